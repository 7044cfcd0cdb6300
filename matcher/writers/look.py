"""How a resume looks on paper, in Word and in PDF alike: sizes, colours, and what each line is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from matcher.resume_document import Item, ResumeDocument

Paper = Literal["a4", "letter"]
# Width and height in millimetres: ISO 216 and ANSI.
PAPERS: dict[Paper, tuple[float, float]] = {"a4": (210, 297), "letter": (215.9, 279.4)}
MARGIN = 19
INK, INK_2, ACCENT = "13203A", "434F68", "0A6866"
# In points.
SIZES = {
    "name": 22.0,
    "contact": 10.0,
    "section": 12.5,
    "title": 11.0,
    "dates": 10.0,
    "text": 10.5,
    "bullet": 10.5,
}
Part = Literal["name", "contact", "section", "title", "dates", "text", "bullet"]


def parts_of_page(document: ResumeDocument) -> list[tuple[Item, Part]]:
    """Return each line that is shown with the part that it plays on the page.

    The first line of a job's head is its title, the others its dates.
    """
    shown = document.shown()
    entries = {item.id: item.parent for item in shown.items if item.kind == "entry"}
    untitled = {item.id for item in shown.items if item.kind == "section" and not item.text}
    titled: set[str] = set()
    out: list[tuple[Item, Part]] = []
    for item in shown.items:
        if item.kind == "entry" or not item.text:
            continue
        out.append((item, _part(item, titled, entries.get(item.parent or "") in untitled)))
    return out


def _part(item: Item, titled: set[str], is_top: bool) -> Part:  # noqa: FBT001
    entry = item.parent or ""
    if item.kind == "head":
        is_first = entry not in titled
        titled.add(entry)
        return "title" if is_first else "dates"
    if item.kind == "text":
        return "contact" if is_top else "text"
    return "bullet" if item.kind == "bullet" else "name" if item.kind == "name" else "section"


def title_of(document: ResumeDocument) -> tuple[str, str]:
    """Return the title and the author for the file's own description."""
    name = next((i.text for i in document.shown().items if i.kind == "name"), "")
    return (f"{name}, resume" if name else "Resume"), name
