"""A market scored once for a resume, and again where something held can move a score."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from matcher.plan_types import Moved, Opened, Standing, WhatIf

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from numpy.typing import NDArray

    from matcher.plan_scores import Scores
    from matcher.plan_things import Relations
    from matcher.plan_types import Thing
    from matcher.types import Band

    Places = NDArray[np.intp]
    Flags = NDArray[np.bool_]

WELL = frozenset({"strong", "good"})
# Where few postings are within reach, the nearest ones show what lifts at all.
_NEAREST = 20


@dataclass(slots=True)
class Survey:
    """The scores of a market for one resume, and for that resume with things held.

    Postings go by their place. `now` are the scores with what is `held`, from which later
    questions are measured, `is_well` tells which of them are good or better. `touched` are the
    postings that a thing has any bearing on. `scope` tells which postings below good the
    candidates can make good, topped up to 20 with the nearest ones.
    """

    scores: Scores
    band: Callable[[float], Band]
    now: NDArray[np.float64]
    is_well: Flags
    touched: dict[Thing, Places] = field(default_factory=dict)
    scope: Flags = field(default_factory=lambda: np.zeros(0, np.bool_))
    within_reach: int = 0
    held: tuple[Thing, ...] = ()

    @classmethod
    def of(cls, scores: Scores, band: Callable[[float], Band]) -> Survey:
        """Score everything once."""
        now = scores.of(())
        is_well = np.array([band(score) in WELL for score in now.tolist()], np.bool_)
        return cls(scores, band, now, is_well, scope=np.zeros(len(now), np.bool_))

    def effect(
        self, things: Sequence[Thing], *, anywhere: bool = False
    ) -> tuple[tuple[Opened, ...], float]:
        """Return the postings below good that become good with `things` held, and the points won.

        Only postings in scope are looked at, unless `anywhere`.
        """
        places = self._reached(things)
        is_below = ~self.is_well[places]
        places = places[is_below if anywhere else is_below & self.scope[places]]
        before, after = self.now[places].tolist(), self._with(things, places).tolist()
        opened = tuple(
            Opened(self.scores.keys[place], old, new)
            for place, old, new in zip(places.tolist(), before, after, strict=True)
            if self.band(new) in WELL
        )
        return opened, round(sum(after) - sum(before), 2)

    def hold(self, thing: Thing) -> None:
        """Take the thing as held from now on: everything it bears on is scored anew."""
        self.held = (*self.held, thing)
        places = self._reached((thing,))
        self.now[places] = self._with((), places)
        self.is_well[places] = self._well(self.now[places])

    def limit(self, candidates: Iterable[Thing]) -> None:
        """Find the postings within reach of all the candidates together; sets the scope."""
        things = tuple(candidates)
        below = np.flatnonzero(~self.is_well)
        places = np.intersect1d(self._reached(things), below)
        reach = np.zeros(len(self.now), np.bool_)
        reach[places] = self._well(self._with(things, places))
        self.within_reach = int(reach.sum())
        rest = below[~reach[below]]
        nearest = rest[np.argsort(-self.now[rest], kind="stable")]
        reach[nearest[: max(0, _NEAREST - self.within_reach)]] = True
        self.scope = reach

    def touches(self, thing: Thing) -> tuple[Hashable, ...]:
        """Return the postings that a thing has any bearing on."""
        return tuple(self.scores.keys[place] for place in self.touched[thing].tolist())

    def standing(self) -> Standing:
        """Return how many postings are in each band now."""
        return standing_of(map(self.band, self.now.tolist()))

    def relate(self, relations: Relations, things: Iterable[Thing]) -> None:
        """Find out for each thing which postings it bears on."""
        names = sorted(self.scores.asked)
        for thing in things:
            parts = [self.scores.asked[name] for name in relations.answered(thing, names)]
            self.touched[thing] = np.unique(np.concatenate(parts)) if parts else _NOWHERE

    def _with(self, things: Sequence[Thing], places: Places) -> NDArray[np.float64]:
        """Return the scores with these things held besides."""
        if not len(places):
            return np.zeros(0)
        return self.scores.of((*self.held, *things), places)

    def _well(self, scores: NDArray[np.float64]) -> Flags:
        return np.array([self.band(score) in WELL for score in scores.tolist()], np.bool_)

    def _reached(self, things: Iterable[Thing]) -> Places:
        parts = [self.touched.get(thing, _NOWHERE) for thing in things]
        return np.unique(np.concatenate(parts)) if parts else _NOWHERE


_NOWHERE = np.zeros(0, np.intp)


def standing_of(bands: Iterable[Band]) -> Standing:
    """Return how many bands there are of each kind."""
    counted = {"strong": 0, "good": 0, "stretch": 0, "far": 0}
    for band in bands:
        counted[band] += 1
    return Standing(**counted)


def what_if(scores: Scores, band: Callable[[float], Band], things: Sequence[Thing]) -> WhatIf:
    """Return the market scored anew with `things` held, beside what it was."""
    before, after = scores.of(()).tolist(), scores.of(things).tolist()
    moved = [
        Moved(key, old, new, band(old), band(new))
        for key, old, new in zip(scores.keys, before, after, strict=True)
        if old != new
    ]
    return WhatIf(
        tuple(things), standing_of(map(band, before)), standing_of(map(band, after)), tuple(moved)
    )
