"""The index on disk: nothing is lost or double, whatever dies in between."""

from __future__ import annotations

import json
import os

import pytest

from matcher import BrokenIndexError, MissingIndexError, StaleIndexError
from matcher.market import journal
from tests.matcher.killed_index import killed_after, whole_after_a_kill
from tests.matcher.test_index import invented
from tests.matcher.texts import GOOD


@pytest.fixture(scope="module")
def market(matcher):
    return invented(matcher, 60)


@pytest.fixture(scope="module")
def resume(matcher):
    return matcher.read_resume(GOOD.encode(), "resume.txt")


def test_it_ranks_as_the_one_in_memory(matcher, market, resume, tmp_path):
    stored = matcher.build_index(tmp_path, enumerate(market[:40]))
    stored.append((n, market[n]) for n in range(40, 60))
    stored.remove([0, 1])
    wanted = matcher.index((n, market[n]) for n in range(2, 60)).rank(resume, 60)

    assert dict(stored.rank(resume, 60)) == dict(wanted)
    stored.compact()
    assert stored.rank(resume, 60) == wanted
    assert matcher.open_index(tmp_path).rank(resume, 60) == wanted


def test_a_reader_sees_commits_when_it_looks_again(matcher, market, tmp_path):
    writer = matcher.build_index(tmp_path, [("first", market[0])])
    reader = matcher.open_index(tmp_path)
    writer.append([("second", market[1])])
    assert len(reader) == 1

    reader.refresh()
    assert sorted(reader.keys()) == ["first", "second"]
    writer.compact()
    assert len(reader) == 2
    reader.refresh()
    assert reader.generation == writer.generation == 2


def test_a_posting_appended_again_replaces_itself(matcher, market, resume, tmp_path):
    stored = matcher.build_index(tmp_path, [("a", market[0]), ("b", market[1])])
    stored.append([("a", market[2])])
    stored.append([("a", market[3])])

    assert len(stored) == 2
    assert dict(stored.rank(resume))["a"] == matcher.score(resume, market[3])
    stored.compact()
    assert len(stored) == 2
    assert dict(stored.rank(resume))["a"] == matcher.score(resume, market[3])


def test_a_torn_commit_is_passed_over_and_cut_off_by_the_next(matcher, market, tmp_path):
    stored = matcher.build_index(tmp_path, [("a", market[0])])
    stored.append([("b", market[1])])
    file = tmp_path / "journal-1.log"
    whole = file.read_bytes()
    file.write_bytes(whole + whole[: len(whole) // 2])

    again = matcher.open_index(tmp_path)
    assert sorted(again.keys()) == ["a", "b"]
    again.append([("c", market[2])])
    assert sorted(matcher.open_index(tmp_path).keys()) == ["a", "b", "c"]


def test_no_cut_of_a_journal_invents_a_commit(tmp_path):
    file = tmp_path / "journal"
    journal.create(file)
    first = journal.append(file, 0, ["one"])
    second = journal.append(file, first, ["two"])
    whole = file.read_bytes()

    for length in range(len(whole) + 1):
        file.write_bytes(whole[:length])
        read = [commit for commit, _ in journal.read(file)]
        assert read == [["one"], ["two"]][: (length >= first) + (length >= second)]


def test_an_index_made_with_other_rules_is_refused_with_the_remedy(matcher, market, tmp_path):
    matcher.build_index(tmp_path, [("a", market[0])])
    file = tmp_path / "manifest.json"
    told = json.loads(file.read_text())
    file.write_text(json.dumps(told | {"fingerprint": "another"}))

    with pytest.raises(StaleIndexError, match="Build it anew"):
        matcher.open_index(tmp_path)
    assert len(matcher.build_index(tmp_path, [("b", market[1])])) == 1


def test_a_missing_or_damaged_index_is_named(matcher, market, tmp_path):
    with pytest.raises(MissingIndexError, match="no index"):
        matcher.open_index(tmp_path)
    matcher.build_index(tmp_path, [("a", market[0])])
    segment = tmp_path / "segment-1-0.bin"
    segment.write_bytes(segment.read_bytes()[:-64])

    with pytest.raises(BrokenIndexError, match=r"segment-1-0\.bin"):
        matcher.open_index(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_killed_among_two_hundred_appends_nothing_is_lost_or_double(matcher, tmp_path):
    folder, told = tmp_path / "index", tmp_path / "told"
    matcher.build_index(folder, [])
    told.touch()
    for _ in range(3):
        killed_after(folder, told, 200, commits=30)
        index = whole_after_a_kill(matcher, folder, told)
    held = len(index)
    index.append([("last", matcher.read_posting("PMP is required."))])
    assert len(matcher.open_index(folder)) == held + 1
