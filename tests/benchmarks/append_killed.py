"""The long form of the index's crash test: 200 appends, killed again and again at random points.

After each kill a copy of the folder comes to harm in some way: it is refused, or holds what was
appended, from the first on, and nothing else.

Run it by hand, `python -m tests.benchmarks.append_killed [APPENDS] [SEED]`; it takes minutes, so
the gate has a short form (tests/matcher/test_stored_index.py).
"""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from matcher import IndexStateError, load_matcher
from tests.matcher.damaged_index import KINDS, damage
from tests.matcher.killed_index import committed, killed_after, whole_after_a_kill

if TYPE_CHECKING:
    from matcher import Matcher


def main(appends: int = 200, seed: int = 1) -> None:
    """Raise AssertionError where an append was lost, came twice or in part."""
    dice, matcher, kills, refused = random.Random(seed), load_matcher(), 0, 0
    with TemporaryDirectory() as name:
        folder, told = Path(name) / "index", Path(name) / "told"
        matcher.build_index(folder, [])
        told.touch()
        while committed(told) < appends:
            commits, pause = dice.randint(1, 20), dice.random() / 50
            killed_after(folder, told, appends, commits=commits, pause=pause)
            index, kills = whole_after_a_kill(matcher, folder, told), kills + 1
            refused += sum(_refused(matcher, folder, kind, dice) for kind in KINDS)
        assert len(index) == 2 * appends
    sys.stdout.write(
        f"{appends} appends, {kills} kills: none lost, none twice; of {kills * len(KINDS)} copies "
        f"that came to harm {refused} were refused, the others told nothing wrong\n"
    )


def _refused(matcher: Matcher, folder: Path, kind: str, dice: random.Random) -> bool:
    """Harm one file of a copy; tell whether it is refused, and assert that it is right if not."""
    with TemporaryDirectory() as name:
        copy = shutil.copytree(folder, Path(name) / "copy")
        damage(dice.choice([f for f in copy.iterdir() if f.suffix != ".lock"]), kind, dice)
        try:
            keys = set(matcher.open_index(copy).keys())
        except IndexStateError:
            return True
    assert keys == {f"{n} {half}" for n in range(len(keys) // 2) for half in "ab"}
    return False


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
