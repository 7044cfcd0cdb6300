"""How a person's resume answers a posting, and how that is said in plain words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.posting import Posting
from app.services import corrections, resumes
from app.services.errors import NotFoundError
from app.services.search_conditions import visible_to
from app.services.shared_causes import told_once
from matcher import Match, PostingProfile
from matcher import Resume as ReadResume
from matcher.market.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from sqlalchemy.orm import Session

    from app.models.correction import Correction
    from app.models.resume import Resume
    from app.services.corrections import Corrected
    from matcher import Matcher, Met, Part, Requirement

# A kept reason that begins so names a must-have that the resume does not show.
MISSING = "Must have, not found: "
REASONS = 3
# From which score on a part speaks for the person; the others are said by what is met.
SPEAKS_FOR = {"kind_of_work": 0.5, "experience": 0.7, "level": 0.75, "daily_work": 0.45}
# Parts whose reason names its subject.
WHOLE_SENTENCES = frozenset({"experience", "schooling"})
WHOLE = 0.995
HAS_OWN_PART = frozenset({"experience", "education"})
PART_WORDS = {
    "must_haves": "Must-haves",
    "nice_to_haves": "Nice to have",
    "experience": "Years of experience",
    "kind_of_work": "Kind of work",
    "level": "Level",
    "daily_work": "Daily work",
    "field": "Field",
    "schooling": "Education",
}


@dataclass(frozen=True)
class Reading:
    """A posting beside the resume in use; both are None where there is no resume.

    `profile` is the posting as the person sees it: as read, under their `corrections`.
    """

    posting: Posting
    profile: PostingProfile
    resume: Resume | None
    match: Match | None
    corrections: Sequence[Correction] = field(default=())

    @cached_property
    def as_read(self) -> PostingProfile:
        """The posting as it was read, before anybody corrected it."""
        return PostingProfile.from_dict(self.posting.profile)

    @cached_property
    def corrected(self) -> Corrected:
        """What the person is matched with."""
        return corrections.corrected(self.as_read, self.corrections)


def visible(session: Session, person_id: int, posting_id: int) -> Posting:
    """Return a posting that a person may see; NotFoundError for one of somebody else."""
    posting = session.scalar(select(Posting).where(Posting.id == posting_id, visible_to(person_id)))
    if posting is None:
        raise NotFoundError(f"No posting {posting_id} for person {person_id}.")
    return posting


def read(session: Session, matcher: Matcher, person_id: int, posting_id: int) -> Reading:
    """Match one posting with the resume in use; NotFoundError for a posting of somebody else."""
    posting = visible(session, person_id, posting_id)
    mine = corrections.of_posting(session, person_id, posting_id)
    seen = corrections.corrected(PostingProfile.from_dict(posting.profile), mine)
    resume = resumes.current(session, person_id)
    match = seen.match(matcher, ReadResume.from_dict(resume.reading)) if resume else None
    return Reading(posting, seen.profile, resume, match, mine)


@cache
def rules_version() -> str:
    """Return what a kept score depends on besides its two texts: release, vocabulary, weights."""
    return f"{version('critical-path')[:15]}+{fingerprint()[:16]}"


def reasons(profile: PostingProfile, match: Match, held: Container[int] = ()) -> list[str]:
    """Say in up to three plain sentences why the score is what it is, misses first.

    A must-have that was not found begins with MISSING. At least one reason says what speaks for
    the person, where anything does. `held` are requirements met by the person's word alone.
    """
    misses = [MISSING + words for words in missing_must_haves(profile, match)]
    strengths = _strengths(profile, match, held)
    room = REASONS - min(len(strengths), 1)
    return (misses[:room] + strengths)[:REASONS]


def strengths(reading: Reading, *, most: int = 2) -> list[str]:
    """Say what speaks for the person, best first; empty without a resume."""
    if reading.match is None:
        return []
    return _strengths(reading.profile, reading.match, reading.corrected.held)[:most]


def missing_must_haves(profile: PostingProfile, match: Match) -> list[str]:
    """Name the must-haves that were not found, dearest first; stand-ins share one line."""
    dearest = sorted(match.missing, key=lambda m: -m.gain)
    asked = [profile.requirements[m.requirement] for m in dearest if m.strength == "required"]
    return list(dict.fromkeys(group_label(profile, one) for one in asked))


def group_label(profile: PostingProfile, one: Requirement) -> str:
    """Name a requirement with those that may stand in for it."""
    if one.any_of is None:
        return one.label
    group = [r.label for r in profile.requirements if r.any_of == one.any_of]
    return " or ".join(dict.fromkeys(group))


def _strengths(profile: PostingProfile, match: Match, held: Container[int]) -> list[str]:
    told = [m for m in match.met if m.requirement not in held]
    met = [profile.requirements[m.requirement] for m in told if _shows(profile, m)]
    must_first = sorted(met, key=lambda r: r.strength != "required")
    found = list(dict.fromkeys(r.label for r in must_first if r.kind not in HAS_OWN_PART))
    shown = [f"Your resume shows {_listed(found)}."] if found else []
    # What lowers all parts alike is no reason for any of them.
    _, parts = told_once(match.parts)
    best = sorted(parts, key=lambda p: -p.score * p.weight)
    said = [part_reason(p) for p in best if p.score >= SPEAKS_FOR.get(p.name, 2.0)]
    return shown + said


def _shows(profile: PostingProfile, met: Met) -> bool:
    """Tell whether the resume holds the very thing, not a paper that stands in for it."""
    kind = profile.requirements[met.requirement].kind
    return kind != "certification" or met.credit >= WHOLE


def part_reason(part: Part) -> str:
    """Say why a part of the score is what it is, in words that stand alone."""
    if part.asked is None or part.name in WHOLE_SENTENCES:
        return part.reason
    return f"{PART_WORDS[part.name]}: {part.reason}"


def _listed(labels: Sequence[str], most: int = 3) -> str:
    if len(labels) > most:
        return f"{', '.join(labels[:most])} and {len(labels) - most} more that it asks for"
    return " and ".join([", ".join(labels[:-1]), labels[-1]] if labels[1:] else labels)
