"""What to say of a requirement: plain sentences that rest on the resume and never invent a skill.

A note tells how a met requirement is shown and for how much it counts; advice tells what to do
about one that is not met: say what you hold and how far along you are, or add it if it is true.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matcher.person import Resume, Role
    from matcher.types import PostingProfile, Requirement
    from matcher.views import Answer

_NAMEABLE = frozenset({"tool", "method", "artefact"})
_IN_USE = frozenset({"used", "measured", "elsewhere"})
# {where} is the job, {via} the means that was found, {label} the requirement, {share} what counts.
_NOTES = {
    "same": "You show this.",
    "measured": "You {did} it {where}, with a measured outcome.",
    "used": "You {did} it {where}; with a figure for what came of it, it would count in full.",
    "elsewhere": (
        "You did this {where}, a job of another kind; show it in project work if you can. "
        "It counts for {share}."
    ),
    "undated": (
        "You show it in work without dates; name the job and its months. It counts for {share}."
    ),
    "certified": (
        "{via} vouches for it and counts for {share}; a job that shows it in use would count more."
    ),
    "listed": "You list it; a job that shows it in use would count more. It counts for {share}.",
    "covered": "{via} answers this.",
    "superseded": "{via} goes beyond this.",
    "equivalent": (
        "{via} is often taken as its equivalent and counts for {share}; "
        "where the posting allows one, write “{label} or equivalent: {via}”."
    ),
    "level_unsaid": (
        "You name {via} without its level; say which level you hold. It counts for {share}."
    ),
    "step_below": "{via} is a step below; it counts for {share}.",
    "whole_for_part": "{via} suggests this and counts for {share}; name {label} if you use it.",
    "part_for_whole": "{via} belongs to this.",
    "partly": "You show part of the years asked for; that counts for {share}.",
    "short": "You name it at a lower level than asked for; that counts for {share}.",
    "unsaid": "You name {via} without a level; say how well you speak it. It counts for {share}.",
    "unvetted": (
        "Nothing is asked for on the first day; that counts for {share}. "
        "If you are willing to be vetted, say so."
    ),
    "lower": "{via} is a lower clearance; it counts for {share}.",
    "later": "You say that {via} is yet to come, which is enough here.",
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
        "Your resume says that {via} is in progress; that counts for {share} of this. "
        "Give the exam date; {after}"
    ),
    "expired": (
        "Your {via} has lapsed and counts for {share} of this. "
        "Renew it before you apply, or say when you will."
    ),
    "planned": (
        "You plan {via}; that counts for {share} of this. "
        "Once the course is booked, say so with the date."
    ),
    "later": (
        "Your resume says that {via} is yet to come; that counts for {share}. Say from when on."
    ),
    "step_below": (
        "You hold {via}, a step below, and that counts for {share}. "
        "Name it, and say if the next level is booked."
    ),
    "lower": (
        "You name {via}, a lower one; that counts for {share}. If you hold a higher one, name it."
    ),
    "short": (
        "Your resume names it at a lower level; that counts for {share}. "
        "If you speak it better by now, say how well."
    ),
    "elsewhere": (
        "You did this {where}, a job of another kind. If you did it in project work, show it there."
    ),
}


class Adviser:
    """Speaks of one resume beside one posting; made for one match and thrown away."""

    def __init__(self, resume: Resume, profile: PostingProfile) -> None:
        self._resume, self._profile = resume, profile
        self._starts = [role.start for role in resume.roles]
        self._low = resume.text.lower()

    def note(self, row: Requirement, answer: Answer) -> str:
        """Return a sentence or two on how a requirement is met, and for how much it counts."""
        words = _NOTES.get(answer.how, "You show this.")
        said = self._told(words, row, answer)
        return " ".join((said, *self._wording(row, answer)))

    def gap(self, row: Requirement, answer: Answer, others: tuple[str, ...]) -> str:
        """Return what to do about an unmet requirement; `others` would serve instead of it."""
        claimed = _CLAIMED.get(answer.how) if answer.by else None
        said = self._told(claimed or _MISSING[row.kind], row, answer)
        return f"{said} {_joined(others)} would do as well." if others else said

    def _told(self, words: str, row: Requirement, answer: Answer) -> str:
        via = answer.via or row.label
        same = via == row.label
        return words.format(
            via=via,
            label=row.label,
            share=f"{answer.credit:.0%}",
            where=self._where(answer),
            did="used" if row.kind in {"tool", "method"} else "showed",
            after=f"once you pass, it counts {'in full' if same else 'for more'}.",
        )

    def _where(self, answer: Answer) -> str:
        role = self._role(answer)
        if role is None:
            return "in a job"
        return f"at {role.employer}" if role.employer else f"as {role.title}"

    def _role(self, answer: Answer) -> Role | None:
        place = bisect_right(self._starts, answer.by[0][0]) - 1 if answer.by else -1
        return self._resume.roles[place] if place >= 0 else None

    def _wording(self, row: Requirement, answer: Answer) -> list[str]:
        """Return the advice to use the posting's own word, and to list what is used in a job."""
        if row.kind not in _NAMEABLE or not answer.by:
            return []
        word = " ".join(self._profile.text[row.start : row.end].split())
        if word and word.lower() not in self._low and answer.tier in _IN_USE and not answer.via:
            return [f"The posting says “{word}”: use that wording."]
        lists = [s for s in self._resume.sections if s.kind == "skills"]
        is_listed = any(word.lower() in self._low[s.start : s.end] for s in lists)
        if row.kind == "artefact" or not lists or is_listed or answer.tier not in _IN_USE:
            return []
        return [f"The posting says “{word}”: put it in {lists[0].title or 'your skills'} as well."]


def _joined(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
