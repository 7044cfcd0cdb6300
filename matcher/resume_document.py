"""A resume as a document that a person can choose from, order and reword, line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from matcher.person import SectionKind

ItemKind = Literal["section", "entry", "name", "head", "text", "bullet"]
_GONE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff\ufffe\uffff]")
_BULLET = re.compile(r"^[•·▪◦*–—>-]\s+")
LONGEST_LINE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One piece of a resume: a section, an entry in it (a job, say), or a line.

    Items lie in a flat list, each after its parent. `text` is a section's heading or a line's
    words, without its bullet; entries have none. `section` says what a section is about. What is
    not `included` stays in the document, but is left out of the text and of every file.
    """

    id: str
    kind: ItemKind
    parent: str | None = None
    text: str = ""
    included: bool = True
    section: SectionKind | None = None

    @property
    def is_line(self) -> bool:
        """Whether this is a line of words."""
        return self.kind not in {"section", "entry"}

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON shape, without what is as usual."""
        row: dict[str, Any] = {"id": self.id, "kind": self.kind, "text": self.text}
        if self.parent is not None:
            row["parent"] = self.parent
        if not self.included:
            row["included"] = False
        if self.section is not None:
            row["section"] = self.section
        return row


@dataclass(frozen=True, slots=True)
class Place:
    """Where the line `id` stands in the plain text, half-open."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlainText:
    """The included lines as plain text, and the place of each."""

    text: str
    places: tuple[Place, ...]

    def line_at(self, offset: int) -> str | None:
        """Return the id of the line that holds the character, None between lines."""
        return next((p.id for p in self.places if p.start <= offset < p.end), None)


@dataclass(frozen=True, slots=True)
class ResumeDocument:
    """The items of a resume in order. The first section has no heading: name and contact."""

    items: tuple[Item, ...]

    def children(self, parent: str | None) -> tuple[Item, ...]:
        """Return the items right below `parent`, in order; None gives the sections."""
        return tuple(item for item in self.items if item.parent == parent)

    def get(self, item_id: str) -> Item:
        """Return one item; KeyError where there is none of this id."""
        for item in self.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)

    def shown(self) -> ResumeDocument:
        """Return the document with only what is included, empty entries and sections gone."""
        kept: list[Item] = []
        for section in self.children(None):
            below = list(self._shown_below(section)) if section.included else []
            if below:
                kept += [section, *below]
        return ResumeDocument(tuple(kept))

    def _shown_below(self, section: Item) -> Iterator[Item]:
        for entry in self.children(section.id):
            lines = [line for line in self.children(entry.id) if line.included and line.text]
            if entry.included and lines:
                yield entry
                yield from lines

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON shape; `from_dict` gives back an equal value."""
        return {"items": [item.to_dict() for item in self.items]}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> ResumeDocument:
        """Build the document that `to_dict` described; KeyError or TypeError on another shape."""
        return cls(tuple(Item(**row) for row in data["items"]))


def clean(text: str) -> str:
    """Return words as one tidy line: no breaks, no control characters, no bullet in front.

    Wide gaps part the columns of a line, and become bars.
    """
    line = _GONE.sub("", text).replace("\t", "    ").replace("\r", "\n").replace("\n", " ").strip()
    line = re.sub(r"\s{3,}", " | ", line)
    return _BULLET.sub("", " ".join(line.split()))


def plain_text(document: ResumeDocument) -> PlainText:
    """Return what the document says as plain text: bullets as "• ", a blank between entries."""
    parts: list[str] = []
    places: list[Place] = []
    length = 0
    for item in document.shown().items:
        lead, words = _written(item, is_first=not parts)
        parts.append(lead + words)
        start = length + len(lead)
        length += len(lead) + len(words)
        if words and item.is_line:
            places.append(Place(item.id, start, length))
    return PlainText("".join(parts).strip("\n"), tuple(_moved(places, parts)))


def _written(item: Item, *, is_first: bool) -> tuple[str, str]:
    """Return what stands before an item's words, and the words."""
    if item.kind == "section":
        return ("" if is_first else "\n\n") if item.text else "", item.text
    if item.kind == "entry":
        return "\n", ""
    return "\n• " if item.kind == "bullet" else "\n", item.text


def _moved(places: Iterable[Place], parts: list[str]) -> Iterator[Place]:
    """Return the places without the breaks that open the text."""
    whole = "".join(parts)
    opening = len(whole) - len(whole.lstrip("\n"))
    return (replace(p, start=p.start - opening, end=p.end - opening) for p in places)
