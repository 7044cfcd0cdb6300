"""How a person's resume answers a posting, and how that is said in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.models.posting import Posting
from app.services import resumes
from app.services.errors import NotFoundError
from app.services.search_conditions import visible_to
from matcher import Match, PostingProfile
from matcher import Resume as ReadResume
from matcher.market.fingerprint import fingerprint
from matcher.weights import load_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from app.models.resume import Resume
    from matcher import Matcher, Part, Requirement

# A kept reason that begins so names a must-have that the resume does not show.
MISSING = "Must have, not found: "
REASONS = 3
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


@cache
def rules_version() -> str:
    """Return what a kept score depends on besides its two texts: release, vocabulary, weights."""
    return f"{version('critical-path')[:15]}+{fingerprint()[:16]}"


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


def good_from() -> float:
    """Return the lowest score that is called good."""
    return dict(score_rules().bands)["good"]


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
