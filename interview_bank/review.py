"""Read an answer, hold every opinion against it, and put it into one value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from interview_bank.answer import Answer, read_clauses, segments, typed_parts
from interview_bank.checks import (
    balance,
    blame,
    confidential,
    digression,
    figures,
    fillers,
    hedging,
    jargon,
    key_points,
    kind_of_answer,
    learning,
    length,
    missing_parts,
    outcome,
    ownership,
    passive,
    relevance,
    steps,
)  # fmt: skip
from interview_bank.dimensions import POINTS_WEIGHTS, STORY_WEIGHTS, bounded, overall
from interview_bank.kind import judge
from interview_bank.model import Model, load_model
from interview_bank.patterns import phrases
from interview_bank.presence import presence
from interview_bank.probes import insertion, probe
from interview_bank.scoring import point_scores, story_scores
from interview_bank.stats import count
from interview_bank.topics import NEUTRAL, fit
from interview_bank.types import Finding, Question, QuestionKind, Review, Score

Check = Callable[[Answer], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    kind_of_answer.check, missing_parts.check, steps.check, ownership.check, outcome.check,
    figures.check, relevance.check, key_points.check, balance.check, length.check,
    digression.check, hedging.check, blame.check, confidential.check, passive.check,
    jargon.check, fillers.check, learning.check,
)  # fmt: skip

STRAY = phrases("|".join(p.pattern for p in (blame.BLAME, digression.LOST, hedging.STRONG)))
_ASKED: tuple[tuple[QuestionKind, re.Pattern[str]], ...] = (
    ("behavioural", re.compile(r"\b(?:a time|an? (?:\w+ )*example|a situation|an occasion"
        r"|have you ever|did you|describe (?:a|how you|when)|tell me about (?:a|an|the"
        r"|working|difficult|handling|managing|leading|dealing)|walk me through)\b", re.I)),
    ("situational", re.compile(r"\b(?:(?:would|will) you|how (?:do|should) you|imagine"
        r"|suppose|what if)\b", re.I)),
    ("motivation", re.compile(r"\b(?:why (?:do|did|are|should|this|us|pmo)|what (?:motivates"
        r"|attracts|interests)|where do you see|about yourself|your (?:strengths?"
        r"|weakness(?:es)?))\b", re.I)),
    ("knowledge", re.compile(r"^\W*(?:what (?:is|are|does)|explain|define|name|which"
        r"|how (?:is|are|does))\b|difference between", re.I)),
)  # fmt: skip


def review(answer: str | bytes, question: Question | str | None = None) -> Review:
    """Review an answer against a question (of the bank, in plain words, or none).

    Any text is answered with a review, an empty one with the finding `too-short`. The result
    depends on nothing but the arguments; names, pronouns and places in the answer do not move it.
    """
    text = _text(answer)
    read = read_answer(text, _question(question), load_model())
    findings = tuple(finding for check in CHECKS for finding in check(read))
    scores, value = _scored(read, findings)
    asked = probe(findings) if read.words else None
    return Review(
        text=text,
        kind=read.kind,
        segments=read.segments,
        scores=scores,
        overall=value,
        findings=findings,
        probes=(asked.text,) if asked else (),
        probe_part=asked.part if asked else None,
        stats=count(text, read.words),
    )


def merge(answer: str, part: str, addition: str) -> str:
    """Put what was said to a probe where it belongs in the answer, and return the new text.

    `part` is `situation`, `task`, `action`, `result`, `learning` or `kind`
    (`Review.probe_part`). Every word of both texts is kept.
    """
    added = addition.strip()
    if not added:
        return answer
    parts = read_answer(answer, None, load_model()).segments
    index = insertion(part, [segment.part for segment in parts])
    if index >= len(parts):
        return f"{answer.rstrip()} {added}".strip()
    cut = parts[index].start
    return f"{answer[:cut]}{added} {answer[cut:]}"


def read_answer(text: str, question: Question | None, model: Model) -> Answer:
    """Cut, weigh and place the clauses of an answer."""
    clauses = read_clauses(text, model)
    wordy = [clause for clause in clauses if clause.words]
    steady = tuple(clause for clause in wordy if not _strays(clause.text)) or tuple(wordy)
    features = [clause.features for clause in steady]
    present = presence([clause.odds for clause in steady], features, model)
    present |= dict.fromkeys(typed_parts(clauses), 1.0)
    return Answer(
        text=text,
        question=question,
        kind=judge([clause.kinds for clause in wordy], model),
        clauses=clauses,
        words=[word for clause in clauses for word in clause.words],
        segments=segments(clauses, present, model),
        near=fit(question.text, text) if question else NEUTRAL,
        steady=steady,
        present=present,
    )


def _strays(clause: str) -> bool:
    """Tell a clause that can neither add to a story nor hide a gap of it."""
    said = clause.replace("\u2019", "'")
    return STRAY.search(said) is not None


def _scored(read: Answer, findings: tuple[Finding, ...]) -> tuple[tuple[Score, ...], float]:
    asked = read.question.kind if read.question else "behavioural"
    if asked in ("knowledge", "situational"):
        scores, weights = point_scores(read, findings), POINTS_WEIGHTS
    else:
        scores, weights = story_scores(read, findings), STORY_WEIGHTS
    value = overall({score.dimension: score.score for score in scores}, weights)
    faults = {finding.code for finding in findings if finding.tone == "improve"}
    return tuple(scores), bounded(value, faults)


def _question(question: Question | str | None) -> Question | None:
    if not isinstance(question, str):
        return question
    found: list[QuestionKind] = [kind for kind, pattern in _ASKED if pattern.search(question)]
    kind = found[0] if found else "behavioural"
    return Question(id="", competency="", levels=(), kind=kind, text=question, shows=())


def _text(answer: str | bytes) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
