"""How one person sees the columns that lists filter, count and sort by: as they put them right.

A correction counts as long as the words that it is about are the same, here as on the page. The
few postings that somebody corrected are named in the statement; all others are read as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import case, literal, null, select

from app.models.correction import Correction
from app.models.posting import Posting
from app.services import corrections
from app.services.corrections import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.orm import Session

# What is corrected, and the column that tells it.
COLUMNS = {"level": "level", "track": "track", "workplace": "workplace", "pay": "has_pay"}
# The track of what is none of the others.
NO_TRACK = "other"


@dataclass(frozen=True, slots=True)
class OwnReadings:
    """By column, what a person says that it is, by posting."""

    said: Mapping[str, Mapping[int, Any]] = field(default_factory=dict)

    def column(self, name: str) -> ColumnElement[Any]:
        """Return a column of Posting as the person sees it."""
        column = cast("ColumnElement[Any]", getattr(Posting, name))
        own = self.said.get(name)
        if not own:
            return column
        ids: dict[Any, list[int]] = {}
        for posting, value in own.items():
            ids.setdefault(value, []).append(posting)
        whens = [
            (Posting.id.in_(numbers), null() if value is None else literal(value))
            for value, numbers in ids.items()
        ]
        return case(*whens, else_=column)


AS_READ = OwnReadings()


def own_readings(session: Session, person_id: int) -> OwnReadings:
    """Return what a person put right about the columns of lists."""
    wanted = (
        select(
            Correction,
            Posting.id,
            Posting.workplace,
            Posting.salary,
            Posting.profile["title"].as_string().label("title"),
        )
        .join(Posting, Posting.id == Correction.posting_id)
        .where(Correction.person_id == person_id, Correction.subject.in_(COLUMNS))
    )
    said: dict[str, dict[int, Any]] = {}
    for row in session.execute(wanted):
        for name, value in _told(row):
            said.setdefault(name, {})[row.id] = value
    return OwnReadings(said)


def _told(row: Row[Any]) -> Iterator[tuple[str, Any]]:
    """Yield (column, value) of a correction whose words still stand."""
    one: Correction = row.Correction
    value = None if one.said["value"] == NOTHING else one.said["value"]
    if one.subject in {"workplace", "pay"}:
        # Only the fields that tell a workplace and a pay are asked of the row.
        if corrections.stated(cast("Posting", row), one.subject) == one.words:
            yield COLUMNS[one.subject], value is not None if one.subject == "pay" else value
    elif " ".join((row.title or "").split()) == one.words:
        yield COLUMNS[one.subject], value or (NO_TRACK if one.subject == "track" else None)
