"""What the lines of a resume could do better for one posting, as the match page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher import Resume as ReadResume

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.services.matching import Reading
    from app.services.side_by_side import Row
    from matcher import BulletHelp, Matcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A thing asked for that a line could show if it is true; `n` is its row.

    `gain` is in points of 100, 0 or more; `words` are those of the line that lead to it.
    """

    n: int
    label: str
    words: str
    gain: float
    is_missing: bool
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineHelp:
    """One line of the resume in its words, its job if it has one, and what it could do better.

    `start` and `end` are its half-open offsets in the resume's text.
    """

    start: int
    end: int
    words: str
    job: str | None
    carries: tuple[Carried, ...]
    remarks: tuple[str, ...]


def line_help(matcher: Matcher, reading: Reading, rows: Sequence[Row]) -> list[LineHelp]:
    """Return help on up to twelve lines, those that could carry most first; none without a resume.

    What the person says that they have, or that no line shows, is not offered again.
    """
    if reading.match is None or reading.resume is None:
        return []
    resume = ReadResume.from_dict(reading.resume.reading)
    seen = reading.corrected
    found = matcher.bullet_help(
        resume, seen.profile, reading.match, assume=frozenset(seen.held), deny=seen.denied
    )
    row_of = {key: row for row in rows for key, _ in row.members}
    told = [_told(one, resume, reading, row_of) for one in found]
    return [one for one in told if one.carries or one.remarks]


def _told(
    one: BulletHelp, resume: ReadResume, reading: Reading, row_of: dict[str, Row]
) -> LineHelp:
    role = resume.roles[one.role] if one.role is not None else None
    settled = reading.corrected.held.keys() | reading.corrected.denied
    carries = []
    for carry in one.carries:
        asked = reading.profile.requirements[carry.requirement]
        row = row_of.get(f"{asked.kind}:{asked.id}")
        if row is not None and carry.requirement not in settled:
            carries.append(
                Carried(
                    n=row.n,
                    label=carry.label,
                    words=" ".join(resume.text[carry.start : carry.end].split()),
                    gain=carry.gain,
                    is_missing=carry.is_missing,
                    advice=carry.advice,
                )
            )
    return LineHelp(
        start=one.start,
        end=one.end,
        words=" ".join(resume.text[one.start : one.end].split()),
        job=", ".join(part for part in (role.title, role.employer) if part) if role else None,
        carries=tuple(carries),
        remarks=one.remarks,
    )
