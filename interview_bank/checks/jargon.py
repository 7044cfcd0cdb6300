"""Point at abbreviations that a listener outside the company may not know.

Authority: plain-language guides (ISO 24495-1: readers find, understand and use). Terms of the
trade are welcome in a PMO interview; house abbreviations need one word of explanation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_bank.lists import listed
from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

CODE = "jargon"
ABBREVIATION = re.compile(r"\b[A-Z][A-Z0-9]{2,5}\b(?!\s*\()")
KNOWN = listed(
    "PMO PMP PMI RAID RAG KPI KPIS ERP CRM CEO CFO CIO COO CTO HR IT UAT SQL USA USB PDF ISO "
    "API PRINCE2 PRINCE RACI ROI SLA SLAS CAPM MSP CSV VBA NHS BBC GDPR SAP FAQ VAT OKR OKRS "
    "EVM WBS AWS QA SME SMES CAD GPS COVID PC TV UK EU US MBA PHD STAR NGO UN FTE ASAP PO BI "
    "SMS QR"
)
MANY = 3


def check(answer: Answer) -> Iterator[Finding]:
    """Report three or more different unexplained abbreviations."""
    found = [
        match
        for match in ABBREVIATION.finditer(answer.text)
        if match.group() not in KNOWN and f"({match.group()})" not in answer.text
    ]
    if len({match.group() for match in found}) >= MANY and not answer.text.isupper():
        names = ", ".join(list(dict.fromkeys(match.group() for match in found))[:4])
        message = f"A listener from outside may not know {names}. Give each a word of explanation."
        yield Finding(CODE, "improve", message, found[0].start(), found[0].end())


TRIPS = ("The TDG asked the CCB for a new QZR before the FTD went to the board.",)
PASSES = ("The PMO asked the change control board (CCB) for a new KPI.",)
