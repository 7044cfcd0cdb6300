"""Processor seconds, taken so that neither a busy machine nor a large process decides.

One measurement of a few milliseconds tells little: a collection of garbage over the heap of a long
test run takes longer than that by itself. So each figure is the best of several rounds, the heap as
it stands is set aside for the time of measuring, only the measuring thread is counted, and tasks
that are compared take turns, so that a slow minute of the machine is every task's.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from contextlib import contextmanager
from time import thread_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TELL = "import time; print(time.process_time())"


@contextmanager
def heap_set_aside() -> Iterator[None]:
    """Let a collection look only at what the measured task makes."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def compared(*tasks: Callable[[], object], rounds: int = 5) -> tuple[float, ...]:
    """Return each task's seconds, the best of `rounds` in which all of them take turns."""
    best = [float("inf")] * len(tasks)
    with heap_set_aside():
        for _ in range(rounds):
            for at, task in enumerate(tasks):
                start = thread_time()
                task()
                best[at] = min(best[at], thread_time() - start)
    return tuple(best)


def seconds(task: Callable[[], object], *, rounds: int = 5) -> float:
    """Return the seconds of one task, the best of `rounds`."""
    return compared(task, rounds=rounds)[0]


def interpreter_seconds(
    *codes: str, env: Mapping[str, str] | None = None, rounds: int = 3
) -> tuple[float, ...]:
    """Return what a fresh interpreter takes to run each of `codes`, taken in turns likewise."""
    best = [float("inf")] * len(codes)
    for _ in range(rounds):
        for at, code in enumerate(codes):
            command = [sys.executable, "-c", f"{code}\n{TELL}"]
            done = subprocess.run(command, check=True, env=env, capture_output=True, text=True)
            best[at] = min(best[at], float(done.stdout.split()[-1]))
    return tuple(best)
