"""How a person's resume answers a posting: exactly for one, kept as scores for many."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, delete, func, select

from app.models.posting import Posting
from app.models.resume import Fit, Resume
from app.services import resumes
from app.services.errors import NotFoundError
from app.services.search import visible_to
from app.services.upsert import insert_into
from matcher import Match, PostingProfile
from matcher import Resume as ReadResume
from matcher.weights import load_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from matcher import Matcher, Part, Requirement

# A kept reason that begins so names a must-have that the resume does not show.
MISSING = "Must have, not found: "
REASONS = 3
MOST_AT_ONCE = 1000
# From which score on a part speaks for the person; the others are said by what is met.
SPEAKS_FOR = {"kind_of_work": 0.5, "experience": 0.7, "level": 0.75, "daily_work": 0.45}
# Parts whose reason names its subject.
WHOLE_SENTENCES = frozenset({"experience", "schooling"})
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


@dataclass(frozen=True, slots=True)
class Reading:
    """A posting beside the resume in use; both last fields are None where there is no resume."""

    posting: Posting
    profile: PostingProfile
    resume: Resume | None
    match: Match | None


def read(session: Session, matcher: Matcher, person_id: int, posting_id: int) -> Reading:
    """Match one posting with the resume in use; NotFoundError for a posting of somebody else."""
    posting = session.scalar(select(Posting).where(Posting.id == posting_id, visible_to(person_id)))
    if posting is None:
        raise NotFoundError(f"No posting {posting_id} for person {person_id}.")
    profile = PostingProfile.from_dict(posting.profile)
    resume = resumes.current(session, person_id)
    if resume is None:
        return Reading(posting, profile, None, None)
    match = matcher.match(ReadResume.from_dict(resume.reading), profile)
    return Reading(posting, profile, resume, match)


def ensure_fits(
    session: Session, matcher: Matcher, resume: Resume, *, most: int = MOST_AT_ONCE
) -> int:
    """Score what this resume was not scored against yet, newest postings first.

    Only postings that are not closed count. Returns how many are left when `most` was not
    enough; the next call goes on with those.
    """
    made_by = rules_version()
    missing = _without_fit(resume, made_by)
    rows = session.execute(
        select(Posting.id, Posting.profile).where(*missing).order_by(Posting.id.desc()).limit(most)
    ).all()
    if not rows:
        return 0
    reading = ReadResume.from_dict(resume.reading)
    fits = [
        _fit_values(matcher, reading, PostingProfile.from_dict(profile))
        | {"resume_id": resume.id, "posting_id": posting_id, "version": made_by}
        for posting_id, profile in rows
    ]
    insert = insert_into(session, Fit)
    kept = ("score", "band", "reasons", "version")
    session.execute(
        insert.on_conflict_do_update(
            index_elements=["resume_id", "posting_id"],
            set_={name: insert.excluded[name] for name in kept},
        ),
        fits,
    )
    session.commit()
    left = select(func.count()).select_from(Posting).where(*_without_fit(resume, made_by))
    return (session.scalar(left) or 0) if len(rows) == most else 0


def forget(session: Session, posting_ids: Sequence[int]) -> None:
    """Drop the scores of postings whose text changed; the caller commits."""
    session.execute(delete(Fit).where(Fit.posting_id.in_(posting_ids)))


@cache
def rules_version() -> str:
    """Return what a kept score depends on besides its two texts: the release that made it."""
    return version("critical-path")[:32]


@dataclass(frozen=True, slots=True)
class ScoreRules:
    """The published numbers of the score, largest first.

    `parts` are (key, words, weight 0 to 1), `bands` (key, lowest score), `kinds` how much one
    thing asked for counts beside another of the same part.
    """

    parts: tuple[tuple[str, str, float], ...]
    bands: tuple[tuple[str, float], ...]
    kinds: tuple[tuple[str, float], ...]


@cache
def score_rules() -> ScoreRules:
    """Return how a score is made, heaviest part first, highest band first."""
    weights = load_weights()
    parts = sorted(weights.parts.items(), key=lambda pair: -pair[1])
    bands = sorted(weights.table["bands"].items(), key=lambda pair: -pair[1])
    kinds = sorted(weights.table["kinds"].items(), key=lambda pair: -pair[1])
    return ScoreRules(
        parts=tuple((name, PART_WORDS[name], weight) for name, weight in parts),
        bands=(*bands, ("far", 0.0)),
        kinds=tuple(kinds),
    )


def reasons(profile: PostingProfile, match: Match) -> list[str]:
    """Say in up to three plain sentences why the score is what it is, misses first.

    A must-have that was not found begins with MISSING. At least one reason says what speaks for
    the person, where anything does.
    """
    misses = [MISSING + words for words in missing_must_haves(profile, match)]
    strengths = _strengths(profile, match)
    room = REASONS - min(len(strengths), 1)
    return (misses[:room] + strengths)[:REASONS]


def strengths(reading: Reading, *, most: int = 2) -> list[str]:
    """Say what speaks for the person, best first; empty without a resume."""
    if reading.match is None:
        return []
    return _strengths(reading.profile, reading.match)[:most]


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


def _strengths(profile: PostingProfile, match: Match) -> list[str]:
    met = [profile.requirements[m.requirement] for m in match.met]
    must_first = sorted(met, key=lambda r: r.strength != "required")
    found = list(dict.fromkeys(r.label for r in must_first if r.kind not in HAS_OWN_PART))
    shown = [f"Your resume shows {_listed(found)}."] if found else []
    best = sorted(match.parts, key=lambda p: -p.score * p.weight)
    said = [part_reason(p) for p in best if p.score >= SPEAKS_FOR.get(p.name, 2.0)]
    return shown + said


def part_reason(part: Part) -> str:
    """Say why a part of the score is what it is, in words that stand alone."""
    if part.asked is None or part.name in WHOLE_SENTENCES:
        return part.reason
    return f"{PART_WORDS[part.name]}: {part.reason}"


def _listed(labels: Sequence[str], most: int = 3) -> str:
    if len(labels) > most:
        return f"{', '.join(labels[:most])} and {len(labels) - most} more that it asks for"
    return " and ".join([", ".join(labels[:-1]), labels[-1]] if labels[1:] else labels)


def _fit_values(matcher: Matcher, resume: ReadResume, profile: PostingProfile) -> dict[str, Any]:
    match = matcher.match(resume, profile)
    return {"score": match.score, "band": match.band, "reasons": reasons(profile, match)}


def _without_fit(resume: Resume, made_by: str) -> tuple[ColumnElement[bool], ...]:
    scored = select(Fit.posting_id).where(and_(Fit.resume_id == resume.id, Fit.version == made_by))
    return (
        visible_to(resume.person_id),
        Posting.state != "closed",
        Posting.id.not_in(scored),
    )
