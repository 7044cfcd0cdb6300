"""Pages that somebody saved, by layout: where a card or a job's view keeps what it states."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import Tag

from scrapers.fields import tidy
from scrapers.reading import Stated
from scrapers.wording.dates import posted
from scrapers.wording.employment import read_employment
from scrapers.wording.place import read_places
from scrapers.wording.salary import read_salary
from scrapers.wording.workplace import read_workplace

if TYPE_CHECKING:
    from datetime import datetime

_CLASS = re.compile(r"([a-z][a-z0-9]*)?\.([\w-]+)")


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
        found = _first(node, one)
        if found and (told := tidy(found.get_text(" "))):
            return told
    return None


def _first(node: Tag, selector: str) -> Tag | None:
    """Return the first node of a selector; a plain class is found without a CSS engine."""
    simple = _CLASS.fullmatch(selector)
    if simple:
        found = node.find(simple[1] or True, class_=simple[2])
        return found if isinstance(found, Tag) else None
    return node.select_one(selector)


def _all(node: Tag, selector: str) -> list[Tag]:
    pieces = [_CLASS.fullmatch(piece) for piece in selector.split(", ")]
    names = [piece[2] for piece in pieces if piece and not piece[1]]
    if len(names) < len(pieces):
        return node.select(selector)
    return list(node.find_all(class_=names))


def parts_of(soup: Tag, layouts: tuple[Layout, ...]) -> tuple[Layout, list[Tag]] | None:
    """Return the first layout that the page has, and its parts, none of them inside another."""
    for layout in layouts:
        parts = _all(soup, layout.part)
        if parts:
            inside = {id(part) for part in parts}
            outer = [p for p in parts if not any(id(above) in inside for above in p.parents)]
            return layout, outer
    return None


def stated_on(part: Tag, layout: Layout, now: datetime | None) -> Stated:
    """Return what a card or view states, for `reading.compose`."""
    place = words(part, layout.place)
    insight = words(part, layout.insight)
    time = _first(part, layout.age) if layout.age else None
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
    found = next(filter(None, (_first(part, one) for one in layout.body.split(", ") if one)), None)
    return found.decode_contents() if found else None
