"""The postings that a person's plan is over: by the stored index, as that person sees them.

What the index holds is not read from the table again but for its wording. What the person
corrected is taken as they say, and what no index holds yet is laid out for this once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.models.posting import Posting
from app.services import corrections
from app.services.fits import NAMED
from app.services.market_index import key_of
from matcher import PostingProfile
from matcher.plan_market import Said, Seen

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.models.correction import Correction
    from app.services.market_index import MarketIndex
    from matcher.market.sheet import Sheet

OWN_WORDS = "evidence"


class PlanPostings:
    """A market for `matcher.plan`: postings by id, in the order of their ids."""

    def __init__(
        self, session: Session, market: MarketIndex, person_id: int, ids: Collection[int]
    ) -> None:
        self._session = session
        self._market = market
        self._person_id = person_id
        self._ids = sorted(ids)
        self._said = corrections.by_posting(session, person_id)

    def keys(self) -> Sequence[int]:
        """Return the ids."""
        return self._ids

    def corrected(self) -> Collection[int]:
        """Return the postings that the person corrected, of all that they may see."""
        return self._said.keys()

    def said(self) -> Said:
        """Return what the person says of themselves, the last word on each thing counting."""
        own = [one for alike in self._said.values() for one in alike if one.subject == OWN_WORDS]
        last = {(o.kind, o.thing): o.said["value"] for o in sorted(own, key=lambda one: one.id)}
        have = frozenset(thing for thing, value in last.items() if value == "have")
        return Said(have=have, lack=frozenset(last) - have)

    def sheets(self) -> Sequence[Sheet]:
        """Return the postings by the columns of the indexes, and what these lack by columns too."""
        wanted = self._marks()
        found: list[Sheet] = []
        for owner in (None, self._person_id):
            index = self._market.opened(owner)
            if index is not None:
                found.append(index.sheet(wanted.get))
        held = {name for sheet in found for name in sheet.names}
        lacking = [one for one in wanted.values() if one not in held]
        read = self.read(lacking)
        lone = self._market.matcher.planner().sheet({one: read[one].profile for one in read})
        return [*found, lone]

    def texts(self, keys: Collection[Hashable]) -> Iterator[tuple[Hashable, str]]:
        """Yield the wording of these postings, as it was read."""
        for number, told in self._profiles(keys):
            yield number, told["text"]

    def read(self, keys: Collection[Hashable]) -> Mapping[int, Seen]:
        """Return these postings as the person sees them."""
        return {
            number: _seen(PostingProfile.from_dict(told), self._said.get(number))
            for number, told in self._profiles(keys)
        }

    def _marks(self) -> dict[Hashable, int]:
        """Return the ids of what nobody corrected by the key under which an index holds them."""
        found: dict[Hashable, int] = {}
        for among in _by_some(sorted(set(self._ids) - self._said.keys())):
            rows = select(Posting.id, Posting.read_mark).where(Posting.id.in_(among))
            found |= {key_of(number, mark): number for number, mark in self._session.execute(rows)}
        return found

    def _profiles(self, keys: Collection[Any]) -> Iterator[tuple[int, dict[str, Any]]]:
        for among in _by_some(sorted(keys)):
            rows = select(Posting.id, Posting.profile).where(Posting.id.in_(among))
            yield from map(tuple, self._session.execute(rows.order_by(Posting.id)).all())


def _by_some(ids: list[Any]) -> Iterator[list[Any]]:
    for first in range(0, len(ids), NAMED):
        yield ids[first : first + NAMED]


def _seen(profile: PostingProfile, said: Sequence[Correction] | None) -> Seen:
    if not said:
        return Seen(profile)
    found = corrections.corrected(profile, said)
    return Seen(found.profile, frozenset(found.held), found.denied)
