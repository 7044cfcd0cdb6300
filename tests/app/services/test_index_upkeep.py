"""The stored indexes follow the postings, and whatever goes wrong they can be had again."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from app.models import Posting
from app.services import index_upkeep
from app.services.index_upkeep import catch_up, catch_up_all, is_behind, standings
from app.services.market_index import MarketIndex, posting_of
from tests.factories_market import fill
from tests.factories_postings import NOW, RESUME_TEXT, a_posting, a_reader

ROOT = Path(__file__).parents[3]
CHILD = "tests.app.services.upkeep_child"


@pytest.fixture
def resume(matcher):
    return matcher.read_resume(RESUME_TEXT.encode(), "ada.txt", today=NOW.date())


def held(market, owner=None):
    index = market.opened(owner)
    return sorted(posting_of(key) for key in index.keys()) if index else None  # noqa: SIM118


def test_what_is_new_changed_and_closed_is_followed(session, matcher, market):
    rows = [a_posting(session, matcher, source_id=str(number)) for number in range(3)]
    assert held(market) is None
    assert catch_up(session, market, None).rebuilt
    assert held(market) == [row.id for row in rows]

    new = a_posting(session, matcher, title="PMO Lead")
    rows[0].state = "closed"
    text = "PMP and PgMP are required. Fluent German is required."
    a_posting(session, matcher, source_id="1", description_text=text, now=NOW + timedelta(days=1))
    session.commit()
    done = catch_up(session, market, None)

    assert (done.added, done.removed, done.rebuilt) == (2, 2, False)
    assert held(market) == [rows[1].id, rows[2].id, new.id]
    assert catch_up(session, market, None) == index_upkeep.Upkeep(owner=None)


def test_a_changed_posting_is_ranked_by_its_new_words(session, matcher, market, resume):
    row = a_posting(session, matcher, source_id="1")
    catch_up(session, market, None)
    before = market.scores(1, resume)[row.id]
    text = "PMP and PgMP are required. Fluent German is required."
    a_posting(session, matcher, source_id="1", description_text=text, now=NOW + timedelta(days=1))
    catch_up(session, market, None)

    assert market.scores(1, resume)[row.id] < before


def test_one_that_is_open_again_comes_back(session, matcher, market):
    row = a_posting(session, matcher, state="closed")
    other = a_posting(session, matcher)
    catch_up(session, market, None)
    assert held(market) == [other.id]
    row.state = "unknown"
    session.commit()
    catch_up(session, market, None)

    assert held(market) == [row.id, other.id]


def test_what_a_person_brought_is_in_nobody_elses_index(session, matcher, market, resume):
    ada, ben = a_reader(session), a_reader(session)
    shared = a_posting(session, matcher)
    of_ada = a_posting(session, matcher, ada.id)
    of_ben = a_posting(session, matcher, ben.id)
    catch_up_all(session, market)

    assert set(market.scores(ada.id, resume)) == {shared.id, of_ada.id}
    assert set(market.scores(ben.id, resume)) == {shared.id, of_ben.id}
    assert set(market.scores(a_reader(session).id, resume)) == {shared.id}
    for owner, own in ((None, shared), (ada.id, of_ada), (ben.id, of_ben)):
        assert held(market, owner) == [own.id]


def test_the_index_of_somebody_who_is_gone_goes_too(session, matcher, market):
    ada = a_reader(session)
    a_posting(session, matcher, ada.id)
    catch_up_all(session, market)
    assert market.folder_of(ada.id).is_dir()
    session.delete(ada)
    session.commit()
    catch_up_all(session, market)

    assert not market.folder_of(ada.id).exists()
    assert market.owners() == set()


def test_one_made_by_another_release_is_told_and_built_anew(session, matcher, market, resume):
    row = a_posting(session, matcher)
    catch_up(session, market, None)
    manifest = market.folder_of(None) / "manifest.json"
    told = json.loads(manifest.read_text())
    manifest.write_text(json.dumps(told | {"fingerprint": "of another release"}))

    assert market.state(None) == "stale"
    assert market.scores(1, resume) == {}
    (found,) = standings(session, market)
    assert is_behind(found)
    assert catch_up(session, market, None).rebuilt
    assert market.state(None) == "ready"
    assert set(market.scores(1, resume)) == {row.id}


def test_a_damaged_one_is_told_and_built_anew(session, matcher, market):
    row = a_posting(session, matcher)
    catch_up(session, market, None)
    (market.folder_of(None) / "manifest.json").write_text("{ half")

    assert market.state(None) == "broken"
    assert catch_up(session, market, None).rebuilt
    assert held(market) == [row.id]


def test_while_another_process_is_at_it_nothing_is_done_twice(session, matcher, market):
    a_posting(session, matcher)
    catch_up(session, market, None)
    a_posting(session, matcher)
    other = MarketIndex(matcher, market.folder_of(None).parent)
    with other.keeping(None) as is_ours:
        assert is_ours
        other.tell(None, 250, 900)
        assert catch_up(session, market, None).is_busy
        assert market.progress(None) == (250, 900)

    assert market.progress(None) is None
    assert catch_up(session, market, None).added == 1


def test_another_process_sees_what_was_added(session, matcher, market, resume):
    first = a_posting(session, matcher)
    catch_up(session, market, None)
    other = MarketIndex(matcher, market.folder_of(None).parent)
    assert set(other.scores(1, resume)) == {first.id}
    second = a_posting(session, matcher)
    catch_up(session, market, None)

    assert set(other.scores(1, resume)) == {first.id, second.id}


def test_a_look_does_not_wait_for_a_writer(session, matcher, market, resume, in_another_thread):
    row = a_posting(session, matcher)
    catch_up(session, market, None)
    with market.writing(None):
        told = in_another_thread(lambda: market.scores(1, resume))

    assert set(told) == {row.id}


@pytest.fixture
def in_another_thread():
    with ThreadPoolExecutor(1) as pool:
        yield lambda task: pool.submit(task).result(timeout=120)


def test_progress_is_told_step_by_step(session, matcher, market, monkeypatch):
    monkeypatch.setattr(index_upkeep, "STEP", 2)
    for _ in range(5):
        a_posting(session, matcher)
    heard = []
    catch_up(session, market, None, told=lambda done, total: heard.append((done, total)))

    assert heard == [(0, 5), (2, 5), (4, 5), (5, 5)]


def test_a_reading_that_cannot_be_used_stops_no_other(session, matcher, market):
    row, bad = a_posting(session, matcher), a_posting(session, matcher)
    bad.profile = {"text": "half a reading"}
    session.commit()
    catch_up(session, market, None)

    assert held(market) == [row.id]


def test_how_it_stands_is_counted(session, matcher, market):
    for _ in range(3):
        a_posting(session, matcher)
    (before,) = standings(session, market)
    assert (before.state, before.postings, before.lacking) == ("missing", 3, 3)
    catch_up(session, market, None)
    closed = session.get(Posting, 1)
    closed.state = "closed"
    session.commit()
    (after,) = standings(session, market)

    assert (after.state, after.held, after.lacking, after.surplus) == ("ready", 3, 0, 1)
    assert is_behind(after)
    assert after.nbytes > 0


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_killed_in_the_middle_the_next_upkeep_goes_on(session, settings, matcher, market):
    fill(session, matcher, 40)
    catch_up(session, market, None)
    fill(session, matcher, 1200, first=40)
    before = len(held(market))
    seen = set()
    for _ in range(3):
        folder = str(market.folder_of(None).parent)
        child = subprocess.Popen(
            [sys.executable, "-m", CHILD, settings.database_url, folder],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(3):
            child.stdout.readline()
        time.sleep(0.01)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        (found,) = standings(session, MarketIndex(matcher, market.folder_of(None).parent))
        assert found.state == "ready"
        assert found.surplus == 0
        seen.add(found.held)
    assert min(seen) > before
    catch_up(session, market, None)

    assert held(market) == list(range(1, 1241))
    assert not is_behind(standings(session, market)[0])
