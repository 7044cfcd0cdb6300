"""What a market scores for a resume and for that resume with things held, to the last digit.

Columns score a whole market in milliseconds. Where they cannot be sure of the last digit, where
a person corrected a posting, and where its wording stands in the resume, the posting is scored by
the code of a match.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from matcher.copied import has_wording_of
from matcher.plan_market import Seen
from matcher.plan_things import Name, holding, names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from matcher.beside import Beside
    from matcher.market.sheet import Sheet
    from matcher.person import Resume
    from matcher.plan_market import Market
    from matcher.plan_things import Scorer
    from matcher.plan_types import Thing

    Places = NDArray[np.intp]
    Numbers = NDArray[np.float64]

_SAME = 1e-9
_PROVED_AT = 3


class _Columns(NamedTuple):
    """A sheet, and the place in the market of each of its rows."""

    sheet: Sheet
    places: Places


class _Laid(NamedTuple):
    """A posting as it is seen, and laid beside the resume where that can be."""

    seen: Seen
    beside: Beside | None


class Scores:
    """Scores a market for one resume, again and again; postings go by their place in `keys`.

    `asked` are the places of the postings that ask for each name, sorted.
    """

    def __init__(
        self,
        scorer: Scorer,
        resume: Resume,
        market: Market,
        on_scored: Callable[[int], None] | None = None,
    ) -> None:
        self._scorer, self._resume, self._market = scorer, resume, market
        self.keys: Sequence[Hashable] = market.keys()
        self._place = {key: place for place, key in enumerate(self.keys)}
        self._columns = [
            _Columns(sheet, np.array([self._place[key] for key in sheet.names], np.intp))
            for sheet in market.sheets()
        ]
        self._row: dict[int, tuple[Sheet, int]] = {
            place: (sheet, row)
            for sheet, places in self._columns
            for row, place in enumerate(places.tolist())
        }
        self._laid: dict[int, _Laid] = {}
        lone = self._to_be_read(on_scored)
        self._is_lone = np.zeros(len(self.keys), np.bool_)
        self._is_lone[lone] = True
        self._lay(lone)
        self.asked: dict[Name, Places] = dict(self._asked(lone))
        self._is_trusted = self._is_proved()

    def __len__(self) -> int:
        """Return how many postings there are."""
        return len(self.keys)

    def of(self, things: Sequence[Thing], places: Places | None = None) -> Numbers:
        """Return the scores of the postings at `places` (all) with `things` held."""
        resume = holding(self._resume, things)
        told, is_sure = self._by_columns(resume)
        wanted = np.arange(len(self)) if places is None else places
        scores = told[wanted]
        for at in np.flatnonzero(~is_sure[wanted]).tolist():
            scores[at] = self._again(int(wanted[at]), resume, things)
        return scores

    def _to_be_read(self, on_scored: Callable[[int], None] | None) -> list[int]:
        """Return the postings that columns cannot score: in none, or found in the resume."""
        lone = [place for place in range(len(self)) if place not in self._row]
        in_columns = [key for key, place in self._place.items() if place in self._row]
        for done, (key, text) in enumerate(self._market.texts(in_columns), 1 + len(lone)):
            if has_wording_of(self._resume, text):
                lone.append(self._place[key])
            if on_scored is not None:
                on_scored(done)
        return lone

    def _lay(self, lone: Iterable[int]) -> None:
        for key, seen in self._market.read([self.keys[place] for place in lone]).items():
            self._laid[self._place[key]] = self._laid_beside(seen)

    def _laid_beside(self, seen: Seen) -> _Laid:
        beside = self._scorer.beside(self._resume, seen.profile, seen.held, seen.denied)
        return _Laid(seen, beside)

    def _asked(self, lone: Iterable[int]) -> Iterator[tuple[Name, Places]]:
        """Yield each name with the places of the postings that ask for it."""
        found: dict[Name, list[Places]] = {}
        for sheet, places in self._columns:
            for asked, rows in sheet.asked().items():
                own = places[rows]
                found.setdefault(Name(*asked), []).append(own[~self._is_lone[own]])
        for place in lone:
            for name in names_of(self._laid[place].seen.profile) if place in self._laid else ():
                found.setdefault(name, []).append(np.array([place], np.intp))
        for name, parts in found.items():
            together = np.unique(np.concatenate(parts))
            if len(together):
                yield name, together

    def _by_columns(self, resume: Resume) -> tuple[Numbers, NDArray[np.bool_]]:
        scores, is_sure = np.zeros(len(self)), np.zeros(len(self), np.bool_)
        for sheet, places in self._columns:
            told = sheet.score(resume)
            scores[places], is_sure[places] = told.scores, told.is_sure
        is_sure &= ~self._is_lone & self._is_trusted
        return scores, is_sure

    def _is_proved(self) -> bool:
        """Tell whether columns and match agree; should they ever not, the match is asked alone."""
        self._is_trusted = True
        scores, is_sure = self._by_columns(self._resume)
        sure = np.flatnonzero(is_sure)
        some = sure[np.linspace(0, len(sure) - 1, min(_PROVED_AT, len(sure)), dtype=np.intp)]
        return all(
            abs(self._again(place, self._resume, ()) - scores[place]) <= _SAME
            for place in some.tolist()
        )

    def _again(self, place: int, resume: Resume, things: Sequence[Thing]) -> float:
        """Return the score of one posting by the code of a match."""
        if place not in self._laid:
            sheet, row = self._row[place]
            self._laid[place] = self._laid_beside(Seen(sheet.posting(row)))
        seen, beside = self._laid[place]
        denied = seen.denied_with({(thing.kind, thing.id) for thing in things})
        if beside is not None:
            return beside.again(resume, denied)
        return self._scorer.match(resume, seen.profile, assume=seen.held, deny=denied).score
