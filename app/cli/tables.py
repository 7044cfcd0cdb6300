"""What the reading commands print for people: tables, colour where a terminal is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from app.cli.screen import Listing, screen
from app.services import wording

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from matcher import Match, PostingProfile, Resume
    from scrapers import Posting

BANDS = {
    "strong": ("Strong match", "green"),
    "good": ("Good match", "green"),
    "stretch": ("A stretch", "yellow"),
    "far": ("Far off", "red"),
}
SEVERITIES = {"error": "red", "warning": "yellow", "tip": "cyan"}


def show_postings(postings: Iterable[Posting]) -> None:
    """Print postings as their sources state them; no more than a few texts are held at a time."""
    table = Listing("Title", "Company", "Place", "Pay", "Posted")
    for one in postings:
        told = one.to_dict()
        table.add_row(
            one.title or "no title",
            one.company or "not stated",
            wording.place(told["places"]) or "not stated",
            wording.pay(told["salary"]) or "not stated",
            one.posted_on.isoformat() if one.posted_on else "not stated",
        )
    table.show()
    screen().print(wording.plural(len(table.rows), "posting"))


def show_profile(profile: PostingProfile, posting: Posting) -> None:
    """Print what a posting asks for."""
    console = screen()
    console.print(Text(profile.title or "No title", "bold"))
    work = "PMO work" if profile.is_pmo else "no PMO work"
    console.print(f"{work}; track {profile.track}; level {profile.level or 'not told'}")
    show = Listing("Asked for", "Kind", "Strength", "Stands in for one another")
    for one in profile.requirements:
        show.add_row(one.label, one.kind, one.strength, one.any_of or "")
    show.show()
    show_postings([posting])


def show_resume(resume: Resume) -> None:
    """Print how a resume was read."""
    console = screen()
    jobs = Listing("Job", "Employer", "From", "To")
    for role in resume.roles:
        jobs.add_row(role.title, role.employer or "", role.since or "?", role.until or "?")
    jobs.show()
    held = Listing("Certification or skill", "Kind", "Standing")
    for one in resume.certifications:
        held.add_row(one.id, "certification", one.status)
    for skill in resume.skills:
        shown = "shown in a job" if skill.evidence == "experience" else "only listed"
        held.add_row(skill.label, skill.kind, shown)
    held.show()
    for finding in resume.findings:
        console.print(Text(f"{finding.severity}: {finding.message}", SEVERITIES[finding.severity]))


def show_match(match: Match, profile: PostingProfile) -> None:
    """Print a score with its parts, then what is missing, dearest first."""
    console = screen()
    word, colour = BANDS[match.band]
    console.print(Text(f"{match.score:.1f} of 100: {word}", f"bold {colour}"))
    parts = Listing("Part", "Points", "Why")
    for part in match.parts:
        points = f"{part.score * part.weight * 100:.1f} of {part.weight * 100:.1f}"
        parts.add_row(part.name.replace("_", " "), points, part.reason)
    parts.show()
    missing = Listing("Missing", "Strength", "Gain", "What to do")
    for one in match.missing:
        label = profile.requirements[one.requirement].label
        missing.add_row(label, one.strength, f"+{one.gain:.1f}", one.advice)
    if match.missing:
        missing.show()
    for finding in match.findings:
        console.print(Text(finding.message, SEVERITIES[finding.severity]))


def show_ranking(ranked: Sequence[tuple[Hashable, float]], titles: Mapping[Hashable, str]) -> None:
    """Print a ranking, best first."""
    table = Listing("Score", "Posting", "Id")
    for key, score in ranked:
        table.add_row(f"{score:.1f}", titles.get(key, ""), str(key))
    table.show()
