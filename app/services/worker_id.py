"""Which process works on something: a name that outlives it, and whether it still runs."""

from __future__ import annotations

import os
import platform

import psutil

# Systems round the start of a process differently; a number is not given out again that fast.
SAME_START = 1.0


def this_worker() -> str:
    """Return the name of this process: machine, number, start."""
    return f"{platform.node()}:{os.getpid()}:{psutil.Process().create_time():.2f}"


def is_gone(worker: str | None) -> bool:
    """Tell whether a process is known to have ended; of another machine's nothing is known."""
    host, number, started = (worker or "::").rsplit(":", 2)
    if host != platform.node():
        return False
    return not _runs(int(number), float(started))


def _runs(number: int, started: float) -> bool:
    try:
        process = psutil.Process(number)
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        return bool(abs(process.create_time() - started) <= SAME_START)
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True
