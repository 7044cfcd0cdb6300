"""Hostile files end in the error family, in time and in bounds; the whole stock is run by hand.

`python -m tests.benchmarks.hostile 5000` reads all of it and prints what happened.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COUNT = 150


@pytest.mark.timeout(1500)
@pytest.mark.skipif(sys.platform == "win32", reason="the system sets no limits to a process")
def test_hostile_files_end_in_the_error_family_in_time_and_in_bounds():
    # In processes of their own, so that the memory measured is theirs.
    command = [sys.executable, "-m", "tests.benchmarks.hostile", str(COUNT)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=1440, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{COUNT} files" in done.stdout
