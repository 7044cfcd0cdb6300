"""A process that appends to an index and is killed while it does, again and again."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import matcher as room

ROOT = Path(room.__file__).parents[1]
WRITER = """
import sys
from pathlib import Path
from matcher import load_matcher
matcher = load_matcher()
index = matcher.open_index(Path(sys.argv[1]))
told = Path(sys.argv[2]).open("a")
for number in range(len(index) // 2, int(sys.argv[3])):
    rows = [(f"{number} {half}", matcher.read_posting("PMP is required.")) for half in "ab"]
    index.append(rows)
    print(number, file=told, flush=True)
    if number % 40 == 39:
        index.compact()
"""


def committed(told):
    return len(told.read_text(encoding="utf-8").splitlines())


def killed_after(folder, told, appends, *, commits, pause=0.0):
    """Let a writer commit so many appends and a moment more, and kill it."""
    goal = min(appends, committed(told) + commits)
    command = [sys.executable, "-c", WRITER, str(folder), str(told), str(appends)]
    writer = subprocess.Popen(command, cwd=ROOT)
    while committed(told) < goal and writer.poll() is None:
        time.sleep(0.002)
    assert writer.poll() in {None, 0}, "the writer ended by itself"
    time.sleep(pause)
    writer.send_signal(signal.SIGKILL)
    writer.wait()


def whole_after_a_kill(matcher, folder, told):
    """Open the index and assert that nothing is lost or double; return it."""
    index = matcher.open_index(folder)
    keys, count = list(index.keys()), committed(told)
    assert len(keys) == len(set(keys)) == len(index)
    # What was told of is there; the one commit under way may be, and then in whole.
    assert {f"{n} {half}" for n in range(count) for half in "ab"} <= set(keys)
    assert len(keys) in (2 * count, 2 * count + 2)
    if len(keys) == 2 * count + 2:
        with told.open("a", encoding="utf-8") as file:
            print(count, file=file)
    return index
