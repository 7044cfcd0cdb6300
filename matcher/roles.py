"""The jobs in a resume: a date range, with the title and employer written beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from matcher.dates import months_covered, spans
from matcher.person import Role
from matcher.resume_sections import section_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from matcher.dates import Span
    from matcher.mentions import Mention
    from matcher.person import Section
    from matcher.titles import Titles

_SPLIT = re.compile(
    r"\s+[–—|·•:-]\s+|\s*[|·•—]\s*|\s–\s|,\s+|\s{3,}|\t+|\s+at\s+(?=[A-Z])|:\s+|\)\s*,?|\s*\(\s*"
    r"|;\s+|\.\s+(?=[A-Z])|,?\s+then\s+|\bafterwards\s+"
)
_BULLET = re.compile(r"^\s*[•·▪◦*>–—-]\s")
_EDGES = " \t,;:|–—-·•()[]<>→"
_TITLE_WORDS = 9
_CORE_NEEDED = 3
# A longer line is prose: "a five-star score at every inspection since 2015" is no job.
_LINE_WORDS = 24
_BELOW = 200
_HOME = frozenset({"experience", "summary", "projects", "other", "skills"})


def read_roles(
    text: str, sections: tuple[Section, ...], titles: Titles, today: date
) -> list[tuple[Role, Span]]:
    """Return the roles in order, each with its months for counting."""
    found = spans(text, today)
    pairs: list[tuple[Role, Span]] = []
    for place, span in enumerate(found):
        low = found[place - 1].end if place else 0
        high = found[place + 1].start if place + 1 < len(found) else len(text)
        home = _section_kind(sections, span.start) in _HOME
        if home and (role := _role(text, span, (low, high), titles)):
            pairs.append((role, span))
    return pairs


def by_content(
    pairs: list[tuple[Role, Span]],
    mentions: list[Mention],
    sections: tuple[Section, ...],
    titles: Titles,
) -> list[tuple[Role, Span]]:
    """Return the roles with those that show project work under another title counted as such."""
    out = []
    for role, span in pairs:
        start, stop = body_of(role, [other for other, _ in pairs], sections)
        shown = {m.term.id for m in mentions if start <= m.start < stop}
        project = role.track == "other" and len(shown & titles.core_topics) >= _CORE_NEEDED
        out.append((replace(role, track="project") if project else role, span))
    return out


def body_of(role: Role, roles: Sequence[Role], sections: tuple[Section, ...]) -> tuple[int, int]:
    """Return where the lines on a role begin and end: at the next role or section."""
    section = section_at(sections, role.start)
    stop = section.end if section else role.end
    return role.start, min([stop, *(r.start for r in roles if r.start > role.start)])


def months_by_track(pairs: list[tuple[Role, Span]]) -> tuple[tuple[str, int], ...]:
    """Return (track, months) with overlapping jobs of one track counted once."""
    by_track: dict[str, list[Span]] = defaultdict(list)
    for role, span in pairs:
        by_track[role.track].append(span)
    return tuple(sorted((track, months_covered(found)) for track, found in by_track.items()))


def _section_kind(sections: tuple[Section, ...], offset: int) -> str:
    section = section_at(sections, offset)
    return section.kind if section else "other"


def _role(text: str, span: Span, between: tuple[int, int], titles: Titles) -> Role | None:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    shared = between[0] > start or between[1] < end
    start, end = max(start, between[0]), min(end, between[1])
    before, after = _pieces(text[start : span.start]), _pieces(text[span.end : end])
    if shared:
        before.reverse()
    pieces = [*before, *after]
    if not any(_named(piece, titles) for piece in pieces):
        if shared or _BULLET.match(text[start:end]):
            return None
        above_start, above = _line_above(text, start)
        pieces = [*pieces, *_pieces(above), *_pieces(_line_below(text, end))]
        if any(_named(piece, titles) for piece in _pieces(above)):
            start = above_start
    if len(text[start:end].split()) > _LINE_WORDS and not shared:
        return None
    title = next((p for p in pieces if _named(p, titles)), pieces[0] if pieces else "")
    if not title or len(title.split()) > _TITLE_WORDS:
        return None
    while start < end and not text[start].isalnum():
        start += 1
    context = text[start:end]
    return Role(
        title=title,
        employer=next((p for p in pieces if p != title and p[:1].isupper()), None),
        since=span.since,
        until=span.until,
        start=start,
        end=max(end, start + 1),
        track=titles.track_of_role(title, context),
        level=titles.level(title),
        months=span.months,
    )


def _pieces(line: str) -> list[str]:
    found = (piece.strip(_EDGES) for piece in _SPLIT.split(line))
    return [
        p
        for p in found
        if p and re.search(r"[A-Za-z]{2}", p) and p.lower() not in {"from", "part time"}
    ]


def _named(piece: str, titles: Titles) -> bool:
    """Tell whether the piece names a job."""
    if len(piece.split()) > _TITLE_WORDS:
        return False
    return titles.level(piece) is not None or titles.track(piece) != "other"


def _line_above(text: str, start: int) -> tuple[int, str]:
    stop = start - 1
    while stop > 0:
        begin = text.rfind("\n", 0, stop) + 1
        line = text[begin:stop]
        if line.strip():
            return begin, "" if _BULLET.match(line) else line
        stop = begin - 1
    return start, ""


def _line_below(text: str, end: int) -> str:
    for line in text[end : end + _BELOW].split("\n"):
        if line.strip():
            return "" if _BULLET.match(line) else line
    return ""
