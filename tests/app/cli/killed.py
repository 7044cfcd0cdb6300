"""Kill a collection at random points and look at what it left."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.factories_postings import NURSE_TEXT, PMO_TEXT

ROOT = Path(__file__).parents[3]
LONGEST = 1800.0
CHILD = "tests.app.cli.collecting_child"


@dataclass(frozen=True, slots=True)
class Scene:
    """A data folder with a migrated database, and the board that is collected into it."""

    folder: Path
    payload: Path
    postings: int

    def begin(self) -> subprocess.Popen[str]:
        """Start the command in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", CHILD, str(self.payload), str(self.folder)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def rows(self, columns: str, table: str = "posting") -> list[tuple[object, ...]]:
        """Read the file as any other process would."""
        with closing(sqlite3.connect(self.folder / "critical-path.db", timeout=30)) as file:
            return file.execute(f"SELECT {columns} FROM {table} ORDER BY id").fetchall()

    def kill_after(self, stored: int) -> int:
        """Start, kill without a warning once `stored` postings are there; return how many are."""
        with self.begin() as process:
            end = time.monotonic() + LONGEST
            while len(self.rows("id")) < stored and process.poll() is None:
                assert time.monotonic() < end
                time.sleep(0.005)
            process.send_signal(signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL, "it was over before it could be killed"
        return len(self.rows("id"))


def a_scene(folder: Path, database: Path, postings: int) -> Scene:
    """Prepare a board of so many PMO postings, and one nurse for every ten."""
    (folder / "critical-path.db").write_bytes(database.read_bytes())
    jobs = [_job(number, "PMO Analyst", PMO_TEXT) for number in range(postings)]
    jobs += [_job(postings + n, "Staff Nurse", NURSE_TEXT) for n in range(postings // 10)]
    random.Random(postings).shuffle(jobs)
    payload = folder / "board.json"
    payload.write_text(json.dumps({"jobs": jobs, "meta": {"total": len(jobs)}}))
    return Scene(folder, payload, postings)


def _job(number: int, title: str, text: str) -> dict[str, object]:
    return {
        "id": 7_000_000 + number,
        "title": f"{title} {number % 40}",
        "absolute_url": f"https://boards.greenhouse.io/tallow/jobs/{7_000_000 + number}",
        "company_name": f"Tallow Bridge {number // 40}",
        "location": {"name": "Leeds, United Kingdom"},
        "content": f"<p>{text} Desk {number}.</p>",
    }


def kill_again_and_again(scene: Scene, times: int, seed: int) -> None:
    """Kill at `times` random points, let the last go to its end, and see that all is there once."""
    points = sorted(random.Random(seed).sample(range(1, scene.postings - 60), times))
    stored = [scene.kill_after(point) for point in points]
    assert stored == sorted(stored), "a posting was lost on the way"
    assert stored[-1] < scene.postings, "the last kill came too late to prove anything"
    with scene.begin() as last:
        out, said = last.communicate(timeout=LONGEST)

    assert last.returncode == 0, said
    assert "going on with the collection that was stopped short" in said
    told = [json.loads(line)["source_id"] for line in out.splitlines()]
    ids = [str(7_000_000 + n) for n in range(scene.postings)]
    assert sorted(told) == ids
    assert sorted(str(source_id) for (source_id,) in scene.rows("source_id")) == ids
    ((state, outcome, result),) = scene.rows("state, outcome, result", "collect_run")
    counts = json.loads(str(result))
    assert (state, outcome, counts["complete"]) == ("done", "ok", True)
    assert counts["new"] + counts["seen"] == scene.postings
    assert counts["seen"] == stored[-1]
    assert {state for (state,) in scene.rows("state")} == {"open"}
