"""What a step of a plan takes: hours, months and fees, each with what it rests on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

from matcher.errors import LexiconError
from matcher.plan_types import Cost, Price

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

    from matcher.lexicon.entries import Certification
    from matcher.plan_types import Thing

PLANNED_KINDS = ("tool", "method", "skill", "artefact")
_LEVELS = ("0", "1", "2", "3", "4", "5")
_FREE = Cost(0.0, 0.0, "nothing to learn: it is only written down", (), ())


@dataclass(frozen=True, slots=True)
class Effort:
    """Published estimates: hours a month, then (hours, basis) by level of certificate or kind."""

    hours_a_month: float
    pace: str
    levels: dict[str, tuple[float, str]]
    kinds: dict[str, tuple[float, str]]

    def of(self, thing: Thing, certificate: Certification | None, held: frozenset[str]) -> Cost:
        """Return what a thing takes a person who holds the certificates `held`."""
        if thing.shown:
            return _FREE
        if certificate is not None:
            hours, basis = self._certificate(certificate, held)
            fee = certificate.fee
            price = fee and Price(
                fee.low, fee.high, fee.currency, fee.source, fee.checked_on, fee.note
            )
            fees = (price,) if price else ()
        else:
            hours, basis = self.kinds.get(thing.kind, (0.0, _FREE.basis))
            fees = ()
        told = f"{basis}; {self.pace}" if hours else basis
        return Cost(
            hours, self._months(hours), told, fees, () if fees or not hours else (thing.label,)
        )

    def together(self, costs: Iterable[Cost]) -> Cost:
        """Return the cost of several steps one after another."""
        parts = list(costs)
        hours = sum(cost.hours for cost in parts)
        return Cost(
            hours,
            self._months(hours),
            ". Then ".join(dict.fromkeys(cost.basis for cost in parts)),
            tuple(fee for cost in parts for fee in cost.fees),
            tuple(name for cost in parts for name in cost.fees_unknown),
        )

    def _months(self, hours: float) -> float:
        return round(max(0.1, hours / self.hours_a_month), 1) if hours else 0.0

    def _certificate(self, certificate: Certification, held: frozenset[str]) -> tuple[float, str]:
        asked = [
            0 if held & set(path.training_waived_by) else path.training_hours
            for path in certificate.paths
        ]
        training = min(asked, default=0)
        if study := certificate.study:
            hours, basis = (
                (study.low + study.high) / 2,
                (
                    f"{study.low:g} to {study.high:g} hours of study, by {study.source} "
                    f"on {study.checked_on}"
                ),
            )
        else:
            hours, basis = self.levels[str(certificate.level)]
            basis = f"{hours:g} hours of study, {basis}"
        if training:
            basis = f"{training} hours of training that the issuer asks for, then {basis}"
        return training + hours, basis


def load_effort(file: Traversable | None = None) -> Effort:
    """Return the estimates; raises `LexiconError` where one is missing or no positive number."""
    file = file or resources.files("matcher.lexicon") / "effort.toml"
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    found: dict[str, dict[str, tuple[float, str]]] = {"levels": {}, "kinds": {}}
    for table, keys in (("levels", _LEVELS), ("kinds", PLANNED_KINDS)):
        for key in keys:
            row = data.get(table, {}).get(key, {})
            if not row.get("hours", 0) > 0 or not row.get("basis"):
                raise LexiconError(file.name, f"{table}.{key}", "give hours above 0 and a basis")
            found[table][key] = (float(row["hours"]), row["basis"])
    pace = data.get("pace", {})
    if not pace.get("hours_a_month", 0) > 0:
        raise LexiconError(file.name, "pace", "give hours_a_month above 0")
    return Effort(float(pace["hours_a_month"]), pace["basis"], found["levels"], found["kinds"])
