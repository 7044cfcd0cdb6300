"""Every source reads its recorded pages exactly as reviewed, and no source lacks them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scrapers import SOURCES, parse
from tests.scrapers.fakes import NOW

RECORDED = Path(__file__).parent / "recorded"
CASES = sorted(RECORDED.glob("*/*/case.json"))
KINDS = {"normal", "empty", "blocked", "changed", "hostile"}


def payload_of(case: Path) -> bytes:
    (path,) = [path for path in case.parent.iterdir() if path.stem == "payload"]
    return path.read_bytes()


@pytest.mark.parametrize("case", CASES, ids=lambda path: "-".join(path.parts[-3:-1]))
def test_reads_the_recorded_page(case: Path):
    told = json.loads(case.read_text(encoding="utf-8"))

    parsed = parse(case.parts[-3], payload_of(case), url=told["url"], fetched_at=NOW)
    found = [posting.to_dict() for posting in parsed.postings]

    assert parsed.outcome == told["outcome"], parsed.problems
    assert [
        {key: posting[key] for key in wanted}
        for posting, wanted in zip(found, told["postings"], strict=True)
    ] == told["postings"]
    assert len(parsed.problems) == told.get("problems", 0), parsed.problems
    assert parsed.total == told.get("total", parsed.total)


@pytest.mark.parametrize("key", sorted(k for k, s in SOURCES.items() if s.built and k != "auto"))
def test_every_source_has_its_recordings(key: str):
    assert {path.parts[-2] for path in CASES if path.parts[-3] == key} >= KINDS


@pytest.mark.parametrize("case", CASES, ids=lambda path: "-".join(path.parts[-3:-1]))
def test_no_token_or_tracking_survives(case: Path):
    parsed = parse(case.parts[-3], payload_of(case), url=None, fetched_at=NOW)

    for posting in parsed.postings:
        words = json.dumps(posting.to_dict())
        for token in ("SECRET", "otpToken", "trackingId", "utm_", "gh_src", "<script", "onclick"):
            assert token not in words
