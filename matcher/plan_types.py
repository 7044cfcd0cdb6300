"""What a plan over a market says. Frozen values; unknown is None."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Hashable

    from matcher.types import Band, Kind

State = Literal["open", "after", "not_yet", "unsure"]


def plain(value: object) -> Any:  # noqa: ANN401 - JSON has every shape
    """Return a frozen value as plain JSON values, its fields by name."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    return value


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """Something that a resume may come to show. With `shown` a job shows it, else it is listed."""

    kind: Kind
    id: str
    label: str
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Price:
    """A fee from `low` to `high` in `currency`, with its source and the day it was looked up."""

    low: float
    high: float
    currency: str
    source: str
    checked_on: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Cost:
    """What a step takes: hours, months at the pace that `basis` tells, and fees, None if unknown.

    `fees_unknown` names the parts of the step whose fee is not known.
    """

    hours: float
    months: float
    basis: str
    fees: tuple[Price, ...]
    fees_unknown: tuple[str, ...]

    @property
    def fee(self) -> float | None:
        """The middle of all fees together; None where one is unknown or currencies differ."""
        if self.fees_unknown or not self.fees or len({f.currency for f in self.fees}) > 1:
            return None
        return sum((f.low + f.high) / 2 for f in self.fees)


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that an issuer asks; `met` is None where a resume cannot show it."""

    text: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether a certificate can be taken now.

    `state`: open (yes), after (once `first` is held), not_yet (months or schooling are missing),
    unsure (what is asked is not known, or no resume shows it). `sources` are addresses.
    """

    state: State
    conditions: tuple[Condition, ...] = ()
    first: tuple[Thing, ...] = ()
    sources: tuple[str, ...] = ()
    checked_on: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How many postings of the market are in each band."""

    strong: int
    good: int
    stretch: int
    far: int

    @property
    def well(self) -> int:
        """Postings that are good or better."""
        return self.strong + self.good


@dataclass(frozen=True, slots=True)
class Opened:
    """A posting that a step lifts to good or better, with its score before and after."""

    key: Hashable
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that could be done next, with what has to be done before it.

    `opened` are the postings that become good or better once it and all of `eligibility.first`
    are held; `lift` is the points that it adds over the postings within reach; `asked` counts
    the postings that name it. `per_month` and `per_100` (of the fee's currency) are postings
    opened; None where the cost is not known.
    """

    thing: Thing
    eligibility: Eligibility
    cost: Cost
    opened: tuple[Opened, ...]
    lift: float
    asked: int

    @property
    def per_month(self) -> float | None:
        """Postings opened per month of work; None for what takes no time."""
        return round(len(self.opened) / self.cost.months, 4) if self.cost.months else None

    @property
    def per_100(self) -> float | None:
        """Postings opened per 100 of the fee's currency."""
        return round(100 * len(self.opened) / self.cost.fee, 4) if self.cost.fee else None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON shape."""
        rest = {"per_month": self.per_month, "per_100": self.per_100, "fee": self.cost.fee}
        told: dict[str, Any] = plain(self)
        return told | rest


@dataclass(frozen=True, slots=True)
class PathStep:
    """A step of the path, with all steps before it held; `towards` names what it opens the way to.

    `well` is how many postings are good or better after it.
    """

    thing: Thing
    cost: Cost
    opened: tuple[Opened, ...]
    well: int
    towards: str | None
    eligibility: Eligibility


@dataclass(frozen=True, slots=True)
class Extra:
    """Something that costs no time: to be written down, because the resume supports it or if true.

    `advice` says how; `opened` and `lift` as in `Option`.
    """

    thing: Thing
    advice: str
    opened: tuple[Opened, ...]
    lift: float
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to do next over a market of postings.

    `options` can be done now (or begin with something that can), best first; `later` cannot yet;
    `path` is the greedy path of three; `free` the resume already supports; `if_true` only the
    person knows. `within_reach` counts postings below good that all the options and free things
    together would make good, `measured` those over which points are summed. `scores` is each
    posting's (score, band) as the resume stands; `touches` names, for each thing by "kind:id",
    the postings whose score can change with it.
    """

    standing: Standing
    within_reach: int
    measured: int
    options: tuple[Option, ...]
    later: tuple[Option, ...]
    path: tuple[PathStep, ...]
    free: tuple[Extra, ...]
    if_true: tuple[Extra, ...]
    scores: dict[Hashable, tuple[float, Band]]
    touches: dict[str, tuple[Hashable, ...]]

    @property
    def best(self) -> Option | None:
        """The option with which the path begins; None where nothing opens or lifts a posting."""
        useful = self.options and (self.options[0].opened or self.options[0].lift > 0)
        return self.options[0] if useful else None

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON shape, which the README documents; keys of postings as given."""
        best = self.best
        return {
            "market": len(self.scores),
            "standing": plain(self.standing) | {"well": self.standing.well},
            "within_reach": self.within_reach,
            "measured": self.measured,
            "best": best.to_dict() if best else None,
            "options": [option.to_dict() for option in self.options],
            "path": plain(self.path),
            "later": [option.to_dict() for option in self.later],
            "free": plain(self.free),
            "if_true": plain(self.if_true),
        }


@dataclass(frozen=True, slots=True)
class Moved:
    """A posting's score and band before and after a change."""

    key: Hashable
    before: float
    after: float
    band_before: Band
    band_after: Band


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The market before and after some things are held; `moved` are the scores that changed."""

    things: tuple[Thing, ...]
    before: Standing
    after: Standing
    moved: tuple[Moved, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON shape."""
        told: dict[str, Any] = plain(self)
        told["before"]["well"], told["after"]["well"] = self.before.well, self.after.well
        return told
