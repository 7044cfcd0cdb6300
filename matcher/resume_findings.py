"""What a resume's own text shows that readers and applicant systems stumble over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matcher.types import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matcher.person import Resume

_SHORT = 120
_LONG = 1400


def ats_findings(resume: Resume) -> tuple[Finding, ...]:
    """Return the findings in a fixed order."""
    return (*_contact(resume), *_sections(resume), *_length(resume))


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


def _length(resume: Resume) -> Iterator[Finding]:
    words = len(resume.text.split())
    if words < _SHORT:
        yield Finding(
            "too-short",
            "tip",
            f"The resume has {words} words; there is little for a reader to go by.",
        )
    elif words > _LONG:
        yield Finding(
            "too-long",
            "tip",
            f"The resume has {words} words, more than two pages; cut what this job does not need.",
        )
