"""A posting as one person sees it: what was read in it, under what they say is not right.

Only reads. `applied` is the one place where corrections change a profile, so that a list, an
index and a page can share it; services/correcting.py keeps and takes back.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.models.correction import Correction
from app.services.wording import pay
from matcher import Requirement, Schooling, Years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from app.models.posting import Posting
    from matcher import Match, Matcher, PostingProfile, Resume
    from matcher.types import Degree, Kind, Level, Strength, Track

# "none" says that a thing is not asked for at all: the words mean something else.
STRENGTH_OF: dict[str, Strength] = {
    "required": "required",
    "preferred": "preferred",
    "mentioned": "mentioned",
    "excluded": "excluded",
    "none": "mentioned",
}
ASKED = frozenset({"required", "preferred"})
NOTHING = "none"
# What a requirement of the person's own making points at: nothing in the text.
NOWHERE = (0, 0)


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a person is matched with: a profile, and what they say of their own evidence.

    `held` maps the index of a requirement to where the person says it shows ("" if they do not
    say); `denied` are indexes that nothing in the resume answers, as they say.
    """

    profile: PostingProfile
    held: Mapping[int, str] = field(default_factory=dict)
    denied: frozenset[int] = frozenset()

    def match(
        self, matcher: Matcher, resume: Resume, assume: frozenset[int] = frozenset()
    ) -> Match:
        """Match a resume under the corrections, `assume` counting as met on top."""
        met = frozenset(self.held) | assume
        return matcher.match(resume, self.profile, assume=met, deny=self.denied)


def of_posting(session: Session, person_id: int, posting_id: int) -> list[Correction]:
    """Return what a person corrected in a posting, oldest first."""
    mine = by_posting(session, person_id, [posting_id])
    return mine.get(posting_id, [])


def by_posting(
    session: Session, person_id: int, posting_ids: Sequence[int] | None = None
) -> dict[int, list[Correction]]:
    """Return a person's corrections by posting, for all that have any or for those named."""
    wanted = select(Correction).where(Correction.person_id == person_id).order_by(Correction.id)
    if posting_ids is not None:
        wanted = wanted.where(Correction.posting_id.in_(posting_ids))
    found: dict[int, list[Correction]] = {}
    for one in session.scalars(wanted):
        found.setdefault(one.posting_id, []).append(one)
    return found


def corrected(profile: PostingProfile, corrections: Iterable[Correction]) -> Corrected:
    """Return a posting under a person's corrections; those whose words changed have no effect."""
    kept = standing(profile, corrections)
    evidence = {(c.kind, c.thing): c.said for c in kept if c.subject == "evidence"}
    said = {i: evidence.get((one.kind, one.id)) for i, one in enumerate(profile.requirements)}
    return Corrected(
        profile=applied(profile, kept),
        held={i: s.get("where") or "" for i, s in said.items() if s and s["value"] == "have"},
        denied=frozenset(i for i, s in said.items() if s and s["value"] == "not"),
    )


def applied(profile: PostingProfile, corrections: Iterable[Correction]) -> PostingProfile:
    """Return the profile with what a person put right.

    Indexes of requirements hold: nothing is taken out, and what the person adds stands last.
    """
    kept = standing(profile, corrections)
    asked = {(c.kind, c.thing): c.said["value"] for c in kept if c.subject == "requirement"}
    changed = _with_strengths(profile, asked) if asked else profile
    for one in kept:
        if one.subject in _READINGS:
            value = one.said["value"]
            changed = _READINGS[one.subject](changed, None if value == NOTHING else value)
    return changed


def standing(profile: PostingProfile, corrections: Iterable[Correction]) -> list[Correction]:
    """Return the corrections whose words still stand in the posting."""
    return [
        one
        for one in corrections
        if one.subject in {"workplace", "pay"}
        or words_of(profile, one.subject, one.kind, one.thing) == one.words
    ]


def words_of(profile: PostingProfile, subject: str, kind: str, thing: str) -> str | None:
    """Return the words that a reading was read from; None where there is no such reading.

    Years and schooling that the posting does not name have none: "".
    """
    if subject in {"level", "track"}:
        return " ".join((profile.title or "").split())
    rows = profile.requirements
    if subject in {"requirement", "evidence"}:
        found = next((one for one in rows if (one.kind, one.id) == (kind, thing)), None)
        return None if found is None else _words(profile, found)
    kind = {"years": "experience", "education": "education"}[subject]
    found = next((one for one in rows if one.kind == kind), None)
    return "" if found is None else _words(profile, found)


def stated(row: Posting, subject: str) -> str:
    """Return a posting's workplace or pay in words, "" where it states none."""
    return (row.workplace if subject == "workplace" else pay(row.salary)) or ""


def stated_by(row: Posting, corrections: Iterable[Correction]) -> dict[str, Any]:
    """Return what a person says of workplace and pay, as long as the source states the same."""
    return {
        one.subject: None if one.said["value"] == NOTHING else one.said["value"]
        for one in corrections
        if one.subject in {"workplace", "pay"} and stated(row, one.subject) == one.words
    }


def _words(profile: PostingProfile, one: Requirement) -> str:
    return " ".join(profile.text[one.start : one.end].split())


def _with_strengths(
    profile: PostingProfile, asked: Mapping[tuple[str, str], str]
) -> PostingProfile:
    rows = tuple(
        replace(one, strength=STRENGTH_OF[asked[one.kind, one.id]])
        if (one.kind, one.id) in asked
        else one
        for one in profile.requirements
    )
    misread = {thing for (_, thing), value in asked.items() if value == NOTHING}
    school = profile.education
    if school is not None and ("education", school.level) in asked:
        strength = STRENGTH_OF[asked["education", school.level]]
        school = replace(school, strength=strength) if strength in ASKED else None
    # Where the years are not asked for, those that are usual at the level are looked at again.
    years = asked.get(("experience", "experience"), "required")
    return replace(
        profile,
        requirements=rows,
        topics=tuple(topic for topic in profile.topics if topic not in misread),
        education=school,
        years_experience=profile.years_experience if years in ASKED else None,
    )


def _level(profile: PostingProfile, value: Level | None) -> PostingProfile:
    return replace(profile, level=value)


def _track(profile: PostingProfile, value: Track | None) -> PostingProfile:
    return replace(profile, track=value or "other")


def _years(profile: PostingProfile, value: float | None) -> PostingProfile:
    if value is None:
        return replace(_without(profile, "experience"), years_experience=None)
    most = profile.years_experience.max if profile.years_experience else None
    label = f"{value:g} {'year' if value == 1 else 'years'} of experience"
    return replace(
        _asking(profile, _made("experience", "experience", label, value)),
        years_experience=Years(value, most if most and most >= value else None),
    )


def _education(profile: PostingProfile, value: Degree | None) -> PostingProfile:
    school = profile.education
    if value is None:
        return replace(_without(profile, "education"), education=None)
    changed = _asking(profile, _made("education", value, DEGREES[value]))
    strength = next(one.strength for one in changed.requirements if one.kind == "education")
    made = Schooling(value, strength, or_equivalent=school is not None and school.or_equivalent)
    return replace(changed, education=made)


def _without(profile: PostingProfile, kind: str) -> PostingProfile:
    rows = tuple(
        replace(one, strength="mentioned") if one.kind == kind and one.strength in ASKED else one
        for one in profile.requirements
    )
    return replace(profile, requirements=rows)


def _made(kind: Kind, id_: str, label: str, years: float | None = None) -> Requirement:
    start, end = NOWHERE
    return Requirement(
        id=id_, kind=kind, label=label, strength="required", min_years=years, start=start, end=end
    )


def _asking(profile: PostingProfile, made: Requirement) -> PostingProfile:
    """Put a requirement in the place of the one of its kind, or at the end."""
    rows = list(profile.requirements)
    place = next((i for i, one in enumerate(rows) if one.kind == made.kind), None)
    if place is None:
        rows.append(made)
    else:
        read = rows[place]
        strength = read.strength if read.strength in ASKED else "required"
        rows[place] = replace(made, strength=strength, start=read.start, end=read.end)
    return replace(profile, requirements=tuple(rows))


DEGREES = {
    "secondary": "Secondary school",
    "associate": "Associate degree",
    "bachelor": "Bachelor’s degree",
    "master": "Master’s degree",
    "doctorate": "Doctorate",
}
_READINGS: dict[str, Callable[[PostingProfile, Any], PostingProfile]] = {
    "level": _level,
    "track": _track,
    "years": _years,
    "education": _education,
}
