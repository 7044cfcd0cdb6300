"""An index whose files came to harm says so, or tells what it told before: never something else."""

from __future__ import annotations

import random
import shutil

import pytest

from matcher import BrokenIndexError, MissingIndexError, StaleIndexError
from tests.matcher.damaged_index import KINDS, damage, of_another_release, told_or_refused
from tests.matcher.test_index import invented
from tests.matcher.texts import GOOD

FILES = ("manifest.json", "vocabulary-2.json", "segment-2-0.bin", "journal-2.log")
TIMES = 5


@pytest.fixture(scope="module")
def resume(matcher):
    return matcher.read_resume(GOOD.encode(), "resume.txt")


@pytest.fixture(scope="module")
def index(matcher, resume, tmp_path_factory):
    """Return a folder and what its index tells now and told after each commit of its journal."""
    folder = tmp_path_factory.mktemp("whole") / "index"
    market = invented(matcher, 46)
    stored = matcher.build_index(folder, enumerate(market[:40]))
    stored.remove([3])
    stored.compact()
    told = [stored.rank(resume, 100)]
    for number in range(40, 46):
        stored.append([(number, market[number])])
        told.append(stored.rank(resume, 100))
    return folder, told


@pytest.fixture
def copy(index, tmp_path):
    return shutil.copytree(index[0], tmp_path / "copy")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", FILES)
def test_harm_is_refused_or_does_no_harm(matcher, resume, index, tmp_path, name, kind):
    folder, told = index
    # Only the end of a journal may be missing: that is how a killed writer leaves it.
    allowed = told if name.startswith("journal") else told[-1:]
    dice = random.Random(f"{name} {kind}")
    for number in range(TIMES):
        copy = shutil.copytree(folder, tmp_path / str(number))
        damage(copy / name, kind, dice)
        trouble = told_or_refused(matcher, copy, resume, allowed)
        assert trouble is None or trouble.remedy.startswith("Build")


@pytest.mark.parametrize("name", FILES)
def test_every_letter_of_a_file_counts(matcher, resume, index, copy, name):
    """Any bit: half of them stood for nothing, were there no checksums."""
    file, dice = copy / name, random.Random(name)
    whole = file.read_bytes()
    troubles = 0
    for _ in range(40):
        file.write_bytes(whole)
        damage(file, "flipped bit", dice)
        troubles += told_or_refused(matcher, copy, resume, index[1][-1:]) is not None
    # Between what a segment tells of its columns and the columns stand a few spaces.
    assert troubles >= 38


def test_a_commit_that_was_changed_is_not_taken_for_a_torn_one(matcher, index, copy):
    file = copy / "journal-2.log"
    whole = file.read_bytes()
    for place in (1, 9, len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(BrokenIndexError, match=r"journal-2\.log"):
            matcher.open_index(copy)
        before = file.read_bytes()
        with pytest.raises(BrokenIndexError):
            matcher.open_index(copy).append([("later", matcher.read_posting("PMP."))])
        assert file.read_bytes() == before


def test_a_journal_that_ends_in_zeros_was_torn_by_a_loss_of_power(matcher, resume, index, copy):
    file = copy / "journal-2.log"
    file.write_bytes(file.read_bytes() + bytes(4096))

    again = matcher.open_index(copy)
    assert again.rank(resume, 100) == index[1][-1]
    again.append([("later", matcher.read_posting("PMP is required."))])
    assert "later" in set(matcher.open_index(copy).keys())


def test_files_of_another_release_or_another_index_are_refused(matcher, copy, tmp_path):
    other = matcher.build_index(tmp_path / "other", [("a", matcher.read_posting("PMP."))])
    shutil.copy(other.folder / "segment-1-0.bin", copy / "segment-2-0.bin")
    with pytest.raises(BrokenIndexError, match="another one's"):
        matcher.open_index(copy)
    of_another_release(copy)
    with pytest.raises(StaleIndexError, match="Build it anew"):
        matcher.open_index(copy)
    (copy / "manifest.json").unlink()
    with pytest.raises(MissingIndexError):
        matcher.open_index(copy)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_happened_it_can_be_built_anew(matcher, resume, copy, kind):
    dice = random.Random(kind)
    for name in FILES:
        damage(copy / name, kind, dice)
    made = matcher.build_index(copy, [("a", matcher.read_posting("PMP is required."))])

    assert [key for key, _ in made.rank(resume)] == ["a"]
    assert len(list(copy.glob("segment-*"))) == 1
