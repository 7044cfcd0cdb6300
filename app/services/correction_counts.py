"""Which readings of postings people correct most: for whoever mends the reader; nobody's names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.models.correction import Correction
from app.models.posting import Posting
from app.services.wording import pay

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MOST = 50
LONGEST_WORDS = 120
# Their words are a title or what was paid: of a posting that one person brought, that is theirs.
OF_THE_WHOLE = frozenset({"level", "track", "workplace", "pay"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One reading and what people say instead.

    `subject`, `kind` and `thing` are those of `Correction`, kind and thing None where the subject
    has none; `words` stand in the posting, None where they are a person's own. `read` and `said`
    are values in words. `people` and `postings` count those concerned.
    """

    subject: str
    kind: str | None
    thing: str | None
    words: str | None
    read: str
    said: str
    people: int
    postings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The readings corrected most, most people first, and how many corrections there are at all."""

    total: int
    rows: tuple[Counted, ...]


def counts(session: Session, *, most: int = MOST) -> Counts:
    """Count the corrections that stand, over everybody, alike ones together."""
    rows = session.execute(
        select(Correction, Posting.person_id).join(Posting, Posting.id == Correction.posting_id)
    )
    seen: dict[tuple[str | None, ...], list[Correction]] = defaultdict(list)
    for one, owner_id in rows:
        seen[_key(one, is_own=owner_id is not None)].append(one)
    told = [_counted(key, alike) for key, alike in seen.items()]
    told.sort(key=lambda c: (-c.people, -c.postings, c.subject, c.thing or "", c.words or ""))
    total = session.scalar(select(func.count()).select_from(Correction)) or 0
    return Counts(total=total, rows=tuple(told[:most]))


def _key(one: Correction, *, is_own: bool) -> tuple[str | None, ...]:
    hidden = is_own and one.subject in OF_THE_WHOLE
    words = None if hidden else one.words[:LONGEST_WORDS].casefold()
    # What a person says is paid in a posting of their own is theirs as well.
    said = "another" if hidden and one.subject == "pay" else value_in_words(one.said["value"])
    read = "stated" if hidden and one.subject == "pay" else value_in_words(one.read["value"])
    return one.subject, one.kind or None, one.thing or None, words, read, said


def _counted(key: tuple[str | None, ...], alike: list[Correction]) -> Counted:
    subject, kind, thing, words, read, said = key
    return Counted(
        subject=subject or "",
        kind=kind,
        thing=thing,
        words=None if words is None else alike[0].words[:LONGEST_WORDS],
        read=read or "",
        said=said or "",
        people=len({one.person_id for one in alike}),
        postings=len({one.posting_id for one in alike}),
    )


def value_in_words(value: object) -> str:
    """Return a value as it is kept in a correction in words that need no other column."""
    if isinstance(value, dict):
        return pay(value) or "none"
    return f"{value:g}" if isinstance(value, (int, float)) else str(value)
