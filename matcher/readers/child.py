"""The other process: reads one file from standard input under limits and prints JSON.

Third-party parsers meet hostile bytes here. Whatever they raise, however they die, the parent only
sees an exit code; so nothing is caught but the error family, which is passed on as it is.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from typing import TYPE_CHECKING, TextIO

from matcher.errors import UnreadableResumeError
from matcher.readers.document import bounded

if TYPE_CHECKING:
    from collections.abc import Mapping

CPU_SECONDS = 4
MEMORY_BYTES = 448 * 1024 * 1024
DONE = 0
REFUSED = 3


def main(kind: str) -> int:
    """Read the file of the given kind; returns the exit code."""
    _limit()
    # Parsers print warnings of their own; only the answer may reach the parent.
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    reader = importlib.import_module(f"matcher.readers.{kind}")
    try:
        # Checked here too: a text of megabytes would burden the parent before it is refused.
        document = bounded(reader.read(sys.stdin.buffer.read()))
    except UnreadableResumeError as problem:
        refusal = {"code": problem.code, "reason": problem.reason, "remedy": problem.remedy}
        _say(answer, refusal)
        return REFUSED
    layout = document.layout
    _say(
        answer,
        {
            "text": document.text,
            "layout": {name: getattr(layout, name) for name in type(layout).__dataclass_fields__},
            "naive": document.naive,
        },
    )
    return DONE


def _say(answer: TextIO, words: Mapping[str, object]) -> None:
    json.dump(words, answer)
    answer.flush()


def _limit() -> None:
    """Cap processor time and memory where the system can; elsewhere the parent's clock rules."""
    if sys.platform == "win32":
        return
    resource = importlib.import_module("resource")
    for limit, most in (
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
