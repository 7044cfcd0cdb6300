"""The upkeep of the stored indexes beside PostgreSQL, by several processes and through a kill."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from app.models import Posting
from app.models.base import Base
from app.services.index_upkeep import Upkeep, catch_up, catch_up_all, is_behind, standings
from app.services.market_index import MarketIndex, posting_of
from tests.factories_market import fill
from tests.factories_postings import NOW, RESUME_TEXT, a_posting, a_reader

pytestmark = [pytest.mark.postgres, pytest.mark.timeout(900)]
ROOT = Path(__file__).parents[3]
CHILD = "tests.app.services.upkeep_child"
# Steps after which a child is killed: right after the first ones, and further on.
KILLED_AFTER = (2, 5)


@pytest.fixture
def engine(postgres_url):
    engine = create_engine(postgres_url)
    Base.metadata.drop_all(engine)
    Base.metadata.create_all(engine)
    yield engine
    Base.metadata.drop_all(engine)
    engine.dispose()


@pytest.fixture
def session(engine):
    with Session(engine) as session:
        yield session


@pytest.fixture
def market(matcher, tmp_path):
    return MarketIndex(matcher, tmp_path / "index")


@pytest.fixture
def beside(postgres_url, tmp_path):
    """Start an upkeep in another process; whatever still runs at the end is ended."""
    children = []

    def start():
        command = [sys.executable, "-m", CHILD, postgres_url, str(tmp_path / "index")]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        children.append(child)
        return child

    yield start
    for child in children:
        child.kill()
        child.wait()
        child.stdout.close()


def held(market, owner=None):
    """Return every posting that the index holds, as often as it does."""
    return sorted(posting_of(key) for key in market.opened(owner).keys())  # noqa: SIM118


def ids_of(session):
    session.rollback()
    return sorted(session.scalars(select(Posting.id).where(Posting.state != "closed")))


def test_what_is_new_changed_closed_and_somebodys_own_is_followed(session, matcher, market):
    ada = a_reader(session)
    rows = [a_posting(session, matcher, source_id=str(number)) for number in range(3)]
    own = a_posting(session, matcher, ada.id)
    assert [one.rebuilt for one in catch_up_all(session, market)] == [True, True]

    new = a_posting(session, matcher, title="PMO Lead")
    rows[0].state = "closed"
    text = "PMP and PgMP are required. Fluent German is required."
    a_posting(session, matcher, source_id="1", description_text=text, now=NOW + timedelta(days=1))
    session.commit()
    done = catch_up_all(session, market)[0]

    assert (done.added, done.removed, done.rebuilt) == (2, 2, False)
    assert held(market) == [rows[1].id, rows[2].id, new.id]
    assert held(market, ada.id) == [own.id]
    resume = matcher.read_resume(RESUME_TEXT.encode(), "ada.txt", today=NOW.date())
    assert set(market.scores(ada.id, resume)) == {rows[1].id, rows[2].id, new.id, own.id}
    assert not any(is_behind(one) for one in standings(session, market))
    assert catch_up(session, market, None) == Upkeep(owner=None)


def test_two_processes_that_catch_up_at_once_hold_everything_once(session, matcher, market, beside):
    fill(session, matcher, 40)
    catch_up(session, market, None)
    fill(session, matcher, 400, first=40)
    children = [beside(), beside()]
    last = [child.communicate(timeout=600)[0].splitlines()[-1].split() for child in children]

    assert [child.returncode for child in children] == [0, 0]
    # Where both looked before either wrote, the one that came later found nothing to do.
    assert sum(int(added) for _, added, *_ in last) == 400
    assert held(market) == ids_of(session)
    assert catch_up(session, market, None) == Upkeep(owner=None)


def test_two_processes_that_build_one_at_once_leave_a_whole_one(session, matcher, market, beside):
    fill(session, matcher, 120)
    children = [beside(), beside()]
    for child in children:
        child.communicate(timeout=600)

    assert [child.returncode for child in children] == [0, 0]
    assert market.state(None) == "ready"
    assert held(market) == ids_of(session)


def test_postings_that_come_while_an_index_is_kept_are_taken_in_next(
    session, matcher, market, beside
):
    fill(session, matcher, 60)
    child = beside()
    child.stdout.readline()
    late = a_posting(session, matcher)
    child.communicate(timeout=600)
    done = catch_up(session, market, None)

    assert done.added <= 1
    assert late.id in held(market)
    assert held(market) == ids_of(session)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")
def test_killed_in_the_middle_the_next_upkeep_goes_on(session, matcher, market, beside):
    fill(session, matcher, 40)
    catch_up(session, market, None)
    fill(session, matcher, 900, first=40)
    before = len(held(market))
    for steps in KILLED_AFTER:
        child = beside()
        for _ in range(steps):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        child.wait()
        (found,) = standings(session, MarketIndex(matcher, market.folder_of(None).parent))
        assert (found.state, found.surplus) == ("ready", 0)
        assert before <= found.held <= found.postings
        before = found.held
    assert before > 40
    catch_up(session, market, None)

    assert held(market) == ids_of(session)
    assert not is_behind(standings(session, market)[0])
    # The dead left no transaction open that keeps others from the table.
    assert session.scalar(select(func.count()).select_from(Posting)) == 940
    session.execute(Posting.__table__.update().values(state="closed"))
    session.commit()
    catch_up(session, market, None)
    assert not market.folder_of(None).exists()
