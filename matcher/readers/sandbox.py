"""Read a file in a process of its own, which may die of it while this one lives."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil

from matcher.errors import UnreadableResumeError
from matcher.person import Layout
from matcher.readers.child import CPU_SECONDS, DONE, REFUSED
from matcher.readers.document import Document

WALL_SECONDS = 7.0
# A child that got less of the processor than this until the clock ran out was kept waiting.
_STARVED = CPU_SECONDS / 2
_ROOT = str(Path(__file__).resolve().parents[2])
_START = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from matcher.readers.child import main; sys.exit(main(sys.argv[2]))"
)
_OUT_OF_TIME = frozenset({-getattr(signal, "SIGXCPU", 24), -getattr(signal, "SIGKILL", 9)})
_AGAIN = "Open it in the program that made it, save it again and send that copy."


def read_apart(reader: str, data: bytes, patience: float | None = None) -> Document:
    """Return the document that the reader of this name makes of a file.

    The child's processor time is limited by itself; `patience` are the seconds of the clock that it
    may take at most, `WALL_SECONDS` if None. Raises `UnreadableResumeError` however it ends.
    """
    command = [sys.executable, "-c", _START, _ROOT, reader]
    done = _run(command, data, WALL_SECONDS if patience is None else patience)
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


def _run(command: list[str], data: bytes, patience: float) -> subprocess.CompletedProcess[bytes]:
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as child:  # noqa: S603  our own interpreter and code
        try:
            out, said = child.communicate(data, timeout=patience)
        except BaseException as problem:
            starved = _is_starved(child.pid)
            child.kill()
            if isinstance(problem, subprocess.TimeoutExpired):
                raise (_too_busy() if starved else _too_slow()) from problem
            raise
    return subprocess.CompletedProcess(command, child.returncode, out, said)


def _is_starved(process: int) -> bool:
    try:
        used = psutil.Process(process).cpu_times()
    except psutil.Error:
        return False
    return bool(used.user + used.system < _STARVED)


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


def _too_busy() -> UnreadableResumeError:
    return UnreadableResumeError(
        "timeout",
        "The machine was too busy to read the file in time; the file is not to blame.",
        "Try again in a minute.",
    )
