"""A resume's text to what it says of a person's work, every item with its place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from matcher import contact
from matcher.blanks import blanked
from matcher.dates import months_covered, spans
from matcher.person import Resume
from matcher.personal import mask
from matcher.resume_certifications import read_certifications
from matcher.resume_findings import ats_findings
from matcher.resume_skills import Used, read_skills
from matcher.roles import by_content, months_by_track, read_roles
from matcher.schools import read_education
from matcher.years import years_said

if TYPE_CHECKING:
    from datetime import date

    from matcher.dates import Span
    from matcher.mentions import Mention
    from matcher.person import Layout, Role, Section
    from matcher.resume_tools import ResumeTools

_YEAR = 12
_CERTIFIED = re.compile(r"\b(?:certifi\w+|qualifi\w+|accredit\w+|holder|held)\b", re.IGNORECASE)


def read_text(
    text: str, layout: Layout, naive: str | None, tools: ResumeTools, today: date
) -> Resume:
    """Return the resume that a text holds.

    `today` ends the jobs still held; `naive` is what a careless reader makes of the file.
    """
    name = contact.name_span(text, tools.headings.kind_of)
    work = mask(text, name)
    # A denied certificate may have lapsed, and is read in full; nothing else counts where denied.
    claimed = tools.claims.denials.without(work)
    sections = tools.headings.split(claimed)
    found = spans(claimed, today)
    named = tools.book.find(_without_frame(work, sections, found))
    mentions = [m for m in named if not tools.claims.is_denied(work, m.start, m.end)]
    pairs = read_roles(claimed, sections, tools.titles, found)
    pairs = [(role, span) for role, span in pairs if not _is_study(role, tools)]
    pairs = by_content(_of_work(work, pairs, named), mentions, sections, tools.titles)
    plain = _without_certificates(claimed, named)
    roles = tuple(role for role, _ in pairs)
    used = Used(work, roles, sections)
    months = months_covered(span for _, span in pairs)
    resume = Resume(
        text=text,
        name=text[slice(*name)] if name else None,
        emails=contact.emails(text),
        phones=contact.phones(text),
        links=contact.links(text),
        sections=sections,
        roles=roles,
        years_experience=round(months / _YEAR, 1) if months else _stated_years(claimed),
        education=read_education(plain, sections, tools.degrees),
        certifications=read_certifications(work, named, tools, today),
        skills=read_skills(work, mentions, used, tools, today),
        layout=layout,
        findings=(),
        tracks=months_by_track(pairs),
        domains=tools.domains.weigh(plain),
        read_on=today.isoformat(),
    )
    return replace(resume, findings=ats_findings(resume, naive))


def _of_work(
    text: str, pairs: list[tuple[Role, Span]], named: list[Mention]
) -> list[tuple[Role, Span]]:
    """Leave out the dated certificates that were read as jobs: their names are the whole titles."""
    papers = [(m.start, m.end) for m in named if m.term.kind == "certification"]
    return [(role, span) for role, span in pairs if not _is_paper(text, role, papers)]


def _is_paper(text: str, role: Role, papers: list[tuple[int, int]]) -> bool:
    if role.level is not None or role.track != "other":
        return False
    start = text.find(role.title, role.start, role.end)
    stop = start + len(role.title)
    inside = [place for place in papers if start <= place[0] < place[1] <= stop]
    rest = blanked(text[:stop], inside)[start:] if start >= 0 and inside else role.title
    return not any(map(str.isalpha, _CERTIFIED.sub("", rest)))


def _is_study(role: Role, tools: ResumeTools) -> bool:
    """Tell whether a dated line is a course of study: "BTech, Walden College, 2010 – 2014"."""
    if role.track != "other" or role.level is not None:
        return False
    return any(named.start == 0 for named in tools.degrees.find(role.title))


def _without_frame(text: str, sections: tuple[Section, ...], found: list[Span]) -> str:
    """Blank headings and date ranges: “Contracts” and “present” there are no skills."""
    titles = ((s.start, text.find(s.title, s.start), len(s.title)) for s in sections if s.title)
    places = [(max(start, found), max(start, found) + size) for start, found, size in titles]
    places += [(span.start, span.end) for span in found]
    return blanked(text, sorted(places))


def _without_certificates(text: str, mentions: list[Mention]) -> str:
    """Blank the certificates, so that naming one says nothing of a trade or a degree."""
    named = [(m.start, m.end) for m in mentions if m.term.kind == "certification"]
    return blanked(text, named)


def _stated_years(text: str) -> float | None:
    """Return the largest "seven years" that the text states, None when it states none."""
    said = [said.least for said in years_said(text) if said.least >= 1]
    return max(said, default=None)
