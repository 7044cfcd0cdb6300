"""Questions for PMO interviews, and remarks on answers. Plain text in, remarks out."""

from __future__ import annotations

from interview_bank.bank import Bank, BankError, UnknownQuestionError, load_bank, read_bank
from interview_bank.dimensions import ANCHORS, POINTS_WEIGHTS, STORY_WEIGHTS
from interview_bank.review import merge, review
from interview_bank.types import (
    Finding,
    KeyPoint,
    Question,
    Review,
    Score,
    Segment,
    Stats,
)  # fmt: skip

__all__ = [
    "ANCHORS", "POINTS_WEIGHTS", "STORY_WEIGHTS", "Bank", "BankError", "Finding", "KeyPoint",
    "Question", "Review", "Score", "Segment", "Stats", "UnknownQuestionError", "load_bank",
    "merge", "read_bank", "review",
]  # fmt: skip
