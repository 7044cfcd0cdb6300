"""What makes readers and applicant systems stumble, measured on the person's own file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matcher.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matcher.person import Resume

_SHORT = 120
_LONG = 1400
_LOST_SHARE = 0.05
_FEW_BULLETS = 4
_FIGURES_SHARE = 0.2
_BULLET = re.compile(r"^[ \t]*[•·▪◦*–—-][ \t]+(\S[^\n]*)", re.MULTILINE)
_FIGURE = re.compile(r"\d")
_MONTH_BEFORE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s*['’]?$", re.IGNORECASE
)
_MONTH_REACH = 14
_YEAR_ONLY = re.compile(r"(?<![\w/.-])(?:19|20)\d\d\s*[-–—]\s*(?:(?:19|20)\d\d|present|now)", re.I)


def ats_findings(resume: Resume, naive: str | None) -> tuple[Finding, ...]:
    """Return the findings in a fixed order.

    `naive` is the file's text as a reader sees it that skips headers, tables and boxes and keeps
    the order of drawing; what it loses is named.
    """
    return (
        *_file(resume, naive),
        *_contact(resume),
        *_sections(resume),
        *_bullets(resume),
        *_length(resume),
    )


def _file(resume: Resume, naive: str | None) -> Iterator[Finding]:
    if resume.layout.hidden_text:
        yield Finding(
            "hidden-text",
            "error",
            "The file has text that cannot be seen. Systems show it to recruiters; take it out.",
        )
    if naive is None:
        return
    for contact in (*resume.emails, *resume.phones):
        place = resume.text.find(contact)
        if contact not in naive and place >= 0:
            message = (
                f"A simple reader loses “{contact}”: it stands in a header, table or box. "
                "Put it in the body's first lines."
            )
            yield Finding("contact-lost", "warning", message, place, place + len(contact))
    yield from _order(resume, naive)


def _order(resume: Resume, naive: str) -> Iterator[Finding]:
    """Compare words and their order with those of the naive reading."""
    full, seen = resume.text.split(), naive.split()
    kept = set(seen)
    lost = sum(1 for word in full if word not in kept)
    if full and lost / len(full) > _LOST_SHARE:
        yield Finding(
            "text-lost",
            "warning",
            f"A simple reader loses {lost} of {len(full)} words: those in tables, headers or "
            "boxes. Set them as plain paragraphs.",
        )
    elif (resume.layout.columns or 1) > 1 and full != seen:
        yield Finding(
            "columns-mixed",
            "warning",
            "The file draws two columns line by line, so a simple reader mixes them. "
            "Use one column.",
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
    for role in resume.roles:
        if found := _years_alone(resume.text, role.start, role.end):
            yield Finding(
                "years-without-months",
                "tip",
                "The dates have no months, so two years may be read as one. Add the months.",
                *found.span(),
            )
            return


def _years_alone(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first range that no month opens."""
    for found in _YEAR_ONLY.finditer(text, start, end):
        if not _MONTH_BEFORE.search(text, max(0, found.start() - _MONTH_REACH), found.start()):
            return found
    return None


def _bullets(resume: Resume) -> Iterator[Finding]:
    """Point at the first bullet of work that shows no figure, when nearly none does."""
    work = [section for section in resume.sections if section.kind == "experience"]
    bullets = [
        match
        for section in work
        for match in _BULLET.finditer(resume.text, section.start, section.end)
    ]
    bare = [match for match in bullets if not _FIGURE.search(match.group(1))]
    if len(bullets) >= _FEW_BULLETS and len(bare) > (1 - _FIGURES_SHARE) * len(bullets):
        yield Finding(
            "bullets-without-outcome",
            "tip",
            f"{len(bare)} of {len(bullets)} bullets name no figure. Where you know one, say how "
            "many, how often or by how much.",
            *bare[0].span(1),
        )


def _length(resume: Resume) -> Iterator[Finding]:
    words = len(resume.text.split())
    if words < _SHORT:
        message = f"The resume has {words} words; there is little for a reader to go by."
        yield Finding("too-short", "tip", message)
    elif words > _LONG:
        message = f"The resume has {words} words, more than two pages; cut what is not needed."
        yield Finding("too-long", "tip", message)
