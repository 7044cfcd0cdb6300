"""schema.org in HTML attributes, the older way: itemscope, itemtype and itemprop as an object."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import Tag

from scrapers.fields import Json, tidy

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

_DEEPEST = 8
# What a page writes as markup, and not as one line.
_MARKUP = {"description", "responsibilities", "qualifications"}


def objects_of(soup: BeautifulSoup, kind: str) -> list[dict[str, Json]]:
    """Return every object of a schema.org type as JSON-LD would state it."""
    typed = re.compile(rf"schema\.org/{kind}$")
    found = soup.find_all(itemscope=True, itemtype=typed)
    return [_object(node) for node in found]


def _object(node: Tag, depth: int = 0) -> dict[str, Json]:
    told: dict[str, Json] = {"@type": str(node.get("itemtype") or "").rpartition("/")[2]}
    for inner in _properties(node):
        name = str(inner["itemprop"]).split(" ")[0]
        nested = inner.has_attr("itemscope") and depth < _DEEPEST
        value = _object(inner, depth + 1) if nested else _value(inner, name)
        known = told.get(name)
        if known is None:
            told[name] = value
        else:
            told[name] = [*known, value] if isinstance(known, list) else [known, value]
    return told


def _properties(node: Tag) -> list[Tag]:
    """Return the nodes with a property of this object, not those of the objects inside it."""
    found = []
    waiting = [child for child in node.children if isinstance(child, Tag)]
    while waiting:
        inner = waiting.pop(0)
        if inner.has_attr("itemprop"):
            found.append(inner)
        if not inner.has_attr("itemscope") and str(inner.get("itemprop")) not in _MARKUP:
            waiting[:0] = [child for child in inner.children if isinstance(child, Tag)]
    return found


def _value(node: Tag, name: str) -> str | None:
    for attribute in ("content", "datetime", "href"):
        if node.get(attribute):
            return str(node[attribute])
    return node.decode_contents() if name in _MARKUP else tidy(node.get_text(" "))
