"""What a person says beside their resume: planned with, and never as a step that is still to do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.plan_market import Postings, Said, Seen
from matcher.plan_scores import Scores
from matcher.plan_things import holding
from matcher.plan_types import Thing
from tests.matcher.plan_markets import TODAY, WELL, markets, resumes
from tests.matcher.texts import GOOD, PARTIAL, POSTING

FEW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
PMP = Thing("certification", "pmp", "PMP")
EXCEL = Thing("tool", "excel", "Excel")


@pytest.fixture(scope="module")
def planner(matcher):
    return matcher.planner()


def reading(matcher, text):
    return matcher.read_resume(text.encode(), "resume.txt", today=TODAY)


@st.composite
def seen_markets(draw):
    """Return a market in which a person said of some postings what they have and have not."""
    profiles = draw(markets)
    seen = {}
    for key in draw(st.sets(st.sampled_from(sorted(profiles)))) if profiles else ():
        places = range(len(profiles[key].requirements))
        said = st.frozensets(st.sampled_from(places)) if places else st.just(frozenset())
        held = draw(said)
        seen[key] = Seen(profiles[key], held, draw(said) - held)
    return profiles, seen


def plainly(matcher, resume, one, things):
    """Return the score by the match alone, without any short cut."""
    rows = one.profile.requirements
    own = {(thing.kind, thing.id) for thing in things}
    denied = frozenset(i for i in one.denied if (rows[i].kind, rows[i].id) not in own)
    held = holding(resume, things)
    return matcher.match(held, one.profile, assume=one.held, deny=denied).score


@FEW
@given(resume=resumes(), drawn=seen_markets())
def test_what_each_thing_opens_equals_brute_force_under_what_was_said(
    matcher, planner, resume, drawn
):
    profiles, seen = drawn
    market = Postings(profiles, planner.sheet, seen)
    plan = planner.plan(resume, market, today=TODAY)

    whole = {key: seen.get(key, Seen(profile)) for key, profile in profiles.items()}
    for key, one in whole.items():
        assert plan.scores[key][0] == plainly(matcher, resume, one, ()), key
    for option in (*plan.options, *plan.later):
        steps = (*option.eligibility.first, option.thing)
        opened = [
            key
            for key, one in whole.items()
            if matcher.band(plainly(matcher, resume, one, ())) not in WELL
            and matcher.band(plainly(matcher, resume, one, steps)) in WELL
        ]
        assert sorted(o.key for o in option.opened) == opened, option.thing


@FEW
@given(resume=resumes(), drawn=seen_markets(), things=st.sets(st.sampled_from([PMP, EXCEL])))
def test_columns_and_matches_give_the_same_scores(matcher, planner, resume, drawn, things):
    profiles, seen = drawn
    scores = Scores(matcher, resume, Postings(profiles, planner.sheet, seen))

    chosen = tuple(sorted(things))
    for key, score in zip(scores.keys, scores.of(chosen).tolist(), strict=True):
        one = seen.get(key, Seen(profiles[key]))
        assert score == plainly(matcher, resume, one, chosen), key


def test_should_columns_go_wrong_the_match_alone_is_asked(matcher, planner, monkeypatch):
    market = {n: matcher.read_posting(POSTING.replace("3 years", f"{n} years")) for n in range(6)}
    resume = reading(matcher, PARTIAL)
    right = planner.plan(resume, market, today=TODAY)

    def wrong(profiles):
        sheet = planner.sheet(profiles)
        monkeypatch.setattr(sheet, "score", lambda held: _raised(type(sheet).score(sheet, held)))
        return sheet

    assert planner.plan(resume, Postings(market, wrong), today=TODAY) == right


def _raised(columns):
    return columns._replace(scores=columns.scores + 7.0)


def test_a_posting_that_was_pasted_into_the_resume_counts_as_in_the_match(matcher, planner):
    pasted = "\n".join(line for line in POSTING.splitlines() if line.startswith("- "))
    resume = reading(matcher, f"{PARTIAL}\n{pasted}\n")
    market = {"whole": matcher.read_posting(POSTING), "other": matcher.read_posting(GOOD)}
    plan = planner.plan(resume, market, today=TODAY)

    for key, profile in market.items():
        assert plan.scores[key][0] == matcher.score(resume, profile)


def test_what_a_person_says_they_have_is_free_and_no_step(matcher, planner):
    text = "Head of PMO\n\nRequirements\n- Jira\n- PMP\n- 10 years of experience in PMOs\n"
    market = {n: matcher.read_posting(text) for n in range(3)}
    resume = reading(matcher, PARTIAL)
    before = planner.plan(resume, market, today=TODAY)
    assert {"pmp", "jira"} <= {o.thing.id for o in (*before.options, *before.later)}

    said = Said(have=frozenset({("certification", "pmp"), ("tool", "jira")}))
    plan = planner.plan(resume, market, today=TODAY, said=said)
    steps = {o.thing.id for o in (*plan.options, *plan.later)} | {s.thing.id for s in plan.path}
    assert not steps & {"pmp", "jira"}
    free = {e.thing.id: e.advice for e in plan.free}
    assert "You say that you have" in free["pmp"]
    assert "You say that you have" in free["jira"]
    held = planner.plan(replace(resume, skills=()), market, today=TODAY, said=said)
    assert "jira" in {e.thing.id for e in held.free}


def test_a_certificate_that_a_person_says_they_hold_opens_what_needs_it(matcher, planner):
    text = "PMO Lead\n\nRequirements\n- PRINCE2 Practitioner is essential\n"
    market = {n: matcher.read_posting(text) for n in range(3)}
    resume = reading(matcher, PARTIAL)

    def practitioner(said):
        plan = planner.plan(resume, market, today=TODAY, said=said)
        return next(o for o in plan.options if o.thing.id == "prince2-practitioner")

    said = Said(have=frozenset({("certification", "prince2-foundation")}))
    assert practitioner(Said()).eligibility.state == "after"
    assert practitioner(said).eligibility.state == "open"
    assert practitioner(said).cost.hours < practitioner(Said()).cost.hours


def test_a_certificate_that_a_person_says_they_lack_is_to_be_earned_again(matcher, planner):
    text = (
        "Head of PMO\n\nRequirements\n- PRINCE2 Practitioner is essential\n- Primavera P6\n"
        "- 15 years of experience in project offices\n- Fluent German\n"
    )
    profile = matcher.read_posting(text)
    resume = reading(matcher, GOOD)
    thing = ("certification", "prince2-practitioner")
    assert thing[1] in {c.id for c in resume.certifications}
    place = next(i for i, r in enumerate(profile.requirements) if (r.kind, r.id) == thing)
    seen = {"one": Seen(profile, denied=frozenset({place}))}
    market = Postings({"one": profile}, planner.sheet, seen)

    plan = planner.plan(resume, market, today=TODAY, said=Said(lack=frozenset({thing})))
    told = {(o.thing.kind, o.thing.id): o for o in (*plan.options, *plan.later)}
    assert plan.scores["one"][0] < matcher.score(resume, profile)
    assert told[thing].lift == pytest.approx(
        matcher.score(resume, profile) - plan.scores["one"][0], abs=0.02
    )
