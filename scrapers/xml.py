"""XML read safely: no entities, no network, and a sentence instead of an exception."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from scrapers.fields import tidy
from scrapers.page_signs import by_status, no_postings, outcome_of_message, outcome_of_page
from scrapers.payload import decode

if TYPE_CHECKING:
    from scrapers.types import Outcome, Page, Parsed

_SHORT = 2_000
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]{0,40}):[A-Za-z_]")
_ROOT = re.compile(r"<[A-Za-z_][\w.:-]*")


def xml_of(page: Page) -> Element | Parsed:
    """Return the page's root element, or the result that says why there is none."""
    if outcome := by_status(page):
        return no_postings(outcome)
    words = decode(page).strip()
    if not words:
        return no_postings("changed_shape", "It is blank.")
    try:
        root = _rooted(_DECLARATION.sub("", words))
    except (ParseError, DefusedXmlException, ValueError, RecursionError) as problem:
        return _trouble(words, problem)
    return root


def _rooted(words: str) -> Element:
    try:
        return fromstring(words, forbid_dtd=True)
    except ParseError as problem:
        if "unbound prefix" not in str(problem):
            raise
    # Some feeds use names of a namespace that they forget to declare.
    used = {name for name in _PREFIX.findall(words) if f"xmlns:{name}=" not in words}
    declared = "".join(f' xmlns:{name}="urn:undeclared:{name}"' for name in sorted(used))
    return fromstring(
        _ROOT.sub(lambda tag: tag.group() + declared, words, count=1), forbid_dtd=True
    )


def _trouble(words: str, problem: Exception) -> Parsed:
    if outcome := outcome_of_page(words) or _of_json(words):
        return no_postings(outcome)
    cut = words.startswith(("<?xml", "<rss", "<feed", "<workzag", "<result"))
    said = str(problem)
    if cut and ("no element found" in said or "unclosed" in said):
        return no_postings("truncated")
    return no_postings("changed_shape", "It is no XML that can be read.")


def _of_json(words: str) -> Outcome | None:
    """Return what a refusal in JSON says, which interfaces send in place of their XML too."""
    short = words[:1] == "{" and len(words) < _SHORT
    return outcome_of_message(words) if short else None


def other_page(page: Page, missing: str) -> Parsed:
    """Return the result for markup that is well-formed and not the wanted one."""
    outcome = outcome_of_page(decode(page))
    return no_postings(outcome) if outcome else no_postings("changed_shape", missing)


def name_of(element: Element) -> str:
    """Return a tag's name without its namespace."""
    tag: object = element.tag
    # A comment's tag is a function.
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element, *names: str) -> Element | None:
    """Return the first child with one of the names, in their order, whatever the namespace."""
    for name in names:
        for inner in element:
            if name_of(inner) == name:
                return inner
    return None


def children(element: Element, name: str) -> list[Element]:
    """Return the children of a name, whatever the namespace."""
    return [inner for inner in element if name_of(inner) == name]


def words_of(element: Element, *names: str) -> str | None:
    """Return a child's one-line text, entities decoded, or None."""
    found = child(element, *names)
    return tidy(found.text or "") if found is not None else None


def markup_of(element: Element, *names: str) -> str | None:
    """Return a child's text as it stands, or None."""
    found = child(element, *names)
    return (found.text or "").strip() or None if found is not None else None
