"""The values of the interview bank: frozen, plain, and the same tomorrow."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Part = Literal["situation", "task", "action", "result", "other"]
Kind = Literal["story", "pseudo-story", "hypothetical", "opinion", "self-description", "knowledge"]
QuestionKind = Literal["behavioural", "situational", "knowledge", "motivation"]
Level = Literal["coordinator", "analyst", "manager", "director", "vp"]
Tone = Literal["strength", "improve"]
Span = tuple[int, int]

PARTS: tuple[Part, ...] = ("situation", "task", "action", "result", "other")
KINDS: tuple[Kind, ...] = (
    "story", "pseudo-story", "hypothetical", "opinion", "self-description", "knowledge",
)  # fmt: skip
QUESTION_KINDS: tuple[QuestionKind, ...] = ("behavioural", "situational", "knowledge", "motivation")
LEVELS: tuple[Level, ...] = ("coordinator", "analyst", "manager", "director", "vp")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """One thing that a good answer to a knowledge or situational question names.

    `cues` are lower-case words or short phrases; any one of them in the answer counts.
    """

    point: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, with what a listener hopes to hear. Empty tuples mean "not applicable"."""

    id: str
    competency: str
    levels: tuple[Level, ...]
    kind: QuestionKind
    text: str
    shows: tuple[str, ...]
    probes: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values, keys as the fields are named."""
        return _jsonable(self)


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or clause and the part that it plays; `confidence` in 0-1.

    `start` and `end` are character offsets into the answer, half-open.
    """

    part: Part
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark tied to characters `start:end` of the answer (the whole answer if about a gap)."""

    code: str
    tone: Tone
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Score:
    """One dimension: 1-5, the anchor that describes that level, why, and the words judged."""

    dimension: str
    score: float
    anchor: str
    reason: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of words; `spoken_seconds` at a calm speaking pace (see `stats.PACE`)."""

    words: int
    spoken_seconds: int
    first_person_singular: int
    first_person_plural: int
    figures: int
    fillers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything that the bank has to say about one answer."""

    text: str
    kind: Kind
    segments: tuple[Segment, ...]
    scores: tuple[Score, ...]
    overall: float
    findings: tuple[Finding, ...]
    probes: tuple[str, ...]
    probe_part: str | None
    stats: Stats

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON shape of a review: plain lists, dicts, strings and numbers."""
        return _jsonable(self)


def _jsonable(value: Question | Review) -> dict[str, Any]:
    return {key: _plain(item) for key, item in asdict(value).items()}


def _plain(value: object) -> object:
    """Turn tuples into lists, all the way down, as JSON would."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
