"""The published numbers of the score in the shape in which columns of postings need them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from matcher.evidence import ENOUGH_YEARS
from matcher.weights import PARTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from matcher.weights import Weights

    Values = NDArray[Any]

LEAST = 1e-9
_POINTS = 100.0
_OWN = ("kind_of_work", "level", "field", "schooling", "experience")
_OF_UNITS, _OF_TOPICS = ("must_haves", "nice_to_haves"), "daily_work"
_OWN_AT = [PARTS.index(name) for name in _OWN]
# Where rounding could tell enough years from too few, they count as enough: rather too high a
# score, which is then worked out exactly, than one too low, which never is.
_ENOUGH = ENOUGH_YEARS - 1e-3


@dataclass(frozen=True)
class Rates:
    """How parts count, how years do, what a past in other work leaves.

    `points` has a row for each set of parts, by its bits, with the points of kind of work,
    level, field, schooling and experience, `more` what each point of them counts where some
    parts are not there, `listed` the points of all that is listed, units and topics. `digits` are
    those to which a match rounds years and the credit for them; None leaves them as they are.
    """

    points: Values
    more: Values
    listed: Values
    parts: dict[str, float]
    power: float
    floor: float
    enough: float = _ENOUGH
    digits: int | None = None

    @classmethod
    def of(cls, weights: Weights) -> Rates:
        """Return the numbers of some weights."""
        said = (np.arange(1 << len(PARTS))[:, None] >> np.arange(len(PARTS))) & 1
        total = said @ np.array([weights.parts[name] for name in PARTS])
        more = 1 / np.maximum(total, LEAST)[:, None]
        units = sum(weights.parts[name] * said[:, PARTS.index(name)] for name in _OF_UNITS)
        topics = weights.parts[_OF_TOPICS] * said[:, PARTS.index(_OF_TOPICS)]
        points = _POINTS * np.array([weights.parts[name] for name in _OWN])
        return cls(
            points=points * more * said[:, _OWN_AT],
            more=more[:, 0],
            listed=_POINTS * more * np.stack((units, topics), axis=1),
            parts={name: _POINTS * weights.parts[name] for name in _OWN},
            power=weights.table["years"]["power"],
            floor=weights.table["work"]["years_of_other_trade"],
        )

    def as_a_match_rounds(self) -> Rates:
        """Return the numbers for scores to the last digit."""
        return replace(self, enough=ENOUGH_YEARS, digits=4)

    def years(self, years: Values, kept: Values) -> Values:
        """Return the years that count where `kept` is left of a past in another trade."""
        return years * (self.floor + (1 - self.floor) * kept)

    def rounded(self, values: Values) -> Values:
        """Return values rounded as a match does, where that is asked for."""
        return values if self.digits is None else np.round(values, self.digits)


def scale(fit: Values, unlike: Values) -> Values:
    """Return the share of all parts that a past of this nearness leaves.

    `unlike` is what work of quite another kind leaves.
    """
    left: Values = unlike + (1 - unlike) * fit
    return left
