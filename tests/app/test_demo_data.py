"""The demo data keeps its promises: complete, invented, varied, and consistent with itself."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from interview_bank import load_bank

FOLDER = Path(__file__).resolve().parents[2] / "app" / "demo_data"
POSTING_FILES = sorted((FOLDER / "postings").glob("*.md"))
RESUME_FILES = sorted((FOLDER / "resumes").glob("*.md"))
TEXT_FILES = sorted([*FOLDER.rglob("*.md"), *FOLDER.rglob("*.toml")])

POSTING_KEYS = dict.fromkeys(("title", "company", "place", "employment_type", "source"), str) | {
    "posted_days_ago": int
}
OPTIONAL_POSTING_KEYS = dict.fromkeys(("workplace", "salary", "requisition_id"), str) | {
    "closes_in_days": int,
    "closed": bool,
}
CHOICES = {
    "source": {"greenhouse", "lever", "jsonld", "linkedin_mail", "text"},
    "workplace": {"onsite", "hybrid", "remote"},
    "employment_type": {"full_time", "part_time", "contract", "temporary", "internship"},
}
STAGES = {"saved", "applied", "interview", "offer", "rejected", "ghosted", "withdrawn"}
LEVELS = {"intern", "entry", "analyst", "senior", "manager", "director", "executive"}
COUNTRIES = {
    *("United Kingdom", "Ireland", "Germany", "Netherlands", "Poland", "Spain"),
    *("United States", "Canada", "India", "Australia"),
}
FALSE_FRIENDS = {
    "product-manager-pocketloom.md",
    "property-manager-dovetail-lettings.md",
    "pm-shift-supervisor-millrace-packaging.md",
    "pm-planner-stonegarth-foods.md",
    "programme-researcher-hollow-lane-pictures.md",
}
SAME_VACANCY = ("senior-pmo-analyst-merrowdale-mutual.md", "senior-pmo-analyst-quillmark-agency.md")
TWO_TOWNS = (
    "project-coordinator-oakhelm-solar-austin.md",
    "project-coordinator-oakhelm-solar-denver.md",
)
TWO_JOBS = ("pmo-analyst-larkmere-health-epic.md", "pmo-analyst-larkmere-health-finance.md")
PMO_TITLE = re.compile(
    r"PMO|Project Management Office|Portfolio|Project Support|Programme Support|Programme Office"
    r"|Project Control|Planner|Scheduler|Project Administrator|(Project|Programme) Coordinator"
)
ADDRESS = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
HOST = re.compile(
    r"(?<![\w@.-])(?:[a-z0-9-]+\.)+"
    r"(?:com|org|net|io|co|uk|de|ie|eu|gov|edu|nl|pl|es|in|au|ca|us|app|dev|example)\b"
)


def split(path: Path) -> tuple[dict[str, Any], str]:
    """The TOML front matter between the first two `+++` lines, and the text after it."""
    before, front, body = re.split(
        r"^\+\+\+$", path.read_text("utf-8"), maxsplit=2, flags=re.MULTILINE
    )
    assert before == "", f"{path.name} must begin with a +++ line"
    return tomllib.loads(front), body.strip()


def posting_bodies() -> dict[str, str]:
    return {path.name: split(path)[1] for path in POSTING_FILES}


def posting_fronts() -> dict[str, dict[str, Any]]:
    return {path.name: split(path)[0] for path in POSTING_FILES}


def toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def answers() -> list[dict[str, Any]]:
    return toml("answers.toml")["answer"]


def candidates() -> list[dict[str, Any]]:
    return toml("people.toml")["candidate"]


def comments() -> list[dict[str, Any]]:
    return [comment for coach in toml("people.toml")["coach"] for comment in coach["comment"]]


def shingles(text: str, size: int = 5) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[start:] for start in range(size)), strict=False))


def overlap(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    """How much of the shorter text stands in the other, 0 to 1."""
    return len(one & other) / min(len(one), len(other))


@pytest.mark.parametrize("path", POSTING_FILES, ids=lambda path: path.stem)
def test_posting_states_its_facts(path: Path) -> None:
    front, body = split(path)

    kinds = POSTING_KEYS | OPTIONAL_POSTING_KEYS
    assert set(POSTING_KEYS) <= set(front) <= set(kinds)
    assert {key for key, value in front.items() if type(value) is not kinds[key]} == set()
    assert {
        key
        for key, allowed in CHOICES.items()
        if front.get(key, next(iter(allowed))) not in allowed
    } == set()
    assert [key for key, value in front.items() if value == "" or value is False] == []
    assert front["place"].split(", ")[-1] in COUNTRIES
    assert 0 <= front["posted_days_ago"] <= 60
    assert not (front.get("closed") and "closes_in_days" in front), (
        "a closed posting closes no more"
    )
    assert front.get("closes_in_days", 1) >= 1
    assert 120 <= len(body.split()) <= 450


def test_postings_are_many_and_spread() -> None:
    fronts = posting_fronts()
    titles = [front["title"] for name, front in fronts.items() if name not in FALSE_FRIENDS]
    share = sum(bool(PMO_TITLE.search(title)) for title in titles) / len(fronts)

    lengths = [len(body.split()) for body in posting_bodies().values()]

    assert len(fronts) >= 64
    assert min(lengths) < 160
    assert max(lengths) > 380
    assert set(fronts) >= FALSE_FRIENDS
    assert 0.65 <= share <= 0.85
    assert {front["place"].split(", ")[-1] for front in fronts.values()} == COUNTRIES
    for key, allowed in CHOICES.items():
        assert {front[key] for front in fronts.values() if key in front} == allowed
    assert sum("workplace" not in front for front in fronts.values()) >= 5
    assert sum("salary" not in front for front in fronts.values()) >= 5
    assert 2 <= sum(front.get("closed", False) for front in fronts.values()) <= 8


@pytest.mark.parametrize(
    "word", ["day", "hour", "month", "year", "£", "€", "₹", "PLN", "AUD", "CA$", "LPA"]
)
def test_some_salary_is_put_this_way(word: str) -> None:
    assert [name for name, front in posting_fronts().items() if word in front.get("salary", "")]


@pytest.mark.parametrize(
    "wording",
    [
        r"or equivalent",
        r"or working towards|or actively working towards|if you.re working towards",
        r"No PMP required",
        r"No PRINCE2 or PMP required",
        r"PMP certification \(mandatory",
        r"Active PMP",
        r"PMP[^.\n]*preferred",
        r"PMP or PRINCE2 Practitioner; either",
        r"CAPM a plus",
        r"certificates of any kind",
        r"(?:pay for|sponsor|support)[^.\n]*(?:course|CAPM|Level D|APM)",
        r"degree[^.\n]*equivalent",
        r"degree is not (?:needed|required)",
        r"clearance",
    ],
)
def test_some_posting_asks_this_way(wording: str) -> None:
    assert [name for name, body in posting_bodies().items() if re.search(wording, body)]


def test_same_title_and_employer_means_different_requisitions() -> None:
    groups = defaultdict(list)
    for name, front in posting_fronts().items():
        groups[front["title"], front["company"]].append(name)
    repeated = sorted(tuple(sorted(names)) for names in groups.values() if len(names) > 1)

    assert repeated == sorted([TWO_TOWNS, TWO_JOBS])


def test_pairs_differ_in_what_tells_them_apart() -> None:
    fronts = posting_fronts()

    def differ(pair: tuple[str, str], key: str) -> bool:
        return fronts[pair[0]].get(key) != fronts[pair[1]].get(key)

    assert differ(TWO_JOBS, "requisition_id")
    assert not differ(TWO_JOBS, "place")
    assert differ(TWO_TOWNS, "place")
    assert differ(TWO_TOWNS, "requisition_id")
    assert differ(SAME_VACANCY, "company")
    assert not differ(SAME_VACANCY, "place")


def test_no_two_postings_share_their_sentences() -> None:
    texts = {name: shingles(body) for name, body in posting_bodies().items()}
    alike = {
        pair
        for pair in combinations(sorted(texts), 2)
        if overlap(*(texts[name] for name in pair)) > 0.06
    }

    assert alike == {SAME_VACANCY, TWO_TOWNS, TWO_JOBS}


@pytest.mark.parametrize("path", RESUME_FILES, ids=lambda path: path.stem)
def test_resume_belongs_to_a_candidate(path: Path) -> None:
    front, body = split(path)
    owner = {person["resume"]: person for person in candidates()}[path.name]

    assert set(front) == {"name", "email", "headline"}
    assert (front["name"], front["email"]) == (owner["name"], owner["email"])
    assert front["name"].lower() in body.lower()
    assert front["email"] in body
    assert 350 <= len(body.split()) <= 600


@pytest.mark.parametrize("state", ["studying now", "planned", "in progress", "held", "lapsed"])
def test_some_certification_is_in_this_state(state: str) -> None:
    assert [path.name for path in RESUME_FILES if state in split(path)[1]]


def test_three_candidates_and_a_coach() -> None:
    people = toml("people.toml")
    addresses = [person["email"] for person in people["candidate"] + people["coach"]]

    assert len(people["candidate"]) == len(RESUME_FILES) == 3
    assert len(people["coach"]) == 1
    assert len(set(addresses)) == len(addresses)
    assert all(set(person["shares"]) <= {"resume", "practice"} for person in people["candidate"])
    assert all({"name", "email", "headline"} <= set(coach) for coach in people["coach"])


def test_answers_show_every_kind() -> None:
    given = answers()
    kinds = Counter(answer["kind"] for answer in given)

    assert len(given) == 8
    assert len({answer["id"] for answer in given}) == 8
    assert set(kinds) == {"strong", "weak", "hypothetical", "team-only", "no-result"}
    assert {answer["candidate"] for answer in given} == {person["email"] for person in candidates()}


@pytest.mark.parametrize("answer", answers(), ids=lambda answer: answer["id"])
def test_answer_is_complete(answer: dict[str, Any]) -> None:
    assert set(answer) == {"id", "candidate", "question_id", "kind", "days_ago", "text"}
    assert load_bank().get(answer["question_id"]).text
    assert answer["days_ago"] >= 0
    assert 60 <= len(answer["text"].split()) <= 260


@pytest.mark.parametrize("person", candidates(), ids=lambda person: person["name"])
def test_applications_are_possible(person: dict[str, Any]) -> None:
    fronts = posting_fronts()

    assert len({application["posting"] for application in person["application"]}) == len(
        person["application"]
    )
    for application in person["application"]:
        assert application["posting"] in fronts
        assert application["stage"] in STAGES
        assert (
            0 <= application["stage_days_ago"] <= fronts[application["posting"]]["posted_days_ago"]
        )
        assert ("next_step" in application) == ("days_until" in application)
        assert application["note"]


def test_applications_reach_every_stage() -> None:
    assert {
        application["stage"] for person in candidates() for application in person["application"]
    } == STAGES


@pytest.mark.parametrize(
    "search",
    [search for person in candidates() for search in person["search"]],
    ids=lambda search: search["name"],
)
def test_saved_search_can_find_something(search: dict[str, Any]) -> None:
    query = search["query"]
    found = [
        name
        for name, front in posting_fronts().items()
        if all(word in front["title"].lower() for word in query["q"].lower().split())
        and query.get("place", "") in front["place"]
        and query.get("workplace", front.get("workplace")) == front.get("workplace")
    ]

    assert set(query) <= {"q", "place", "workplace", "level"}
    assert query.get("level", "entry") in LEVELS
    assert search["every"] in {"daily", "weekly"}
    assert found


def test_coach_comments_only_on_what_is_shared() -> None:
    shared = {person["email"]: set(person["shares"]) for person in candidates()}
    owners = {answer["id"]: answer["candidate"] for answer in answers()}
    written = {answer["id"]: answer["days_ago"] for answer in answers()}

    for comment in comments():
        assert comment["on"] in shared[comment["candidate"]]
        assert ("answer" in comment) == (comment["on"] == "practice")
        assert owners.get(comment.get("answer"), comment["candidate"]) == comment["candidate"]
        assert 0 <= comment["days_ago"] <= written.get(comment.get("answer"), 60)
        assert comment["text"]
    assert {comment["candidate"] for comment in comments()} == set(shared)
    assert {comment["answer"] for comment in comments() if "answer" in comment} <= set(owners)


@pytest.mark.parametrize("path", TEXT_FILES, ids=lambda path: path.stem)
def test_nobody_real_can_be_reached(path: Path) -> None:
    text = path.read_text("utf-8")

    assert set(ADDRESS.findall(text)) <= {"example.com"}
    assert [
        host
        for host in HOST.findall(text)
        if not host.endswith(".example") and host != "example.com"
    ] == []
