"""Hard conditions of a posting: what an application without them loses before it is read.

A recruiter stops at a licence, a language, a clearance or an enrolment that the work cannot do
without. Who a person is (nationality, right to work, age) is never such a condition here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from matcher.score import Cause

if TYPE_CHECKING:
    from matcher.person import Resume
    from matcher.types import PostingProfile, Requirement
    from matcher.weights import Weights

_NEAR = 70
_KEPT = 512
# "eligible for SC", "able to obtain": the person need not have it on the day of applying.
_LATER = re.compile(
    r"\b(?:eligib\w*|(?:able|ability|willing\w*) to (?:obtain|gain|get|acquire|undergo|be|achieve|"
    r"attain|pass)|obtain|undergo|can be|will be (?:put|asked)|subject to|within \w+ months)\b",
    re.IGNORECASE,
)
# An activity that only somebody enrolled can claim; "pursuing excellence" is not one.
_STUDY = (
    r"(?:degree|bachelor\S*|master\S*|mba|ph\.?d|undergraduate|graduate program\w*|university|"
    r"college|academic|studies|diploma|apprenticeship)"
)
_ENROLMENT = re.compile(
    rf"\b(?:currently|actively|presently|must be|be) (?:\w+ ){{0,2}}?(?:enrolled|pursuing|studying|"
    rf"working towards?|registered)\b[^.\n;]{{0,60}}\b{_STUDY}"
    # "Degree or working towards one" is open to all; a sentence that begins with it is not.
    rf"|(?:(?-i:\bWorking)|\b(?:are|be|you['’]re) working) towards? (?:an? |your |the )?"
    rf"(?:[\w/'’]+ ){{0,3}}?{_STUDY}"
    rf"|\b(?:enrolled|pursuing|studying)\b (?:\w+ ){{0,3}}\b{_STUDY}"
    r"|\b(?:current|full[- ]time|penultimate[- ]year|final[- ]year|rising|enrolled|matriculated) "
    r"(?:\w+ )?(?:students?|undergraduates?|juniors?|seniors?)\b"
    r"|\breturning to (?:school|university|college|studies)\b",
    re.IGNORECASE,
)
_STUDYING = re.compile(
    r"\b(?:expected|anticipated|due to (?:finish|graduate|complete)|graduating|in progress|"
    r"candidate for|currently (?:enrolled|studying|pursuing|reading)|undergraduate student|"
    r"(?:first|second|third|final|penultimate)[- ]year|coming to the end of|present|to date|"
    r"ongoing|(?:bachelor|master|mba|phd|bsc|msc|ba|doctoral) (?:student|candidate))\b",
    re.IGNORECASE,
)


def kept_without(profile: PostingProfile, weights: Weights) -> tuple[float, ...]:
    """Return, for each requirement, the share of the score that its lack leaves, 0 to 1."""
    return tuple(_kept(row, profile, weights) for row in profile.requirements)


def _kept(row: Requirement, profile: PostingProfile, weights: Weights) -> float:
    table = weights.table["conditions"]
    if row.strength != "required":
        return 1.0
    if row.kind == "clearance" and is_later(row, profile.text):
        return table["clearance_later"]
    if row.kind == "education":
        firm = profile.education is not None and not profile.education.or_equivalent
        return table["education"] if firm else 1.0
    return table.get(row.kind, 1.0)


def is_later(row: Requirement, text: str) -> bool:
    """Tell whether a posting wants a thing only by and by, from the words around its name."""
    around = text[max(0, row.start - _NEAR) : row.end + _NEAR]
    return _LATER.search(around) is not None


def not_enrolled(resume: Resume, profile: PostingProfile, weights: Weights) -> Cause | None:
    """Return what is left where a posting for students meets a person who is none, else None."""
    if not asks_for_enrolment(profile.text) or is_enrolled(resume):
        return None
    share = weights.table["conditions"]["enrolment"]
    return Cause(share, "the posting is for students, and no course still going on was found")


@lru_cache(_KEPT)
def asks_for_enrolment(text: str) -> bool:
    """Tell whether a posting wants somebody who is enrolled somewhere while working."""
    return _ENROLMENT.search(text) is not None


def is_enrolled(resume: Resume) -> bool:
    """Tell whether the education section shows a course that is still going on."""
    return any(
        _STUDYING.search(resume.text, section.start, section.end) is not None
        for section in resume.sections
        if section.kind == "education"
    )
