"""What makes readers and applicant systems stumble, measured on the person's own file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matcher.dates import ends_as_written
from matcher.outcomes import is_measured
from matcher.resume_file_findings import file_findings
from matcher.resume_sections import MAIN_KINDS, is_common
from matcher.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matcher.person import Resume, Role

_SHORT = 120
_LONG = 1400
_MOST_PAGES = 3
_FEW_BULLETS = 4
_OUTCOMES_SHARE = 0.2
_BULLET = re.compile(r"^[ \t]*[•·▪◦*–—-][ \t]+(\S[^\n]*)", re.MULTILINE)
_FIRST_PERSON = re.compile(r"\b(?:I(?:['’](?:ve|m|d|ll))?|[Mm]y|[Mm]e|[Mm]yself)\b(?![.+/&-])")
_FEW_FIRST = 3
# Dates that systems for applicants read wrongly or not at all.
_ODD_DATE = re.compile(
    r"\b(?:spring|summer|autumn|fall|winter|q[1-4])\s+(?:19|20)\d\d|['’]\d\d\b"
    r"|(?<![\d/.])[01]?\d[/.]\d\d(?![\d/.])|\b(?:19|20)\d\d\s?[-–]\s?\d\d\b(?![/.-])",
    re.IGNORECASE,
)
_LOUD = re.compile(
    r"^[ \t]*([A-ZÄÖÜ][A-ZÄÖÜ'’-]*(?: [A-ZÄÖÜ&][A-ZÄÖÜ'’-]*){0,4}):?[ \t]*$", re.MULTILINE
)
_MOST_LOUD = 3
_LEAST_LOUD = 5


def ats_findings(resume: Resume, naive: str | None) -> tuple[Finding, ...]:
    """Return the findings in a fixed order.

    `naive` is the file's text as a reader sees it that skips headers, tables and boxes and keeps
    the order of drawing; what it loses is named.
    """
    return (
        *file_findings(resume, naive),
        *_contact(resume),
        *_sections(resume),
        *_headings(resume),
        *_dates(resume),
        *_bullets(resume),
        *_first_person(resume),
        *_length(resume),
    )


def _contact(resume: Resume) -> Iterator[Finding]:
    if not resume.emails:
        yield Finding(
            "no-email",
            "warning",
            "No e-mail address was found. Put one in the first lines, as text.",
        )
    if not resume.phones:
        yield Finding(
            "no-phone", "tip", "No telephone number was found. Recruiters who call need one."
        )


def _sections(resume: Resume) -> Iterator[Finding]:
    kinds = {section.kind for section in resume.sections if section.title}
    if "experience" not in kinds:
        yield Finding(
            "no-experience-heading",
            "warning",
            "No heading such as “Experience” was found, so applicant systems may miss your "
            "jobs. Add one on a line of its own.",
        )
    elif not resume.roles:
        yield Finding(
            "no-dated-roles",
            "warning",
            "No job with dates was found. Write each as title, employer and months, "
            "for example “Mar 2021 – present”.",
        )
    for kind, heading, why in (
        ("education", "Education", "degrees and courses"),
        ("skills", "Skills", "tools and methods"),
    ):
        if kind not in kinds:
            yield Finding(
                f"no-{kind}-heading",
                "tip",
                f"No heading such as “{heading}” was found. Systems look under it for {why}; give "
                "them a section of their own.",
            )


def _headings(resume: Resume) -> Iterator[Finding]:
    """Point at headings that say something else than systems look for, or that they do not know."""
    for section in resume.sections:
        if section.title and section.kind in MAIN_KINDS and not is_common(section.title):
            start = resume.text.index(section.title, section.start)
            yield Finding(
                "unusual-heading",
                "tip",
                f"“{section.title}” is not a heading that systems know. Name it "
                f"“{MAIN_KINDS[section.kind]}”.",
                start,
                start + len(section.title),
            )
    known = {section.title for section in resume.sections} | {resume.name}
    loud = [
        found
        for found in _LOUD.finditer(resume.text)
        if len(found.group(1).strip()) >= _LEAST_LOUD
        and found.group().strip() not in known
        and (resume.name or "").upper() not in found.group(1)
        and _stands_over_text(resume.text, found.end())
    ]
    for found in loud[:_MOST_LOUD]:
        yield Finding(
            "unknown-heading",
            "tip",
            f"“{found.group(1).strip()}” looks like a heading, but systems file what stands below "
            "it under the section above. Use a usual heading, or make it part of the text.",
            *found.span(1),
        )


def _stands_over_text(text: str, end: int) -> bool:
    """Tell whether the next filled line is no heading of the same kind."""
    rest = text[end:].lstrip("\n").split("\n", 1)[0]
    return bool(rest.strip()) and not rest.isupper()


def _dates(resume: Resume) -> Iterator[Finding]:
    """Point at the first job whose dates lack months, and the first with dates hard to read."""
    bare = next((place for role in resume.roles if (place := _years_alone(resume, role))), None)
    if bare:
        yield Finding(
            "years-without-months",
            "tip",
            "The dates have no months, so two years may be read as one. Add the months.",
            *bare,
        )
    odd = next(
        (
            found
            for role in resume.roles
            if (found := _ODD_DATE.search(resume.text, role.start, role.end))
        ),
        None,
    )
    if odd:
        yield Finding(
            "unusual-date",
            "tip",
            f"Systems often misread a date such as “{odd.group()}”. Write month and year, for "
            "example “Mar 2021” or “03/2021”.",
            *odd.span(),
        )


def _years_alone(resume: Resume, role: Role) -> tuple[int, int] | None:
    """Return the place of a job's years when no month stands with them."""
    ends = ends_as_written(resume.text, role.start, role.end)
    if ends is None or any(end and "-" in end for end in ends):
        return None
    years = list(re.finditer(r"(?:19|20)\d\d", resume.text[role.start : role.end]))
    tail = re.compile(
        r"\s*[-–—]?\s*(?:to\s+)?(?:present|now|current|date|\d\d(?!\d))?", re.IGNORECASE
    )
    if not years:
        return None
    last = years[1] if len(years) > 1 and ends[1] else years[0]
    stop = tail.match(resume.text, role.start + last.end()) if last is years[0] else None
    end = stop.end() if stop else role.start + last.end()
    return role.start + years[0].start(), end


def _bullets(resume: Resume) -> Iterator[Finding]:
    """Point at the first bullet of work without an outcome, when nearly none tells one."""
    bullets = [
        match
        for section in resume.sections
        if section.kind in {"experience", "projects"}
        for match in _BULLET.finditer(resume.text, section.start, section.end)
    ]
    bare = [match for match in bullets if not is_measured(match.group(1))]
    if len(bullets) >= _FEW_BULLETS and len(bare) > (1 - _OUTCOMES_SHARE) * len(bullets):
        yield Finding(
            "bullets-without-outcome",
            "tip",
            f"{len(bare)} of {len(bullets)} bullets tell no outcome. Where you know one, say what "
            "changed and by how much, how often or how soon.",
            *bare[0].span(1),
        )


def _first_person(resume: Resume) -> Iterator[Finding]:
    """Point at the first “I” of the work, when there are several."""
    found = [
        match
        for section in resume.sections
        if section.kind in {"experience", "projects"}
        for match in _FIRST_PERSON.finditer(resume.text, section.start, section.end)
    ]
    if len(found) >= _FEW_FIRST:
        yield Finding(
            "first-person",
            "tip",
            f"“I”, “me” and “my” stand {len(found)} times in your jobs. Begin with the verb "
            "instead (“Led”, not “I led”): it is shorter, and what readers expect.",
            *found[0].span(),
        )


def _length(resume: Resume) -> Iterator[Finding]:
    words, pages = len(resume.text.split()), resume.layout.pages or 0
    if words < _SHORT:
        message = f"The resume has {words} words; there is little for a reader to go by."
        yield Finding("too-short", "tip", message)
    elif words > _LONG or pages > _MOST_PAGES:
        long = f"{words} words on {pages} pages" if pages else f"{words} words"
        message = f"The resume has {long}; two pages are read. Cut what this job does not need."
        yield Finding("too-long", "tip", message)
