"""Exact scores with their reasons, kept for the postings that a person was shown.

The order of a whole market comes from the stored index; what is kept here spares matching a page
again each time that it is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from app.models.posting import Posting
from app.models.resume import Fit
from app.services.matching import reasons, rules_version
from app.services.search_conditions import visible_to
from app.services.upsert import insert_into
from matcher import PostingProfile
from matcher import Resume as ReadResume

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement, Row
    from sqlalchemy.orm import Session

    from app.models.resume import Resume
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


def _keep(
    session: Session, matcher: Matcher, resume: Resume, rows: Sequence[Row[Any]]
) -> dict[int, float]:
    if not rows:
        return {}
    reading = ReadResume.from_dict(resume.reading)
    made_by = {"resume_id": resume.id, "version": rules_version()}
    values = [
        _values(matcher, reading, PostingProfile.from_dict(profile))
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


def _values(matcher: Matcher, resume: ReadResume, profile: PostingProfile) -> dict[str, Any]:
    match = matcher.match(resume, profile)
    return {"score": match.score, "band": match.band, "reasons": reasons(profile, match)}


def _readings(resume: Resume) -> Any:  # noqa: ANN401  a select of (id, profile)
    return select(Posting.id, Posting.profile).where(*_may_be_scored(resume))


def _may_be_scored(resume: Resume) -> tuple[ColumnElement[bool], ...]:
    return visible_to(resume.person_id), Posting.state != "closed"
