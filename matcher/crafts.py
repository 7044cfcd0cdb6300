"""The craft that a job title names, and how near one craft is to another."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matcher.person import Role
    from matcher.types import PostingProfile, Track

_LOOSE = "loose_"
_KNOWN_TITLES = 4096
_OF_TRACK: dict[Track, str] = {
    "pmo": "office",
    "portfolio": "portfolio",
    "programme": "programme",
    "project": "delivery",
    "product": "product",
}
_TRACKED = frozenset({"office", "portfolio", "programme", "product"})
# A craft that says what kind of project work it is; others are told by the track as well.
_OF_PROJECTS = frozenset(
    {*_OF_TRACK.values(), "controls", "agile", "site", "analysis", "coordination"}
)
_MANAGING = frozenset({"delivery", "programme", "portfolio"})
# Duties that tell a coordinator's job under a manager's title.
_CLERICAL = frozenset({"minutes", "action-log", "document-control", "purchase-orders"})
_CLERICAL_NEEDED = 3
# A world of its own, named beside project work: "Program Manager, Communications".
_SUBJECTS = frozenset(
    {"market", "care", "technology", "events", "people", "teaching", "procurement", "trade"}
)
# What is done in these crafts is done in projects as well: minutes, logs, analyses, purchases.
_SERVING = _OF_PROJECTS | {"support", "consulting", "data", "assurance"}
# Crafts rather than trades: these words tell what one does, not in which world.
NO_TRADE = frozenset({"office", "product", "consulting"})
_TRADE_WORDS = 3
_BUILDING = frozenset({"construction", "energy"})
_BUILT_BY = frozenset({"delivery", "programme"})
_OFFICE_WORDS = 4


class Crafts:
    """Names crafts; made once from the vocabulary, safe to share by threads."""

    def __init__(
        self, words: dict[str, tuple[str, ...]], near: dict[str, dict[str, float]]
    ) -> None:
        self._of = {
            word: name
            for name, group in words.items()
            for word in group
            if not name.startswith(_LOOSE)
        }
        self._loose = {
            word: name.removeprefix(_LOOSE)
            for name, group in words.items()
            for word in group
            if name.startswith(_LOOSE)
        }
        self._pattern = _any_of(self._of)
        self._loosely = _any_of(self._loose)
        self._near = near
        # A market of postings has few titles, and a resume is held against all of them.
        self._named = lru_cache(_KNOWN_TITLES)(self._read)

    def _read(self, title: str) -> frozenset[str]:
        low = title.lower()
        found = {self._of[word] for word in self._pattern.findall(low)}
        if found & _OF_PROJECTS:
            # "PMO Analyst - Regulatory Change": the rest tells the subject, not the craft.
            found &= _OF_PROJECTS | _SUBJECTS | {"support"}
        loose = {self._loose[word] for word in self._loosely.findall(low)}
        if found == {"support"}:
            found |= loose & _MANAGING
        return frozenset(found or loose)

    def of_posting(self, profile: PostingProfile) -> frozenset[str]:
        """Return the crafts that a posting wants, by its title, track and the topics of its duties.

        Empty when none is told.
        """
        found = _with_track(self._named(profile.title or ""), profile.track)
        if not found & _MANAGING:
            return found
        counts = dict(profile.domains)
        if len(_CLERICAL & set(profile.topics)) >= _CLERICAL_NEEDED:
            found |= {"coordination"}
        if counts.get("office", 0) >= _OFFICE_WORDS:
            found |= {"office"}
        if found & _BUILT_BY and _main_trade(profile) in _BUILDING:
            found |= {"site"}
        return found

    def of_role(self, role: Role) -> frozenset[str]:
        """Return the crafts of a past job, by its title and by the track that its lines show."""
        return _with_track(self._named(role.title), role.track)

    def is_far(self, role: Role) -> bool:
        """Tell whether a past job was neither of projects nor of the crafts that serve them."""
        return not self.of_role(role) & _SERVING

    def closeness(self, wanted: frozenset[str], had: frozenset[str]) -> float:
        """Return how near a past in `had` is to work in `wanted`, 0 to 1."""
        if not wanted:
            return self._near["unknown"]["any"]
        work = wanted & _OF_PROJECTS
        if not work or work == wanted:
            return self._mean(wanted, had)
        share = self._near["subject"]["share"]
        return (1 - share) * self._mean(work, had) + share * self._mean(wanted - work, had)

    def _mean(self, wanted: frozenset[str], had: frozenset[str]) -> float:
        best = (max((self.between(want, past) for past in had), default=0.0) for want in wanted)
        return sum(best) / len(wanted)

    def between(self, one: str, other: str) -> float:
        """Return the published closeness of two crafts; the same one is 1."""
        if one == other:
            return 1.0
        return self._near.get(one, {}).get(other, self._near.get(other, {}).get(one, 0.0))


def _with_track(named: frozenset[str], track: Track) -> frozenset[str]:
    own = _OF_TRACK.get(track)
    # The reader saw that this portfolio or programme is none of projects.
    found = set(named) - _TRACKED if track == "other" else set(named)
    if own and (own == "office" or not named & _OF_PROJECTS):
        found.add(own)
    if "office" in found:
        return frozenset(found - {"support"})
    if "support" in found and found & _MANAGING:
        # A project coordinator or administrator keeps projects in order and does not run them.
        return frozenset(found - _MANAGING - {"support"} | {"coordination"})
    return frozenset(found)


def _main_trade(profile: PostingProfile) -> str | None:
    """Return the trade with most words, when it has enough of them to be the posting's world."""
    trades = [(count, name) for name, count in profile.domains if name not in NO_TRADE]
    count, name = max(trades, default=(0, ""), key=itemgetter(0))
    return name if count >= _TRADE_WORDS else None


def _any_of(words: dict[str, str]) -> re.Pattern[str]:
    spelt = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w])(?:{spelt})(?![\w])")
