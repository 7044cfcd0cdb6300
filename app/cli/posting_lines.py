"""Postings from a file of JSON lines, one at a time; what is no posting is named."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_LINE = 8 * 1024 * 1024
MOST_NAMED = 20
SHAPE = 'no {"id", "title", "text"}'


@dataclass(frozen=True, slots=True)
class Line:
    """One posting and the number of its line, from 1; `id` is a str, a number or a bool."""

    number: int
    id: str | float
    title: str | None
    text: str


@dataclass(slots=True)
class Broken:
    """The lines that hold no posting: all are counted, the first of them kept as sentences."""

    name: str
    count: int = 0
    named: list[str] = field(default_factory=list)

    def note(self, number: int, problem: str) -> None:
        """Count a line, and name it while there are few."""
        self.count += 1
        if len(self.named) < MOST_NAMED:
            self.named.append(f"{self.name}, line {number}: {problem}.")

    def sentences(self) -> list[str]:
        """Return what to tell, the last sentence counting the lines beyond those named."""
        more = self.count - len(self.named)
        return [*self.named, *([f"{self.name}: {more} more lines like these."] if more else [])]


def posting_lines(stream: IO[bytes], broken: Broken) -> Iterator[Line]:
    """Yield the postings of a stream; blank lines are passed over, bad ones noted."""
    for number, raw in _raw_lines(stream):
        if len(raw) > LONGEST_LINE:
            broken.note(number, f"it is longer than {LONGEST_LINE // 1024**2} MB")
        elif raw.strip():
            try:
                yield _line(number, json.loads(raw))
            except (ValueError, TypeError, KeyError, RecursionError) as problem:
                broken.note(number, f"{SHAPE} ({type(problem).__name__}: {problem})")


def _raw_lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield numbered lines; of one that is too long only its beginning is ever in memory."""
    number = 0
    while raw := stream.readline(LONGEST_LINE + 1):
        number += 1
        yield number, raw
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(LONGEST_LINE + 1)


def _line(number: int, row: Any) -> Line:  # noqa: ANN401  whatever JSON holds
    if not isinstance(row, dict):
        raise TypeError("it is no object")
    key, title, text = row["id"], row.get("title"), row["text"]
    if not isinstance(key, str | int | float):
        raise TypeError("its id is neither text nor a number")
    if not isinstance(title, str | None) or not isinstance(text, str):
        raise TypeError("its title or text is no text")
    return Line(number, key, title, text)
