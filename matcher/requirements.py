"""A posting's text to the list of what it asks for, each with its strength, group and place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matcher.amounts import asked_schooling, asked_years
from matcher.glued import unglued
from matcher.posting_lines import SILENT, Line, lines_of
from matcher.types import Requirement, Schooling, Strength, Years
from matcher.years import YearsSaid, years_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher.glued import Unglued
    from matcher.mentions import Mention
    from matcher.posting_tools import Tools

_ORDER: dict[Strength, int] = {"excluded": 3, "required": 2, "preferred": 1, "mentioned": 0}
_SOFT = frozenset({"skill", "artefact"})
_ASKED = frozenset({"required", "preferred"})
_COUNTED = frozenset({"tool", "method"})
_YEARS_BEFORE = 30
_YEARS_AFTER = 4
_HEAD_REACH = 80
_NEXT = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a posting's demands."""

    requirements: tuple[Requirement, ...]
    years: Years | None
    schooling: Schooling | None
    topics: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    """A requirement with the number of the group to which it belongs, before merging."""

    row: Requirement
    group: int | None = None


def read_requirements(text: str, tools: Tools) -> Reading:
    """Return all that the text asks for."""
    whole = unglued(text)
    reading = _read(whole.text, tools)
    return reading if not whole.added else replace(reading, requirements=_moved(reading, whole))


def _moved(reading: Reading, whole: Unglued) -> tuple[Requirement, ...]:
    """Return the demands at their places in the text as it came."""
    return tuple(
        replace(row, start=whole.place(row.start), end=whole.place(row.end))
        for row in reading.requirements
    )


def _read(text: str, tools: Tools) -> Reading:
    lines = list(lines_of(text, tools))
    found: list[_Found] = []
    for line in lines:
        rows = _named(text, line, tools, len(found))
        if rows and "tail" in line.hints and tools.alternatives.is_tail(line.words):
            _join_before(found, rows)
        found += rows
        found += _demanded(text, line, tools)
    merged = _merge(found)
    school = asked_schooling(text, lines, tools.degrees)
    years = asked_years(text, lines)
    amounts = [pair[1] for pair in (school, years) if pair]
    return Reading(
        requirements=tuple(sorted([*merged, *amounts], key=_place)),
        years=years[0] if years else None,
        schooling=school[0] if school else None,
        topics=_topics(lines),
    )


def _named(text: str, line: Line, tools: Tools, first_group: int) -> list[_Found]:
    """Return the terms that a sentence names, grouped where any one of them serves.

    Groups are numbered from `first_group`, which grows with every mention and so never repeats.
    """
    if not line.mentions:
        return []
    group_of: dict[int, int] = {}
    for number, group in enumerate(tools.alternatives.groups(text, line.mentions), first_group):
        group_of.update({id(mention): number for mention in group})
    counts = any(mention.term.kind in _COUNTED for mention in line.mentions)
    counts = counts and "years" in line.hints
    counted = years_said(text, line.start, line.end) if counts else []
    rows: list[_Found] = []
    for mention in line.mentions:
        strength = line.strength(mention.start, mention.end)
        # Skills and papers outside the lists of demands are no demands; they come in as topics.
        if mention.term.kind not in _SOFT or strength in _ASKED:
            row = _requirement(mention, strength, _years_for(counted, mention))
            rows.append(_Found(row, group_of.get(id(mention))))
    return _without_heads(text, rows, tools)


def _requirement(mention: Mention, strength: Strength, min_years: float | None) -> Requirement:
    start, end = mention.place
    return Requirement(
        id=mention.term.id,
        kind=mention.term.kind,
        label=mention.term.label,
        strength=strength,
        min_years=min_years,
        start=start,
        end=end,
    )


def _without_heads(text: str, rows: list[_Found], tools: Tools) -> list[_Found]:
    """Drop the general form that only introduces names: "certification (e.g. PMP, PRINCE2)"."""
    certificates = [f.row for f in rows if f.row.kind == "certification"]
    if len(certificates) < 2:  # noqa: PLR2004  a head and a name
        return rows
    heads = {head.id for head in certificates if _is_head(text, head, certificates, tools)}
    return [f for f in rows if f.row.id not in heads]


def _is_head(text: str, head: Requirement, rows: list[Requirement], tools: Tools) -> bool:
    """Tell whether the names of what the general form covers follow it as its examples."""
    begin = tools.alternatives.introduces(text[head.end : head.end + _HEAD_REACH])
    if begin is None:
        return False
    covered = tools.covers.get(head.id, ())
    # What is shown of a name may begin with the "certification" that governs it.
    return any(
        row.id in covered and row.end > head.end and row.start - head.end - begin <= _NEXT
        for row in rows
    )


def _years_for(counted: list[YearsSaid], mention: Mention) -> float | None:
    """Return "3+ years of Jira" as 3, when the years stand right before or after the name."""
    if mention.term.kind not in _COUNTED:
        return None
    for said in counted:
        before = 0 <= mention.start - said.end <= _YEARS_BEFORE
        if before or 0 <= said.start - mention.end <= _YEARS_AFTER:
            return said.least
    return None


def _join_before(found: list[_Found], rows: list[_Found]) -> None:
    """Put "PMP accepted as equivalent" into the group of the certificates named just before."""
    last = next((f for f in reversed(found) if f.row.kind == "certification"), None)
    if last is None:
        return
    if last.group is None:
        last.group = -1 - len(found)
    for item in rows:
        if item.row.kind == "certification":
            item.row = replace(item.row, strength=last.row.strength)
            item.group = last.group


def _demanded(text: str, line: Line, tools: Tools) -> list[_Found]:
    if line.block.kind in SILENT - {"legal"}:
        return []
    rows = []
    for demand in tools.demands.find(text, line.start, line.end, line.hints):
        strength = line.strength(demand.start, demand.end)
        if strength in _ASKED:
            row = Requirement(
                id=demand.id,
                kind=demand.kind,
                label=demand.label,
                strength=strength,
                start=demand.start,
                end=demand.end,
            )
            rows.append(_Found(row))
    return rows


def _merge(found: Sequence[_Found]) -> list[Requirement]:
    """Keep one row for each id, its strongest, and name the groups that still have two."""
    best: dict[tuple[str, str], _Found] = {}
    for item in found:
        key = (item.row.kind, item.row.id)
        if key not in best or _stronger(item, best[key]):
            best[key] = item
    sizes: dict[int, int] = {}
    for item in best.values():
        if item.group is not None:
            sizes[item.group] = sizes.get(item.group, 0) + 1
    shared = [group for group, size in sizes.items() if size > 1]
    names = {group: f"g{number}" for number, group in enumerate(shared, 1)}
    return [
        replace(item.row, any_of=names[item.group]) if item.group in names else item.row
        for item in best.values()
    ]


def _place(row: Requirement) -> tuple[bool, int, str]:
    """Sort certificates first, then by place: the hardest to get stands at the top."""
    return row.kind != "certification", row.start, row.id


def _stronger(item: _Found, held: _Found) -> bool:
    new, old = _ORDER[item.row.strength], _ORDER[held.row.strength]
    return new > old or (new == old and held.group is None and item.group is not None)


def _topics(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return what the work is about: every skill and paper outside the company's own praise."""
    found = {
        mention.term.id
        for line in lines
        if not line.is_silent
        for mention in line.mentions
        if mention.term.kind in _SOFT
    }
    return tuple(sorted(found))
