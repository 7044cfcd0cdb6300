"""Keep what a person says is not right about a reading, and take it back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import delete, select

from app.models.correction import Correction
from app.models.posting import Posting
from app.services import corrections, fits, job_decisions
from app.services.corrections import NOTHING, STRENGTH_OF
from app.services.errors import RefusedError
from app.services.upsert import insert_into
from matcher import PostingProfile
from matcher.types import Degree, Level, Track
from scrapers.wording.salary import read_salary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from matcher import Matcher

MOST_YEARS = 40
LONGEST = 300
EVIDENCE = ("have", "not")
WORKPLACES = ("onsite", "hybrid", "remote")
LEVELS, TRACKS, DEGREES = get_args(Level), get_args(Track), get_args(Degree)
# What one correction is about; there is one of each.
KEY = ("person_id", "posting_id", "subject", "kind", "thing")
OF_A_REQUIREMENT = frozenset({"requirement", "evidence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person says of one reading, as a form sends it.

    `things` are the (kind, id) of requirements, empty for other subjects; `value` is what is
    right; `where` says where a thing that they have shows, in their own words.
    """

    subject: str
    value: str
    things: tuple[tuple[str, str], ...] = ()
    where: str = ""


def say(
    session: Session,
    matcher: Matcher,
    person_id: int,
    posting_id: int,
    wish: Wish,
    *,
    now: datetime,
) -> list[int]:
    """Keep a correction, in the place of a former one of that reading, and score anew.

    It is kept for every advert of the job that has the same words there. Returns the ids of those
    of this posting; none where the person says what was read anyway, which takes a former one
    back. NotFoundError for a posting that the person may not see; RefusedError for what is no
    answer to that reading.
    """
    ids = job_decisions.adverts(session, person_id, posting_id)
    value = _value(wish)
    found = select(Posting).where(Posting.id.in_(ids))
    postings = {one.id: one for one in session.scalars(found)}
    made = []
    things = dict.fromkeys(wish.things) if wish.subject in OF_A_REQUIREMENT else {("", ""): None}
    for kind, thing in things:
        words, _ = _read(postings[posting_id], wish, kind, thing)
        for one in postings.values():
            other_words, read = _read_if_there(one, wish, kind, thing)
            if other_words == words:
                row = {"posting_id": one.id, "kind": kind, "thing": thing, "words": words}
                about = row | {"person_id": person_id, "subject": wish.subject}
                made.append((one.id, _keep(session, about, read, _said(wish, value), now)))
    session.commit()
    fits.rescore(session, matcher, person_id, ids)
    return [one for posting, one in made if posting == posting_id and one is not None]


def take_back(
    session: Session, matcher: Matcher, person_id: int, posting_id: int, ids: Sequence[int]
) -> int:
    """Let what was read count again; return how many of these corrections there were.

    Those of the other adverts of the job go with them. NotFoundError for a posting that the
    person may not see.
    """
    adverts = job_decisions.adverts(session, person_id, posting_id)
    mine = Correction.person_id == person_id
    named = select(Correction).where(
        mine, Correction.posting_id == posting_id, Correction.id.in_(ids)
    )
    gone = session.scalars(named).all()
    for one in gone:
        _forget(session, mine, Correction.posting_id.in_(adverts), one)
    session.commit()
    fits.rescore(session, matcher, person_id, adverts)
    return len(gone)


def _said(wish: Wish, value: object) -> dict[str, Any]:
    where = " ".join(wish.where.split())[:LONGEST] if wish.value == "have" else ""
    return {"value": value} | ({"where": where} if where else {})


def _keep(
    session: Session, about: dict[str, Any], read: object, said: dict[str, Any], now: datetime
) -> int | None:
    """Keep one correction and return its id; None where it says what was read."""
    insert = insert_into(session, Correction)
    made = insert.values(**about, read={"value": read}, said=said, created_at=now)
    changed = {name: made.excluded[name] for name in ("words", "read", "said", "created_at")}
    row = session.scalars(
        made.on_conflict_do_update(index_elements=list(KEY), set_=changed).returning(Correction)
    ).one()
    if said["value"] != read:
        return row.id
    session.delete(row)
    return None


def _forget(
    session: Session, mine: ColumnElement[bool], where: ColumnElement[bool], one: Correction
) -> None:
    same = (
        Correction.subject == one.subject,
        Correction.kind == one.kind,
        Correction.thing == one.thing,
    )
    session.execute(delete(Correction).where(mine, where, *same))


def _read_if_there(posting: Posting, wish: Wish, kind: str, thing: str) -> tuple[str | None, Any]:
    try:
        return _read(posting, wish, kind, thing)
    except RefusedError:
        return None, None


def _read(posting: Posting, wish: Wish, kind: str, thing: str) -> tuple[str, Any]:
    """Return the words of a reading and what was read from them."""
    if wish.subject in {"workplace", "pay"}:
        now_stated = posting.workplace if wish.subject == "workplace" else posting.salary
        return corrections.stated(posting, wish.subject), now_stated or NOTHING
    profile = PostingProfile.from_dict(posting.profile)
    words = corrections.words_of(profile, wish.subject, kind, thing)
    if words is None:
        raise RefusedError(
            "The posting does not name that any more.",
            "Look at its page again and correct it there.",
        )
    if wish.subject == "evidence":
        return words, "missing" if wish.value == "have" else "met"
    if wish.subject == "requirement":
        rows = profile.requirements
        return words, next(one.strength for one in rows if (one.kind, one.id) == (kind, thing))
    return words, _READ[wish.subject](profile) or NOTHING


_READ: dict[str, Callable[[PostingProfile], Any]] = {
    "level": lambda profile: profile.level,
    "track": lambda profile: profile.track,
    "years": lambda profile: profile.years_experience and profile.years_experience.min,
    "education": lambda profile: profile.education and profile.education.level,
}
CHOICES: dict[str, tuple[str, ...]] = {
    "requirement": tuple(STRENGTH_OF),
    "evidence": EVIDENCE,
    "level": (*LEVELS, NOTHING),
    "track": TRACKS,
    "education": (*DEGREES, NOTHING),
    "workplace": (*WORKPLACES, NOTHING),
}


def _value(wish: Wish) -> object:
    """Return what the person says, as it is kept; RefusedError where it is no answer."""
    if wish.subject == "years":
        return _years(wish.value)
    if wish.subject == "pay":
        return _pay(wish.value)
    if wish.value not in CHOICES.get(wish.subject, ()):
        raise RefusedError("That is no answer to that question.", "Use the choices on the page.")
    if wish.subject in OF_A_REQUIREMENT and not wish.things:
        raise RefusedError("No requirement was named.", "Use the choices on the page.")
    return wish.value


def _years(said: str) -> float | str:
    if said == NOTHING:
        return NOTHING
    try:
        years = float(said.strip().replace(",", "."))
    except ValueError:
        years = -1
    if not 0 < years <= MOST_YEARS:
        raise RefusedError(
            f"“{said.strip()[:20]}” is no number of years.",
            f"Give a number up to {MOST_YEARS}, as in 3, or say that none is asked for.",
        )
    return round(years, 2)


def _pay(said: str) -> dict[str, Any] | str:
    if said == NOTHING:
        return NOTHING
    salary = read_salary(said[:LONGEST])
    if salary is None:
        raise RefusedError(
            f"No pay could be read in “{said.strip()[:40]}”.",
            "Write it as in: £38,000 to £42,000 a year.",
        )
    return asdict(salary)
