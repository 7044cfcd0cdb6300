"""The jobs in a resume: a date range, with the title and employer written beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from matcher.dates import months_covered
from matcher.person import Role
from matcher.resume_sections import section_at
from matcher.role_heads import chosen_beside
from matcher.role_lines import FIRM, around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher.dates import Span
    from matcher.mentions import Mention
    from matcher.person import Section
    from matcher.role_heads import Chosen
    from matcher.role_lines import Around
    from matcher.titles import Titles

_SAME_EMPLOYER = re.compile(r"same (?:employer|company|organi[sz]ation)", re.IGNORECASE)
_CORE_NEEDED = 3
# No working life has more jobs; hostile texts would take their time.
_MOST_RANGES = 200
# A longer line is prose: "a five-star score at every inspection since 2015" is no job.
_LINE_WORDS = 24
_HOME = frozenset({"experience", "summary", "projects", "other", "skills"})
_JOBS = frozenset({"experience", "summary", "projects"})
# To preside over a society is no job.
_SOCIETIES = re.compile(r"\b(?:affiliations?|memberships?|honou?rs|awards?)\b", re.IGNORECASE)


def read_roles(
    text: str, sections: tuple[Section, ...], titles: Titles, found: list[Span]
) -> list[tuple[Role, Span]]:
    """Return the roles in order, each with its months; `found` are the ranges of the text."""
    found = found[:_MOST_RANGES]
    pairs: list[tuple[Role, Span]] = []
    header: str | None = None
    led: set[int] = set()  # where the sections begin whose jobs stand below their months
    for place, span in enumerate(found):
        section = section_at(sections, span.start)
        if not _may_hold_jobs(section):
            continue
        bounds = (section.start + len(section.title), section.end) if section else (0, len(text))
        beside = _in_its_order(around(text, found, place, bounds), bounds[0], led)
        chosen = _job_told(text, beside, section, titles)
        if chosen is None:
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
    return _under_dated_houses(text, pairs, titles)


def _may_hold_jobs(section: Section | None) -> bool:
    if section is None:
        return True
    is_society = section.kind == "other" and _SOCIETIES.search(section.title) is not None
    return section.kind in _HOME and not is_society


def _in_its_order(beside: Around, section: int, led: set[int]) -> Around:
    """Return the lines without those above, in a section whose first job stands below its months.

    `led` holds where such sections begin.
    """
    if beside.own.pieces or not beside.below:
        return beside
    if not beside.above:
        led.add(section)
    return replace(beside, above=()) if section in led else beside


def _job_told(text: str, beside: Around, section: Section | None, titles: Titles) -> Chosen | None:
    kind = section.kind if section else "other"
    chosen = chosen_beside(beside, titles, is_loose=kind in _JOBS)
    words = len(text[beside.start : beside.end].split())
    if chosen is None or (words > _LINE_WORDS and not beside.is_shared):
        return None
    if kind == "summary" and _is_told_in_passing(text, beside, chosen):
        return None
    return chosen


def _under_dated_houses(
    text: str, pairs: list[tuple[Role, Span]], titles: Titles
) -> list[tuple[Role, Span]]:
    """Leave out each employer that was dated above the jobs held there, and name it in them.

    "City Hospital 2012 – 2020", below it "Ward Manager (2016 – 2020)" and "Nurse (2012 – 2016)".
    """
    out: list[tuple[Role, Span]] = []
    house: tuple[Role, Span] | None = None
    for place, (role, span) in enumerate(pairs):
        follows = place + 1 < len(pairs) and _heads(text, (role, span), pairs[place + 1], titles)
        if house and not (span.first >= house[1].first and span.last <= house[1].last):
            house = None
        if follows:
            house = (role, span)
        elif house and (role.employer is None or not FIRM.search(role.employer)):
            out.append((replace(role, employer=house[0].title), span))
        else:
            out.append((role, span))
    return out


def _heads(text: str, upper: tuple[Role, Span], lower: tuple[Role, Span], titles: Titles) -> bool:
    """Tell whether the first of two dated lines is the employer of the job right below it."""
    (house, years), (job, months) = upper, lower
    is_inside = years.first <= months.first and months.last <= years.last
    between = text[house.end : job.start]
    names_job = house.track != "other" or house.level is not None or titles.names_trade(house.title)
    return is_inside and not names_job and not any(map(str.isalnum, between))


def _is_told_in_passing(text: str, beside: Around, chosen: Chosen) -> bool:
    """Tell whether a sentence of the profile dates no job: "part time by choice since 2018."."""
    is_sentence = text[beside.start : beside.end].rstrip().endswith(".")
    return is_sentence and not (chosen.employer or "")[:1].isupper()


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


def _role(text: str, span: Span, beside: Around, chosen: Chosen, titles: Titles) -> Role:
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
        level=titles.level_of_role(chosen.title, f"{text[start:end]} {chosen.employer or ''}"),
        months=span.months,
    )
