"""The plan over a market equals brute force, and never begins with what cannot be begun."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from matcher import HeldCertification
from matcher.plan_path import worth
from matcher.plan_things import holding
from matcher.plan_types import Thing
from tests.matcher.plan_markets import TODAY, Brute, markets, resumes
from tests.matcher.texts import GOOD, PARTIAL, POSTING

FEW = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
PMP = Thing("certification", "pmp", "PMP")


@pytest.fixture(scope="module")
def planner(matcher):
    return matcher.planner()


def reading(matcher, text):
    return matcher.read_resume(text.encode(), "resume.txt", today=TODAY)


@pytest.fixture(scope="module")
def postings(matcher):
    tools = POSTING.replace("PRINCE2 Practitioner, PMP or equivalent", "PMP is essential")
    entry = "PMO Assistant\n\nWhat we need\n- CAPM\n- Excel\n- SharePoint\n- Jira\n"
    return {
        "mixed": matcher.read_posting(POSTING),
        "pmp": matcher.read_posting(tools.replace("3 years", "2 years")),
        "entry": matcher.read_posting(entry),
    }


@FEW
@given(resume=resumes(), market=markets)
def test_what_each_thing_opens_equals_brute_force(matcher, planner, resume, market):
    plan = planner.plan(resume, market, today=TODAY)
    brute = Brute(matcher, resume, market)

    options = (*plan.options, *plan.later)
    for option in options:
        steps = (*option.eligibility.first, option.thing)
        assert [o.key for o in option.opened] == brute.opened((), steps), option.thing
    told = {o.thing for o in options} | {(e.thing.kind, e.thing.id) for e in plan.free}
    for thing in brute.every_thing():
        if brute.opened((), (thing,)):
            assert thing in told or (thing.kind, thing.id) in told, thing


@FEW
@given(resume=resumes(), market=markets)
def test_the_path_is_greedy_with_all_before_it_held(matcher, planner, resume, market):
    plan = planner.plan(resume, market, today=TODAY)
    brute = Brute(matcher, resume, market)

    assert len(plan.path) <= 3
    held = ()
    for step in plan.path:
        assert [o.key for o in step.opened] == brute.opened(held, (step.thing,))
        held = (*held, step.thing)
        assert step.well == sum(brute.well(held, key) for key in market)
    if plan.path:
        best = min(plan.options, key=worth)
        assert plan.options[0] == best
        assert plan.path[0].thing == (*best.eligibility.first, best.thing)[0]


@FEW
@given(resume=resumes(), market=markets)
def test_what_if_equals_scoring_the_changed_resume(matcher, planner, resume, market):
    things = (PMP, Thing("tool", "power-bi", "Power BI"))
    answer = planner.what_if(resume, market, things)

    changed = holding(resume, things)
    moved = {m.key: (m.before, m.after) for m in answer.moved}
    for key, profile in market.items():
        scores = matcher.score(resume, profile), matcher.score(changed, profile)
        assert moved.get(key, (scores[0], scores[0])) == scores
        assert matcher.match(changed, profile).score == scores[1]


@FEW
@given(resume=resumes(), market=markets)
def test_a_plan_never_begins_with_a_certificate_that_cannot_be_taken_now(planner, resume, market):
    plan = planner.plan(resume, market, today=TODAY)

    for option in plan.options:
        state = option.eligibility.state
        assert state in {"open", "after"}
        assert (state == "after") == bool(option.eligibility.first)
        assert all(c.met is not False for c in option.eligibility.conditions)
    for option in plan.later:
        assert option.eligibility.state in {"not_yet", "unsure"}
    if plan.path:
        assert plan.path[0].eligibility.state == "open"
    assert plan.best is None or plan.best == plan.options[0]


@FEW
@given(resume=resumes(), market=markets)
def test_neither_a_name_nor_the_order_of_postings_changes_the_plan(planner, resume, market):
    plan = planner.plan(resume, market, today=TODAY)
    other = planner.plan(replace(resume, name="Somebody Else"), market, today=TODAY)
    turned = planner.plan(resume, dict(reversed(market.items())), today=TODAY)

    assert other == plan
    assert [s.thing for s in turned.path] == [s.thing for s in plan.path]
    assert [o.thing for o in turned.options] == [o.thing for o in plan.options]
    json.dumps(plan.to_dict())


def test_what_if_equals_reading_a_resume_with_the_lines_added(matcher, planner, postings):
    lines = {
        ("certification", "pmp"): ("PRINCE2 Practitioner (2022)", "\nPMP (2025)"),
        ("certification", "msp"): ("PRINCE2 Practitioner (2022)", "\nMSP Practitioner (2025)"),
        ("tool", "smartsheet"): ("Excel, Power BI, SharePoint, Jira", ", Smartsheet"),
    }
    resume = reading(matcher, GOOD)
    for (kind, name), (after, line) in lines.items():
        longer = reading(matcher, GOOD.replace(after, after + line))
        answer = planner.what_if(resume, postings, [Thing(kind, name, name)])

        moved = {m.key: m.after for m in answer.moved}
        for key, profile in postings.items():
            expected = matcher.score(longer, profile)
            assert moved.get(key, matcher.score(resume, profile)) == expected, (name, key)


def test_nothing_that_the_resume_says_is_weakened_by_adding_it_again(matcher, postings):
    resume = reading(matcher, GOOD)
    again = [Thing(s.kind, s.id, s.label) for s in resume.skills]

    for profile in postings.values():
        assert matcher.score(holding(resume, again), profile) == matcher.score(resume, profile)


def test_a_prerequisite_comes_first_and_both_count(matcher, planner):
    text = (
        "Head of PMO\n\nRequirements\n- PRINCE2 Practitioner is essential\n"
        "- 12 years of experience in project offices\n"
    )
    market = {n: matcher.read_posting(text) for n in range(4)}
    plan = planner.plan(reading(matcher, PARTIAL), market, today=TODAY)

    found = {o.thing.id: o for o in plan.options}
    option = found["prince2-practitioner"]
    assert [t.id for t in option.eligibility.first] == ["prince2-foundation"]
    assert option.eligibility.state == "after"
    assert option.cost.months > found["prince2-foundation"].cost.months
    ids = [step.thing.id for step in plan.path]
    if "prince2-practitioner" in ids:
        assert ids.index("prince2-foundation") < ids.index("prince2-practitioner")


def test_months_that_are_missing_are_told_and_a_certificate_held_waives_what_it_may(
    matcher, planner, postings
):
    resume = reading(matcher, PARTIAL)
    plan = planner.plan(resume, postings, today=TODAY)
    later = {o.thing.id: o.eligibility for o in plan.later}
    texts = " ".join(c.text for c in later["pmp"].conditions)
    assert later["pmp"].state == "not_yet"
    assert "60 months of experience within the past 8 years: your dated jobs show 23" in texts
    assert later["pmp"].sources
    assert later["pmp"].checked_on

    held = HeldCertification("capm", "held", 2024, 0, 1)
    with_capm = replace(resume, certifications=(held,))
    plan = planner.plan(with_capm, postings, today=TODAY)
    pmp = next(o for o in plan.later if o.thing.id == "pmp")
    assert "CAPM stands in for the 35 h of training." in [
        c.text for c in pmp.eligibility.conditions
    ]


def test_what_the_resume_supports_is_free_and_no_step_of_the_plan(matcher, planner, postings):
    text = PARTIAL.replace("Word, Outlook", "Word, Outlook, Jira")
    hard = "Head of PMO\n\nRequirements\n- Jira\n- PMP\n- 10 years of experience in PMOs\n"
    market = {"hard": matcher.read_posting(hard)}
    plan = planner.plan(reading(matcher, text), market, today=TODAY)

    free = {e.thing.id: e for e in plan.free}
    assert "jira" in free
    assert "Show it in the job" in free["jira"].advice
    assert not {(t.thing.kind, t.thing.id) for t in plan.options} & {
        (e.thing.kind, e.thing.id) for e in plan.free
    }


def test_an_unknown_fee_stays_unknown_and_is_named(matcher, planner, postings):
    plan = planner.plan(reading(matcher, PARTIAL), postings, today=TODAY)
    for option in (*plan.options, *plan.later):
        known = not option.cost.fees_unknown and option.cost.fees
        assert (option.cost.fee is not None) == bool(known)
        assert option.cost.basis
        for fee in option.cost.fees:
            assert fee.source.startswith("https://")
            assert fee.checked_on
            assert len(fee.currency) == 3
        if option.cost.fee is None:
            assert option.per_100 is None


def test_an_empty_market_gives_an_empty_plan(matcher, planner):
    plan = planner.plan(reading(matcher, GOOD), {}, today=TODAY)

    assert (plan.best, plan.path, plan.standing.well) == (None, (), 0)


@pytest.mark.parametrize(
    ("words", "found"),
    [("PMP", "pmp"), ("power bi", "power-bi"), ("prince2 practitioner", "prince2-practitioner")],
)
def test_a_thing_is_found_by_its_usual_names(planner, words, found):
    assert planner.find(words).id == found


def test_an_unknown_thing_is_not_found(planner):
    assert planner.find("underwater basket weaving") is None


def test_what_may_be_true_is_called_as_people_call_it(matcher, planner):
    text = (
        "Head of PMO\n\nRequirements\n- Fluent German is required\n- SC clearance is essential\n"
        "- A full driving licence is required\n"
    )
    plan = planner.plan(reading(matcher, GOOD), {1: matcher.read_posting(text)}, today=TODAY)

    labels = {one.thing.kind: one.thing.label for one in plan.if_true}
    assert labels == {
        "language": "German",
        "clearance": "SC clearance",
        "licence": "Driving licence",
    }
    assert all(one.thing.label in one.advice for one in plan.if_true)
