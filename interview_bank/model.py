"""The fitted weights: how much each word or cue speaks for a part, read once from JSON.

Made by `interview_bank.training.fit`; what they were fitted on is in `weights/MODEL_CARD.md`.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from interview_bank.types import Part

STAR: tuple[Part, ...] = ("situation", "task", "action", "result")
WEIGHTS = Path(__file__).parent / "weights"
Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Linear:
    """A multinomial logistic model: one row of weights a feature, one column a label."""

    labels: tuple[str, ...]
    bias: Row
    weights: Mapping[str, Row]

    def log_odds(self, features: Iterable[str]) -> Row:
        """Return the log-probability of each label, in the order of `labels`."""
        total = list(self.bias)
        for feature in features:
            row = self.weights.get(feature)
            if row is not None:
                for index, weight in enumerate(row):
                    total[index] += weight
        top = max(total)
        norm = top + math.log(sum(math.exp(value - top) for value in total))
        return tuple(value - norm for value in total)


@dataclass(frozen=True, slots=True)
class Gate:
    """A yes-or-no logistic model over a few named figures."""

    bias: float
    weights: Row

    def chance(self, figures: Sequence[float]) -> float:
        """Return the probability, 0-1."""
        total = self.bias + sum(w * x for w, x in zip(self.weights, figures, strict=True))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Order:
    """How parts follow one another: log-probabilities for start, next, and place in ten tenths."""

    start: Row
    step: tuple[Row, ...]
    place: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """All that was fitted."""

    parts: Linear
    order: Order
    presence: Mapping[str, Gate]
    kinds: Linear
    kind_gates: tuple[Gate, ...]
    substance: Mapping[str, Linear]


@cache
def load_model() -> Model:
    """Read the shipped weights; well under a second, and only once a process."""
    return from_json(json.loads((WEIGHTS / "model.json").read_text(encoding="utf-8")))


def from_json(data: Mapping[str, Any]) -> Model:
    """Build a model from the plain values that the training program writes."""
    order = data["order"]
    return Model(
        parts=_linear(data["parts"]),
        order=Order(tuple(order["start"]), _rows(order["step"]), _rows(order["place"])),
        presence={part: _gate(gate) for part, gate in data["presence"].items()},
        kinds=_linear(data["kinds"]),
        kind_gates=tuple(_gate(gate) for gate in data["kind_gates"]),
        substance={name: _linear(linear) for name, linear in data["substance"].items()},
    )


def _linear(data: Mapping[str, Any]) -> Linear:
    weights = {feature: tuple(row) for feature, row in data["weights"].items()}
    return Linear(tuple(data["labels"]), tuple(data["bias"]), weights)


def _gate(data: Mapping[str, Any]) -> Gate:
    return Gate(data["bias"], tuple(data["weights"]))


def _rows(rows: Sequence[Sequence[float]]) -> tuple[Row, ...]:
    return tuple(tuple(row) for row in rows)
