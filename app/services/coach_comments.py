"""What coaches say, and when they looked: written by the coach, shown to the candidate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, select, update

from app.models.answer import Answer
from app.models.coaching import CoachComment, CoachGrant, CoachView
from app.models.person import Person
from app.models.posting import Posting
from app.services import coach_policy
from app.services.errors import NotFoundError, RefusedError
from app.services.search import visible_to

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from app.services.coach_policy import Scope

LONGEST = 4000
# One look that takes a while is one look.
SAME_LOOK = timedelta(minutes=30)
GONE = "A former coach"


Kind = Literal["profile", "posting", "answer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a comment is about: the candidate as a whole, a posting or an answer."""

    kind: Kind = "profile"
    id: int | None = None

    @property
    def scope(self) -> Scope:
        """What must be shared for it."""
        scopes: dict[str, Scope] = {"posting": "matches", "answer": "practice"}
        return scopes.get(self.kind, "any")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A comment as the candidate sees it; `title` names the posting it is about."""

    comment: CoachComment
    coach: str
    title: str | None
    question_id: str | None

    @property
    def is_new(self) -> bool:
        """Whether the candidate had not seen it before."""
        return self.comment.seen_at is None


def write(
    session: Session, coach_id: int, grant_id: int, about: About, text: str, *, now: datetime
) -> CoachComment:
    """Leave a comment; NotFoundError for what is not shared, RefusedError for an unusable text."""
    grant = coach_policy.grant(session, coach_id, grant_id, about.scope)
    _check_target(session, grant, about)
    comment = CoachComment(
        grant_id=grant.id,
        about=about.kind,
        posting_id=about.id if about.kind == "posting" else None,
        answer_id=about.id if about.kind == "answer" else None,
        text=_text(text),
        created_at=now,
    )
    session.add(comment)
    session.commit()
    return comment


def own(session: Session, coach_id: int, grant_id: int, comment_id: int) -> CoachComment:
    """Return a comment that this coach wrote and may still read; NotFoundError otherwise."""
    grant = coach_policy.grant(session, coach_id, grant_id, "any")
    comment = session.scalar(
        select(CoachComment).where(CoachComment.id == comment_id, CoachComment.grant_id == grant.id)
    )
    if comment is None:
        raise NotFoundError(f"No comment {comment_id} in grant {grant_id}.")
    coach_policy.grant(session, coach_id, grant_id, about_of(comment).scope)
    return comment


def edit(
    session: Session, coach_id: int, grant_id: int, comment_id: int, text: str
) -> CoachComment:
    """Change a comment's text; it becomes new to the candidate again."""
    comment = own(session, coach_id, grant_id, comment_id)
    comment.text, comment.seen_at = _text(text), None
    session.commit()
    return comment


def delete(session: Session, coach_id: int, grant_id: int, comment_id: int) -> CoachComment:
    """Take a comment back, and return it as it was."""
    comment = own(session, coach_id, grant_id, comment_id)
    session.delete(comment)
    session.commit()
    return comment


def about_of(comment: CoachComment) -> About:
    """Return what a comment is about."""
    if comment.about == "posting":
        return About(kind="posting", id=comment.posting_id)
    if comment.about == "answer":
        return About(kind="answer", id=comment.answer_id)
    return About()


def by_coach(
    session: Session, coach_id: int, grant_id: int, about: About
) -> Sequence[CoachComment]:
    """Return what this coach has written about one thing, newest first."""
    grant = coach_policy.grant(session, coach_id, grant_id, about.scope)
    written = select(CoachComment).where(CoachComment.grant_id == grant.id, *_is_about(about))
    newest = written.order_by(CoachComment.created_at.desc(), CoachComment.id.desc())
    return session.scalars(newest).all()


def told(session: Session, candidate_id: int, about: About | None = None) -> list[Told]:
    """Return what coaches have told the candidate, newest first, also those since revoked."""
    shown = _told(candidate_id)
    if about is not None:
        shown = shown.where(*_is_about(about))
    return [
        Told(
            comment=comment,
            coach=coach.shown_name if coach else email or GONE,
            title=title,
            question_id=question_id,
        )
        for comment, coach, email, title, question_id in session.execute(shown)
    ]


def unseen(session: Session, candidate_id: int) -> int:
    """Count the comments that the candidate has not seen."""
    new = (
        select(func.count())
        .select_from(CoachComment)
        .join(CoachGrant, CoachGrant.id == CoachComment.grant_id)
        .where(CoachGrant.candidate_id == candidate_id, CoachComment.seen_at.is_(None))
    )
    return session.scalar(new) or 0


def mark_seen(session: Session, comments: Sequence[Told], *, now: datetime) -> None:
    """Note that the candidate has now been shown these."""
    ids = [one.comment.id for one in comments if one.is_new]
    if ids:
        seen = update(CoachComment).where(CoachComment.id.in_(ids)).values(seen_at=now)
        session.execute(seen.execution_options(synchronize_session=False))
        session.commit()


def note_look(session: Session, grant_id: int, what: str, *, now: datetime) -> None:
    """Keep that the coach looked, once in half an hour for each kind of page."""
    latest = session.scalar(
        select(func.max(CoachView.seen_at)).where(
            CoachView.grant_id == grant_id, CoachView.what == what
        )
    )
    if latest is None or now - latest >= SAME_LOOK:
        session.add(CoachView(grant_id=grant_id, what=what, seen_at=now))
        session.commit()


def _is_about(about: About) -> tuple[ColumnElement[bool], ...]:
    kind = CoachComment.about == about.kind
    if about.kind == "profile":
        return (kind,)
    column = CoachComment.posting_id if about.kind == "posting" else CoachComment.answer_id
    return (kind, column == about.id)


def _told(
    candidate_id: int,
) -> Select[CoachComment, Person | None, str, str | None, str | None]:
    return (
        select(CoachComment, Person, CoachGrant.coach_email, Posting.title, Answer.question_id)
        .join(CoachGrant, CoachGrant.id == CoachComment.grant_id)
        .outerjoin(Person, Person.id == CoachGrant.coach_id)
        .outerjoin(Posting, Posting.id == CoachComment.posting_id)
        .outerjoin(Answer, Answer.id == CoachComment.answer_id)
        .where(CoachGrant.candidate_id == candidate_id)
        .order_by(CoachComment.created_at.desc(), CoachComment.id.desc())
    )


def _check_target(session: Session, grant: CoachGrant, about: About) -> None:
    """Hold a comment to what this candidate has; raises NotFoundError."""
    if about.kind == "profile":
        return
    if about.kind == "posting":
        seen = select(Posting.id).where(Posting.id == about.id, visible_to(grant.candidate_id))
    else:
        seen = select(Answer.id).where(
            Answer.id == about.id, Answer.person_id == grant.candidate_id
        )
    if session.scalar(seen) is None:
        raise NotFoundError(f"No {about.kind} {about.id} under grant {grant.id}.")


def _text(text: str) -> str:
    clean = text.strip()
    if not clean:
        raise RefusedError("The comment is empty.", "Write what the candidate should know.")
    if len(clean) > LONGEST:
        raise RefusedError(
            f"The comment has {len(clean):,} characters; {LONGEST:,} is the most.", "Shorten it."
        )
    return clean
