"""An upkeep in a process of its own, to be killed: prints a line for each step that it wrote.

The last line says what was done: how many were added, and whether another process was at it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from app.services import index_upkeep
from app.services.market_index import MarketIndex
from matcher import load_matcher


def main(database_url: str, folder: str) -> None:
    index_upkeep.STEP = 10
    market = MarketIndex(load_matcher(), Path(folder))

    def told(done: int, total: int) -> None:
        sys.stdout.write(f"{done} of {total}\n")
        sys.stdout.flush()

    with Session(create_engine(database_url)) as session:
        done = index_upkeep.catch_up(session, market, None, told=told)
    sys.stdout.write(f"added {done.added} busy {int(done.is_busy)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
