"""Is the job in, or at the head of, a project office? Its title, else its own words, tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from matcher.wordlists import factored, whole_words

if TYPE_CHECKING:
    from matcher.types import Level, Track

_DUTIES_NEEDED = 2
_SUPPORT_DUTIES_NEEDED = 3
_OPENING = 900
_LEAD = 60
_FAMILY = frozenset({"project", "programme", "portfolio"})
_SUPPORTING = frozenset({"entry", "analyst", "senior"})
# Someone outside the office reports to it or works with it; "head of the PMO" is inside.
_OUTSIDE = re.compile(
    r"\b(?:report(?:s|ing)?(?: \w+){0,2}? (?:in)?to|alongside|support(?:ed)? (?:from|by)"
    r"|(?:work|liais|partner|collaborat|coordinat|co-ordinat|interfac|interact|engag)\w*"
    r"(?: very)?(?: closely)? with|in conjunction with|accountable to"
    r"|experience (?:in|with|of|within))"
    r" (?:[\w'’&-]+,? ){0,3}$"
)
_INSIDE = re.compile(r"['’]?s? (?:manager|lead|leader|director|head)\b")
# "Experience of working in a PMO" is a demand, "helping clients to run a PMO" somebody else's.
_ELSEWHERE = re.compile(
    r"\b(?:experienced?|background|history|worked|knowledge|understanding|track record|exposure"
    r"|helps?|helping|clients? (?:to )?|customers? (?:to )?|training)\b[^.;\n]*$"
)
_NAMES = r"(?:[\w'’&/-]+ ){0,4}?"
_NOT_THE_OFFICE = (
    r"(?!['’]?s? (?:environment|setting|experience|governance|process|standard|tool|template"
    r"|framework|methodolog|director|head|lead|manager|sponsor))"
)


class Offices:
    """Tells project-office work; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        office = whole_words(words["office_work"])
        joins, leads = whole_words(words["office_joins"]), whole_words(words["office_leads"])
        roles, seeks = factored(words["office_roles"]), whole_words(words["office_seeks"])
        self._title = re.compile(whole_words(words["pmo"]))
        self._office = re.compile(office)
        self._duties = re.compile(whole_words(words["office_duties"]))
        self._craft = re.compile(whole_words(words["office_crafts"]))
        self._own = tuple(
            re.compile(pattern)
            for pattern in (
                rf"{joins} {_NAMES}{office}{_NOT_THE_OFFICE}",
                rf"{leads} (?!of\b){_NAMES}{office}{_NOT_THE_OFFICE}",
                rf"(?:^|[.!?\n]\s*)(?:with)?in (?:our|the) {_NAMES}{office},? you(?:['’]ll)?\b",
                rf"{seeks}[\s:-]+{_NAMES}{office} {roles}(?!\w)",
                rf"\b(?:our|the) {_NAMES}{office} (?:needs|wants|seeks|requires"
                rf"|is (?:looking|hiring|recruiting|seeking|growing|expanding))\b",
                rf"\bthe {_NAMES}{office} (?:group|team) (?:manages|leads|drives|oversees|runs)\b",
            )
        )
        self._reports = re.compile(
            rf"\breport(?:s|ing)?\b[^.;\n]{{0,30}}? to {_NAMES}"
            rf"(?:(?:head|director|manager|lead|leader|vp) of {_NAMES}{office}"
            rf"|{office} (?:manager|lead|leader|director|head)\b)"
        )
        self._acts = re.compile(
            rf"\b(?:our|the) {_NAMES}{office}"
            r" (?:sits|supports|looks after|reports|runs|keeps|helps|is)\b"
        )
        self._supports = re.compile(
            r"\bsupport(?:s|ing)? (?:[\w&,-]+ ){0,3}project managers\b"
            r"[^.;\n]{0,40}\b(?:by|in|with|through)\b"
        )

    def names_one(self, title: str) -> bool:
        """Tell whether the title alone says so."""
        return self._title.search(title.lower()) is not None

    def is_office(self, title: str, text: str, track: Track, level: Level | None) -> bool:
        """Tell whether the job sits in or leads a project office, by title, else by its text."""
        if self.names_one(title):
            return True
        low = text.lower()
        supporting = level in _SUPPORTING
        if track in _FAMILY:
            return self._is_family_inside(low, supporting=supporting)
        if track == "product" or not self._craft.search(title.lower()):
            return False
        return self._office.search(low) is not None and self._says_so(low, supporting=supporting)

    def _is_family_inside(self, low: str, *, supporting: bool) -> bool:
        if not self._office.search(low):
            return False
        duties = set(self._duties.findall(low))
        if self._names_office(low[:_OPENING]) and len(duties) >= _DUTIES_NEEDED:
            return True
        if self._says_so(low, supporting=supporting):
            return True
        helps = self._supports.search(low) is not None and "portfolio" in duties
        return helps and len(duties) >= _SUPPORT_DUTIES_NEEDED

    def _says_so(self, low: str, *, supporting: bool) -> bool:
        """Tell whether the text says that the job is in the office, or that it leads it."""
        if supporting and (self._reports.search(low) or self._acts.search(low[:_OPENING])):
            return True
        return any(
            not _ELSEWHERE.search(low, max(0, found.start() - _LEAD), found.start())
            for pattern in self._own
            for found in pattern.finditer(low)
        )

    def _names_office(self, low: str) -> bool:
        """Tell whether the text names a project office that the job does not merely report to."""
        return any(
            _INSIDE.match(low, found.end())
            or not _OUTSIDE.search(low[max(0, found.start() - _LEAD) : found.start()])
            for found in self._office.finditer(low)
        )
