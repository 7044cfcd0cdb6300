"""A resume's text to what it says of a person's work, every item with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from matcher import contact
from matcher.bullets import read_bullets
from matcher.dates import months_covered, spans
from matcher.grades import highest
from matcher.outcomes import is_measured
from matcher.person import HeldCertification, Resume, Skill
from matcher.personal import mask
from matcher.resume_findings import ats_findings
from matcher.resume_sections import section_at
from matcher.roles import body_of, by_content, months_by_track, read_roles
from matcher.schools import read_education
from matcher.years import years_said

if TYPE_CHECKING:
    from datetime import date

    from matcher.bullets import Bullet
    from matcher.claims import Claims
    from matcher.demands import Demands
    from matcher.domains import Domains
    from matcher.mentions import Mention
    from matcher.person import Grade, Layout, Role, Section, Status, Tier
    from matcher.phrases import PhraseBook
    from matcher.resume_sections import ResumeHeadings
    from matcher.schooling import Degrees
    from matcher.titles import Titles

_RANK: dict[Status, int] = {"held": 3, "in_progress": 2, "expired": 1, "planned": 0}
_GRADES: tuple[Grade | None, ...] = (None, "foundation", "practitioner")
_TIERS: tuple[Tier, ...] = ("listed", "undated", "used", "measured")
_WORK = frozenset({"experience", "projects"})
_YEAR = 12
_YEARS_NEAR = 30
# A name written a hundred times tells no more than written fifty times, and takes its time.
_MOST_LOOKS = 100
# In a resume about funds, a portfolio holds shares and its benefits are returns.
_OF_PROJECTS = frozenset({"portfolio-management", "benefits-register", "governance-framework"})


@dataclass(frozen=True, slots=True)
class ResumeTools:
    """The compiled vocabulary that reading a resume needs."""

    book: PhraseBook
    headings: ResumeHeadings
    titles: Titles
    demands: Demands
    domains: Domains
    claims: Claims
    degrees: Degrees
    graded: frozenset[str]


class _Used:
    """Where a resume shows things in use: its dated jobs, their lines, and other work sections."""

    def __init__(self, text: str, roles: tuple[Role, ...], sections: tuple[Section, ...]) -> None:
        self._text, self._sections = text, sections
        self._jobs = [(*body_of(role, roles, sections), role.track) for role in roles]
        self._bullets = read_bullets(text, roles, sections)
        self._starts = [bullet.start for bullet in self._bullets]
        self._measured: dict[Bullet, bool] = {}

    def tier(self, offset: int) -> tuple[Tier, bool]:
        """Return how a thing named here is shown, and whether that is in project work."""
        track = next((t for start, stop, t in self._jobs if start <= offset < stop), None)
        if track is not None:
            return "measured" if self._is_measured(offset) else "used", track != "other"
        section = section_at(self._sections, offset)
        in_work = section is not None and section.kind in _WORK
        return ("undated" if in_work else "listed"), False

    def _is_measured(self, offset: int) -> bool:
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or offset >= self._bullets[place].end:
            return False
        bullet = self._bullets[place]
        if bullet not in self._measured:
            words = self._text[bullet.start : bullet.end]
            self._measured[bullet] = is_measured(words)
        return self._measured[bullet]


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
    used = _Used(work, roles, sections)
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
        skills=_skills(work, mentions, used, tools),
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
        if (is_done and name not in tools.graded) or looked[name] > _MOST_LOOKS:
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


def _skills(
    text: str, mentions: list[Mention], used: _Used, tools: ResumeTools
) -> tuple[Skill, ...]:
    """Return each tool, method, skill and paper once, where it is shown best."""
    best: dict[tuple[str, str], tuple[tuple[bool, bool, int], Skill]] = {}
    looked: Counter[str] = Counter()
    for mention in mentions:
        term = mention.term
        looked[term.id] += 1
        if term.kind == "certification" or looked[term.id] > _MOST_LOOKS:
            continue
        if not tools.claims.is_denied(text, mention.start, mention.end):
            tier, is_near = used.tier(mention.start)
            rank = (tier != "listed", is_near, _TIERS.index(tier))
            key = (term.kind, term.id)
            if key not in best or rank > best[key][0]:
                best[key] = rank, _skill(text, mention, tier)
    found = {key: skill for key, (_, skill) in best.items()}
    for demand in tools.demands.find(text, 0, len(text)):
        if not tools.claims.is_denied(text, demand.start, demand.end):
            skill = Skill(
                id=demand.id,
                kind=demand.kind,
                label=demand.label,
                evidence="listed",
                start=demand.start,
                end=demand.end,
                tier="listed",
            )
            found.setdefault((skill.kind, skill.id), skill)
    if tools.domains.is_about_money(text):
        found = {key: skill for key, skill in found.items() if skill.id not in _OF_PROJECTS}
    return tuple(sorted(found.values(), key=lambda skill: (skill.start, skill.id)))


def _skill(text: str, mention: Mention, tier: Tier) -> Skill:
    return Skill(
        id=mention.term.id,
        kind=mention.term.kind,
        label=mention.term.label,
        years=_years_near(text, mention),
        evidence="listed" if tier == "listed" else "experience",
        start=mention.start,
        end=mention.end,
        tier=tier,
    )


def _years_near(text: str, mention: Mention) -> float | None:
    """Return the years stated right beside the name, as in "Jira (4 years)"."""
    if mention.term.kind not in {"tool", "method"}:
        return None
    tail = re.split(r"[\n,]", text[mention.end : mention.end + _YEARS_NEAR], maxsplit=1)[0]
    said = years_said(tail)
    return said[0].least if said else None
