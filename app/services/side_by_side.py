"""A match laid out for the eye: one numbered row per thing asked for, and both texts in pieces."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from matcher import Resume as ReadResume

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.services.matching import Reading
    from matcher import Match, Matcher, PostingProfile, Requirement

ASIDE = ("excluded", "mentioned")
# Below this a gain is rounding, not advice.
WORTH_SAYING = 0.05
ORDER = ("missing", "partly", "met", "unmatched", "mentioned", "excluded")
STRENGTHS = ("required", "preferred", "mentioned", "excluded")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing that a posting asks for; what may stand in for one another is one row.

    `n` numbers the rows by their place in the posting. `status` is met, partly, missing,
    mentioned, excluded, or unmatched where there is no resume. `gain` is in points of 100.
    `spans` and `evidence` are half-open offsets into the posting's and the resume's text.
    """

    n: int
    label: str
    strength: str
    status: str
    spans: tuple[tuple[int, int], ...]
    evidence: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()
    advice: str | None = None
    gain: float | None = None
    years: float | None = None
    is_choice: bool = False

    @property
    def is_dear(self) -> bool:
        """Whether this is a must-have that was not found."""
        return self.status == "missing" and self.strength == "required"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that belongs to row `n`; `links` says that the other text has one too."""

    start: int
    end: int
    n: int
    kind: str
    note: str
    links: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under at most one mark.

    The first piece of a number carries its anchor, the last one of a stretch the number itself.
    A piece without words stands where another mark has taken all of them.
    """

    text: str
    mark: Mark | None = None
    is_anchor: bool = False
    shows_number: bool = False


def rows(matcher: Matcher, reading: Reading) -> list[Row]:
    """Return what the posting asks for: must-have misses first, then the dearest, then the rest."""
    units = _units(reading.profile.requirements)
    numbered = sorted(units, key=lambda unit: (min(r.start for _, r in unit), unit[0][0]))
    shown = [_row(matcher, reading, unit, n) for n, unit in enumerate(numbered, 1)]
    return sorted(shown, key=_place)


def posting_marks(shown: Iterable[Row]) -> list[Mark]:
    """Return the marks of the posting's text."""
    return [
        Mark(start, end, row.n, _kind(row), row.label, links=bool(row.evidence))
        for row in shown
        for start, end in row.spans
    ]


def resume_marks(shown: Iterable[Row]) -> list[Mark]:
    """Return the marks of the resume's text: the words that answer something."""
    return [
        Mark(start, end, row.n, _kind(row), row.label)
        for row in shown
        for start, end in row.evidence
    ]


def pieces(text: str, marks: Sequence[Mark]) -> list[Piece]:
    """Cut a text at its marks; where they overlap, the shorter one has the words.

    Joined, the pieces are the text. Every number of `marks` has exactly one anchor.
    """
    owner: list[int | None] = [None] * len(text)
    longest_first = sorted(range(len(marks)), key=lambda i: marks[i].start - marks[i].end)
    for i in longest_first:
        for at in range(max(0, marks[i].start), min(len(text), marks[i].end)):
            owner[at] = i
    cut = _cut(text, marks, owner)
    last = {id(piece.mark): at for at, piece in enumerate(cut) if piece.mark}
    anchored: set[int] = set()
    return [_finished(piece, at, last, anchored) for at, piece in enumerate(cut)]


def _cut(text: str, marks: Sequence[Mark], owner: Sequence[int | None]) -> list[Piece]:
    """Return runs of one owner each, and an empty piece where a mark got no words at all."""
    owning = set(owner)
    hidden = [i for i in range(len(marks)) if i not in owning]
    ends: dict[int, list[int]] = {}
    for i in hidden:
        ends.setdefault(min(max(marks[i].end, 0), len(text)), []).append(i)
    cut: list[Piece] = []
    at = 0
    for who, run in groupby(owner):
        size = len(list(run))
        cut += _run(text[at : at + size], at, marks[who] if who is not None else None, ends, marks)
        at += size
    return cut + [Piece("", marks[i]) for i in ends.get(at, [])]


def _run(
    words: str, at: int, mark: Mark | None, ends: dict[int, list[int]], marks: Sequence[Mark]
) -> list[Piece]:
    """Return one run, broken where hidden marks end inside it."""
    found, begin = [], 0
    for offset in range(len(words)):
        for i in ends.get(at + offset, ()):
            if offset > begin:
                found.append(Piece(words[begin:offset], mark))
                begin = offset
            found.append(Piece("", marks[i]))
    return [*found, Piece(words[begin:], mark)]


def _finished(piece: Piece, at: int, last: dict[int, int], anchored: set[int]) -> Piece:
    if piece.mark is None:
        return piece
    is_anchor = piece.mark.n not in anchored
    anchored.add(piece.mark.n)
    return Piece(piece.text, piece.mark, is_anchor, last[id(piece.mark)] == at)


def _units(
    requirements: Sequence[Requirement],
) -> list[list[tuple[int, Requirement]]]:
    """Return the requirements with their indexes; those that stand in for one another together."""
    grouped: dict[str, list[tuple[int, Requirement]]] = {}
    for index, one in enumerate(requirements):
        key = f"group {one.any_of} {one.strength}" if one.any_of else f"alone {index}"
        grouped.setdefault(key, []).append((index, one))
    return list(grouped.values())


def _row(matcher: Matcher, reading: Reading, unit: list[tuple[int, Requirement]], n: int) -> Row:
    indexes = {index for index, _ in unit}
    first = unit[0][1]
    labels = list(dict.fromkeys(one.label for _, one in unit))
    met = [m for m in reading.match.met if m.requirement in indexes] if reading.match else []
    missing = (
        [m for m in reading.match.missing if m.requirement in indexes] if reading.match else []
    )
    dearest = max(missing, key=lambda m: m.gain, default=None)
    more = _more(matcher, reading, [m.requirement for m in met])
    status = _status(reading.match, first, is_met=bool(met), is_missing=dearest is not None)
    partly = status == "met" and more > WORTH_SAYING and first.kind not in {"tool", "skill"}
    return Row(
        n=n,
        label=" or ".join(labels),
        strength=first.strength,
        status="partly" if partly else status,
        spans=tuple((one.start, one.end) for _, one in unit),
        evidence=tuple(dict.fromkeys(span for m in met for span in m.by)),
        notes=tuple(dict.fromkeys(m.note for m in met)),
        advice=dearest.advice if dearest else None,
        gain=dearest.gain if dearest else (more if more > WORTH_SAYING else None),
        years=first.min_years if first.kind != "experience" else None,
        is_choice=len(labels) > 1,
    )


def _status(match: Match | None, one: Requirement, *, is_met: bool, is_missing: bool) -> str:
    if one.strength in ASIDE:
        return one.strength
    if match is None:
        return "unmatched"
    if is_met:
        return "met"
    return "missing" if is_missing else "mentioned"


def _more(matcher: Matcher, reading: Reading, met: Sequence[int]) -> float:
    """Return what the score would still rise by if what is met in part were met in full."""
    if reading.match is None or reading.resume is None or not met:
        return 0.0
    resume = ReadResume.from_dict(reading.resume.reading)
    whole = matcher.match(resume, reading.profile, assume=frozenset(met))
    return round(whole.score - reading.match.score, 2)


def _kind(row: Row) -> str:
    if row.status == "missing":
        return "missing" if row.strength == "required" else "preferred"
    return "mentioned" if row.status == "unmatched" else row.status


def _place(row: Row) -> tuple[int, int, float, int]:
    return (
        ORDER.index(row.status),
        STRENGTHS.index(row.strength),
        -(row.gain or 0.0),
        row.n,
    )


def stated_years(profile: PostingProfile) -> str | None:
    """Say how many years a posting asks for; None where it does not say."""
    asked = profile.years_experience
    if asked is None or (asked.min is None and asked.max is None):
        return None
    if asked.max is None:
        return f"{asked.min:g} or more years"
    if asked.min is None:
        return f"up to {asked.max:g} years"
    return (
        f"{asked.min:g} years" if asked.min == asked.max else f"{asked.min:g}–{asked.max:g} years"
    )
