"""A resume's text to what it says of a person's work, every item with its place."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matcher import contact
from matcher.claims import year_of
from matcher.dates import months_covered
from matcher.outcomes import outcomes
from matcher.person import HeldCertification, Resume, Skill
from matcher.personal import mask
from matcher.resume_findings import ats_findings
from matcher.resume_sections import section_at
from matcher.roles import body_of, by_content, months_by_track, read_roles
from matcher.schools import read_education
from matcher.years import years_said

if TYPE_CHECKING:
    from datetime import date

    from matcher.claims import Claims
    from matcher.demands import Demands
    from matcher.domains import Domains
    from matcher.mentions import Mention
    from matcher.outcomes import Outcomes
    from matcher.person import Evidence, Layout, Section, Status
    from matcher.phrases import PhraseBook
    from matcher.resume_sections import ResumeHeadings
    from matcher.schooling import Degrees
    from matcher.titles import Titles

_RANK: dict[Status, int] = {"held": 3, "in_progress": 2, "expired": 1, "planned": 0}
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


@dataclass(frozen=True, slots=True)
class _Used:
    """Where a resume shows things in use: its work sections, and the lines on a job elsewhere."""

    sections: tuple[Section, ...]
    bodies: list[tuple[int, int]]
    outcomes: Outcomes

    def holds(self, offset: int) -> bool:
        """Tell whether the offset lies in such a place."""
        section = section_at(self.sections, offset)
        if section and section.kind in _WORK:
            return True
        return any(start <= offset < stop for start, stop in self.bodies)


def read_text(
    text: str, layout: Layout, naive: str | None, tools: ResumeTools, today: date
) -> Resume:
    """Return the resume that a text holds.

    `today` ends the jobs still held; `naive` is what a careless reader makes of the file.
    """
    name = contact.name_span(text)
    work = mask(text, name)
    sections = tools.headings.split(work)
    mentions = tools.book.find(work)
    pairs = read_roles(work, sections, tools.titles, today)
    pairs = by_content(pairs, mentions, sections, tools.titles)
    plain = _without_certificates(work, mentions)
    roles = tuple(role for role, _ in pairs)
    bodies = [body_of(role, roles, sections) for role in roles]
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
        certifications=_certifications(work, mentions, tools.claims),
        skills=_skills(work, mentions, _Used(sections, bodies, outcomes(work)), tools),
        layout=layout,
        findings=(),
        tracks=months_by_track(pairs),
        domains=tools.domains.weigh(plain),
    )
    return replace(resume, findings=ats_findings(resume, naive))


def _without_certificates(text: str, mentions: list[Mention]) -> str:
    """Blank the certificates, so that naming one says nothing of a trade or a degree."""
    pieces: list[str] = []
    last = 0
    for mention in mentions:
        if mention.term.kind == "certification":
            pieces += (text[last : mention.start], " " * (mention.end - mention.start))
            last = mention.end
    return "".join((*pieces, text[last:]))


def _stated_years(text: str) -> float | None:
    """Return the largest "seven years" that the text states, None when it states none."""
    said = [said.least for said in years_said(text) if said.least >= 1]
    return max(said, default=None)


def _certifications(
    text: str, mentions: list[Mention], claims: Claims
) -> tuple[HeldCertification, ...]:
    """Return each certificate once, with the best claim that the resume makes of it."""
    best: dict[str, HeldCertification] = {}
    looked: Counter[str] = Counter()
    for mention in mentions:
        if mention.term.kind != "certification":
            continue
        looked[mention.term.id] += 1
        known = best.get(mention.term.id)
        if (known and known.status == "held") or looked[mention.term.id] > _MOST_LOOKS:
            continue
        status = claims.status_of(text, mention.start, mention.end)
        if status is None:
            continue
        year = year_of(text, mention.end)
        claim = HeldCertification(mention.term.id, status, year, mention.start, mention.end)
        held = best.get(claim.id)
        if held is None or _RANK[status] > _RANK[held.status]:
            best[claim.id] = claim
    return tuple(sorted(best.values(), key=lambda claim: claim.start))


def _skills(
    text: str, mentions: list[Mention], used: _Used, tools: ResumeTools
) -> tuple[Skill, ...]:
    """Return each tool, method, skill and paper once; use in a role goes before a list."""
    best: dict[tuple[str, str], Skill] = {}
    looked: Counter[str] = Counter()
    for mention in mentions:
        term = mention.term
        looked[term.id] += 1
        if term.kind == "certification" or looked[term.id] > _MOST_LOOKS:
            continue
        if not tools.claims.is_denied(text, mention.start, mention.end):
            _keep(best, _skill(text, mention, used))
    for demand in tools.demands.find(text, 0, len(text)):
        if not tools.claims.is_denied(text, demand.start, demand.end):
            _keep(
                best,
                Skill(
                    id=demand.id,
                    kind=demand.kind,
                    label=demand.label,
                    evidence="listed",
                    start=demand.start,
                    end=demand.end,
                ),
            )
    if tools.domains.is_about_money(text):
        best = {key: skill for key, skill in best.items() if skill.id not in _OF_PROJECTS}
    return tuple(sorted(best.values(), key=lambda skill: (skill.start, skill.id)))


def _keep(best: dict[tuple[str, str], Skill], skill: Skill) -> None:
    key = (skill.kind, skill.id)
    held = best.get(key)
    if held is None or _weight(skill) > _weight(held):
        best[key] = skill


def _weight(skill: Skill) -> tuple[bool, bool]:
    """Return what a mention is worth as evidence: used, and with a measured outcome."""
    return skill.evidence == "experience", skill.measured


def _skill(text: str, mention: Mention, used: _Used) -> Skill:
    evidence: Evidence = "experience" if used.holds(mention.start) else "listed"
    return Skill(
        id=mention.term.id,
        kind=mention.term.kind,
        label=mention.term.label,
        years=_years_near(text, mention),
        evidence=evidence,
        start=mention.start,
        end=mention.end,
        measured=evidence == "experience" and used.outcomes.at(mention.start),
    )


def _years_near(text: str, mention: Mention) -> float | None:
    """Return the years stated right beside the name, as in "Jira (4 years)"."""
    if mention.term.kind not in {"tool", "method"}:
        return None
    tail = re.split(r"[\n,]", text[mention.end : mention.end + _YEARS_NEAR], maxsplit=1)[0]
    said = years_said(tail)
    return said[0].least if said else None
