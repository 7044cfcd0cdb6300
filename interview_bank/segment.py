"""Which clause is situation, task, action, result; boundaries by order, never presence.

The clauses come weighed without their position. Here order places the boundaries: a hidden
Markov chain over the parts, told either in order or with the result first (people do start
with the result), whichever explains the clauses better.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_bank.model import STAR, Order, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_bank.types import Part

# How much the place in the answer counts beside the words, and how much less likely a telling
# is that starts with its result; both chosen by cross-validation over sites, see the model card.
PLACE_WEIGHT = 0.5
RESULT_FIRST = -3.0
CONTINUES = math.log(0.6)
LEAST_RESULT = math.log(0.3)  # below this a first clause is no result, whatever the rest looks like
RESULT = STAR.index("result")
NO = -1e9
FEWEST_HEADINGS = 2
MOST_FIRST = 3  # clauses of result told before the story


@dataclass(frozen=True, slots=True)
class Reading:
    """One clause for the placing: log-odds, relative place 0-1, typed heading, has words."""

    odds: Row
    place: float
    head: Part | None
    wordy: bool


def place(readings: Sequence[Reading], order: Order) -> list[tuple[Part, float]]:
    """Return a part and a confidence for each clause, in order."""
    if not readings:
        return []
    heads = _headings(readings)
    lines = [_pinned(reading.odds, head) for reading, head in zip(readings, heads, strict=True)]
    path, first = _best(lines, [reading.place for reading in readings], order)
    scored = _weigh(lines, [reading.place for reading in readings], order, first)
    return [
        (STAR[index], _confidence(row, index)) if reading.wordy else ("other", 1.0)
        for reading, index, row in zip(readings, path, scored, strict=True)
    ]


def gains(lines: Sequence[Row], order: Order) -> dict[Part, float]:
    """Return for each part by how much (in nats) the telling is better explained with it.

    The chain knows which part follows which, but not where in the answer a clause stands, so an
    ending counts as a result only if its words speak for one.
    """
    whole = _explained(lines, order)
    return {
        part: whole - max(NO, _explained([_without(line, index) for line in lines], order))
        for index, part in enumerate(STAR)
    }


def _without(line: Row, index: int) -> Row:
    return (*line[:index], NO, *line[index + 1 :])


def _explained(lines: Sequence[Row], order: Order) -> float:
    """Return how well the best telling explains the clauses, in order or with the result first."""
    _, best = _viterbi(lines, order)
    lead = RESULT_FIRST
    for first in range(1, min(len(lines), MOST_FIRST + 1)):
        lead += lines[first - 1][RESULT]
        if lines[first - 1][RESULT] < LEAST_RESULT:
            break
        best = max(best, lead + _viterbi(lines[first:], order)[1])
    return best


def _headings(readings: Sequence[Reading]) -> list[Part | None]:
    """Carry a typed heading on to the clauses under it; one lone heading-like word is not one."""
    if sum(reading.head is not None for reading in readings) < FEWEST_HEADINGS:
        return [None] * len(readings)
    carried: list[Part | None] = []
    for reading in readings:
        carried.append(reading.head or (carried[-1] if carried else None))
    return carried


def _pinned(odds: Row, head: Part | None) -> Row:
    if head is None:
        return odds
    return tuple(0.0 if part == head else NO for part in STAR)


def _best(lines: list[Row], places: list[float], order: Order) -> tuple[list[int], int]:
    """Return the best path and how many clauses of result it starts with (0: told in order)."""
    path, best = _viterbi(_weigh(lines, places, order, 0), order)
    early, lead = 0, 0.0
    for first in range(1, (len(lines) + 1) // 2 + 1):
        if first >= len(lines) or lines[first - 1][RESULT] < LEAST_RESULT:
            break
        lead += lines[first - 1][RESULT]
        tail, score = _viterbi(_weigh(lines, places, order, first)[first:], order)
        score += lead + RESULT_FIRST + (first - 1) * CONTINUES
        if score > best:
            path, best, early = [RESULT] * first + tail, score, first
    return path, early


def _weigh(lines: list[Row], places: list[float], order: Order, first: int) -> list[Row]:
    """Add what the place says; after a result told first, places count from there."""
    offset = places[first] if first else 0.0
    scored = list(lines[:first])
    for line, where in zip(lines[first:], places[first:], strict=True):
        inside = (where - offset) / (1 - offset) if offset < 1 else 0.0
        scored.append(_placed(line, inside, order, told=bool(first)))
    return scored


def _placed(line: Row, where: float, order: Order, *, told: bool) -> Row:
    tenths = len(order.place)
    here = order.place[min(tenths - 1, int(where * tenths))]
    if told:  # the result is out already, so the end may well be action
        there = order.place[min(tenths - 1, int(where * 0.76 * tenths))]
        here = tuple(
            math.log((math.exp(a) + math.exp(b)) / 2) for a, b in zip(here, there, strict=True)
        )
    return tuple(odds + PLACE_WEIGHT * prior for odds, prior in zip(line, here, strict=True))


def _viterbi(lines: Sequence[Row], order: Order) -> tuple[list[int], float]:
    into = list(zip(*order.step, strict=True))  # for each part, what coming from each other costs
    score = [a + b for a, b in zip(order.start, lines[0], strict=True)]
    back: list[list[int]] = []
    for line in lines[1:]:
        came, best = [], []
        for column, odds in zip(into, line, strict=True):
            ways = [a + b for a, b in zip(score, column, strict=True)]
            top = max(ways)
            came.append(ways.index(top))
            best.append(top + odds)
        back.append(came)
        score = best
    path = [score.index(max(score))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1], max(score)


def _confidence(row: Row, index: int) -> float:
    top = max(row)
    return math.exp(row[index] - top) / sum(math.exp(value - top) for value in row)
