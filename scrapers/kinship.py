"""What two sightings of one company and title are to each other: one job, or two, and why."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from scrapers.likeness import strangers
from scrapers.names import words_of

if TYPE_CHECKING:
    from scrapers.compared import Compared

Kind = Literal["joined", "identity", "address", "requisition", "copy", "repost", "city"]
Where = Literal["here", "wide", "apart"]
# How surely two texts are one: in both directions, or one is a part of the other, or no text.
Sureness = Literal["equal", "part", "bare"]

_REPOST, _COPY = timedelta(days=90), timedelta(days=180)
_ONE_WEEK = timedelta(days=7)
_CHANGED, _ADDED = 0.14, 0.45


def kind_of(one: Compared, other: Compared) -> Kind | None:
    """Return what the second is to the first if their words agree; None for another job."""
    if are_proved_two(one, other) or are_twins(one, other):
        return None
    gap = abs(one.day - other.day) if one.day and other.day else timedelta(0)
    same_source = one.posting.source == other.posting.source
    if gap > (_REPOST if same_source else _COPY):
        return None
    if where(one, other) == "apart":
        return "city"
    return "repost" if same_source else "copy"


def are_proved_two(one: Compared, other: Compared) -> bool:
    """Tell whether two numbers prove two jobs; those in title or text count within one source."""
    if one.number and other.number:
        return one.number != other.number
    if one.posting.source != other.posting.source:
        return False
    a, b = one.own_number, other.own_number
    return a is not None and b is not None and a != b


def are_twins(one: Compared, other: Compared) -> bool:
    """Tell parallel openings: one source lists both on one day, in one place, under two ids.

    Without any date there is nothing that shows one of them to be a repost.
    """
    a, b = one.posting, other.posting
    if a.source != b.source or not a.source_id or not b.source_id or a.source_id == b.source_id:
        return False
    same_number = one.number is not None and one.number == other.number
    return one.day == other.day and not same_number and _in_one_place(one, other)


def _in_one_place(one: Compared, other: Compared) -> bool:
    return where(one, other) == "here" or not (one.posting.places and other.posting.places)


def where(one: Compared, other: Compared) -> Where:
    """Compare the places: a city in common, or nothing that speaks against one, or two cities."""
    common = one.cities.keys() & other.cities.keys()
    if any(_may_be_one(one.cities[name], other.cities[name]) for name in common):
        return "here"
    if one.cities and other.cities:
        return "apart"
    mine, theirs = _all_countries(one), _all_countries(other)
    if mine and theirs and not mine & theirs:
        return "apart"
    both_remote = one.posting.workplace == other.posting.workplace == "remote"
    return "here" if both_remote and not one.cities and not other.cities else "wide"


def _may_be_one(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return not mine or not theirs or bool(mine & theirs)


def _all_countries(one: Compared) -> frozenset[str]:
    return one.countries.union(*one.cities.values()) if one.cities else one.countries


def sureness(one: Compared, other: Compared, kind: Kind) -> Sureness | None:
    """Compare the texts; None where they are two, or say too little about two places."""
    if not one.wording.says or not other.wording.says:
        return "bare" if _is_told_by_place_and_day(one, other, kind) else None
    small, large = sorted((one, other), key=lambda side: len(side.wording.runs))
    odd, pieces = strangers(small.wording, large.wording), len(small.wording.pieces)
    if odd > max(1, _CHANGED * pieces) or odd * 3 > pieces or _name_two_teams(one, other):
        return None
    added = strangers(large.wording, small.wording)
    if added > max(1, _ADDED * len(large.wording.pieces)) or small.wording.is_cut:
        # A snippet holds what an employer says in every advert: of two cities it proves nothing.
        return "part" if kind != "city" else None
    return "equal" if one.wording.is_whole and other.wording.is_whole else "part"


def _is_told_by_place_and_day(one: Compared, other: Compared, kind: Kind) -> bool:
    """Tell whether an advert without a text has the city, or no place and the week.

    A source that gives one advert a text and another none, or a number to the one without a text
    alone, tells of two for all we know.
    """
    if kind == "repost" and (one.wording.says or other.wording.says):
        return False
    bare, full = (one, other) if not one.wording.says else (other, one)
    if bare.number and not full.number:
        return False
    found = where(one, other)
    if kind != "copy" or found != "wide":
        return found == "here"
    return one.day is not None and other.day is not None and abs(one.day - other.day) <= _ONE_WEEK


def _name_two_teams(one: Compared, other: Compared) -> bool:
    """Tell whether each names a team, programme or department that the other does not know."""
    if one.wording.digest == other.wording.digest or not one.teams or not other.teams:
        return False
    return bool(_unknown(one.teams, other)) and bool(_unknown(other.teams, one))


def _unknown(teams: frozenset[str], other: Compared) -> set[str]:
    words = f" {words_of(f'{other.posting.title} {other.posting.description_text}')} "
    return {team for team in teams if f" {team} " not in words}
