"""The vocabulary: complete, consistent, and faults that name their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.errors import LexiconError
from matcher.lexicon import load
from matcher.weights import load_weights

ROOT = Path(load.__file__).parent
NEW = """id = "new-one"
label = "New One"
name = "New Certificate"
body = "Example Institute"
url = "https://www.example.com"
family = "project"
level = 1
aliases = ["New One Certificate"]
eligibility = "Open to anyone."
sources = ["https://www.example.com/facts"]
checked_on = 2026-11-22
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "certifications").mkdir()
    for file in [*ROOT.glob("*.toml"), *ROOT.glob("certifications/*.toml")]:
        (tmp_path / file.relative_to(ROOT)).write_text(file.read_text("utf-8"), "utf-8")
    return tmp_path


def test_every_certification_has_its_facts():
    known = load.load_lexicon().certifications

    assert len(known) >= 60
    for certificate in known.values():
        assert certificate.sources
        assert certificate.checked_on
        assert certificate.eligibility.endswith(".")
        assert certificate.url.startswith("https://")


def test_a_new_file_is_all_that_a_new_certification_needs(copy: Path):
    (copy / "certifications" / "new-one.toml").write_text(NEW, "utf-8")

    lexicon = load.load_lexicon(copy)

    assert lexicon.certifications["new-one"].label == "New One"
    assert "new-one" in lexicon.terms


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (("eligibility", "eligible"), "eligibility"),
        (('sources = ["https://www.example.com/facts"]', ""), "sources"),
        (('id = "new-one"', 'id = "newer"'), "id"),
        (("New One Certificate", "PMP"), "pmp"),
        (("level = 1", "level = "), "whole file"),
        (("checked_on", 'supersedes = ["nothing"]\nchecked_on'), "nothing"),
    ],
)
def test_a_fault_names_its_place(copy: Path, change: tuple[str, str], names: str):
    (copy / "certifications" / "new-one.toml").write_text(NEW.replace(*change), "utf-8")

    with pytest.raises(LexiconError) as caught:
        load.load_lexicon(copy)

    assert names in caught.value.key or names in caught.value.remedy


def test_weights_that_do_not_sum_to_one_are_refused(tmp_path: Path):
    text = (ROOT / "weights.toml").read_text("utf-8").replace("level = 0.", "level = 9.", 1)
    file = tmp_path / "weights.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(LexiconError, match="sum"):
        load_weights(file)
