"""A payload in a source's real shape, and the facts that a person reads in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime

from scrapers import parse

NOW = datetime(2026, 8, 12, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Shape:
    """One payload: `facts` holds, by "index.path", what the posting there must say."""

    name: str
    source: str
    payload: object
    facts: dict[str, object] = field(default_factory=dict)
    url: str | None = None
    outcome: str = "ok"
    count: int | None = None
    # The source that "auto" has to choose; None: as `source`, "": not asked.
    auto: str | None = None

    @property
    def body(self) -> bytes:
        told = self.payload
        if isinstance(told, bytes):
            return told
        return (told if isinstance(told, str) else json.dumps(told)).encode()


def misses(shape: Shape) -> list[str]:
    """Return one line a fact that does not hold."""
    parsed = parse(shape.source, shape.body, url=shape.url, fetched_at=NOW)
    rows = [posting.to_dict() for posting in parsed.postings]
    count = shape.count if shape.count is not None else _most(shape.facts)
    found = (
        [] if parsed.outcome == shape.outcome else [f"outcome {parsed.outcome} {parsed.problems}"]
    )
    found += [] if len(rows) == count else [f"{len(rows)} postings, not {count}: {parsed.problems}"]
    for path, wanted in shape.facts.items():
        got = dig(rows, path)
        if got != wanted:
            found.append(f"{path} is {got!r}, not {wanted!r}")
    return found


def misses_of_auto(shape: Shape) -> list[str]:
    """Return what is wrong when the source is to be told by address and content."""
    own = parse(shape.auto or shape.source, shape.body, url=shape.url, fetched_at=NOW)
    told = parse("auto", shape.body, url=shape.url, fetched_at=NOW)
    if [p.to_dict() for p in own.postings] == [p.to_dict() for p in told.postings]:
        return []
    return [f"auto reads {[p.source for p in told.postings]}, {told.outcome} {told.problems}"]


def _most(facts: dict[str, object]) -> int:
    return 1 + max((int(path.partition(".")[0]) for path in facts), default=-1)


def dig(value: object, path: str) -> object:
    """Return what lies at "0.places.1.city"; "#" counts, "~words" tells whether they are in it."""
    for key in path.split("."):
        if value is None:
            return None
        if key == "#":
            return len(value)
        if key.startswith("~"):
            return key[1:] in value
        if isinstance(value, list):
            value = value[int(key)] if int(key) < len(value) else None
        else:
            value = value.get(key)
    return value
