"""Postings as grouping needs them: which belong near one another, and what is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, select

from app.models.posting import Posting
from app.services.posting_store import MADE_ID
from scrapers import Place, Sighting
from scrapers import Posting as ReadPosting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy import Row
    from sqlalchemy.orm import InstrumentedAttribute, Session

AT_ONCE = 400
KEYS: tuple[InstrumentedAttribute[Any], ...] = (
    Posting.block_key,
    Posting.address_key,
    Posting.job_id,
)
COMPARED = (
    *(Posting.id, Posting.person_id, Posting.job_id, Posting.source, Posting.source_id),
    *(Posting.url, Posting.title, Posting.company, Posting.places, Posting.posted_on),
    *(Posting.requisition_id, Posting.description_text, Posting.first_seen),
)
T = TypeVar("T")


class Advert(NamedTuple):
    """A posting with whom it belongs to and the job that it was grouped into, if it was."""

    id: int
    person_id: int | None
    job_id: int | None
    sighting: Sighting


def related(
    session: Session, ids: Iterable[int], owner: ColumnElement[bool] | None = None
) -> set[int]:
    """Return the postings that stand with these in a block, at an address or in a job, and so on.

    These included; with `owner` none but those for which it holds.
    """
    mine = [] if owner is None else [owner]
    found: set[int] = set()
    seen: tuple[set[Any], ...] = tuple(set() for _ in KEYS)
    fresh = set(ids)
    while fresh:
        found |= _there(session, Posting.id, fresh, mine)
        near: set[int] = set()
        for column, values, known in zip(KEYS, _keys_of(session, fresh), seen, strict=True):
            near |= _there(session, column, values - known, mine)
            known.update(values)
        fresh = near - found
    return found


def load(session: Session, ids: Collection[int]) -> list[Advert]:
    """Return postings to compare, oldest first."""
    return [
        Advert(row.id, row.person_id, row.job_id, _sighting(row))
        for some in pieces(sorted(ids))
        for row in session.execute(
            select(*COMPARED).where(Posting.id.in_(some)).order_by(Posting.id)
        )
    ]


def pieces(values: Iterable[T]) -> Iterator[list[T]]:
    """Yield values a few hundred at a time, as many as a statement takes."""
    held = list(values)
    for first in range(0, len(held), AT_ONCE):
        yield held[first : first + AT_ONCE]


def _there(
    session: Session,
    column: InstrumentedAttribute[Any],
    values: Iterable[Any],
    mine: list[ColumnElement[bool]],
) -> set[int]:
    return {
        one
        for some in pieces(values)
        for one in session.scalars(select(Posting.id).where(column.in_(some), *mine))
    }


def _keys_of(session: Session, ids: Iterable[int]) -> tuple[set[Any], ...]:
    keys: tuple[set[Any], ...] = tuple(set() for _ in KEYS)
    for some in pieces(ids):
        for row in session.execute(select(*KEYS, Posting.id).where(Posting.id.in_(some))):
            for held, value in zip(keys, row, strict=False):
                held.update([] if value is None else [value])
            # The others of a job know it by the number of the one that leads it.
            keys[-1].add(row.id)
    return keys


def _sighting(row: Row[Any]) -> Sighting:
    own_id = None if row.source_id.startswith(MADE_ID) else row.source_id
    posting = ReadPosting(
        source=row.source,
        source_id=own_id,
        url=row.url,
        title=row.title,
        company=row.company,
        places=tuple(Place(**place) for place in row.places),
        posted_on=row.posted_on,
        requisition_id=row.requisition_id,
        description_text=row.description_text,
    )
    return Sighting(key=str(row.id), posting=posting, first_seen=row.first_seen.date())
