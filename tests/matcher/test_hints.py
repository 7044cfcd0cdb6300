"""What may occur is asked first; nothing that does occur may be missed for it."""

from __future__ import annotations

import re

import pytest
import re2
from hypothesis import given
from hypothesis import strategies as st

from matcher.hints import Hints, relaxed
from matcher.lexicon.load import load_lexicon
from matcher.strength import Cues
from matcher.years import YEARS, years_said

PATTERNS = {**Cues(load_lexicon().words["cues.toml"]).patterns, "years": YEARS}
HINTS = Hints(PATTERNS)
WORDS = [
    "is", "not", "required", "but", "a", "plus", "PMP", "or", "working", "towards", "don’t", "need",
    "must", "have", "5+", "years", "three (3)", "to", "é", "wünschenswert", "wymagana", "exigée",
    "no", "formal", "certificate", ",", ".", "experience", "with", "(E)", "\u00a0", "\n", "we",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_no_pattern_that_occurs_is_missed(sentence):
    low = sentence.lower().replace("’", "'")

    occurs = {name for name, pattern in PATTERNS.items() if re.search(pattern, low, re.IGNORECASE)}

    assert occurs <= HINTS.of(sentence)


@pytest.mark.parametrize(
    ("pattern", "simpler"),
    [
        (r"(?<!the )\brequired\b(?! to (?:help|support))", r"\brequired\b"),
        (r"\b(?:is|are) exigée?s?\b", "(?:is|are) exigée?s?"),
        (r"a{0,24}[^.;\n]{2,}b", r"a*[^.;\n]*b"),
        (r"isn't$", "isn['’]t"),
        (r"[\w)]\s?\d", r"[\pL\pN_)][\s\pZ]?[\pN]"),
        (r"\(d\)", r"\(d\)"),
    ],
)
def test_a_pattern_is_relaxed(pattern, simpler):
    assert relaxed(pattern) == simpler
    assert re2.compile(relaxed(pattern))


def test_an_open_bracket_is_named():
    with pytest.raises(ValueError, match="never closed"):
        relaxed("(?=a")


def test_years_are_read_the_same_with_and_without():
    text = "between 3 and 5 years, plus 18 months"
    assert [said.least for said in years_said(text)] == [3, 1.5]
    assert "years" in Hints({"years": YEARS}).of(text)
