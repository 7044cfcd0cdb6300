"""The long form of the index's crash test: 200 appends, killed again and again at random points.

Run it by hand, `python -m tests.benchmarks.append_killed [APPENDS] [SEED]`; it takes minutes, so
the gate has a short form (tests/matcher/test_stored_index.py).
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from matcher import load_matcher
from tests.matcher.killed_index import committed, killed_after, whole_after_a_kill


def main(appends: int = 200, seed: int = 1) -> None:
    """Raise AssertionError where an append was lost, came twice or in part."""
    dice, matcher, kills = random.Random(seed), load_matcher(), 0
    with TemporaryDirectory() as name:
        folder, told = Path(name) / "index", Path(name) / "told"
        matcher.build_index(folder, [])
        told.touch()
        while committed(told) < appends:
            commits, pause = dice.randint(1, 20), dice.random() / 50
            killed_after(folder, told, appends, commits=commits, pause=pause)
            index, kills = whole_after_a_kill(matcher, folder, told), kills + 1
        assert len(index) == 2 * appends
    sys.stdout.write(f"{appends} appends, {kills} kills: none lost, none twice\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
