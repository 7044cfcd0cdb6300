"""`pmo collect` in a process of its own, for tests that kill it.

Run as `python -m tests.app.cli.collecting_child PAYLOAD FOLDER`: everything is real but the
network, which answers with the recorded payload; the data are in the folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

from app import wiring
from app.cli import opened, pmo
from app.config import load_settings
from tests.fakes import RecordedClient

API = "https://boards-api.greenhouse.io/v1/boards/tallow/jobs?content=true"

if __name__ == "__main__":
    web = RecordedClient()
    web.put(API, Path(sys.argv[1]).read_bytes(), content_type="application/json")
    wiring.Client = lambda *_given, **_more: web
    opened.load_settings = lambda: load_settings(env={}, data_dir=Path(sys.argv[2]))
    pmo(["collect", "--source", "greenhouse:tallow", "--json"])
