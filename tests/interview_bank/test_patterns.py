"""Patterns point at characters, whatever the script, and many are found in one pass."""

from hypothesis import given
from hypothesis import strategies as st

from interview_bank.patterns import Named, phrases


@given(st.text(), st.text())
def test_offsets_count_characters_not_bytes(before, after):
    said = f"{before} sort of {after}"

    found = list(phrases(r"\bsort of\b").finditer(said))

    assert [said[hit.start() : hit.end()].lower() for hit in found] == ["sort of"] * len(found)
    assert len(before) + 1 in [hit.start() for hit in found]


def test_capitals_do_not_matter():
    assert phrases("in confidence").search("In Confidence, it was low")


def test_all_names_present_come_back_and_no_others():
    named = Named({"first": r"\bi (?:made|wrote)\b", "end": r"done$", "never": "zebra"})

    assert sorted(named.found("i made it and was done")) == ["end", "first"]
    assert named.found("") == []
