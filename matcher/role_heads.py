"""Which of the words beside a date range are the title of a job, and which its employer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from matcher.role_lines import FIRM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher.role_lines import Around, Beside
    from matcher.titles import Titles

# No place has a name of more than three words: "Barnes and Noble Basking Ridge, NJ" is a firm.
_PLACE = re.compile(r"[A-Z][\w.'-]*(?: [\w.'-]+){0,2}, [A-Z]{2,3}|remote", re.IGNORECASE)
# A part of who employs: "Nurse Manager, Surgical Unit".
_UNIT = re.compile(
    r"\b(?:unit|team|department|dept|division|directorate|section|branch|ward|icu|faculty|"
    r"battalion|brigade|regiment|squadron)\.?$|^ward \w+$",
    re.IGNORECASE,
)
_NAME = re.compile(r"\d+(?:st|nd|rd|th)?\s?[A-Z]|same (?:employer|company|organi)")
# The first name of several who own a firm: "Hart, Low & Sons".
_OWNERS = re.compile(r"[A-Z][\w'’-]+ (?:&|and) [A-Z].*")
# Said behind the months of a job, and no employer: "part-time while studying".
_TERMS = re.compile(
    r"(?:part|full)[- ]time\b.*|(?:fixed[- ]term|temporary|contract|permanent|freelance|seasonal|"
    r"voluntary|remote|hybrid)(?: (?:contract|role|position|work))?|"
    r"(?:maternity|paternity|parental|sickness|leave) cover|secondment|job[- ]share|acting",
    re.IGNORECASE,
)
_TITLE_WORDS = 9
_STATE = 2  # letters
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
        if chosen and named and not beside.is_shared:
            chosen = _under_its_house(chosen, beside, titles)
    elif own:
        chosen = _from_one_piece(own, beside, titles)
    else:
        chosen = _from_beside(beside, titles)
    if chosen is None or len(chosen.title.split()) > _TITLE_WORDS:
        return None
    return chosen if is_loose or _is_known(chosen.title, titles) else None


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
    names = [p for p in pieces if p != title and _is_name(p) and not _TERMS.fullmatch(p)]
    # A rank beside the title is no employer: "Supply Officer (Captain), 9th Regiment".
    others = [p for p in names if not titles.names_trade(p)] or names
    rows = zip_longest(others, others[1:], fillvalue="")
    whole = (piece for piece, behind in rows if _is_whole(piece, behind))
    return Chosen(title, next(whole, others[0] if others else None), start)


def _is_name(piece: str) -> bool:
    return piece[:1].isupper() or _NAME.match(piece) is not None


def _is_whole(piece: str, behind: str) -> bool:
    """Tell whether a piece may be all of an employer: no ward of it, no town and no state."""
    if _UNIT.search(piece) or (len(piece) == _STATE and piece.isupper()):
        return False
    is_town = len(behind) == _STATE and behind.isupper()
    return not is_town or FIRM.search(piece) is not None


def _under_its_house(chosen: Chosen, beside: Around, titles: Titles) -> Chosen:
    """Return the job with the employer that heads it, where its own line names only a part."""
    above = beside.above[0] if beside.above else None
    if above is None or not above.pieces or not _UNIT.search(chosen.employer or ""):
        return chosen
    house = above.pieces[0]
    if not _HOUSE.search(house) or _is_title_line(above, titles):
        return chosen
    return replace(chosen, employer=house, is_header=True)


def _from_one_piece(own: Sequence[str], beside: Around, titles: Titles) -> Chosen | None:
    """Return a job of whose line only one piece is told: the title, or the employer."""
    piece = own[0]
    above = beside.above[0] if beside.above else None
    if not _named(piece, titles) and above and _is_title_line(above, titles):
        told = _from_one_line(above.pieces, above.start, titles)
        is_part = told.employer is not None and (_UNIT.search(piece) or _is_place(own))
        return told if is_part else replace(told, employer=piece)
    if not _named(piece, titles) and beside.below and _is_title_line(beside.below[0], titles):
        title = next(p for p in beside.below[0].pieces if _named(p, titles))
        return Chosen(title, piece, beside.start)
    below = beside.below[0].pieces if beside.below else ()
    if _HOUSE.search(piece) and below and not FIRM.search(below[0]):
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
    is_whole = not _UNIT.search(chosen.employer or "")
    if len(line.pieces) > 1 and titled == 0 and is_whole and not _is_place(line.pieces[1:]):
        return chosen
    employer = _employer_of(others)
    if employer is None and beside.above:
        employer = _employer_of([n for n in beside.below if not _is_title_line(n, titles)])
    return replace(chosen, employer=employer or chosen.employer)


def _employer_of(lines: Sequence[Beside]) -> str | None:
    """Return the first of the lines that is no place, without the place behind it."""
    for line in lines:
        if not line.pieces or _is_place(line.pieces):
            continue
        first = line.pieces[0]
        if len(line.pieces) > 1 and " " not in first and _OWNERS.fullmatch(line.pieces[1]):
            return f"{first}, {line.pieces[1]}"
        if first[:1].isupper() or _HOUSE.search(first):
            return first
    return None


def _is_employer(line: Beside) -> bool:
    return any(FIRM.search(piece) for piece in line.pieces)


def _is_place(pieces: Sequence[str]) -> bool:
    return _PLACE.fullmatch(", ".join(pieces)) is not None


def _is_title_line(line: Beside, titles: Titles) -> bool:
    return any(_named(piece, titles) for piece in line.pieces)


def _named(piece: str, titles: Titles) -> bool:
    """Tell whether the piece names a job."""
    return _is_known(piece, titles) or titles.names_trade(piece)


def _is_known(piece: str, titles: Titles) -> bool:
    """Tell whether the piece names a job by its rung or by its kind of project work."""
    if len(piece.split()) > _TITLE_WORDS:
        return False
    if titles.level(piece) is not None:
        return True
    return titles.track(piece) != "other" and not FIRM.search(piece)
