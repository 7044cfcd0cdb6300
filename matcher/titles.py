"""What a job title says: is it project-office work, which track, which level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from matcher.wordlists import whole_words

if TYPE_CHECKING:
    from matcher.types import Level, Track

_TRACKS = ("pmo", "product", "portfolio", "programme", "project")
_LEVELS = ("executive", "director", "intern", "manager", "entry", "analyst")
_DUTIES_NEEDED = 2
_OPENING = 900
# A bank's assistant vice president leads work and people: neither an assistant nor an executive.
_PAY_GRADE = re.compile(r"\bavp\b|\b(?:assistant|associate|asst\.?) vice[- ]president\b")
# Someone outside the office reports to it or works with it; "head of the PMO" is inside.
_OUTSIDE = re.compile(
    r"\b(?:report(?:s|ing)?(?: \w+){0,2}? (?:in)?to|alongside|(?:work|liais)\w* (?:closely )?with"
    r"|support(?:ed)? (?:from|by)|accountable to)"
    r" (?:(?:the|our|a|an|your|their|central|group|enterprise|global|corporate|client|it|local) )*$"
)
_INSIDE = re.compile(r"['’]?s? (?:manager|lead|leader|director|head)\b")
_LEAD = 60


class Titles:
    """Reads job titles; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        names = (*_TRACKS, *_LEVELS, "senior", "not_delivery", "office_work", "office_duties")
        self._words = {name: _any_of(words[name]) for name in names}
        self.core_topics = frozenset(words["core_topics"])

    def track(self, title: str) -> Track:
        """Return the kind of work that the title names; "other" when it is no project work."""
        low = title.lower()
        office = self._words["pmo"].search(low)
        if not office and self._words["not_delivery"].search(low):
            return "other"
        for name in _TRACKS:
            if self._words[name].search(low):
                return cast("Track", name)
        return "other"

    def track_of_role(self, title: str, line: str) -> Track:
        """Return the track of a past job; its whole line may show that it was about money."""
        track = self.track(title)
        if track == "portfolio" and self.track(line) == "other":
            return "other"
        return track

    def level(self, title: str) -> Level | None:
        """Return the rung of the ladder that the title names, None when it names none."""
        if self._words["intern"].search(title.lower()):
            return "intern"
        low = re.sub(r"[(,–|].*$", "", title.lower()).strip()
        if _PAY_GRADE.search(low):
            return "manager"
        hit = {name for name in _LEVELS if self._words[name].search(low)}
        if not hit:
            low = title.lower()
            hit = {name for name in _LEVELS if self._words[name].search(low)}
        senior = self._words["senior"].search(low) is not None
        # A bank's "Project Manager - Vice President" is a manager: the rank is a pay grade there.
        if "executive" in hit and not hit & {"manager", "entry"}:
            return "executive"
        if "director" in hit:
            return "director"
        if re.search(
            r"\bassistant\b|\basst\b|\bjunior\b|\bgraduate\b|\bassociate (?:project|program)", low
        ):
            return "entry"
        return _rung(hit, senior=senior)

    def is_office(self, title: str, text: str) -> bool:
        """Tell whether the job sits in or leads a project office, by title, else by its text."""
        if self._words["pmo"].search(title.lower()):
            return True
        if self.track(title) in {"other", "product"}:
            return False
        if not self._names_office(text[:_OPENING].lower()):
            return False
        duties = set(self._words["office_duties"].findall(text.lower()))
        return len(duties) >= _DUTIES_NEEDED

    def _names_office(self, low: str) -> bool:
        """Tell whether the text names a project office that the job does not merely report to."""
        return any(
            _INSIDE.match(low, found.end())
            or not _OUTSIDE.search(low[max(0, found.start() - _LEAD) : found.start()])
            for found in self._words["office_work"].finditer(low)
        )


def _rung(hit: set[str], *, senior: bool) -> Level | None:
    if "manager" in hit:
        return "manager"
    if "entry" in hit and "analyst" not in hit:
        return "senior" if senior else "entry"
    if senior:
        return "senior"
    for name in ("analyst", "entry"):
        if name in hit:
            return cast("Level", name)
    return None


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(whole_words(words))
