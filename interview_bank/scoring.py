"""From a read answer to a score a dimension.

Amounts are sums over clauses that level off, judged without position: one more step or sign can
only raise a score, and polish of language has no place to enter.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from interview_bank.checks.blame import BLAME
from interview_bank.checks.digression import asides
from interview_bank.checks.hedging import hedges
from interview_bank.coverage import cover
from interview_bank.dimensions import anchor
from interview_bank.model import STAR
from interview_bank.stats import filler_spans
from interview_bank.substance import weight
from interview_bank.types import Finding, Part, Score, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_bank.answer import Answer, Clause

ACTION, RESULT = STAR.index("action"), STAR.index("result")
DETAIL = frozenset({"#number", "#amount", "#year", "#date", "#said", "#artefact", "#name"})
WE_ONLY = 0.45  # what a step told with "we" is worth beside one told with "I"
ENOUGH_STEPS, ENOUGH_SIGNS = 3.0, 1.6  # sums at which two thirds of the way is gone
TOP_SPANS = 3
SURELY = 0.6
SHOWN, COUNTED, TOLD = 0.2, 0.4, 0.5  # from which worth a clause is shown, counted, called told


def story_scores(answer: Answer, findings: Sequence[Finding]) -> list[Score]:
    """Return the dimensions of a story."""
    return [
        _action(answer, findings),
        _result(answer, findings),
        _setting(answer),
        relevance(answer),
        focus(answer),
        tact(answer, findings),
        delivery(answer),
    ]


def point_scores(answer: Answer, findings: Sequence[Finding]) -> list[Score]:
    """Return the dimensions of an answer to a knowledge or situational question."""
    return [
        key_points(answer),
        relevance(answer),
        focus(answer),
        tact(answer, findings),
        delivery(answer),
    ]


def _score(dimension: str, value: float, reason: str, spans: Sequence[Span] = ()) -> Score:
    value = round(max(1.0, min(5.0, value)), 2)
    return Score(dimension, value, anchor(dimension, value), reason, tuple(spans))


def _levelled(total: float, enough: float) -> float:
    """Return 0-1, two thirds at `enough`."""
    return 1 - math.exp(-1.1 * total / enough)


def _codes(findings: Sequence[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def _strongest(worth: list[tuple[float, Clause]]) -> list[Span]:
    best = sorted(worth, key=lambda pair: -pair[0])[:TOP_SPANS]
    return sorted(clause.span for value, clause in best if value > SHOWN)


def _action(answer: Answer, findings: Sequence[Finding]) -> Score:
    worth = [(_step(clause), clause) for clause in answer.steady]
    total = sum(value for value, _ in worth)
    value = 1 + 4 * _levelled(total, ENOUGH_STEPS)
    codes = _codes(findings)
    for code, most in (("vague-action", 2.4), ("team-only-action", 2.8)):
        if code in codes:
            value = min(value, 1 + (most - 1) * (0.5 + 0.5 * _levelled(total, ENOUGH_STEPS)))
    value = _told(value, answer.present["action"])
    steps = sum(value > COUNTED for value, _ in worth)
    reason = f"{_number(steps, 'own step')} that could have been seen."
    return _score("action", value, reason, _strongest(worth))


def _told(value: float, present: float) -> float:
    """Bound a score by how surely the part is there at all; no bound where it plainly is."""
    return min(value, 1.3 + 3.7 * min(1.0, present / SURELY))


def _step(clause: Clause) -> float:
    seen = clause.features
    ours = "#we-past" in seen and not {"#i-past", "#i-adv-past", "#i-verb"} & seen
    detail = 0.8 + 0.2 * bool(seen & DETAIL)
    return clause.chance(ACTION) * weight(clause, "action") * detail * (WE_ONLY if ours else 1.0)


def _result(answer: Answer, findings: Sequence[Finding]) -> Score:
    worth = [(_sign(clause), clause) for clause in answer.steady]
    total = sum(value for value, _ in worth)
    value = 1 + 4 * _levelled(total, ENOUGH_SIGNS)
    codes = _codes(findings)
    for code, most in (("no-outcome-evidence", 2.2),):
        if code in codes:
            value = min(value, 1 + (most - 1) * (0.5 + 0.5 * _levelled(total, ENOUGH_SIGNS)))
    value = _told(value, answer.present["result"])
    signs = sum(value > COUNTED for value, _ in worth)
    return _score("result", value, f"{_number(signs, 'sign')} of an outcome.", _strongest(worth))


def _sign(clause: Clause) -> float:
    figure = 0.75 + 0.25 * bool(clause.features & {"#number", "#amount"})
    return clause.chance(RESULT) * weight(clause, "result") * figure


def _setting(answer: Answer) -> Score:
    both = (answer.present["situation"], answer.present["task"])
    value = 1 + 2.1 * both[0] + 1.9 * both[1]
    spans = [clause.span for part in SETTING for clause in list(answer.parted(part))[:1]]
    told = [part for part, chance in zip(SETTING, both, strict=True) if chance >= TOLD]
    reason = f"Told: {' and '.join(told)}." if told else "Neither is told clearly."
    return _score("situation and task", value, reason, spans)


SETTING: tuple[Part, Part] = ("situation", "task")


def relevance(answer: Answer) -> Score:
    """Score how far the answer is about what was asked; neutral where nothing was asked."""
    reason = "Measured by what the question asks for." if answer.question else "No question given."
    return _score("relevance", 1 + 4 * min(1.0, answer.near / 0.95), reason)


FULL, SHORT, LONG, ENDLESS = 110, 40, 300, 480  # words


def focus(answer: Answer) -> Score:
    """Score length in broad bands, and asides."""
    count = len(answer.words)
    if count < FULL:
        value = (
            2.0 + 3.0 * max(0.0, (count - SHORT) / (FULL - SHORT)) if count > SHORT else count / 20
        )
    else:
        value = 5.0 - 3.0 * min(1.0, max(0, count - LONG) / (ENDLESS - LONG))
    value = round(value * 2) / 2  # half levels: a name of two words must not move a score
    away = asides(answer.text)
    spans = [match.span() for match in away[:TOP_SPANS]]
    reason = f"{count} words, {_number(len(away), 'aside').lower()}."
    return _score("focus", value - 0.8 * len(away), reason, spans)


def tact(answer: Answer, findings: Sequence[Finding]) -> Score:
    """Score fairness to others, discretion, and standing by one's own deed."""
    codes = _codes(findings)
    blamed = len(BLAME.findall(answer.text)) if "blame" in codes else 0
    value = (
        5 - 2.0 * bool(blamed) - 0.5 * max(0, blamed - 1) - 3.0 * ("confidential-figures" in codes)
    )
    value -= 1.2 * ("hedging" in codes) + 0.25 * len(hedges(answer.text))
    spans = [
        (f.start, f.end) for f in findings if f.code in ("blame", "confidential-figures", "hedging")
    ]
    return _score("tact", value, "Fair and plain." if not spans else "See the words marked.", spans)


def delivery(answer: Answer) -> Score:
    """Score fillers by rate; shown apart, no part of the overall score."""
    spans = filler_spans(answer.text)
    rate = len(spans) / max(1, len(answer.words))
    reason = f"{_number(len(spans), 'filler word')}, if typed or heard as such."
    return _score("delivery", 5 - 40 * rate, reason, spans[:TOP_SPANS])


def key_points(answer: Answer) -> Score:
    """Score the share of the question's key points that are named; steps where it has none."""
    points = answer.question.key_points if answer.question else ()
    if not points:
        total = sum(
            _step(clause) + 0.5 * ("#would" in clause.features) for clause in answer.clauses
        )
        return _score(
            "key points", 1 + 4 * _levelled(total, ENOUGH_STEPS), "Judged by the steps named."
        )
    spans = [span for _, span in cover(answer.text, points) if span]
    share = len(spans) / len(points)
    reason = f"{len(spans)} of {len(points)} points named."
    return _score("key points", 1 + 4 * min(1.0, share / 0.9), reason, spans)


def _number(count: int, noun: str) -> str:
    return f"{count or 'No'} {noun}{'' if count == 1 else 's'}"
