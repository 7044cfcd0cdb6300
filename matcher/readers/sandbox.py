"""Read a file in a process of its own, which may die of it while this one lives."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from matcher.errors import UnreadableResumeError
from matcher.person import Layout
from matcher.readers.child import DONE, REFUSED
from matcher.readers.document import Document

WALL_SECONDS = 7.0
_ROOT = str(Path(__file__).resolve().parents[2])
_START = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from matcher.readers.child import main; sys.exit(main(sys.argv[2]))"
)
_OUT_OF_TIME = frozenset({-getattr(signal, "SIGXCPU", 24), -getattr(signal, "SIGKILL", 9)})
_AGAIN = "Open it in the program that made it, save it again and send that copy."


def read_apart(reader: str, data: bytes) -> Document:
    """Return the document that the reader of this name makes of a file.

    Raises `UnreadableResumeError` however the reading ends.
    """
    command = [sys.executable, "-c", _START, _ROOT, reader]
    try:
        done = subprocess.run(  # noqa: S603  our own interpreter and code
            command, input=data, capture_output=True, timeout=WALL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as problem:
        raise _too_slow() from problem
    if done.returncode == DONE:
        answer = json.loads(done.stdout)
        return Document(
            answer["text"],
            Layout(**answer["layout"]),
            answer["naive"],
        )
    if done.returncode == REFUSED:
        answer = json.loads(done.stdout)
        raise UnreadableResumeError(answer["code"], answer["reason"], answer["remedy"])
    raise _ended(done)


def _ended(done: subprocess.CompletedProcess[Any]) -> UnreadableResumeError:
    if done.returncode in _OUT_OF_TIME:
        return _too_slow()
    if b"MemoryError" in done.stderr[-400:]:
        return UnreadableResumeError(
            "too_large", "The file needs far more memory than a resume should.", _AGAIN
        )
    return UnreadableResumeError("corrupt", "The file is damaged and cannot be read.", _AGAIN)


def _too_slow() -> UnreadableResumeError:
    return UnreadableResumeError(
        "timeout",
        "Reading the file took too long.",
        "Save it again in a simpler form, or send text.",
    )
