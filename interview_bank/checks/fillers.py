"""Count filler words, typed or transcribed; delivery is reported apart from the content.

Authority: Clark and Fox Tree (2002): "uh" and "um" are words that announce a delay, normal in
speech. So only a high rate is remarked on, as a tip, and it never moves the overall score much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_bank.stats import filler_spans
from interview_bank.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_bank.answer import Answer

CODE = "fillers"
RATE = 0.05  # of all words
LEAST = 4


def check(answer: Answer) -> Iterator[Finding]:
    """Report more than one filler in twenty words."""
    spans = filler_spans(answer.text)
    if len(spans) >= LEAST and len(spans) > RATE * max(1, len(answer.words)):
        message = (
            f"{len(spans)} filler words. When you say it aloud, a short silence does the same work."
        )
        yield Finding(CODE, "improve", message, spans[0][0], spans[-1][1])


TRIPS = ("um so I was like you know uh the one who um wrote the report and uh sent it",)
PASSES = ("Um, I was the one who wrote the report, and I sent it to the board on the Friday.",)
