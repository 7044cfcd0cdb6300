"""Job titles name crafts; near crafts count in part, whichever way round."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from matcher.crafts import Crafts
from matcher.person import Role
from matcher.types import PostingProfile
from matcher.weights import load_weights


@pytest.fixture(scope="module")
def crafts() -> Crafts:
    file = resources.files("matcher.lexicon") / "crafts.toml"
    words = {key: tuple(row) for key, row in tomllib.loads(file.read_text("utf-8")).items()}
    return Crafts(words, load_weights().crafts)


def role(title: str, track: str = "other") -> Role:
    return Role(title=title, employer=None, since=None, until=None, start=0, end=1, track=track)


def posting(title: str, track: str = "other", **rest) -> PostingProfile:
    empty = {"level": None, "is_pmo": False, "years_experience": None, "education": None}
    return PostingProfile(text="", title=title, track=track, requirements=(), **(empty | rest))


@pytest.mark.parametrize(
    ("title", "track", "expected"),
    [
        ("Senior PMO Analyst", "pmo", {"office"}),
        ("PMO Analyst - Regulatory Change", "pmo", {"office"}),
        ("Project Controls Engineer", "project", {"controls"}),
        ("Business Analyst", "other", {"analysis"}),
        ("Scrum Master", "project", {"agile"}),
        ("Site Engineer", "other", {"site"}),
        ("Project Administrator", "project", {"coordination"}),
        ("Office Assistant", "other", {"support"}),
        ("Consultant", "other", {"consulting"}),
        ("Transition Manager", "other", {"delivery"}),
        ("Cutover Manager, Payroll", "other", {"delivery"}),
        ("Lighthouse Keeper", "other", set()),
    ],
)
def test_a_title_names_its_craft(crafts, title, track, expected):
    assert crafts.of_role(role(title, track)) == expected


def test_a_portfolio_of_money_is_no_portfolio_of_projects(crafts):
    assert "portfolio" not in crafts.of_role(role("Portfolio Manager", "other"))
    assert "portfolio" in crafts.of_role(role("Portfolio Manager", "portfolio"))


def test_duties_of_a_coordinator_show_under_a_managers_title(crafts):
    duties = ("minutes", "action-log", "document-control")
    plain = crafts.of_posting(posting("Programme Manager", "programme"))
    clerical = crafts.of_posting(posting("Programme Manager", "programme", topics=duties))

    assert plain == {"programme"}
    assert clerical == {"programme", "coordination"}


def test_a_project_manager_of_a_building_site_works_on_the_site(crafts):
    built = crafts.of_posting(posting("Project Manager", "project", domains=(("construction", 6),)))

    assert built == {"delivery", "site"}


def test_closeness_is_the_same_either_way_and_whole_for_the_same_craft(crafts):
    names = ("office", "portfolio", "delivery", "controls", "analysis", "trade")
    for one in names:
        assert crafts.between(one, one) == 1.0
        for other in names:
            assert crafts.between(one, other) == crafts.between(other, one)
            assert 0.0 <= crafts.between(one, other) <= 1.0


def test_the_subject_of_a_title_counts_beside_the_work(crafts):
    wanted = crafts.of_posting(posting("Program Manager, Communications", "programme"))
    manager = crafts.closeness(wanted, frozenset({"programme"}))
    both = crafts.closeness(wanted, frozenset({"programme", "market"}))

    assert 0.5 < manager < both == 1.0


def test_a_title_that_names_no_craft_is_far_from_nobody(crafts):
    assert 0 < crafts.closeness(frozenset(), frozenset({"office"})) < 0.5


def test_every_published_closeness_names_known_crafts():
    file = resources.files("matcher.lexicon") / "crafts.toml"
    known = {key for key in tomllib.loads(file.read_text("utf-8")) if not key.startswith("loose_")}
    known |= {"coordination"}
    table = load_weights().crafts
    named = {key for key in table if key not in {"unknown", "subject"}}
    named |= {key for row in named for key in table[row]}

    assert named <= known


def test_other_work_speaks_less_against_a_beginner(matcher):
    text = """Robin Sample

EXPERIENCE
Waiter, Example Inn
Jan 2023 - Mar 2025
- Served forty tables

EDUCATION
BSc Business, Example College, 2025
"""
    resume = matcher.read_resume(text.encode(), "a.txt")
    counted = {}
    for title in ("PMO Intern", "Junior PMO Assistant", "PMO Analyst"):
        profile = matcher.read_posting("A bachelor's degree is required.", title=title)
        schooling = next(p for p in matcher.match(resume, profile).parts if p.name == "schooling")
        counted[profile.level] = schooling.score

    assert counted["intern"] > counted["entry"] > counted["analyst"]
