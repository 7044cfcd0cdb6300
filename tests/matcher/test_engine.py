"""The matcher as a whole: shared by threads, light to import, honest about its vocabulary."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import matcher as room
from tests.matcher.texts import GOOD, NEIGHBOUR, PARTIAL, POSTING

ROOT = Path(room.__file__).parents[1]


def test_threads_read_what_one_reads_alone(matcher):
    texts = [POSTING, GOOD, PARTIAL, NEIGHBOUR] * 10
    alone = [matcher.read_posting(text) for text in texts]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(matcher.read_posting, texts))

    assert together == alone


def test_importing_the_room_loads_nothing_heavy():
    code = "import matcher, sys; print(sorted({'spacy', 'numpy', 'lxml'} & set(sys.modules)))"

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


def test_certifications_carry_what_a_page_shows(matcher):
    known = {c.id: c for c in matcher.certifications()}

    assert known["pmp"].label == "PMP"
    assert "Project Management Institute" in known["pmp"].body
    assert "35 hours of training" in known["pmp"].eligibility
    assert {"pmp", "capm"} <= known["pm-certification"].covers


def test_the_published_weights_sum_to_one(matcher):
    assert abs(sum(matcher.weights.parts.values()) - 1) < 1e-9
