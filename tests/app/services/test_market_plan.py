"""The plan as a person gets it: their market, kept while it holds, what-if and goals."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.models import Fit, KeptPlan
from app.services import correcting, fits, goals, market_plan, market_plan_what_if, resumes
from app.services.correcting import Wish
from app.services.errors import NotFoundError, RefusedError
from app.services.filters import Filters
from app.services.goals import Wanted
from app.services.index_upkeep import catch_up_all
from app.services.market_index import MarketIndex
from app.services.market_plan_postings import PlanPostings
from app.services.market_plan_what_if import what_if
from matcher import PostingProfile
from matcher import Resume as ReadResume
from matcher.plan_market import Seen
from matcher.plan_things import holding
from matcher.plan_types import Thing
from tests.factories_market import fill
from tests.factories_postings import NOW, RESUME_TEXT, TODAY, a_posting, a_reader

HARD = """Head of PMO

Requirements
- PMP is essential
- Jira
- At least 12 years of experience in a project office
- Primavera P6
"""
ALL = Filters()


@pytest.fixture
def ada(session, matcher):
    person = a_reader(session)
    resumes.add(session, matcher, RESUME_TEXT.encode(), "a.txt", person_id=person.id, now=NOW)
    return person


@pytest.fixture
def openings(session, matcher, ada):
    hard = {"title": "Head of PMO", "description_text": HARD}
    mine = a_posting(session, matcher, ada.id, **hard)
    shared = a_posting(session, matcher)
    a_posting(session, matcher, a_reader(session).id, **hard)
    a_posting(session, matcher, state="closed")
    return [mine, shared]


def look(session, matcher, person, filters=ALL, now=NOW):
    return market_plan.look(session, MarketIndex(matcher), person.id, filters, now=now)


def steps(result):
    """Return the ids of everything that a plan says is still to be earned or learnt."""
    return {one["thing"]["id"] for one in (*result["options"], *result["later"], *result["path"])}


def test_only_open_pmo_postings_that_the_person_may_see_count(session, matcher, ada, openings):
    found = look(session, matcher, ada)

    assert found.market == 2
    assert set(found.result["scores"]) == {str(row.id) for row in openings}
    assert found.result["market"] == 2


def test_without_resume_or_postings_there_is_no_plan(session, matcher, ada):
    assert (look(session, matcher, a_reader(session)).has_resume, ada.id > 0) == (False, True)
    empty = look(session, matcher, ada)
    assert (empty.has_resume, empty.market, empty.result) == (True, 0, None)


def test_what_a_person_corrected_is_planned_for_anew_and_for_them_alone(
    session, matcher, ada, openings
):
    key = str(openings[0].id)
    before = look(session, matcher, ada).result["scores"][key]
    for thing in (("tool", "primavera-p6"), ("experience", "experience")):
        wish = Wish(subject="requirement", value="none", things=(thing,))
        correcting.say(session, matcher, ada.id, openings[0].id, wish, now=NOW)
    after = look(session, matcher, ada).result["scores"][key]

    assert after[0] > before[0]
    other = a_reader(session)
    key = openings[0].id
    theirs = PlanPostings(session, MarketIndex(matcher), other.id, [key]).read([key])
    assert theirs[key] == Seen(PostingProfile.from_dict(openings[0].profile))


def test_what_a_person_says_they_have_is_no_step_of_the_plan_but_free(
    session, matcher, ada, openings
):
    thing = ("tool", "primavera-p6")
    before = look(session, matcher, ada).result
    assert "primavera-p6" in steps(before)
    wish = Wish(subject="evidence", value="have", things=(thing,), where="In my last job")
    correcting.say(session, matcher, ada.id, openings[0].id, wish, now=NOW)
    result = look(session, matcher, ada).result

    assert "primavera-p6" not in steps(result)
    key = str(openings[0].id)
    assert result["scores"][key][0] > before["scores"][key][0]
    fits.ensure(session, matcher, resumes.current(session, ada.id), [openings[0].id])
    (kept,) = session.scalars(select(Fit).where(Fit.posting_id == openings[0].id))
    assert result["scores"][key] == [kept.score, kept.band]

    again = Wish(subject="evidence", value="not", things=(thing,))
    correcting.say(session, matcher, ada.id, openings[0].id, again, now=NOW)
    assert "primavera-p6" in steps(look(session, matcher, ada).result)


def test_by_the_index_and_without_one_the_plan_is_the_same(session, matcher, ada, tmp_path):
    fill(session, matcher, 60)
    own = a_posting(session, matcher, ada.id, title="Head of PMO", description_text=HARD)
    index = MarketIndex(matcher, tmp_path / "index")
    catch_up_all(session, index)
    # One that no index holds yet, and one that the person corrected.
    a_posting(session, matcher, title="Head of PMO", description_text=HARD)
    wish = Wish(subject="level", value="entry")
    correcting.say(session, matcher, ada.id, own.id, wish, now=NOW)
    kept = look(session, matcher, ada).kept

    results = []
    for market in (MarketIndex(matcher), index):
        kept.state = "waiting"
        market_plan.make(session, market, kept.id, now=NOW)
        results.append(kept.result)
    assert results[0] == results[1]
    for key, (score, band) in results[1]["scores"].items():
        seen = PlanPostings(session, index, ada.id, [int(key)]).read([int(key)])[int(key)]
        reading = ReadResume.from_dict(resumes.current(session, ada.id).reading)
        assert (matcher.score(reading, seen.profile), matcher.band(score)) == (score, band)


def test_place_and_level_limit_the_market(session, matcher, ada, openings):
    found = look(session, matcher, ada, Filters(level=("director",)))

    assert set(found.result["scores"]) == {str(openings[0].id)}


def test_a_plan_is_kept_until_resume_postings_or_the_day_change(session, matcher, ada, openings):
    first = look(session, matcher, ada).kept
    made = first.fingerprint
    first.result = first.result | {"kept": True}
    session.commit()
    assert look(session, matcher, ada).result["kept"]

    a_posting(session, matcher, title="PMO Officer")
    changed = look(session, matcher, ada)
    assert changed.kept.fingerprint != made
    assert "kept" not in changed.result

    changed.kept.result = changed.result | {"kept": True}
    session.commit()
    later = look(session, matcher, ada, now=NOW + timedelta(days=2))
    assert "kept" not in later.result
    assert session.query(KeptPlan).count() == 1


def test_a_large_market_is_left_for_the_worker_and_asked_for_once(
    session, matcher, ada, openings, monkeypatch
):
    monkeypatch.setattr(market_plan, "AT_ONCE", 1)
    first = look(session, matcher, ada)
    assert (first.due, first.result, first.kept.total) == (True, None, 2)
    assert look(session, matcher, ada).due is False

    market_plan.make(session, MarketIndex(matcher), first.kept.id, now=NOW)
    assert look(session, matcher, ada).result["market"] == 2
    lost = look(session, matcher, ada, Filters(place="Leeds"))
    assert lost.due
    assert look(session, matcher, ada, Filters(place="Leeds"), now=NOW + market_plan.LOST_AFTER).due


def test_what_if_gives_the_bands_of_scoring_all_anew(session, matcher, ada, openings):
    result = look(session, matcher, ada).result
    chosen = ["certification:pmp", "tool:primavera-p6", "no:such"]
    answer = what_if(session, MarketIndex(matcher), ada.id, result, chosen)

    things = [Thing("certification", "pmp", "PMP"), Thing("tool", "primavera-p6", "P6")]
    reading = ReadResume.from_dict(resumes.current(session, ada.id).reading)
    expected = dict.fromkeys(answer.after, 0)
    for row in openings:
        profile = PostingProfile.from_dict(row.profile)
        expected[matcher.match(holding(reading, things), profile).band] += 1
    assert answer.after == expected
    assert [m.key for m in answer.moved] == [openings[0].id]
    assert answer.labels == ("PMP", "Primavera P6")
    assert what_if(session, MarketIndex(matcher), ada.id, result, ["no:such"]) is None


def test_what_if_through_the_index_is_that_of_scoring_all_anew(
    session, matcher, ada, tmp_path, monkeypatch
):
    fill(session, matcher, 240)
    index = MarketIndex(matcher, tmp_path / "index")
    catch_up_all(session, index)
    kept = look(session, matcher, ada).kept
    market_plan.make(session, MarketIndex(matcher), kept.id, now=NOW)
    result = kept.result
    chosen = [market_plan.thing_key(one["thing"]) for one in market_plan.offers(result)][:3]
    anew = what_if(session, MarketIndex(matcher), ada.id, result, chosen)
    monkeypatch.setattr(market_plan_what_if, "FEW", 0)
    quick = what_if(session, index, ada.id, result, chosen)

    assert anew.moved
    assert quick.after == anew.after
    assert quick.before == anew.before
    assert {one.key for one in quick.moved} == {one.key for one in anew.moved}
    assert [one.after for one in quick.moved[:8]] == [one.after for one in anew.moved[:8]]


def test_a_goal_is_set_moved_reached_and_taken_off(session, matcher, ada):
    day = TODAY + timedelta(days=90)
    goal = goals.put(session, matcher, ada.id, Wanted("certification:pmp", None), now=NOW)
    again = goals.put(session, matcher, ada.id, Wanted("certification:pmp", day), now=NOW)

    assert (again.id, again.target_on, again.label) == (goal.id, day, "PMP")
    assert goals.finish(session, ada.id, goal.id, now=NOW).done_at == NOW
    assert goals.finish(session, ada.id, goal.id, now=NOW).done_at is None
    removed = goals.remove(session, ada.id, goal.id)
    assert (removed.thing, removed.target_on, removed.label) == ("certification:pmp", day, "PMP")
    assert goals.all_of(session, ada.id) == []


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (Wanted("certification:no-such", None), "nothing that can be planned"),
        (Wanted("tool:pmp", None), "nothing that can be planned"),
        (Wanted("certification:pmp", TODAY - timedelta(days=1)), "gone by"),
    ],
)
def test_a_goal_that_cannot_be_is_refused(session, matcher, ada, wanted, reason):
    with pytest.raises(RefusedError, match=reason):
        goals.put(session, matcher, ada.id, wanted, now=NOW)


def test_goals_and_plans_of_somebody_else_are_not_there(session, matcher, ada, openings):
    goal = goals.put(session, matcher, ada.id, Wanted("certification:pmp", None), now=NOW)
    kept, other = look(session, matcher, ada).kept, a_reader(session)

    for ask in (
        lambda: goals.finish(session, other.id, goal.id, now=NOW),
        lambda: goals.remove(session, other.id, goal.id),
        lambda: market_plan.working(session, other.id, kept.id),
    ):
        with pytest.raises(NotFoundError):
            ask()
