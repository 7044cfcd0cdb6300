"""Tailor a resume document by hand, and tell what became of the master.

Every function takes a document and returns another; the words are the person's own. Lines stay
with their job and jobs with their section: moving work under another employer would be a lie.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from matcher.resume_document import LONGEST_LINE, Item, ResumeDocument, clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matcher.resume_document import ItemKind

ChangeKind = Literal["added", "removed", "moved", "reworded"]
PieceKind = Literal["same", "taken_out", "put_in"]


class UneditableError(ValueError):
    """A change that cannot be made; the message says why, `remedy` what to do instead."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one item; `before` and `after` are its words where they differ."""

    id: str
    kind: ChangeKind
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a reworded line: the same, taken out, or put in."""

    kind: PieceKind
    text: str


def reword(document: ResumeDocument, item_id: str, text: str) -> ResumeDocument:
    """Return the document with other words in one line or heading.

    KeyError for an unknown id; UneditableError for an entry, for words that run longer than
    `LONGEST_LINE`, and for none at all: leaving a line out keeps its words.
    """
    item, words = document.get(item_id), clean(text)
    if item.kind == "entry":
        raise UneditableError("An entry has no words of its own.", "Reword one of its lines.")
    if len(words) > LONGEST_LINE:
        raise UneditableError(
            f"The line has {len(words):,} characters; {LONGEST_LINE:,} is the most.", "Shorten it."
        )
    if not words and item.text:
        raise UneditableError("The line is empty.", "Leave it out instead; its words are kept.")
    return _with(document, replace(item, text=words))


def include(document: ResumeDocument, item_id: str, *, included: bool) -> ResumeDocument:
    """Return the document with an item left out or put back; KeyError for an unknown id."""
    return _with(document, replace(document.get(item_id), included=included))


def move(document: ResumeDocument, item_id: str, before: str | None) -> ResumeDocument:
    """Return the document with an item standing right before a sibling, or last for None.

    KeyError for an unknown id; UneditableError where `before` has another parent, and for what
    stays in its place: the name and contact, and the head of a job.
    """
    item = document.get(item_id)
    if item.kind in {"name", "head"} or (item.kind == "section" and not item.text):
        raise UneditableError("This stays at the top.", "Move the lines below it.")
    if before is not None and document.get(before).parent != item.parent:
        raise UneditableError(
            "A line stays with its job, and a job with its section.", "Move it among its own."
        )
    rest = [one for one in document.children(item.parent) if one.id != item_id]
    at = next((n for n, one in enumerate(rest) if one.id == before), len(rest))
    fixed = sum(1 for one in rest if _is_fixed(one))
    at = max(at, fixed)
    return _ordered(document, item.parent, [*rest[:at], item, *rest[at:]])


def shift(document: ResumeDocument, item_id: str, steps: int) -> ResumeDocument:
    """Return the document with an item some places further down (negative: up), at most to an end.

    Places count what is shown beside it; errors as for `move`.
    """
    siblings = [one.id for one in document.children(document.get(item_id).parent)]
    goal = max(0, min(len(siblings) - 1, siblings.index(item_id) + steps))
    rest = [one for one in siblings if one != item_id]
    return move(document, item_id, rest[goal] if goal < len(rest) else None)


def add_line(document: ResumeDocument, entry_id: str, text: str) -> tuple[ResumeDocument, str]:
    """Return the document with a line of the person's own at the end of an entry, and its id.

    KeyError for an unknown id; UneditableError for no words, too many, or what is no entry.
    """
    entry, words = document.get(entry_id), clean(text)
    if entry.kind != "entry":
        raise UneditableError("A line belongs into an entry.", "Choose a job or a list.")
    if not words or len(words) > LONGEST_LINE:
        raise UneditableError(
            "The new line is empty." if not words else "The new line is too long.",
            f"Write up to {LONGEST_LINE:,} characters.",
        )
    lines = document.children(entry_id)
    kind: ItemKind = "bullet" if not lines or lines[-1].kind in {"bullet", "head"} else "text"
    new = Item(id=_new_id(document), kind=kind, parent=entry_id, text=words)
    return _ordered(document, entry_id, [*lines, new]), new.id


def changes(master: ResumeDocument, document: ResumeDocument) -> tuple[Change, ...]:
    """Return what differs from the master, in the document's order; ids tell what is what.

    An item may be moved and reworded at once: it is told twice. What stands in something that
    was left out is not told again.
    """
    was = {item.id: item for item in master.items}
    out: list[Change] = []
    gone: set[str] = set()
    strayed = {one for parent in _parents(document) for one in _strayed(master, document, parent)}
    for item in document.items:
        old = was.get(item.id)
        if not item.included or item.parent in gone:
            if item.parent not in gone and (old is None or old.included):
                out.append(Change(item.id, "removed", old.text if old else item.text, item.text))
            gone.add(item.id)
            continue
        out += _changed(item, old, has_strayed=item.id in strayed)
    return tuple(out)


def words_changed(before: str, after: str) -> tuple[Piece, ...]:
    """Return both wordings as pieces in reading order, word by word."""
    old, new = (re.findall(r"\S+\s*", text) for text in (before, after))
    out: list[Piece] = []
    for tag, i, j, k, n in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            out.append(Piece("same", "".join(new[k:n])))
            continue
        if i < j:
            out.append(Piece("taken_out", "".join(old[i:j])))
        if k < n:
            out.append(Piece("put_in", "".join(new[k:n])))
    return tuple(out)


def _changed(item: Item, old: Item | None, *, has_strayed: bool) -> Iterator[Change]:
    if old is None:
        yield Change(item.id, "added", "", item.text)
        return
    if has_strayed:
        yield Change(item.id, "moved", old.text, item.text)
    if old.text != item.text:
        yield Change(item.id, "reworded", old.text, item.text)


def _parents(document: ResumeDocument) -> Iterator[str | None]:
    yield None
    yield from (item.id for item in document.items if not item.is_line)


def _strayed(master: ResumeDocument, document: ResumeDocument, parent: str | None) -> set[str]:
    """Return the fewest siblings whose moving explains the new order."""
    order = {item.id: n for n, item in enumerate(master.children(parent))}
    places = [order[item.id] for item in document.children(parent) if item.id in order]
    kept = _longest_rising(places)
    return {item_id for item_id, n in order.items() if n in set(places) - kept}


def _longest_rising(places: Sequence[int]) -> set[int]:
    """Return the members of a longest increasing subsequence (patience sorting)."""
    tops: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(tops, place)
        before[place] = tops[at - 1] if at else None
        tops[at : at + 1] = [place]
    out: set[int] = set()
    at_end = tops[-1] if tops else None
    while at_end is not None:
        out.add(at_end)
        at_end = before[at_end]
    return out


def _is_fixed(item: Item) -> bool:
    return item.kind in {"name", "head"} or (item.kind == "section" and not item.text)


def _with(document: ResumeDocument, item: Item) -> ResumeDocument:
    return ResumeDocument(tuple(item if one.id == item.id else one for one in document.items))


def _ordered(
    document: ResumeDocument, parent: str | None, children: Sequence[Item]
) -> ResumeDocument:
    """Return the document with the children of one item in this order, each before its own."""

    def walk(at: str | None) -> Iterator[Item]:
        for item in children if at == parent else document.children(at):
            yield item
            if not item.is_line:
                yield from walk(item.id)

    return ResumeDocument(tuple(walk(None)))


def _new_id(document: ResumeDocument) -> str:
    numbers = [int(item.id[1:]) for item in document.items if item.id[0] == "a"]
    return f"a{max(numbers, default=0) + 1}"
