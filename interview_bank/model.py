"""The fitted weights: how much each word or cue speaks for a part, read once from JSON.

Made by `interview_bank.training.fit`; what they were fitted on is in `weights/MODEL_CARD.md`.
"""

from __future__ import annotations

import itertools
import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

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
        rows = [self.weights[feature] for feature in features if feature in self.weights]
        return _normed([sum(column) for column in zip(self.bias, *rows, strict=True)])


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


class Stack:
    """Several linear models over the same features, weighed in one go."""

    def __init__(self, heads: Mapping[str, Linear]) -> None:
        names = sorted({name for head in heads.values() for name in head.weights})
        self._row = {name: index for index, name in enumerate(names)}
        blocks = [
            [head.weights.get(name, (0.0,) * len(head.labels)) for name in names]
            for head in heads.values()
        ]
        self._table = np.hstack([np.array(block, dtype=np.float64) for block in blocks])
        self._bias = np.concatenate([np.array(head.bias) for head in heads.values()])
        ends = list(itertools.accumulate(len(head.labels) for head in heads.values()))
        self._slices = dict(zip(heads, zip([0, *ends], ends, strict=False), strict=True))

    def weigh(self, features: Iterable[str]) -> dict[str, Row]:
        """Return for each head the log-probabilities of its labels."""
        rows = sorted(self._row[name] for name in features if name in self._row)
        total = (self._bias + self._table[rows].sum(axis=0)).tolist()
        return {head: _normed(total[a:b]) for head, (a, b) in self._slices.items()}


def _normed(row: list[float]) -> Row:
    top = max(row)
    norm = top + math.log(sum(math.exp(value - top) for value in row))
    return tuple(value - norm for value in row)


@dataclass(frozen=True, slots=True)
class Model:
    """All that was fitted. The heads of `clauses`: `parts`, `kinds`, `action`, `result`."""

    clauses: Stack
    order: Order
    presence: Mapping[str, Gate]
    kind_gates: tuple[Gate, ...]


@cache
def load_model() -> Model:
    """Read the shipped weights; well under a second, and only once a process."""
    return from_json(json.loads((WEIGHTS / "model.json").read_text(encoding="utf-8")))


def from_json(data: Mapping[str, Any]) -> Model:
    """Build a model from the plain values that the training program writes."""
    return Model(
        clauses=Stack(
            {"parts": _linear(data["parts"]), "kinds": _linear(data["kinds"])}
            | {name: _linear(linear) for name, linear in data["substance"].items()}
        ),
        order=as_order(data["order"]),
        presence={part: _gate(gate) for part, gate in data["presence"].items()},
        kind_gates=tuple(_gate(gate) for gate in data["kind_gates"]),
    )


def as_order(data: Mapping[str, Any]) -> Order:
    """Build the chain of parts from plain values."""
    return Order(tuple(data["start"]), _rows(data["step"]), _rows(data["place"]))


def _linear(data: Mapping[str, Any]) -> Linear:
    weights = {feature: tuple(row) for feature, row in data["weights"].items()}
    return Linear(tuple(data["labels"]), tuple(data["bias"]), weights)


def _gate(data: Mapping[str, Any]) -> Gate:
    return Gate(data["bias"], tuple(data["weights"]))


def _rows(rows: Sequence[Sequence[float]]) -> tuple[Row, ...]:
    return tuple(tuple(row) for row in rows)
