"""A match laid out for the eye: one numbered row per thing asked for, and both texts in pieces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.marked_text import Mark, Piece, pieces
from app.services.row_corrections import Said, places_of, said_of
from matcher import Resume as ReadResume

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.services.matching import Reading
    from matcher import Match, Matcher, Met, Missing, PostingProfile, Requirement

__all__ = [
    "Mark",
    "Piece",
    "Row",
    "pieces",
    "posting_marks",
    "resume_marks",
    "rows",
    "stated_years",
]
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
    `tier` says how the best evidence shows it (matcher.Met), None where that does not apply;
    `credit`, 0 to 1, is the share in which it counts.
    `members` are the (key, label) of what stands in for one another, a key being "kind:id";
    `said` is what the person put right about it, None where nothing.
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
    tier: str | None = None
    credit: float | None = None
    members: tuple[tuple[str, str], ...] = ()
    said: Said | None = None

    @property
    def is_choice(self) -> bool:
        """Whether several things would do."""
        return len({label for _, label in self.members}) > 1

    @property
    def is_by_word(self) -> bool:
        """Whether the person says that they have it, where the resume says nothing."""
        return self.said is not None and self.said.where is not None and not self.evidence

    @property
    def is_dear(self) -> bool:
        """Whether this is a must-have that was not found."""
        return self.status == "missing" and self.strength == "required"


def rows(matcher: Matcher, reading: Reading) -> list[Row]:
    """Return what the posting asks for: must-have misses first, then the dearest, then the rest."""
    units = _units(reading.profile.requirements)
    numbered = sorted(units, key=_by_place)
    shown = [_row(matcher, reading, unit, n) for n, unit in enumerate(numbered, 1)]
    return sorted(shown, key=_place)


def _by_place(unit: list[tuple[int, Requirement]]) -> tuple[bool, int, int]:
    start = min(one.start for _, one in unit)
    return not any(one.end for _, one in unit), start, unit[0][0]


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
        Mark(start, end, row.n, "partly" if row.status == "missing" else _kind(row), row.label)
        for row in shown
        for start, end in row.evidence
    ]


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
    met = [m for m in reading.match.met if m.requirement in indexes] if reading.match else []
    missing = (
        [m for m in reading.match.missing if m.requirement in indexes] if reading.match else []
    )
    dearest = max(missing, key=lambda m: m.gain, default=None)
    more = _more(matcher, reading, [m.requirement for m in met])
    status = _status(reading.match, first, is_met=bool(met), is_missing=dearest is not None)
    partly = status == "met" and more > WORTH_SAYING and first.kind not in {"tool", "skill"}
    said = said_of(reading, unit)
    best = max(met, key=lambda m: m.credit, default=None)
    by_word = best is not None and best.requirement in reading.corrected.held
    return Row(
        n=n,
        label=" or ".join(dict.fromkeys(one.label for _, one in unit)),
        strength=first.strength,
        status="partly" if partly else status,
        # What the person added themselves stands nowhere in the posting.
        spans=tuple((one.start, one.end) for _, one in unit if one.end > one.start),
        evidence=_evidence(reading, [*met, *missing], said),
        # What is met by the person's word is not told as what the resume shows of it.
        notes=tuple(
            dict.fromkeys(m.note for m in met if m.requirement not in reading.corrected.held)
        ),
        advice=dearest.advice if dearest else None,
        gain=dearest.gain if dearest else (more if more > WORTH_SAYING else None),
        years=first.min_years if first.kind != "experience" else None,
        tier=best.tier if best and not by_word else None,
        credit=best.credit if best else (dearest.credit if dearest else None),
        members=tuple((f"{one.kind}:{one.id}", one.label) for _, one in unit),
        said=said,
    )


def _evidence(
    reading: Reading, answers: Sequence[Met | Missing], said: Said | None
) -> tuple[tuple[int, int], ...]:
    """Return where the resume answers, if only in part: as read, and as the person says."""
    found = [span for one in answers for span in one.by]
    if reading.match is not None and said is not None and said.where:
        found += places_of(reading.match.text_resume, said.where)
    return tuple(dict.fromkeys(found))


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
    whole = reading.corrected.match(matcher, resume, assume=frozenset(met))
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
