"""The long form of the crash test: 5,000 postings, killed ten times at random points.

Run it by hand, `python -m tests.benchmarks.collect_killed [POSTINGS] [KILLS] [SEED]`; it takes
minutes, so the gate has a short form (tests/app/cli/test_collect_killed.py).
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine

from app.extensions import db
from app.services import database
from tests.app.cli.killed import a_scene, kill_again_and_again


def main(postings: int = 5000, kills: int = 10, seed: int = 1) -> None:
    """Raise AssertionError where a posting was lost or came twice."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        engine = create_engine(f"sqlite:///{folder / 'migrated.db'}")
        database.upgrade(engine)
        engine.dispose()
        kill_again_and_again(a_scene(folder, folder / "migrated.db", postings), kills, seed)
    sys.stdout.write(f"{postings} postings, {kills} kills: none lost, none twice\n")


if __name__ == "__main__":
    assert db is not None  # importing it prepares SQLite connections
    main(*map(int, sys.argv[1:]))
