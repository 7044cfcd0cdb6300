"""The sample data as it lies in `app/demo_data/`: read into values, dates counted from now."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from scrapers import Posting
from scrapers.wording.html import plain, sanitised
from scrapers.wording.place import read_places
from scrapers.wording.salary import read_salary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from importlib.resources.abc import Traversable

FENCE = "+++"


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePosting:
    """An invented posting; `seen_days_ago` is when the demo pretends to have found it."""

    file: str
    posting: Posting
    seen_days_ago: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleResume:
    """An invented resume: Markdown, as a person might upload it."""

    file: str
    name: str
    email: str
    text: str


def sample_postings(now: datetime) -> Iterator[SamplePosting]:
    """Read every posting, in the order of the files' names."""
    for file in _files("postings"):
        facts, body = _split(file.read_text(encoding="utf-8"))
        yield SamplePosting(
            file=file.name,
            posting=_posting(file.name, facts, body, now),
            seen_days_ago=facts["posted_days_ago"],
        )


def sample_resumes() -> Iterator[SampleResume]:
    """Read every resume."""
    for file in _files("resumes"):
        facts, body = _split(file.read_text(encoding="utf-8"))
        yield SampleResume(file=file.name, name=facts["name"], email=facts["email"], text=body)


def sample_people() -> dict[str, Any]:
    """Read the candidates and the coach, as the tables of `people.toml`."""
    return tomllib.loads((_folder() / "people.toml").read_text(encoding="utf-8"))


def sample_answers() -> list[dict[str, Any]]:
    """Read the practised answers, as the tables of `answers.toml`."""
    told = tomllib.loads((_folder() / "answers.toml").read_text(encoding="utf-8"))
    return list(told["answer"])


def _folder() -> Traversable:
    return files("app") / "demo_data"


def _files(kind: str) -> list[Traversable]:
    found = (file for file in (_folder() / kind).iterdir() if file.name.endswith(".md"))
    return sorted(found, key=lambda file: file.name)


def _split(text: str) -> tuple[dict[str, Any], str]:
    _, facts, body = text.split(FENCE, 2)
    return tomllib.loads(facts), body.strip()


def _posting(file: str, facts: dict[str, Any], body: str, now: datetime) -> Posting:
    markup = sanitised(MarkdownIt().render(body))
    closes = facts.get("closes_in_days")
    address = f"https://jobs.example/{file.removesuffix('.md')}"
    return Posting(
        source=facts["source"],
        source_id=file.removesuffix(".md"),
        url=address,
        apply_url=address,
        title=facts["title"],
        company=facts["company"],
        places=read_places(facts["place"]),
        workplace=facts.get("workplace"),
        employment_type=facts.get("employment_type"),
        salary=read_salary(facts.get("salary")),
        posted_on=(now - timedelta(days=facts["posted_days_ago"])).date(),
        closes_on=None if closes is None else (now + timedelta(days=closes)).date(),
        closed=facts.get("closed"),
        requisition_id=facts.get("requisition_id"),
        description_html=markup,
        description_text=plain(markup),
    )
