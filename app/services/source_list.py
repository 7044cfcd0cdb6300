"""The sources as a page or a command lists them: their limits, what they need, how they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.watch import Watch
from app.services import source_health
from app.services.watched import place_of
from scrapers import SOURCES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.services.source_health import SourceHealth
    from scrapers import Source

HOUR, DAY = 60, 1440
# In the order in which a person can use them at once.
KINDS: Mapping[str, str] = {
    "feed": "Feeds and public services",
    "board": "Employers’ boards",
    "mail": "Alert mails",
    "page": "Pages that you save or clip, and any page with structured data",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source with its limits in words; `missing` names the settings that it still needs.

    `next_due` is when the person's own watches ask it next.
    """

    about: Source
    missing: tuple[str, ...]
    health: SourceHealth | None
    next_due: datetime | None
    is_watched: bool

    @property
    def pace(self) -> str:
        """How often it may be asked, and for how much."""
        return pace_of(self.about)

    @property
    def can_be_watched(self) -> bool:
        """Whether it is a feed that needs no board's name and lacks no key."""
        return self.about.collectable and not self.about.board_hint and not self.missing

    @property
    def attribution(self) -> str | None:
        """What has to stand beside its postings, if anything."""
        return self.about.attribution


def pace_of(about: Source) -> str:
    """Say how often a source may be asked, and for how much."""
    if not about.collectable:
        return "Never fetched; read from what you bring"
    every = every_words(about.poll_minutes)
    pages = "one page" if about.page_cap == 1 else f"up to {about.page_cap} pages"
    jobs = f" and {about.detail_cap} jobs’ own pages" if about.detail_cap else ""
    return f"At most {every}, {pages}{jobs} each time"


def every_words(minutes: int) -> str:
    """Say an interval as people do."""
    if minutes % DAY == 0:
        return "once a day" if minutes == DAY else f"every {minutes // DAY} days"
    if minutes % HOUR == 0:
        return "once an hour" if minutes == HOUR else f"every {minutes // HOUR} hours"
    return f"every {minutes} minutes"


def by_kind(
    session: Session, person_id: int, *, keys: Collection[str]
) -> Mapping[str, Sequence[SourceLine]]:
    """Return the sources by kind, in words; `keys` names the settings that are there."""
    health = source_health.by_source(source_health.every_board(session))
    due = _next_due(session, person_id)
    lines = [
        SourceLine(
            about=about,
            missing=tuple(name for name in about.needs if name not in keys),
            health=health.get(key),
            next_due=due.get(key, (None, False))[0],
            is_watched=due.get(key, (None, False))[1],
        )
        for key, about in SOURCES.items()
    ]
    return {
        words: [line for line in lines if line.about.kind == kind] for kind, words in KINDS.items()
    }


def _next_due(session: Session, person_id: int) -> dict[str, tuple[datetime | None, bool]]:
    """Return, by source, when this person's watches ask it next."""
    rows = session.scalars(select(Watch).where(Watch.person_id == person_id, Watch.state == "on"))
    found: dict[str, tuple[datetime | None, bool]] = {}
    for row in rows:
        key = place_of(row.target)[0]
        known = found.get(key, (None, True))[0]
        times = [moment for moment in (known, row.next_due) if moment is not None]
        found[key] = (min(times, default=None), True)
    return found
