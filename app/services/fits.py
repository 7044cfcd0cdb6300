"""Exact scores with their reasons, kept for the postings that a person was shown.

The order of a whole market comes from the stored index; what is kept here spares matching a page
again each time that it is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from app.models.posting import Posting
from app.models.resume import Fit, Resume
from app.services import corrections, resumes
from app.services.matching import reasons, rules_version
from app.services.search_conditions import visible_to
from app.services.upsert import insert_into
from matcher import PostingProfile
from matcher import Resume as ReadResume

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.orm import Session

    from app.services.corrections import Corrected
    from matcher import Matcher

# Numbers that one statement names, well below what SQLite allows.
NAMED = 500


def kept(session: Session, resume: Resume) -> dict[int, float]:
    """Return the kept scores of a resume by posting; those made under other rules are dropped."""
    own = Fit.resume_id == resume.id
    rows = session.execute(select(Fit.posting_id, Fit.score, Fit.version).where(own)).all()
    if any(row.version != rules_version() for row in rows):
        session.execute(delete(Fit).where(own, Fit.version != rules_version()))
        session.commit()
    return {row.posting_id: row.score for row in rows if row.version == rules_version()}


def score(
    session: Session, matcher: Matcher, resume: Resume, posting_ids: Collection[int]
) -> dict[int, float]:
    """Match these postings anew and keep the outcome; closed ones and others' are passed over.

    Commits.
    """
    ids = sorted(posting_ids)
    found: dict[int, float] = {}
    for first in range(0, len(ids), NAMED):
        among = Posting.id.in_(ids[first : first + NAMED])
        rows = session.execute(_readings(resume).where(among)).all()
        found |= _keep(session, matcher, resume, rows)
    return found


def ensure(
    session: Session, matcher: Matcher, resume: Resume, posting_ids: Collection[int]
) -> None:
    """Score those of these postings that this resume was not scored against yet; commits."""
    known = kept(session, resume)
    score(session, matcher, resume, [one for one in posting_ids if one not in known])


def forget(session: Session, posting_ids: Sequence[int]) -> None:
    """Drop the scores of postings whose text changed; the caller commits."""
    session.execute(delete(Fit).where(Fit.posting_id.in_(posting_ids)))


def rescore(
    session: Session, matcher: Matcher, person_id: int, posting_ids: Collection[int]
) -> None:
    """Match postings anew for a person who has just corrected how they were read; commits."""
    own = select(Resume.id).where(Resume.person_id == person_id)
    session.execute(delete(Fit).where(Fit.posting_id.in_(posting_ids), Fit.resume_id.in_(own)))
    session.commit()
    resume = resumes.current(session, person_id)
    if resume is not None:
        score(session, matcher, resume, posting_ids)


def _keep(
    session: Session, matcher: Matcher, resume: Resume, rows: Sequence[Row[Any]]
) -> dict[int, float]:
    if not rows:
        return {}
    reading = ReadResume.from_dict(resume.reading)
    made_by = {"resume_id": resume.id, "version": rules_version()}
    said = corrections.by_posting(session, resume.person_id)
    values = [
        _values(
            matcher,
            reading,
            corrections.corrected(PostingProfile.from_dict(profile), said.get(posting_id, ())),
        )
        | {"posting_id": posting_id}
        | made_by
        for posting_id, profile in map(tuple, rows)
    ]
    insert = insert_into(session, Fit)
    changed = ("score", "band", "reasons", "version")
    session.execute(
        insert.on_conflict_do_update(
            index_elements=["resume_id", "posting_id"],
            set_={name: insert.excluded[name] for name in changed},
        ),
        values,
    )
    session.commit()
    return {one["posting_id"]: one["score"] for one in values}


def _values(matcher: Matcher, resume: ReadResume, seen: Corrected) -> dict[str, Any]:
    """Match a posting as the resume's person has corrected it."""
    match = seen.match(matcher, resume)
    told = reasons(seen.profile, match, seen.held)
    return {"score": match.score, "band": match.band, "reasons": told}


def _readings(resume: Resume) -> Any:  # noqa: ANN401  a select of (id, profile)
    return select(Posting.id, Posting.profile).where(*_may_be_scored(resume))


def _may_be_scored(resume: Resume) -> tuple[ColumnElement[bool], ...]:
    return visible_to(resume.person_id), Posting.state != "closed"
