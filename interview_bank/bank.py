"""The questions, read from `questions/*.toml` and checked; a fault names file, key and remedy."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_bank.lists import listed
from interview_bank.types import (
    LEVELS,
    QUESTION_KINDS,
    KeyPoint,
    Level,
    Question,
    QuestionKind,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = Path(__file__).parent / "questions"
_KEYS = listed("id levels kind text shows probes traps key_points")
_POINTED = ("knowledge", "situational")


class BankError(ValueError):
    """A question file is wrong; the message names the file, the key and what to do."""


class UnknownQuestionError(LookupError):
    """No question has the id that was asked for."""


@dataclass(frozen=True, slots=True)
class Bank:
    """All questions, in the order of competency and file."""

    questions: tuple[Question, ...]

    def get(self, question_id: str) -> Question:
        """Return the question of that id; raises `UnknownQuestionError`."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise UnknownQuestionError(
            f"There is no question {question_id!r}; `pmo questions` lists all "
            f"{len(self.questions)} ids."
        )

    @property
    def competencies(self) -> tuple[str, ...]:
        """The competencies that have a question, in order."""
        return tuple(dict.fromkeys(question.competency for question in self.questions))


@cache
def load_bank() -> Bank:
    """Return the questions that ship with the package."""
    return read_bank(FOLDER)


def read_bank(folder: Path) -> Bank:
    """Read every `<competency>.toml` of a folder; raises `BankError`."""
    questions: list[Question] = []
    for file in sorted(folder.glob("*.toml")):
        questions += _file(file)
    _unique(questions)
    return Bank(tuple(questions))


def _file(file: Path) -> Iterable[Question]:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BankError(
            f"{file.name}: is not readable as TOML ({problem}); correct the file."
        ) from problem
    entries = data.get("question")
    if not isinstance(entries, list) or not entries:
        raise BankError(f"{file.name}: key 'question' is missing; add a [[question]] table.")
    return [_question(entry, file) for entry in entries]


def _question(entry: Mapping[str, Any], file: Path) -> Question:
    name = str(entry.get("id", "(without id)"))
    where = f"{file.name}: question {name}"
    for key in sorted(set(entry) - _KEYS):
        raise BankError(
            f"{where}: key {key!r} is not known; use one of {', '.join(sorted(_KEYS))}."
        )
    for key in ("id", "text"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise BankError(f"{where}: key {key!r} is missing; give it some text.")
    kind = _kind(entry, where)
    points = _points(entry, where)
    if kind in _POINTED and not points:
        raise BankError(
            f"{where}: key 'key_points' is missing; a {kind} question needs two or more."
        )
    return Question(
        id=name,
        competency=file.stem,
        levels=_levels(entry, where),
        kind=kind,
        text=entry["text"].strip(),
        shows=_texts(entry, "shows", where, needed=True),
        probes=_texts(entry, "probes", where),
        traps=_texts(entry, "traps", where),
        key_points=points,
    )


def _kind(entry: Mapping[str, Any], where: str) -> QuestionKind:
    for kind in QUESTION_KINDS:
        if entry.get("kind") == kind:
            return kind
    raise BankError(f"{where}: key 'kind' must be one of {', '.join(QUESTION_KINDS)}.")


def _levels(entry: Mapping[str, Any], where: str) -> tuple[Level, ...]:
    given = entry.get("levels")
    if not isinstance(given, list) or not given or set(given) - set(LEVELS):
        raise BankError(f"{where}: key 'levels' must be a list of {', '.join(LEVELS)}.")
    return tuple(level for level in LEVELS if level in given)


def _texts(
    entry: Mapping[str, Any], key: str, where: str, *, needed: bool = False
) -> tuple[str, ...]:
    given = entry.get(key, [])
    right = isinstance(given, list) and all(
        isinstance(item, str) and item.strip() for item in given
    )
    if not right or (needed and not given):
        raise BankError(f"{where}: key {key!r} must be a list of sentences.")
    return tuple(item.strip() for item in given)


def _points(entry: Mapping[str, Any], where: str) -> tuple[KeyPoint, ...]:
    points = []
    for item in entry.get("key_points", []):
        cues = item.get("cues") if isinstance(item, dict) else None
        if not isinstance(item, dict) or not item.get("point") or not cues:
            raise BankError(
                f'{where}: key \'key_points\' needs {{ point = "...", cues = ["..."] }}.'
            )
        if any(cue != cue.lower() for cue in cues):
            raise BankError(f"{where}: key 'key_points': write cues in lower case.")
        points.append(KeyPoint(point=item["point"], cues=tuple(cues)))
    return tuple(points)


def _unique(questions: list[Question]) -> None:
    seen: dict[str, str] = {}
    for question in questions:
        if question.id in seen:
            raise BankError(
                f"{question.competency}.toml: key 'id': {question.id!r} is also in "
                f"{seen[question.id]}.toml; choose another."
            )
        seen[question.id] = question.competency
