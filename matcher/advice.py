"""What to do about a requirement: plain sentences that never invent a skill."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matcher.evidence import Answer
    from matcher.types import Requirement

_NOTES = {
    "same": "You show this.",
    "measured": "You used it in a job, with a measured outcome.",
    "used": "You used it in a job; with a figure for what came of it, it would count in full.",
    "undated": "You show it in work without dates; name the job and its months.",
    "certified": "{via} vouches for it; a job that shows it in use would count more.",
    "listed": "You list it; a job that shows it in use would count more.",
    "elsewhere": "You did this in a job of another kind; show it in project work if you can.",
    "covered": "{via} answers this.",
    "superseded": "{via} goes beyond this.",
    "equivalent": "{via} is often taken as its equivalent; it counts in part here.",
    "level_unsaid": "You name {via} without its level; say which level you hold.",
    "step_below": "{via} is a step below; it counts in part.",
    "whole_for_part": "{via} suggests this; name it if you use it.",
    "part_for_whole": "{via} belongs to this.",
    "partly": "You show part of the years asked for.",
}
_MISSING = {
    "certification": (
        "{label} was not found. If you hold it, add it with its year; "
        "if you are working towards it, say so with the exam date."
    ),
    "tool": "{label} was not found. If you have used it, name it in the job where you did.",
    "method": "{label} was not found. If you have worked this way, say where and how.",
    "skill": (
        "{label} was not found in your jobs. "
        "If you have done it, show it in one bullet with its outcome."
    ),
    "artefact": (
        "{label} was not found. If you have kept one, say for which project and what it changed."
    ),
    "language": "{label} was not found. If you speak it, add it with your level.",
    "clearance": (
        "{label} was not found. If you hold it, say which and until when; "
        "if not, say that you are willing to be vetted."
    ),
    "licence": "{label} was not found. If you hold it, add it in one line.",
    "education": (
        "No degree at this level was found. If you have one, add the level, subject and year; "
        "if not, lead with the experience that stands in for it."
    ),
    "experience": (
        "Your dated jobs show fewer years in this kind of work. "
        "Check that every relevant job has its months and a title that says what you did."
    ),
}
_CLAIMED = {
    "in_progress": (
        "Your resume says that {via} is in progress. "
        "Give the exam date; once you pass, this counts in full."
    ),
    "expired": "Your {via} has lapsed. Renew it before you apply, or say when you will.",
    "planned": "You plan {via}. Once the course is booked, say so with the date.",
    "step_below": "You hold {via}, a step below. Name it, and say if the next level is booked.",
}


def note_for(answer: Answer) -> str:
    """Return one sentence on how a requirement is met."""
    return _NOTES.get(answer.how, "You show this.").format(via=answer.via or "What you show")


def advice_for(requirement: Requirement, answer: Answer, others: tuple[str, ...]) -> str:
    """Return what to do about an unmet requirement; `others` would serve instead of it."""
    claimed = _CLAIMED.get(answer.how) if answer.via else None
    if claimed:
        text = claimed.format(via=answer.via)
    else:
        text = _MISSING[requirement.kind].format(label=requirement.label)
    if others:
        text += f" {_joined(others)} would do as well."
    return text


def _joined(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
