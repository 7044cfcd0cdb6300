"""Help on the lines of a resume for one posting, as values; offsets point into its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Why = Literal["same", "related", "words", "beside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carry:
    """A demand (its index in the profile) that a line could show, if it is true.

    `start` to `end` are the line's words, in the resume's text, that lead to it: the thing
    `same` as asked, a `related` one, `words` of the demand, or words that the posting has `beside`
    it. `is_missing` tells a demand that
    was not found from one that is thinly shown; `gain` is the points of 100 that showing it in
    full would add, 0 or more.
    """

    requirement: int
    label: str
    why: Why
    start: int
    end: int
    is_missing: bool
    gain: float
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletHelp:
    """What one line on past work could do better for one posting.

    `start` to `end` is the line in the resume's text, `role` its job's index in `Resume.roles`
    (None outside of a dated job). `weak` is the place of a weak opening such as "Responsible
    for", None where there is none; `has_outcome` tells whether the line names what came of the
    work with how much. `verbs` and `figures` are what to begin with and what to tell, where that
    is lacking; `remarks` says all of it in sentences.
    """

    start: int
    end: int
    role: int | None
    carries: tuple[Carry, ...]
    weak: tuple[int, int] | None
    has_outcome: bool
    verbs: tuple[str, ...]
    figures: tuple[str, ...]
    remarks: tuple[str, ...]
