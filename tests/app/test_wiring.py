"""The real tools: the matcher comes late, and nothing that must not be fetched is fetched."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest

from app.cli import slow_start
from app.cli.slow_start import FirstAnswer, once_answered
from app.wiring import LateMatcher, OfflineClient
from scrapers import Request
from scrapers.client import RefusedAddressError


def test_a_matcher_that_loads_in_the_background_answers_as_any_other(matcher):
    late = LateMatcher()
    text = "PRINCE2 Foundation is required."

    assert late.read_posting(text).to_dict() == matcher.read_posting(text).to_dict()


def test_sample_data_fetches_nothing():
    with pytest.raises(RefusedAddressError, match="sample data"):
        OfflineClient().fetch(Request(url="https://boards.greenhouse.io/quenby"))


def test_nothing_slow_is_loaded_before_it_is_needed_or_asked_for():
    """A fresh interpreter: this one has everything loaded already."""
    told = subprocess.run(
        [sys.executable, "-c", START],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert told.split() == []


START = """
import sys
import app.cli.serve
from app.wiring import LateMatcher
LateMatcher()
slow = ("spacy", "sklearn", "scipy", "alembic", "docx", "fpdf", "pypdfium2")
print(*(name for name in slow if name in sys.modules))
"""


def test_the_slow_parts_begin_when_the_first_page_is_out(monkeypatch):
    monkeypatch.setattr(slow_start, "PATIENCE", 600)
    begun = threading.Event()
    answering = FirstAnswer(lambda _environ, start: start("200 OK", []) or [b"a page"])
    with once_answered(answering, lambda _: begun.set()):
        assert not begun.wait(0.2)
        answer = answering({}, lambda *_: None)
        assert list(answer) == [b"a page"]
        assert not begun.is_set()
        answer.close()

        assert begun.wait(120)


def test_the_slow_parts_begin_though_nobody_asks_for_a_page(monkeypatch):
    monkeypatch.setattr(slow_start, "PATIENCE", 0.05)
    begun, ended = threading.Event(), threading.Event()

    def begin(kept):
        kept.callback(ended.set)
        begun.set()

    with once_answered(FirstAnswer(lambda *_: []), begin):
        assert begun.wait(120)
        assert not ended.is_set()

    assert ended.is_set()
