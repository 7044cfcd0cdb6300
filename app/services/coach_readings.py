"""What a coach sees of a candidate: their resume, matches and practice, each only if shared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.orm import defer

from app.models.answer import Answer
from app.models.person import Person
from app.models.posting import Posting
from app.models.resume import Fit, Resume
from app.services import coach_policy, matching, resumes
from app.services.best_fits import best_of_each_job
from app.services.coaching import Sharing, sharing_of
from app.services.errors import NotFoundError
from app.services.listing import adverts
from app.services.ranking import ranking_for
from app.services.search import NOT_CLOSED, visible_to

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from app.models.coaching import CoachGrant
    from app.services.market_index import MarketIndex
    from matcher import Matcher

SORTS = {"stuck": "Who is stuck", "name": "Name", "new": "Newest first"}
BEST, COUNTED, GAPS, ANSWERS = 3, 10, 4, 20
QUIET_DAYS = 7


@dataclass(frozen=True, slots=True)
class Fitting:
    """A posting and how the candidate's resume in use fits it."""

    posting: Posting
    fit: Fit

    @property
    def misses(self) -> list[str]:
        """The dearest must-haves that the resume does not show, as kept with the score."""
        return _misses(self.fit)

    @property
    def strengths(self) -> list[str]:
        """What speaks for the candidate."""
        return [reason for reason in self.fit.reasons if not reason.startswith(matching.MISSING)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """How much a candidate practises; `latest` is None before the first answer."""

    latest: Answer | None
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One candidate in the coach's list. What is not shared is None or empty.

    `gaps` are must-haves missing over the best postings, with in how many of `counted` (ten at
    most).
    `stuck` says in words what holds the candidate up, None where things move; `quiet_days`
    counts from the last shared sign of life.
    """

    grant: CoachGrant
    candidate: Person
    resume: Resume | None
    best: Sequence[Fitting]
    gaps: Sequence[tuple[str, int]]
    counted: int
    practice: Practice | None
    quiet_days: int
    stuck: str | None

    @property
    def sharing(self) -> Sharing:
        """What the candidate shares."""
        return sharing_of(self.grant)

    @property
    def headline(self) -> str | None:
        """The latest role, as the resume says it."""
        roles = self.resume.reading.get("roles") or [] if self.resume else []
        first = next((role for role in roles if role.get("to") == "present"), None)
        role = first or (roles[0] if roles else None)
        parts = [role.get("title"), role.get("employer")] if role else []
        return ", ".join(part for part in parts if part) or None

    @property
    def years(self) -> float | None:
        """Years of experience, as read in the resume; None where they could not be told."""
        return self.resume.reading.get("years_experience") if self.resume else None


def score_shared(session: Session, market: MarketIndex, coach_id: int) -> None:
    """Match the postings that fit the coach's candidates best, where they share that; commits."""
    for grant, candidate in coach_policy.grants(session, coach_id):
        ranking = ranking_for(session, market, candidate.id) if grant.shares_matches else None
        if ranking is not None:
            jobs = adverts(session, candidate.id, *_matched(candidate.id))
            ranking.score_bare(one for job in jobs for one in job)
            ranking.page(jobs, 0, COUNTED)


def candidates(
    session: Session, coach_id: int, *, sort: str = "stuck", now: datetime
) -> list[Summary]:
    """Return every candidate who has let this coach in; an unknown `sort` counts as "stuck"."""
    found = [
        _summary(session, coach_id, grant, candidate, now)
        for grant, candidate in coach_policy.grants(session, coach_id)
    ]
    if sort == "name":
        return sorted(found, key=lambda s: s.candidate.shown_name.casefold())
    if sort == "new":
        return found[::-1]
    return sorted(found, key=lambda s: (s.stuck is None, s.resume is not None, -s.quiet_days))


def candidate(session: Session, coach_id: int, grant_id: int, *, now: datetime) -> Summary:
    """Return one candidate; NotFoundError without a grant."""
    grant = coach_policy.grant(session, coach_id, grant_id, "any")
    person = session.get_one(Person, grant.candidate_id)
    return _summary(session, coach_id, grant, person, now)


def matches(
    session: Session, coach_id: int, grant_id: int, *, most: int = COUNTED
) -> Sequence[Fitting]:
    """Return the candidate's best jobs, best first, each by its best advert as they see it.

    NotFoundError if not shared.
    """
    grant = coach_policy.grant(session, coach_id, grant_id, "matches")
    resume = resumes.current(session, grant.candidate_id)
    if resume is None:
        return ()
    best = (
        select(Posting, Fit)
        .join(Fit, Fit.posting_id == Posting.id)
        .where(
            Fit.id.in_(
                best_of_each_job(resume.id, grant.candidate_id, *_matched(grant.candidate_id))
            )
        )
        .order_by(Fit.score.desc(), Posting.id.desc())
        .limit(most)
        .options(
            defer(Posting.description_html), defer(Posting.search_text), defer(Posting.profile)
        )
    )
    return [Fitting(posting, fit) for posting, fit in session.execute(best)]


def reading(
    session: Session, matcher: Matcher, coach_id: int, grant_id: int, posting_id: int
) -> matching.Reading:
    """Return one posting beside the candidate's resume; NotFoundError if not shared."""
    grant = coach_policy.grant(session, coach_id, grant_id, "matches")
    return matching.read(session, matcher, grant.candidate_id, posting_id)


def answers(session: Session, coach_id: int, grant_id: int) -> Sequence[Answer]:
    """Return the candidate's answers, newest first; NotFoundError if not shared."""
    grant = coach_policy.grant(session, coach_id, grant_id, "practice")
    theirs = select(Answer).where(Answer.person_id == grant.candidate_id)
    newest = theirs.order_by(Answer.created_at.desc(), Answer.id.desc()).limit(ANSWERS)
    return session.scalars(newest).all()


def answer(session: Session, coach_id: int, grant_id: int, answer_id: int) -> Answer:
    """Return one answer of the candidate; NotFoundError if not shared or not theirs."""
    grant = coach_policy.grant(session, coach_id, grant_id, "practice")
    row = session.get(Answer, answer_id)
    if row is None or row.person_id != grant.candidate_id:
        raise NotFoundError(f"No answer {answer_id} under grant {grant_id}.")
    return row


def gaps(best: Sequence[Fitting], *, most: int = GAPS) -> list[tuple[str, int]]:
    """Count which must-haves are missing over these postings, most often first."""
    return Counter(miss for one in best for miss in dict.fromkeys(one.misses)).most_common(most)


def _matched(candidate_id: int) -> tuple[ColumnElement[bool], ...]:
    """Return which postings a candidate is matched with for a coach."""
    return visible_to(candidate_id), Posting.state.in_(NOT_CLOSED), Posting.is_pmo.is_(True)


def _summary(
    session: Session, coach_id: int, grant: CoachGrant, person: Person, now: datetime
) -> Summary:
    resume: Resume | None = None
    best: Sequence[Fitting] = ()
    practice: Practice | None = None
    if grant.shares_matches:
        resume = resumes.current(session, grant.candidate_id)
        best = matches(session, coach_id, grant.id, most=COUNTED)
    if grant.shares_practice:
        practice = _practice(session, grant.candidate_id)
    latest = practice.latest if practice else None
    signs = (grant.accepted_at, resume and resume.created_at, latest and latest.created_at)
    quiet = (now - max(at for at in signs if at)).days
    return Summary(
        grant=grant,
        candidate=person,
        resume=resume,
        best=best[:BEST],
        gaps=gaps(best),
        counted=len(best),
        practice=practice,
        quiet_days=quiet,
        stuck=_stuck(grant, resume, practice, quiet),
    )


def _practice(session: Session, candidate_id: int) -> Practice:
    theirs = select(Answer).where(Answer.person_id == candidate_id)
    count = select(func.count()).where(Answer.person_id == candidate_id)
    return Practice(
        latest=session.scalar(theirs.order_by(Answer.created_at.desc(), Answer.id.desc()).limit(1)),
        answers=session.scalar(count) or 0,
    )


def _stuck(
    grant: CoachGrant, resume: Resume | None, practice: Practice | None, quiet: int
) -> str | None:
    if grant.shares_matches and resume is None:
        return "No resume yet"
    if practice is not None and practice.latest is None:
        return "Has not practised yet"
    return f"Nothing new for {quiet} days" if quiet >= QUIET_DAYS else None


def _misses(fit: Fit) -> list[str]:
    kept = (reason for reason in fit.reasons if reason.startswith(matching.MISSING))
    return [reason.removeprefix(matching.MISSING) for reason in kept]
