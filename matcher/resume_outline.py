"""A resume as read, cut into the items of a document: sections, entries and whole lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from matcher.person import Section
from matcher.resume_document import Item, ResumeDocument, clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matcher.person import Resume, Role
    from matcher.resume_document import ItemKind

_BULLET = re.compile(r"^\s*(?:[•·▪◦‣●*>–—-]|\(?\d{1,2}[.)])\s+(?=\S)")
_LONG = 55
_NEARLY = 0.95
_HALF = 0.5
_WIDEST = 140
_CLOSED = re.compile(r"[.!?;:]['”\")]?$")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the text with its place; `role` numbers the job whose head it belongs to.

    `reach` is how long the last of the broken lines is that it was joined from.
    """

    text: str
    start: int
    is_bullet: bool
    role: int | None
    reach: int


@dataclass(frozen=True, slots=True)
class _Width:
    """The longest line in characters, and whether a page of print set it."""

    columns: int
    is_page: bool


@dataclass(slots=True)
class _Cutter:
    """Collects items and gives each its number."""

    items: list[Item] = field(default_factory=list)

    def section(self, section: Section) -> str:
        return self._add(
            Item(id=self._id("s"), kind="section", text=clean(section.title), section=section.kind)
        )

    def entry(self, parent: str) -> str:
        return self._add(Item(id=self._id("e"), kind="entry", parent=parent))

    def line(self, parent: str, kind: ItemKind, text: str) -> str:
        return self._add(Item(id=self._id("l"), kind=kind, parent=parent, text=clean(text)))

    def _id(self, letter: str) -> str:
        return f"{letter}{len(self.items)}"

    def _add(self, item: Item) -> str:
        self.items.append(item)
        return item.id


def outline(resume: Resume) -> ResumeDocument:
    """Return the resume as a document that says the same, everything included.

    Every line of the resume's text is in it, in order; lines that a page's width had broken are
    whole again. Jobs are entries of their own, other entries end where the text leaves a blank.
    """
    cutter = _Cutter()
    width = _width(resume)
    for section in _joined(resume):
        rows = _rows(resume, section)
        if not rows and not section.title:
            continue
        parent = cutter.section(section)
        for group in _groups(rows):
            _put_entry(cutter, parent, _whole(group, width), resume)
    return ResumeDocument(tuple(cutter.items))


def _joined(resume: Resume) -> Iterator[Section]:
    """Yield the sections; "Tools: Jira, Visio" in a list of skills is a line, not a section."""
    held: Section | None = None
    for section in resume.sections or (Section("summary", "", 0, len(resume.text)),):
        first = resume.text[section.start : section.end].lstrip().split("\n")[0]
        label, colon, rest = first.partition(":")
        is_line = bool(colon and rest.strip()) and label.strip() == section.title
        if held and is_line and section.kind == held.kind:
            held = replace(held, end=section.end)
            continue
        if held:
            yield held
        held = section
    if held:
        yield held


def _put_entry(cutter: _Cutter, parent: str, rows: list[_Row], resume: Resume) -> None:
    entry = cutter.entry(parent)
    for row in rows:
        is_name = resume.name is not None and row.start == 0 and resume.name in row.text
        if is_name and row.text.strip() != resume.name:
            head, tail = row.text.split(resume.name or "", 1)
            cutter.line(entry, "name", resume.name or "")
            cutter.line(entry, "text", f"{head} {tail}".strip(" ,|·•–—-:"))
            continue
        kind: ItemKind = "bullet" if row.is_bullet else "head" if row.role is not None else "text"
        cutter.line(entry, "name" if is_name else kind, _unmarked(row))


def _unmarked(row: _Row) -> str:
    return _BULLET.sub("", row.text, count=1) if row.is_bullet else row.text


def _rows(resume: Resume, section: Section) -> list[_Row]:
    """Return the lines of a section without its heading; blank ones stay, to part the entries."""
    start = section.start
    if section.title:
        start += resume.text[section.start : section.end].index(section.title) + len(section.title)
        while start < section.end and resume.text[start] in ":*#_ ":
            start += 1
    roles = [r for r in resume.roles if section.start <= r.start < section.end]
    rows = []
    for line in re.finditer(r"[^\n]*\n?", resume.text[start : section.end]):
        text = line.group().rstrip()
        if not any(letter.isalnum() for letter in text):
            text = ""
        at = start + line.start()
        bullet = _BULLET.match(text) is not None
        role = next((n for n, r in enumerate(roles) if _heads(resume.text, r, at, text)), None)
        rows.append(_Row(text, at, bullet and role is None, role, len(text)))
    return _with_employers(_trimmed(rows), roles)


def _heads(text: str, role: Role, at: int, line: str) -> bool:
    """Tell whether a line holds the title, the employer or the months of a job."""
    first = text.rfind("\n", 0, role.start) + 1
    return bool(line.strip()) and first <= at <= max(first, role.end - 1)


def _with_employers(rows: list[_Row], roles: list[Role]) -> list[_Row]:
    """Count the line below a job's months as its head, where that names the employer."""
    out: list[_Row] = []
    for row in rows:
        last = next((one for one in reversed(out) if one.text), None)
        if last is not None and last.role is not None and row.role is None and row.text:
            employer = roles[last.role].employer
            known = employer and any(employer in o.text for o in out if o.role == last.role)
            if employer and employer in row.text and not known and not row.is_bullet:
                row = replace(row, role=last.role)  # noqa: PLW2901
        out.append(row)
    return out


def _trimmed(rows: list[_Row]) -> list[_Row]:
    while rows and not rows[0].text.strip():
        rows = rows[1:]
    while rows and not rows[-1].text.strip():
        rows = rows[:-1]
    return rows


def _groups(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Yield the lines of each entry: from a job's head to the next, or from blank to blank."""
    has_roles = any(row.role is not None for row in rows)
    group: list[_Row] = []
    for before, row in zip([None, *rows], rows, strict=False):
        opens = row.role is not None and all(r.role != row.role for r in group)
        parted = not has_roles and before is not None and not before.text
        if group and row.text and (opens or parted):
            yield group
            group = []
        if row.text:
            group.append(row)
    if group:
        yield group


def _whole(rows: list[_Row], width: _Width | None) -> list[_Row]:
    """Return the lines with those joined that the page's width had broken."""
    out: list[_Row] = []
    for row in rows:
        if width and out and _goes_on(out[-1], row, width):
            before = out.pop()
            out.append(replace(before, text=f"{before.text} {row.text.strip()}", reach=row.reach))
        else:
            out.append(row)
    return out


def _goes_on(before: _Row, row: _Row, width: _Width) -> bool:
    """Tell whether a line is the rest of the one before, which the page's width had broken."""
    if row.is_bullet or row.role is not None or before.role is not None or "@" in row.text:
        return False
    words = row.text.split()
    if words[0][:1].islower():
        return before.reach >= _HALF * width.columns
    fits = before.reach + 1 + len(words[0]) < _NEARLY * width.columns
    return width.is_page and not fits and not _CLOSED.search(before.text)


def _width(resume: Resume) -> _Width | None:
    """Return the width at which the text was broken; None where its paragraphs are whole."""
    longest = max((len(line) for line in resume.text.split("\n")), default=0)
    if not _LONG <= longest <= _WIDEST:
        return None
    return _Width(longest, is_page=resume.layout.pages is not None)
