"""Pages that somebody saved, by layout: where a card or a job's view keeps what it states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrapers.fields import tidy
from scrapers.reading import Stated
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_places
from scrapers.wording.salary import read_salary
from scrapers.wording.workplace import read_workplace

if TYPE_CHECKING:
    from datetime import datetime

    from bs4 import Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """CSS selectors of one layout; `part` is a card or a view, "" states nothing of the kind."""

    part: str
    title: str
    company: str
    place: str
    pay: str = ""
    age: str = ""
    insight: str = ""
    body: str = ""


def words(node: Tag, selector: str) -> str | None:
    """Return the one-line text that the first of several selectors finds, or None."""
    for one in filter(None, selector.split(", ")):
        found = node.select_one(one)
        if found and (told := tidy(found.get_text(" "))):
            return told
    return None


def parts_of(soup: Tag, layouts: tuple[Layout, ...]) -> tuple[Layout, list[Tag]] | None:
    """Return the first layout that the page has, and its parts, none of them inside another."""
    for layout in layouts:
        parts = soup.select(layout.part)
        if parts:
            inside = {id(part) for part in parts}
            outer = [p for p in parts if not any(id(above) in inside for above in p.parents)]
            return layout, outer
    return None


def stated_on(part: Tag, layout: Layout, now: datetime | None) -> Stated:
    """Return what a card or view states, for `reading.compose`."""
    place = words(part, layout.place)
    insight = words(part, layout.insight)
    time = part.select_one(layout.age) if layout.age else None
    exact = str(time["datetime"]) if time and time.get("datetime") else None
    age = tidy(time.get_text(" ")) if time else None
    return Stated(
        company=words(part, layout.company),
        places=read_places(place),
        workplace=read_workplace(place) or read_workplace(insight),
        employment_type=read_employment(insight),
        salary=read_salary(words(part, layout.pay)),
        posted_on=posted(exact or age, now=now),
        posted_text=age,
    )


def body_of(part: Tag, layout: Layout) -> str | None:
    """Return the markup of a view's description, or None."""
    found = part.select_one(layout.body) if layout.body else None
    return found.decode_contents() if found else None
