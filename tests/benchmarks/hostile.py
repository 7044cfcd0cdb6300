"""Read hostile files and note how each ended: `python -m tests.benchmarks.hostile 5000`."""

from __future__ import annotations

import argparse
import resource
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from time import perf_counter
from typing import TYPE_CHECKING

from matcher import UnreadableResumeError, load_matcher
from matcher.errors import READ_PROBLEMS
from tests.matcher.hostile.stock import hostile_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matcher import Matcher

MOST_SECONDS = 10.0
MOST_MB = 600
_SHARE = 25


@dataclass(frozen=True, slots=True)
class Ending:
    """How one file ended: "read", a code of the error family, or the name of what escaped.

    `seconds` are of the processor, this process's and the reading child's together: on a busy
    machine the clock says little. `waited` are the clock's.
    """

    number: int
    name: str
    outcome: str
    seconds: float
    waited: float
    megabytes: float

    @property
    def is_good(self) -> bool:
        """Tell whether the promise was kept."""
        known = self.outcome == "read" or self.outcome in READ_PROBLEMS
        return known and self.seconds < MOST_SECONDS and self.megabytes < MOST_MB


def read_all(matcher: Matcher, count: int, start: int = 0) -> Iterator[Ending]:
    """Yield the endings of a range of the stock.

    Memory is the largest that this process or any reading child has ever used.
    """
    for number, name, data in hostile_files(count, start):
        begun, busy = perf_counter(), _processor_seconds()
        try:
            matcher.read_resume(data, name)
            outcome = "read"
        except UnreadableResumeError as problem:
            outcome = problem.code
        except BaseException as problem:  # noqa: BLE001  what escapes is what we are after
            outcome = f"escaped: {type(problem).__name__}: {problem}"[:200]
        seconds, waited = _processor_seconds() - busy, perf_counter() - begun
        yield Ending(number, name, outcome, seconds, waited, _peak_megabytes())


def _processor_seconds() -> float:
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in spent)


def _peak_megabytes() -> float:
    peaks = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in peaks) / 1024


def _share(start: int, count: int) -> list[Ending]:
    return list(read_all(load_matcher(), count, start))


def main() -> int:
    """Read the files in a few processes and print what happened; 1 when a promise was broken."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("count", type=int, nargs="?", default=5000)
    cli.add_argument("--start", type=int, default=0)
    cli.add_argument("--processes", type=int, default=2)
    options = cli.parse_args()
    starts = range(options.start, options.start + options.count, _SHARE)
    endings: list[Ending] = []
    with ProcessPoolExecutor(options.processes, mp_context=get_context("spawn")) as pool:
        shares = [pool.submit(_share, start, _SHARE) for start in starts]
        for share in shares:
            endings += share.result()
            for ending in share.result():
                if not ending.is_good:
                    sys.stdout.write(f"{ending}\n")
                    sys.stdout.flush()
    _report(endings)
    return 0 if all(ending.is_good for ending in endings) else 1


def _report(endings: list[Ending]) -> None:
    outcomes = Counter(ending.outcome for ending in endings)
    slowest = sorted(endings, key=lambda ending: -ending.seconds)[:10]
    lines = [
        f"{len(endings)} files: {dict(outcomes.most_common())}",
        f"most memory {max(ending.megabytes for ending in endings):.0f} MB",
        *(
            f"{e.seconds:.2f} s ({e.waited:.2f} by the clock) {e.number} {e.name} {e.outcome}"
            for e in slowest
        ),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    raise SystemExit(main())
