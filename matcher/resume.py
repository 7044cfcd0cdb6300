"""A resume's text to what it says of a person's work, every item with its place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from matcher import contact
from matcher.dates import months_covered, spans
from matcher.grades import highest
from matcher.person import HeldCertification, Resume
from matcher.personal import mask
from matcher.resume_findings import ats_findings
from matcher.resume_skills import MOST_LOOKS, Used, read_skills
from matcher.roles import by_content, months_by_track, read_roles
from matcher.schools import read_education
from matcher.years import years_said

if TYPE_CHECKING:
    from datetime import date

    from matcher.mentions import Mention
    from matcher.person import Layout, Section, Status
    from matcher.resume_tools import ResumeTools
    from matcher.types import Grade

_RANK: dict[Status, int] = {"held": 3, "in_progress": 2, "expired": 1, "planned": 0}
_GRADES: tuple[Grade | None, ...] = (None, "foundation", "practitioner")
_YEAR = 12


def read_text(
    text: str, layout: Layout, naive: str | None, tools: ResumeTools, today: date
) -> Resume:
    """Return the resume that a text holds.

    `today` ends the jobs still held; `naive` is what a careless reader makes of the file.
    """
    name = contact.name_span(text, tools.headings.kind_of)
    work = mask(text, name)
    sections = tools.headings.split(work)
    mentions = tools.book.find(_without_frame(work, sections, today))
    pairs = read_roles(work, sections, tools.titles, today)
    pairs = by_content(pairs, mentions, sections, tools.titles)
    plain = _without_certificates(work, mentions)
    roles = tuple(role for role, _ in pairs)
    used = Used(work, roles, sections)
    months = months_covered(span for _, span in pairs)
    stated = _stated_years(work)
    resume = Resume(
        text=text,
        name=text[slice(*name)] if name else None,
        emails=contact.emails(text),
        phones=contact.phones(text),
        links=contact.links(text),
        sections=sections,
        roles=roles,
        years_experience=round(months / _YEAR, 1) if months else stated,
        education=read_education(plain, sections, tools.degrees),
        certifications=_certifications(work, mentions, tools, today),
        skills=read_skills(work, mentions, used, tools, today),
        layout=layout,
        findings=(),
        tracks=months_by_track(pairs),
        domains=tools.domains.weigh(plain),
        read_on=today.isoformat(),
    )
    return replace(resume, findings=ats_findings(resume, naive))


def _without_frame(text: str, sections: tuple[Section, ...], today: date) -> str:
    """Blank headings and date ranges: “Contracts” and “present” there are no skills."""
    titles = ((s.start, text.find(s.title, s.start), len(s.title)) for s in sections if s.title)
    places = [(max(start, found), max(start, found) + size) for start, found, size in titles]
    places += [(span.start, span.end) for span in spans(text, today)]
    return _blanked(text, sorted(places))


def _without_certificates(text: str, mentions: list[Mention]) -> str:
    """Blank the certificates, so that naming one says nothing of a trade or a degree."""
    named = [(m.start, m.end) for m in mentions if m.term.kind == "certification"]
    return _blanked(text, named)


def _blanked(text: str, places: list[tuple[int, int]]) -> str:
    """Return a text of the same length with blanks in these places, which come in order."""
    pieces: list[str] = []
    last = 0
    for start, end in places:
        pieces += (text[last:start], " " * (end - max(start, last)))
        last = max(last, end)
    return "".join((*pieces, text[last:]))


def _stated_years(text: str) -> float | None:
    """Return the largest "seven years" that the text states, None when it states none."""
    said = [said.least for said in years_said(text) if said.least >= 1]
    return max(said, default=None)


def _certifications(
    text: str, mentions: list[Mention], tools: ResumeTools, today: date
) -> tuple[HeldCertification, ...]:
    """Return each certificate once, with the best claim that the resume makes of it."""
    best: dict[str, HeldCertification] = {}
    looked: Counter[str] = Counter()
    claims = tools.claims
    named = [mention for mention in mentions if mention.term.kind == "certification"]
    for mention, after in zip_longest(named, named[1:]):
        name, known = mention.term.id, best.get(mention.term.id)
        looked[name] += 1
        is_done = known is not None and known.status == "held" and known.year is not None
        if (is_done and name not in tools.graded) or looked[name] > MOST_LOOKS:
            continue
        status = claims.status_of(text, mention.start, mention.end, today)
        if status is None:
            continue
        year = claims.year_of(text, mention.start, mention.end, after.start if after else len(text))
        if status == "held" and year is not None and year > today.year:
            year = None  # "valid until 2027" does not say when it was earned
        grade = highest(text, mention.start, mention.end) if name in tools.graded else None
        claim = HeldCertification(name, status, year, mention.start, mention.end, grade)
        if known is None or _worth(claim) > _worth(known):
            best[name] = claim
    return tuple(sorted(best.values(), key=lambda claim: claim.start))


def _worth(claim: HeldCertification) -> tuple[int, int, bool]:
    """Return what puts one claim above another: status, level, and telling the year."""
    return _RANK[claim.status], _GRADES.index(claim.grade), claim.year is not None
