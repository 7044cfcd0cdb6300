"""A tailored resume for its page: the live score, what is missing, and what became of each line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.posting import Posting
from app.services import corrections, matching, side_by_side, tailor
from app.services.matching import Reading
from matcher import PostingProfile, ResumeDocument, plain_text
from matcher.tailoring import changes, words_changed

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.models.tailored_resume import TailoredResume, TailoredVersion
    from app.services.side_by_side import Row
    from matcher import Item, Match, Matcher
    from matcher.tailoring import Change, Piece

# What a change is called, and the status shape that stands for it.
CHANGES = {
    "added": ("Added", "star"),
    "removed": ("Left out", "strike"),
    "moved": ("Moved", "half"),
    "reworded": ("Reworded", "dot"),
}
_KINDS = {"section": "Section", "entry": "Entry"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change in words; `pieces` show a rewording word by word."""

    id: str
    kind: str
    what: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An item with all that its place on the page needs.

    `marks` are kinds of change; `carries` names what the posting asks for and this line shows.
    """

    item: Item
    children: tuple[Node, ...]
    marks: tuple[str, ...]
    carries: tuple[str, ...]
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A tailored resume beside its posting; `gained` is in points, against the master."""

    tailored: TailoredResume
    version: TailoredVersion
    posting: Posting
    match: Match
    reasons: list[str]
    gained: float
    missing: tuple[Row, ...]
    told: tuple[Told, ...]
    sections: tuple[Node, ...]
    can_redo: bool


def shown(
    session: Session, matcher: Matcher, person_id: int, tailored_id: int, *, now: datetime
) -> Shown:
    """Return the current version as its page shows it; NotFoundError for anybody else's.

    Only what changed is read anew: the posting's reading is kept, and so are the readings of
    documents that the matcher has just seen, the master among them.
    """
    row = tailor.one(session, person_id, tailored_id)
    head = tailor.version(session, row)
    posting = session.get_one(Posting, row.posting_id)
    mine = corrections.of_posting(session, person_id, posting.id)
    seen = corrections.corrected(PostingProfile.from_dict(posting.profile), mine)
    master = ResumeDocument.from_dict(row.master)
    document = ResumeDocument.from_dict(head.document)
    match = seen.match(matcher, matcher.read_document(document, now.date()))
    before = seen.match(matcher, matcher.read_document(master, now.date())).score
    found = changes(master, document)
    rows = side_by_side.rows(matcher, Reading(posting, seen.profile, None, match, mine))
    return Shown(
        tailored=row,
        version=head,
        posting=posting,
        match=match,
        reasons=matching.reasons(seen.profile, match, seen.held),
        gained=round(match.score - before, 1),
        missing=tuple(one for one in rows if one.status == "missing"),
        told=tuple(_told(document, change) for change in found),
        sections=_nodes(document, None, _marks(found), _carried(document, rows)),
        can_redo=tailor.can_redo(session, row),
    )


def _nodes(
    document: ResumeDocument,
    parent: str | None,
    marks: dict[str, tuple[str, ...]],
    carried: dict[str, tuple[str, ...]],
) -> tuple[Node, ...]:
    siblings = document.children(parent)
    movable = [one.id for one in siblings if _is_movable(one)]
    return tuple(
        Node(
            item=item,
            children=_nodes(document, item.id, marks, carried) if not item.is_line else (),
            marks=marks.get(item.id, ()),
            carries=carried.get(item.id, ()),
            is_first=item.id not in movable[1:],
            is_last=item.id not in movable[:-1],
        )
        for item in siblings
    )


def _is_movable(item: Item) -> bool:
    return item.kind not in {"name", "head"} and (item.kind != "section" or bool(item.text))


def _marks(found: tuple[Change, ...]) -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for one in found:
        out[one.id] = (*out.get(one.id, ()), one.kind)
    return out


def _carried(document: ResumeDocument, rows: list[Row]) -> dict[str, tuple[str, ...]]:
    """Return line id -> what the posting asks for that this line is evidence of."""
    plain = plain_text(document)
    out: dict[str, tuple[str, ...]] = {}
    for row in rows:
        lines = {plain.line_at(start) for start, _ in row.evidence}
        for line in lines - {None}:
            out[line or ""] = (*out.get(line or "", ()), row.label)
    return out


def _told(document: ResumeDocument, change: Change) -> Told:
    item = document.get(change.id)
    what = change.after or change.before
    if item.kind == "entry":
        what = next((one.text for one in document.children(item.id) if one.text), "")
    pieces = words_changed(change.before, change.after) if change.kind == "reworded" else ()
    kind = _KINDS.get(item.kind)
    return Told(
        id=change.id, kind=change.kind, what=f"{kind}: {what}" if kind else what, pieces=pieces
    )
