"""The adverts of one job as its page shows them: why each is there, and which others may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from app.models.posting import Posting
from app.services import job_decisions
from app.services.cluster_rows import load
from app.services.job_verdicts import verdicts_of
from app.services.search import IN_LISTS, visible_to
from scrapers import group_into_jobs, likely_same_vacancy
from scrapers.wording.agency import is_agency_advert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.models.job import JobVerdict
    from app.services.cluster_rows import Advert as Row
    from scrapers import Verdicts

MOST_CANDIDATES = 12
MOST_COMPARED = 60
MOST_LOOKED_AT = 400
WHY = {
    "joined": "You said that it is the same job.",
    "identity": "It has the same number at the same source.",
    "address": "It leads to the same address.",
    "requisition": "It has the same reference number.",
    "copy": "A twin: the same words at another source.",
    "repost": "A repost: the same words again, at the same source.",
    "city": "The same job in another place.",
}
ALIKE = "Nearly the same words under another name: probably one vacancy behind two adverts."
NUMBERS = "Its reference number is {}, and this one’s {}: two jobs, by all that is known."
SIDE_BY_SIDE = "The same company and title, listed beside it: probably a second opening."


@dataclass(frozen=True, slots=True)
class Advert:
    """One advert, with a sentence on why it stands here; None for the first of a job."""

    posting: Posting
    why: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobPage:
    """A job: its adverts, oldest first; further ones it might have; what was decided so far.

    `suggested` are probably the same vacancy, `candidates` probably not. `is_agency` says that an
    agency advertises, so that the employer is not named.
    """

    adverts: tuple[Advert, ...]
    suggested: tuple[Advert, ...]
    candidates: tuple[Advert, ...]
    acts: tuple[JobVerdict, ...]
    is_agency: bool

    @property
    def state(self) -> str:
        """Open while one advert is, closed when all are."""
        states = {one.posting.state for one in self.adverts}
        return next(state for state in ("open", "unknown", "closed") if state in states)


def job_page(session: Session, person_id: int, shown: Posting) -> JobPage:
    """Return the job that a posting advertises; NotFoundError for one that nobody may see."""
    ids = job_decisions.adverts(session, person_id, shown.id)
    acts = job_decisions.about(session, person_id, ids)
    verdicts = verdicts_of(acts)
    rows = load(session, ids)
    near = [row for row in _near(session, person_id, shown, ids) if not _apart(row, ids, verdicts)]
    alike = _alike(rows, near)
    postings = _postings(session, [*ids, *(row.id for row in near)])
    why = _why(rows, verdicts)
    return JobPage(
        adverts=tuple(Advert(postings[one], why.get(one)) for one in ids),
        suggested=tuple(Advert(postings[row.id], ALIKE) for row in near if row.id in alike),
        candidates=tuple(
            Advert(postings[row.id], _why_not(shown, postings[row.id]))
            for row in near
            if row.id not in alike and postings[row.id].block_key == shown.block_key
        )[:MOST_CANDIDATES],
        acts=tuple(acts),
        is_agency=is_agency_advert(shown.company, shown.description_text),
    )


def _near(session: Session, person_id: int, shown: Posting, ids: Sequence[int]) -> list[Row]:
    """Return the newest postings of the same title, at the same places or company, to compare."""
    if shown.title_key is None:
        return []
    rows = session.execute(
        select(Posting.id, Posting.places, Posting.block_key)
        .where(
            visible_to(person_id),
            Posting.id.not_in(ids),
            Posting.state != "closed",
            or_(Posting.title_key == shown.title_key, Posting.block_key == shown.block_key),
        )
        .order_by(Posting.id.desc())
        .limit(MOST_LOOKED_AT)
    )
    here = _cities(shown.places)
    wanted = [
        row.id
        for row in rows
        if row.block_key == shown.block_key or not here or here & _cities(row.places)
    ]
    return load(session, wanted[:MOST_COMPARED])


def _alike(rows: Sequence[Row], near: Sequence[Row]) -> set[int]:
    mine = {row.sighting.key for row in rows}
    pairs = likely_same_vacancy(row.sighting for row in (*rows, *near))
    crossing = [pair for pair in pairs if len(mine.intersection(pair)) == 1]
    return {int(key) for pair in crossing for key in pair if key not in mine}


def _why(rows: Sequence[Row], verdicts: Verdicts) -> dict[int, str]:
    found: dict[int, str] = {}
    for cluster in group_into_jobs((row.sighting for row in rows), verdicts):
        for link in cluster.links:
            later = max(int(link.one), int(link.other))
            found.setdefault(later, WHY[link.kind])
    return found


def _why_not(shown: Posting, other: Posting) -> str:
    numbers = (other.requisition_id, shown.requisition_id)
    if all(numbers) and numbers[0] != numbers[1]:
        return NUMBERS.format(*numbers)
    return SIDE_BY_SIDE


def _apart(row: Row, ids: Sequence[int], verdicts: Verdicts) -> bool:
    pairs = {frozenset({str(row.id), str(one)}) for one in ids}
    return bool(pairs & verdicts.different)


def _cities(places: Sequence[dict[str, str]]) -> set[str]:
    return {(place.get("city") or place.get("text") or "").casefold() for place in places}


def _postings(session: Session, ids: Sequence[int]) -> dict[int, Posting]:
    found = session.scalars(select(Posting).where(Posting.id.in_(ids)).options(*IN_LISTS))
    return {row.id: row for row in found}
