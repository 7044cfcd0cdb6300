"""Keep what a person says is not right about a reading, and take it back."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, get_args

from sqlalchemy import delete, select

from app.models.correction import Correction
from app.services import corrections, fits, matching
from app.services.corrections import NOTHING, STRENGTH_OF
from app.services.errors import RefusedError
from matcher import PostingProfile
from matcher.types import Degree, Level, Track
from scrapers.wording.salary import read_salary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.models.posting import Posting
    from matcher import Matcher

MOST_YEARS = 40
LONGEST = 300
EVIDENCE = ("have", "not")
WORKPLACES = ("onsite", "hybrid", "remote")
LEVELS, TRACKS, DEGREES = get_args(Level), get_args(Track), get_args(Degree)
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
) -> list[Correction]:
    """Keep a correction, in the place of a former one of that reading, and score anew.

    Saying what was read anyway takes the former one back, and returns nothing. NotFoundError for
    a posting that the person may not see; RefusedError for what is no answer to that reading.
    """
    posting = matching.visible(session, person_id, posting_id)
    value = _value(wish)
    made = []
    for kind, thing in wish.things if wish.subject in OF_A_REQUIREMENT else (("", ""),):
        words, read = _read(posting, wish, kind, thing)
        _forget(session, person_id, posting_id, wish.subject, kind, thing)
        if value != read:
            said = {"value": value, "where": " ".join(wish.where.split())[:LONGEST]}
            made.append(
                Correction(
                    person_id=person_id,
                    posting_id=posting_id,
                    subject=wish.subject,
                    kind=kind,
                    thing=thing,
                    words=words,
                    read={"value": read},
                    said=said if wish.subject == "evidence" else {"value": value},
                    created_at=now,
                )
            )
    session.add_all(made)
    session.commit()
    fits.rescore(session, matcher, person_id, [posting_id])
    return made


def take_back(
    session: Session, matcher: Matcher, person_id: int, posting_id: int, ids: Sequence[int]
) -> int:
    """Let what was read count again; return how many of these corrections there were.

    NotFoundError for a posting that the person may not see.
    """
    matching.visible(session, person_id, posting_id)
    mine = (Correction.person_id == person_id, Correction.posting_id == posting_id)
    gone = session.scalars(
        delete(Correction).where(*mine, Correction.id.in_(ids)).returning(Correction.id)
    ).all()
    session.commit()
    fits.rescore(session, matcher, person_id, [posting_id])
    return len(gone)


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


def _forget(
    session: Session, person_id: int, posting_id: int, subject: str, kind: str, thing: str
) -> None:
    mine = select(Correction).where(
        Correction.person_id == person_id, Correction.posting_id == posting_id
    )
    same = mine.where(
        Correction.subject == subject, Correction.kind == kind, Correction.thing == thing
    )
    for row in session.scalars(same):
        session.delete(row)
    session.flush()
