"""From one page to a result: its JSON, its items one by one, and a posting composed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

from scrapers.errors import UnreadableItemError
from scrapers.fields import Json, dig, number, text, tidy
from scrapers.identity import canonical_url
from scrapers.page_signs import by_status, no_postings, outcome_of_message, outcome_of_page
from scrapers.payload import NotJSONError, decode, load_json
from scrapers.types import Employment, Outcome, Page, Parsed, Place, Posting, Salary, Workplace
from scrapers.wording.html import is_markup, plain, sanitised
from scrapers.wording.place import distinct
from scrapers.wording.salary import salary_in_text
from scrapers.wording.workplace import read_workplace, workplace_in_text, workplace_of_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

_LONGEST = 200_000
_LONGEST_TITLE = 300


_MESSAGES: tuple[tuple[str, ...], ...] = (
    ("error",), ("message",), ("error", "message"), ("error_message",), ("detail",),
    ("exception", "display"), ("title",), ("errorCode",), ("code",), ("status",), ("display",),
)  # fmt: skip


class Stated(TypedDict, total=False):
    """What a source states about one job, by `Posting`'s names; None is unstated."""

    source_id: str | None
    apply_url: str | None
    company: str | None
    places: Iterable[Place | None]
    workplace: Workplace | None
    employment_type: Employment | None
    salary: Salary | None
    posted_on: date | None
    posted_text: str | None
    closes_on: date | None
    closed: bool | None
    requisition_id: str | None


def compose(
    source: str,
    *,
    title: str | None,
    url: str | None,
    description: str | None = None,
    **stated: Unpack[Stated],
) -> Posting:
    """Return a posting of clean values; workplace and pay come from the words where not stated.

    Raises `UnreadableItemError` if there is no title: a posting without one helps nobody.
    """
    title = tidy(plain(title) if title and is_markup(title) else title or "")
    if not title:
        raise UnreadableItemError("it has no title")
    markup = (description or "")[:_LONGEST]
    words = plain(markup)
    places = distinct(stated.get("places", ()))
    return Posting(
        source=source,
        source_id=stated.get("source_id"),
        title=title[:_LONGEST_TITLE],
        url=canonical_url(url),
        apply_url=canonical_url(stated.get("apply_url")),
        company=tidy(stated.get("company") or ""),
        places=places,
        workplace=stated.get("workplace") or _told_workplace(title, places, words),
        employment_type=stated.get("employment_type"),
        salary=stated.get("salary") or salary_in_text(words),
        posted_on=stated.get("posted_on"),
        posted_text=stated.get("posted_text"),
        closes_on=stated.get("closes_on"),
        closed=stated.get("closed"),
        requisition_id=stated.get("requisition_id"),
        description_html=sanitised(markup) or None,
        description_text=words or None,
    )


def _told_workplace(title: str, places: tuple[Place, ...], words: str) -> Workplace | None:
    of_places = {read_workplace(place.text) for place in places} - {None}
    if len(of_places) == 1:
        return of_places.pop()
    return workplace_of_title(title) or workplace_in_text(words)


def read_items(
    rows: Iterable[Json], read: Callable[[Json], Posting | None], *, total: float | None = None
) -> Parsed:
    """Read each row; a bad one becomes a problem with its number and never hides its neighbours.

    `read` returns None for a row that is meant to be left out, and raises `UnreadableItemError`.
    """
    found: list[Posting] = []
    problems: list[str] = []
    for index, row in enumerate(rows, 1):
        try:
            posting = read(row)
        except UnreadableItemError as problem:
            problems.append(f"Item {index} was left out: {problem}.")
        else:
            found.extend([posting] if posting else [])
    outcome: Outcome = "ok" if found else "empty"
    if problems and not found:
        outcome = "changed_shape"
    count = int(total) if total is not None and total >= 0 else None
    return Parsed(outcome=outcome, postings=found, problems=problems, total=count)


def json_of(page: Page) -> Json | Parsed:
    """Return the page's JSON value, or the result that says why there is none."""
    if outcome := by_status(page):
        return no_postings(outcome)
    words = decode(page)
    if not words.strip():
        return no_postings("changed_shape", "It is blank.")
    try:
        return load_json(words)
    except NotJSONError as problem:
        return no_postings(
            outcome_of_page(words) or ("truncated" if problem.cut else "changed_shape")
        )


def read_list(
    page: Page,
    read: Callable[[Json, Page], Posting | None],
    *path: str,
    total: tuple[str, ...] = (),
    alone: tuple[str, ...] = (),
) -> Parsed:
    """Read an answer whose jobs are the JSON list at `path`, each row by `read`.

    `total` is where the answer counts all jobs; `alone` are texts that the answer for one job has.
    """
    data = json_of(page)
    if isinstance(data, Parsed):
        return data
    rows = dig(data, *path)
    if isinstance(rows, list):
        counted = number(data, *total) if total else None
        return read_items(rows, lambda row: read(row, page), total=counted)
    if alone and all(text(data, name) for name in alone):
        return read_items([data], lambda row: read(row, page))
    return unexpected(data, "list of jobs")


def unexpected(data: Json, wanted: str) -> Parsed:
    """Return the result for JSON without the wanted list: the error it names, or a new shape."""
    for path in _MESSAGES:
        said = text(data, *path)
        if said and (outcome := outcome_of_message(said)):
            return no_postings(outcome, f"It says: {said[:120]}")
    return no_postings("changed_shape", f"It holds no {wanted}.")


def known_by(key: str | None, url: str | None) -> str | None:
    """Return `key`, which may be missing where the posting's own address tells it from others.

    Raises `UnreadableItemError` if there is neither.
    """
    if key is None and canonical_url(url) is None:
        raise UnreadableItemError("it has no id")
    return key


def needed(value: str | None, what: str) -> str:
    """Return `value`, or raise `UnreadableItemError` saying that `what` is missing."""
    if value is None:
        raise UnreadableItemError(f"it has no {what}")
    return value
