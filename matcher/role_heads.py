"""Which of the words beside a date range are the title of a job, and which its employer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher.role_lines import Around, Beside
    from matcher.titles import Titles

_COMPANY = re.compile(
    r"\b(?:ltd|limited|plc|gmbh|ag|inc|llc|llp|corp|pvt|s\.p\.a|s\.a|s\.l|s\.r\.l|sarl|sas|spa|ab|oy|bv|nv|pty|group|bank|council|"
    r"trust|university|hospital|college|school|academy|department|ministry|institute|agency)\b\.?",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[A-Z][\w.' -]+, [A-Z]{2,3}|remote", re.IGNORECASE)
# Said behind the months of a job, and no employer: "part-time while studying".
_TERMS = re.compile(
    r"(?:part|full)[- ]time\b.*|(?:fixed[- ]term|temporary|contract|permanent|freelance|seasonal|"
    r"voluntary|remote|hybrid)(?: (?:contract|role|position|work))?|"
    r"(?:maternity|paternity|parental|sickness|leave) cover|secondment|job[- ]share|acting",
    re.IGNORECASE,
)
_TITLE_WORDS = 9
# What ends so is an employer, even where the title below it is not known.
_HOUSE = re.compile(
    r"\b(?:ltd|limited|plc|gmbh|ag|inc|llc|llp|corp|s\.a|s\.l|hospital|college|school|academy|"
    r"council|bank|cent(?:er|re)|clinic|group|trust)\.?$",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"\b(?:career break|sabbatical|parental leave|maternity leave)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Title and employer of a job, where its words begin, and whether the employer heads it.

    An employer on a line of its own above holds for the jobs below that name none.
    """

    title: str
    employer: str | None
    start: int
    is_header: bool = False


def chosen_beside(beside: Around, titles: Titles, *, is_loose: bool) -> Chosen | None:
    """Return title and employer; None where the range dates no job.

    `is_loose` lets a title be any words; elsewhere it has to be one that is known.
    """
    own = [piece for piece in beside.own.pieces if not _TERMS.fullmatch(piece)]
    heads = own[:1] or [piece for line in beside.above[:1] for piece in line.pieces[:1]]
    if any(_BREAK.search(piece) for piece in heads):
        return None
    labelled = _labelled(beside)
    if labelled is not None:
        return labelled
    named = any(_named(piece, titles) for piece in own)
    headed = bool(beside.above) and _is_title_line(beside.above[0], titles)
    chosen: Chosen | None = None
    if beside.is_shared or beside.is_bullet or (len(own) > 1 and (named or not headed)):
        is_told = len(own) > 1 and not beside.is_bullet and not beside.is_shared
        chosen = _from_one_line(own, beside.start, titles) if own and (named or is_told) else None
    elif own:
        chosen = _from_one_piece(own[0], beside, titles)
    else:
        chosen = _from_beside(beside, titles)
    if chosen is None or len(chosen.title.split()) > _TITLE_WORDS:
        return None
    return chosen if is_loose or _named(chosen.title, titles) else None


def _labelled(beside: Around) -> Chosen | None:
    """Return what lines called "Designation:" and "Company:" say."""
    lines = [line for line in (*beside.above, *beside.below) if line.label and line.pieces]
    title = next((line for line in lines if line.label == "title"), None)
    if title is None:
        return None
    employer = next((line.pieces[0] for line in lines if line.label == "employer"), None)
    start = min(line.start for line in lines)
    return Chosen(title.pieces[0], employer, start)


def _from_one_line(pieces: Sequence[str], start: int, titles: Titles) -> Chosen:
    title = next((piece for piece in pieces if _named(piece, titles)), pieces[0])
    employer = next((p for p in pieces if p != title and p[:1].isupper()), None)
    return Chosen(title, employer, start)


def _from_one_piece(piece: str, beside: Around, titles: Titles) -> Chosen | None:
    """Return a job of whose line only one piece is told: the title, or the employer."""
    above = beside.above[0] if beside.above else None
    if not _named(piece, titles) and above and _is_title_line(above, titles):
        title = next(p for p in above.pieces if _named(p, titles))
        return Chosen(title, piece, above.start)
    if not _named(piece, titles) and beside.below and _is_title_line(beside.below[0], titles):
        title = next(p for p in beside.below[0].pieces if _named(p, titles))
        return Chosen(title, piece, beside.start)
    below = beside.below[0].pieces if beside.below else ()
    if _HOUSE.search(piece) and below and not _COMPANY.search(below[0]):
        return Chosen(below[0], piece, beside.start)
    header = _employer_of(beside.above)
    if header:
        return Chosen(piece, header, beside.start, is_header=True)
    return Chosen(piece, _employer_of(beside.below), beside.start)


def _from_beside(beside: Around, titles: Titles) -> Chosen | None:
    """Return a job whose months stand on a line of their own."""
    lines = beside.above or beside.below
    if not lines or not lines[0].pieces:
        return None
    titled = next((n for n, line in enumerate(lines) if _is_title_line(line, titles)), None)
    if titled is None:
        # "Site Architect", below it "Artxanda Works S.L., Bilbao", and then the months.
        titled = int(len(lines) > 1 and _is_employer(lines[0]) and not _is_employer(lines[1]))
    line = lines[titled]
    start = min(line.start, beside.start)
    chosen = _from_one_line(line.pieces, start, titles)
    others = [other for n, other in enumerate(lines) if n != titled]
    if len(line.pieces) > 1 and titled == 0 and not _is_place(line.pieces[1:]):
        return chosen
    employer = _employer_of(others)
    if employer is None and beside.above:
        employer = _employer_of(beside.below)
    return replace(chosen, employer=employer or chosen.employer)


def _employer_of(lines: Sequence[Beside]) -> str | None:
    """Return the first of the lines that is no place, without the place behind it."""
    for line in lines:
        if line.pieces and not _is_place(line.pieces) and line.pieces[0][:1].isupper():
            return line.pieces[0]
    return None


def _is_employer(line: Beside) -> bool:
    return any(_COMPANY.search(piece) for piece in line.pieces)


def _is_place(pieces: Sequence[str]) -> bool:
    return _PLACE.fullmatch(", ".join(pieces)) is not None


def _is_title_line(line: Beside, titles: Titles) -> bool:
    return any(_named(piece, titles) for piece in line.pieces)


def _named(piece: str, titles: Titles) -> bool:
    """Tell whether the piece names a job."""
    if len(piece.split()) > _TITLE_WORDS:
        return False
    if titles.level(piece) is not None:
        return True
    return titles.track(piece) != "other" and not _COMPANY.search(piece)
