"""One change that a person makes to a tailored resume, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.tailoring import UneditableError, add_line, include, move, reword, shift

if TYPE_CHECKING:
    from matcher import ResumeDocument

_DID = {
    "reword": "Reworded",
    "leave_out": "Left out",
    "include": "Put back",
    "up": "Moved up",
    "down": "Moved down",
    "move": "Moved",
    "add": "Added",
}
_SHOWN_WORDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One thing that a person does to an item of the document.

    `action` is a key of `_DID`: reword and add take `text`, move takes the sibling that the item
    is to stand `before` (None: last).
    """

    action: str
    item: str
    text: str = ""
    before: str | None = None


def edited(document: ResumeDocument, edit: Edit) -> ResumeDocument:
    """Return the document after the edit; errors as of `matcher.tailoring`."""
    match edit.action:
        case "reword":
            return reword(document, edit.item, edit.text)
        case "leave_out" | "include":
            return include(document, edit.item, included=edit.action == "include")
        case "up" | "down":
            return shift(document, edit.item, -1 if edit.action == "up" else 1)
        case "move":
            return move(document, edit.item, edit.before)
        case "add":
            return add_line(document, edit.item, edit.text)[0]
    raise UneditableError("There is no such change.", f"Choose one of: {', '.join(_DID)}.")


def said(document: ResumeDocument, edit: Edit) -> str:
    """Say what an edit did, naming the line by its first words."""
    item = document.get(edit.item)
    lines = [one for one in document.children(item.id) if one.text] if not item.text else []
    words = edit.text if edit.action == "add" else item.text or (lines[0].text if lines else "")
    short = words if len(words) <= _SHOWN_WORDS else words[: _SHOWN_WORDS - 1].rstrip() + "…"
    return f"{_DID[edit.action]} “{short}”"
