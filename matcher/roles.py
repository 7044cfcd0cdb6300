"""The jobs in a resume: a date range, with the title and employer written beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matcher.dates import months_covered
from matcher.person import Role
from matcher.resume_sections import section_at
from matcher.role_lines import around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher.dates import Span
    from matcher.mentions import Mention
    from matcher.person import Section
    from matcher.role_lines import Around, Beside
    from matcher.titles import Titles

_COMPANY = re.compile(
    r"\b(?:ltd|limited|plc|gmbh|ag|inc|llc|llp|corp|pvt|s\.p\.a|spa|ab|oy|bv|group|bank|council|"
    r"trust|university|hospital|college|school|academy|department|ministry|institute|agency)\b\.?",
    re.IGNORECASE,
)
_SAME_EMPLOYER = re.compile(r"same (?:employer|company|organi[sz]ation)", re.IGNORECASE)
_PLACE = re.compile(r"[A-Z][\w.' -]+, [A-Z]{2,3}|remote", re.IGNORECASE)
# Said behind the months of a job, and no employer: "part-time while studying".
_TERMS = re.compile(
    r"(?:part|full)[- ]time\b.*|(?:fixed[- ]term|temporary|contract|permanent|freelance|seasonal|"
    r"voluntary|remote|hybrid)(?: (?:contract|role|position|work))?",
    re.IGNORECASE,
)
_TITLE_WORDS = 9
_CORE_NEEDED = 3
# No working life has more jobs; hostile texts would take their time.
_MOST_RANGES = 200
# A longer line is prose: "a five-star score at every inspection since 2015" is no job.
_LINE_WORDS = 24
_HOME = frozenset({"experience", "summary", "projects", "other", "skills"})
_JOBS = frozenset({"experience", "summary", "projects"})
_BREAK = re.compile(
    r"\b(?:career break|sabbatical|parental leave|maternity leave)\b", re.IGNORECASE
)


def read_roles(
    text: str, sections: tuple[Section, ...], titles: Titles, found: list[Span]
) -> list[tuple[Role, Span]]:
    """Return the roles in order, each with its months; `found` are the ranges of the text."""
    found = found[:_MOST_RANGES]
    pairs: list[tuple[Role, Span]] = []
    header: str | None = None
    for place, span in enumerate(found):
        section = section_at(sections, span.start)
        kind = section.kind if section else "other"
        if kind not in _HOME:
            continue
        bounds = (section.start + len(section.title), section.end) if section else (0, len(text))
        beside = around(text, found, place, bounds)
        chosen = _chosen(beside, titles, is_loose=kind in _JOBS)
        words = len(text[beside.start : beside.end].split())
        if chosen is None or (words > _LINE_WORDS and not beside.is_shared):
            continue
        if pairs and chosen.employer and _SAME_EMPLOYER.fullmatch(chosen.employer):
            chosen = replace(chosen, employer=pairs[-1][0].employer)
        if (
            chosen.employer is None
            and pairs
            and section_at(sections, pairs[-1][1].start) == section
        ):
            chosen = replace(chosen, employer=header)
        header = chosen.employer if chosen.is_header or chosen.employer == header else None
        pairs.append((_role(text, span, beside, chosen, titles), span))
    return pairs


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Title and employer of a job, where its words begin, and whether the employer heads it.

    An employer on a line of its own above holds for the jobs below that name none.
    """

    title: str
    employer: str | None
    start: int
    is_header: bool = False


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
    """Return (track, months) with overlapping jobs of one track counted once.

    Months of other work count as such only where no project work was done beside it: a consultant
    lists the engagements too.
    """
    by_track: dict[str, list[Span]] = defaultdict(list)
    for role, span in pairs:
        by_track[role.track].append(span)
    months = {track: months_covered(found) for track, found in by_track.items()}
    if "other" in months:
        project = [span for role, span in pairs if role.track != "other"]
        months["other"] = months_covered(span for _, span in pairs) - months_covered(project)
    return tuple(sorted((track, count) for track, count in months.items() if count))


def _role(text: str, span: Span, beside: Around, chosen: _Chosen, titles: Titles) -> Role:
    start, end = min(beside.start, chosen.start), beside.end
    while start < end and not text[start].isalnum():
        start += 1
    return Role(
        title=chosen.title,
        employer=chosen.employer,
        since=span.since,
        until=span.until,
        start=start,
        end=max(end, start + 1),
        track=titles.track_of_role(chosen.title, text[start:end]),
        level=titles.level(chosen.title),
        months=span.months,
    )


def _chosen(beside: Around, titles: Titles, *, is_loose: bool) -> _Chosen | None:
    """Return title and employer; None where the range dates no job.

    `is_loose` lets a title be any words; elsewhere it has to be one that is known.
    """
    own = [piece for piece in beside.own.pieces if not _TERMS.fullmatch(piece)]
    if any(_BREAK.search(piece) for piece in own[:1]):
        return None
    labelled = _labelled(beside)
    if labelled is not None:
        return labelled
    named = any(_named(piece, titles) for piece in own)
    headed = bool(beside.above) and _is_title_line(beside.above[0], titles)
    chosen: _Chosen | None = None
    if beside.is_shared or beside.is_bullet or (len(own) > 1 and (named or not headed)):
        is_told = len(own) > 1 and not beside.is_bullet and not beside.is_shared
        chosen = _from_one_line(own, beside.start, titles) if own and (named or is_told) else None
    elif own:
        chosen = _from_one_piece(own[0], beside, titles)
    else:
        chosen = _from_beside(beside, titles)
    if chosen is None or len(chosen.title.split()) > _TITLE_WORDS:
        return None
    return chosen if is_loose or _named(chosen.title, titles) else None


def _labelled(beside: Around) -> _Chosen | None:
    """Return what lines called "Designation:" and "Company:" say."""
    lines = [line for line in (*beside.above, *beside.below) if line.label and line.pieces]
    title = next((line for line in lines if line.label == "title"), None)
    if title is None:
        return None
    employer = next((line.pieces[0] for line in lines if line.label == "employer"), None)
    start = min(line.start for line in lines)
    return _Chosen(title.pieces[0], employer, start)


def _from_one_line(pieces: Sequence[str], start: int, titles: Titles) -> _Chosen:
    title = next((piece for piece in pieces if _named(piece, titles)), pieces[0])
    employer = next((p for p in pieces if p != title and p[:1].isupper()), None)
    return _Chosen(title, employer, start)


def _from_one_piece(piece: str, beside: Around, titles: Titles) -> _Chosen | None:
    """Return a job of whose line only one piece is told: the title, or the employer."""
    above = beside.above[0] if beside.above else None
    if not _named(piece, titles) and above and _is_title_line(above, titles):
        title = next(p for p in above.pieces if _named(p, titles))
        return _Chosen(title, piece, above.start)
    if not _named(piece, titles) and beside.below and _is_title_line(beside.below[0], titles):
        title = next(p for p in beside.below[0].pieces if _named(p, titles))
        return _Chosen(title, piece, beside.start)
    header = _employer_of(beside.above)
    if header:
        return _Chosen(piece, header, beside.start, is_header=True)
    return _Chosen(piece, _employer_of(beside.below), beside.start)


def _from_beside(beside: Around, titles: Titles) -> _Chosen | None:
    """Return a job whose months stand on a line of their own."""
    lines = beside.above or beside.below
    if not lines or not lines[0].pieces:
        return None
    titled = next((n for n, line in enumerate(lines) if _is_title_line(line, titles)), 0)
    line = lines[titled]
    start = min(line.start, beside.start)
    chosen = _from_one_line(line.pieces, start, titles)
    others = [other for n, other in enumerate(lines) if n != titled]
    if len(line.pieces) > 1 and titled == 0 and not _is_place(line.pieces[1:]):
        return chosen
    employer = _employer_of(others)
    if employer is None and beside.above:
        employer = _employer_of(beside.below)
    return replace(chosen, employer=employer or chosen.employer)


def _employer_of(lines: Sequence[Beside]) -> str | None:
    """Return the first of the lines that is no place, without the place behind it."""
    for line in lines:
        if line.pieces and not _is_place(line.pieces) and line.pieces[0][:1].isupper():
            return line.pieces[0]
    return None


def _is_place(pieces: Sequence[str]) -> bool:
    return _PLACE.fullmatch(", ".join(pieces)) is not None


def _is_title_line(line: Beside, titles: Titles) -> bool:
    return any(_named(piece, titles) for piece in line.pieces)


def _named(piece: str, titles: Titles) -> bool:
    """Tell whether the piece names a job."""
    if len(piece.split()) > _TITLE_WORDS:
        return False
    if titles.level(piece) is not None:
        return True
    return titles.track(piece) != "other" and not _COMPANY.search(piece)
