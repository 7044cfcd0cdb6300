"""RSS and Atom: the items of a feed as values, whatever the dialect; and other XML lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrapers.identity import canonical_url
from scrapers.reading import read_items
from scrapers.types import Page, Parsed
from scrapers.xml import child, children, markup_of, name_of, other_page, words_of, xml_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from scrapers.types import Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a feed; `element` is there for a dialect's own fields, `feed` is its title."""

    element: Element
    title: str | None
    link: str | None
    key: str | None
    date: str | None
    description: str | None
    feed: str | None = None


def items_of(page: Page) -> list[Item] | Parsed:
    """Return a feed's items, or the result that says why there are none."""
    root = xml_of(page)
    if isinstance(root, Parsed):
        return root
    if name_of(root) == "feed":
        return [_item(entry, words_of(root, "title")) for entry in children(root, "entry")]
    channel = child(root, "channel")
    if name_of(root) in {"rss", "RDF"} and channel is not None:
        # RSS 1.0 puts its items beside the channel, RSS 2.0 inside it.
        inside = [*children(channel, "item"), *children(root, "item")]
        return [_item(entry, words_of(channel, "title")) for entry in inside]
    return other_page(page, "It is no RSS or Atom feed.")


def read_elements(
    page: Page, root: str, name: str, read: Callable[[Element, Page], Posting | None]
) -> Parsed:
    """Read an XML file whose `root` holds one element of a name for each job."""
    found = xml_of(page)
    if isinstance(found, Parsed):
        return found
    if name_of(found) != root:
        return other_page(page, "It holds no list of jobs.")
    return read_items(children(found, name), lambda element: read(element, page))


def _item(element: Element, feed: str | None) -> Item:
    link = _link(element)
    key = words_of(element, "guid", "id") or link
    return Item(
        element=element,
        title=words_of(element, "title"),
        link=link,
        # A guid is often the address; its tracking is no part of what the job is.
        key=canonical_url(key) or key,
        date=words_of(element, "pubDate", "published", "date", "updated"),
        description=markup_of(element, "encoded", "content", "description", "summary"),
        feed=feed,
    )


def _link(element: Element) -> str | None:
    for inner in children(element, "link"):
        if inner.get("href") and inner.get("rel") in {None, "alternate"}:
            return inner.get("href")
    return words_of(element, "link")
