"""The other process: reads one file from standard input under limits and prints JSON.

Third-party parsers meet hostile bytes here. Whatever they raise, however they die, the parent only
sees an exit code; so nothing is caught but the error family, which is passed on as it is.
"""

from __future__ import annotations

import importlib
import json
import sys

from matcher.errors import UnreadableResumeError

CPU_SECONDS = 6
MEMORY_BYTES = 560 * 1024 * 1024
DONE = 0
REFUSED = 3


def main(kind: str) -> int:
    """Read the file of the given kind; returns the exit code."""
    _limit()
    reader = importlib.import_module(f"matcher.readers.{kind}")
    try:
        document = reader.read(sys.stdin.buffer.read())
    except UnreadableResumeError as problem:
        _say({"code": problem.code, "reason": problem.reason, "remedy": problem.remedy})
        return REFUSED
    layout = document.layout
    _say(
        {
            "text": document.text,
            "layout": {name: getattr(layout, name) for name in type(layout).__dataclass_fields__},
            "naive": document.naive,
        }
    )
    return DONE


def _say(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()


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
