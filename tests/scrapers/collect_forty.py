"""Collects the boards it is told of through the real client, and prints what became of each.

Run as a program of its own, so that its memory is its own: `PORT` and lines of `NAME SOURCE` come
on standard input, one line of JSON goes to standard output.
"""

from __future__ import annotations

import json
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scrapers import Client, collect
from scrapers.client import Limits

if TYPE_CHECKING:
    from scrapers.types import Request

PACE, MEGABYTE = 0.1, 1024


class ByName:
    """Leads a source's requests to the host that plays the board; all else is the real client."""

    def __init__(self, client: Client, site: str) -> None:
        self.client, self.site = client, site

    def fetch(self, request: Request, validators=None):
        path = request.url.split("/", 3)[3]
        return self.client.fetch(replace(request, url=f"http://{self.site}/{path}"), validators)


def became(client: Client, name: str, source: str, site: str) -> tuple[str, dict[str, object]]:
    board = f"http://{site}/feed.xml" if source == "rss" else "example"
    found = collect(source, ByName(client, site), board=board)
    return name, {
        "outcome": found.outcome,
        "complete": found.complete,
        "postings": len(found.postings),
        "reasons": [failure.reason for failure in found.failures],
    }


def main() -> None:
    port, *rows = sys.stdin.read().split("\n")
    wanted = [row.split() for row in rows if row]
    sites = {name: f"{name}.example:{port}" for name, _ in wanted}
    limits = Limits(
        pace=PACE,
        total=8.0,
        read=4.0,
        attempts=2,
        longest_wait=1.0,
        vouched=frozenset(sites.values()),
    )
    with (
        Client(
            limits=limits,
            resolver=lambda _host, _port: ["127.0.0.1"],
        ) as client,
        ThreadPoolExecutor(4) as pool,
    ):
        told = dict(pool.map(lambda row: became(client, *row, sites[row[0]]), wanted))
    # Not getrusage: its peak is the parent's, if that was larger when this program was started.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / MEGABYTE
    sys.stdout.write(json.dumps({"boards": told, "peak_mb": peak}))


if __name__ == "__main__":
    main()
