"""Every advert of a search as one short line, from which jobs are shown, sorted and counted.

One statement reads the lines; it needs nothing but an index, unless words are searched for. All
counts and the order of the jobs come from them, so that 20,000 postings are read once a page.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, case, literal, null, select

from app.models.posting import Posting
from app.services.filters import AGES, UNSTATED, Filters
from app.services.own_readings import own_readings
from app.services.search_conditions import (
    NOT_CLOSED,
    by_filter,
    job_of,
    not_older,
    visible_to,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

# The filters that each have their own count; a line knows which of them it fails, as bits.
COUNTED = ("workplace", "level", "track", "source", "pay", "age", "pmo")
BITS = {name: 1 << place for place, name in enumerate(COUNTED)}
# The best state of its adverts is that of a job.
STATES = ("open", "unknown", "closed")
LONG_AGO = date.min


class Line(NamedTuple):
    """One advert: what a list sorts and counts by. `failed` has a bit for each filter not met.

    `age` is the smallest span of AGES that it fits, in days.
    """

    id: int
    job: int
    state: str
    workplace: str | None
    level: str | None
    track: str
    source: str
    has_pay: bool
    posted_on: date | None
    first_seen: datetime
    closes_on: date | None
    age: int | None
    failed: int

    @property
    def day(self) -> date:
        """When it was posted, or else first seen."""
        return _day(self.posted_on, self.first_seen)


class Advert(NamedTuple):
    """A posting and its day: all that a ranking asks for."""

    id: int
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The jobs of a search, in no order, and the counts.

    `jobs` holds of each job the adverts that may stand for it: those that fit and are in the best
    state that any of them is in. `counts` are jobs by filter and value, each under all the other
    filters. `outside_pmo` more jobs would be there without the limit to PMO work. `states` is the
    state of each job.
    """

    jobs: tuple[tuple[Line, ...], ...]
    counts: dict[str, dict[str, int]]
    outside_pmo: int
    states: dict[int, str]


def listing(
    session: Session,
    person_id: int,
    filters: Filters,
    *,
    now: datetime,
) -> Listing:
    """Return the jobs that a search finds. A job is open while one of its adverts is."""
    lines = _lines(session, person_id, filters, now)
    states = _states(lines)
    shown = filters.state or NOT_CLOSED
    fitting = [line for line in lines if not line.failed and states[line.job] in shown]
    jobs = {line.job for line in fitting}
    outside = {line.job for line in lines if line.failed == BITS["pmo"]}
    return Listing(
        jobs=_jobs(fitting),
        counts=_counts(lines, states, shown),
        outside_pmo=len({job for job in outside - jobs if states[job] in shown}),
        states=states,
    )


def adverts(
    session: Session, person_id: int, *wanted: ColumnElement[bool]
) -> list[tuple[Advert, ...]]:
    """Return the adverts that a person may see and that are `wanted`, grouped by job."""
    columns = (Posting.id, job_of(person_id), Posting.posted_on, Posting.first_seen)
    jobs: dict[int, list[Advert]] = defaultdict(list)
    for number, job, posted, seen in session.execute(select(*columns).where(*wanted)):
        jobs[job].append(Advert(number, _day(posted, seen)))
    return [tuple(held) for held in jobs.values()]


def in_order(jobs: Iterable[Sequence[Line]], sort: str) -> list[Line]:
    """Return the advert that stands for each job, in the order of a sort by dates."""
    leads = (min((_key(line, sort), line) for line in adverts) for adverts in jobs)
    return [line for _, line in sorted(leads)]


def _lines(session: Session, person_id: int, filters: Filters, now: datetime) -> list[Line]:
    own = own_readings(session, person_id)
    wanted = by_filter(filters, person_id, now=now, own=own)
    ages = [(not_older(now, days), days) for days in sorted(AGES)]
    columns: tuple[Any, ...] = (
        *(Posting.id, job_of(person_id), Posting.state, own.column("workplace")),
        *(own.column("level"), own.column("track"), Posting.source, own.column("has_pay")),
        *(Posting.posted_on, Posting.first_seen),
        *(Posting.closes_on, case(*ages, else_=null()), _failed(wanted)),
    )
    found = select(*columns).where(visible_to(person_id), *wanted["q"], *wanted["place"])
    rows = session.execute(found)
    return [Line._make(row) for row in rows]


def _failed(wanted: dict[str, list[ColumnElement[bool]]]) -> ColumnElement[int]:
    failed: ColumnElement[int] = literal(0)
    for name, bit in BITS.items():
        if wanted.get(name):
            failed = failed + case((and_(*wanted[name]), 0), else_=bit)
    return failed


def _states(lines: Iterable[Line]) -> dict[int, str]:
    best: dict[int, str] = {}
    for line in lines:
        held = best.get(line.job)
        if held is None or STATES.index(line.state) < STATES.index(held):
            best[line.job] = line.state
    return best


def _day(posted_on: date | None, first_seen: datetime) -> date:
    return posted_on or first_seen.astimezone(UTC).date()


def _jobs(lines: Iterable[Line]) -> tuple[tuple[Line, ...], ...]:
    """Group adverts by job, of each only those in the best state."""
    jobs: dict[int, tuple[Line, ...]] = {}
    for line in lines:
        held = jobs.get(line.job)
        better = STATES.index(line.state) - STATES.index(held[0].state) if held else -1
        if better < 0:
            jobs[line.job] = (line,)
        elif held and better == 0:
            jobs[line.job] = (*held, line)
    return tuple(jobs.values())


def _key(line: Line, sort: str) -> tuple[Any, ...]:
    newest = (-line.day.toordinal(), -line.id)
    if sort == "closing":
        return (line.closes_on is None, line.closes_on or LONG_AGO, *newest)
    return newest


def _counts(
    lines: Sequence[Line], states: dict[int, str], shown: Sequence[str]
) -> dict[str, dict[str, int]]:
    jobs: dict[tuple[str, str], set[int]] = defaultdict(set)
    for line in lines:
        state = states[line.job]
        if not line.failed:
            jobs["state", state].add(line.job)
        if state in shown:
            for name, value in _counted_as(line):
                jobs[name, value].add(line.job)
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for (name, value), found in jobs.items():
        counts[name][value] = len(found)
    return counts


def _counted_as(line: Line) -> Iterable[tuple[str, str]]:
    """Yield the values under which a line counts: those of filters that no other one hides."""
    for name in ("workplace", "level", "track", "source"):
        if not line.failed & ~BITS[name]:
            yield name, getattr(line, name) or UNSTATED
    if line.has_pay and not line.failed & ~BITS["pay"]:
        yield "pay", "stated"
    if line.age is not None and not line.failed & ~BITS["age"]:
        yield from (("age", str(days)) for days in AGES if days >= line.age)
