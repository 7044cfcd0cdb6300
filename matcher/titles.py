"""What a job title says: which track, which level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from matcher.title_traps import (
    holds_values,
    is_trade_on_projects,
    names_project_role,
    without_false_rungs,
)
from matcher.wordlists import whole_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from matcher.types import Level, Track

_TRACKS = ("pmo", "product", "portfolio", "programme", "project")
_LEVELS = ("executive", "director", "intern", "manager", "entry", "analyst")
_TOPICS_NEEDED = 3
# "Developer/Project Manager": the second trade counts as well.
_BOTH = re.compile(
    r"/ ?(?:project|program|programme) manager\b|\b(?:project|program|programme) manager ?/"
)
_CHIEF = re.compile(r"\bchief\b.*\bofficer\b")
# A field of work, which says nothing about the rung: "Project Management Specialist".
_FIELD = re.compile(r"\b(?:project|program|programme|portfolio) management\b")
# An officer of a force leads more people than the officer of a project office.
_FORCES = re.compile(
    r"\b(?:army|navy|naval|air force|marine corps|marines|coast guard|national guard|infantry|"
    r"brigade|battalion|regiment|squadron|uss|hms|raf|usaf|usmc|combat team|sustainment)\b"
)
_COMMANDS = re.compile(
    r"\b(?:(?:lieutenant )?colonel|lt\.? col|(?:lieutenant )?commander|captain|squadron leader|"
    r"(?:battalion|brigade|regimental|company) executive officer|commanding officer)\b"
    r"|\bmajor\b(?=\s*(?:[),|–—-]|$))"
)
_LEADS_TROOPS = re.compile(
    r"\b(?:lieutenant|warrant officer|chief petty officer|sergeant first class|gunnery sergeant|"
    r"(?:staff|master|first|technical|colou?r) sergeant|platoon (?:leader|sergeant)|"
    r"sergeant major)\b"
)
_OF = r"(?:of|for|in|and|to|with|then)"
_TRADE_WORDS = 6
# "Reported to the foreman" tells of somebody, and is no title.
_POINTS = re.compile(r"\b(?:the|an?|my|our|their|his|her|every|each|all)\b")
_BEGINNER = re.compile(
    r"\bassistant\b|\basst\b|\bjunior\b|\bjr\b|\bgraduate\b|\bassistent(?:in)?\b|\basystent(?:ka)?\b"
    r"|\bmłodsz[ya]\b"
)
# A consultant for project management advises those who manage.
_ADVISES = re.compile(r"\b(?:consultant|advis[eo]r)s?\b")
_ASSOCIATE = re.compile(r"\bassoc(?:iate)?\.? (?:project|program)")
# A bank's assistant vice president leads work and people: neither an assistant nor an executive.
_PAY_GRADE = re.compile(r"\bavp\b|\b(?:assistant|associate|asst\.?) vice[- ]president\b")

# "Assistant to the Director" is no director.
_HELPS = re.compile(r"\b(assistant|secretary|pa|ea|aide)\s+to\b.*")


class Titles:
    """Reads job titles; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        names = (*_TRACKS, *_LEVELS, "senior", "not_delivery", "program_roles")
        self._trades = re.compile(rf"{whole_words(words['trades'])}(?=\s*(?:$|[/&,(]| {_OF} ))")
        self._words = {name: _any_of(words[name]) for name in names}
        self.core_topics = frozenset(words["core_topics"])

    def track(self, title: str) -> Track:
        """Return the kind of work that the title names; "other" when it is no project work."""
        low = title.lower()
        if self._is_foreign(low):
            return "other"
        low = without_false_rungs(low)
        found = next((name for name in _TRACKS if self._words[name].search(low)), "other")
        if found == "portfolio" and holds_values(low):
            return "other"
        if found == "project" and is_trade_on_projects(low):
            return "other"
        return cast("Track", found)

    def _is_foreign(self, low: str) -> bool:
        """Tell whether a title in small letters names other work than projects."""
        if self._words["pmo"].search(low) or _BOTH.search(low) or names_project_role(low):
            return False
        return self._words["not_delivery"].search(low) is not None

    def track_of(self, title: str, topics: Collection[str], text: str) -> Track:
        """Return the track of a posting; topics tell a delivery programme from a course.

        The text tells a portfolio of projects from one of money.
        """
        track = self.track(title)
        low = title.lower()
        if track == "portfolio" and holds_values(low, text):
            return "other"
        if track != "other" or self._words["not_delivery"].search(low):
            return track
        delivers = len(self.core_topics.intersection(topics)) >= _TOPICS_NEEDED
        return "programme" if delivers and self._words["program_roles"].search(low) else "other"

    def track_of_role(self, title: str, line: str) -> Track:
        """Return the track of a past job; its whole line may show that it was about money."""
        track = self.track(title)
        if track == "portfolio" and self.track(line) == "other":
            return "other"
        return track

    def names_trade(self, piece: str) -> bool:
        """Tell whether a few words name a trade outside projects: "Ward Sister", "Site Foreman".

        Such words are a title where one is looked for; of rung and kind they say nothing.
        """
        low = piece.lower()
        if len(low.split()) > _TRADE_WORDS or _POINTS.search(low):
            return False
        return self._trades.search(low) is not None

    def level(self, title: str) -> Level | None:
        """Return the rung of the ladder that the title names, None when it names none."""
        if self._words["intern"].search(title.lower()):
            return "intern"
        low = _HELPS.sub(r"\1", title.lower())
        low = without_false_rungs(low)
        low = re.sub(r"(?:[(,–|]| to (?:the|our)? ?).*$", "", low).strip()
        if _PAY_GRADE.search(low):
            return "manager"
        hit = self._rungs(low)
        if not hit:
            low = without_false_rungs(_HELPS.sub(r"\1", title.lower()))
            hit = self._rungs(low)
        if _CHIEF.search(low) or ("executive" in hit and not hit & {"manager", "entry"}):
            return "executive"
        if "director" in hit:
            return "director"
        if _BEGINNER.search(low) or ("analyst" not in hit and _ASSOCIATE.search(low)):
            return "entry"
        senior = self._words["senior"].search(low) is not None
        return _rung(hit, senior=senior)

    def level_of_role(self, title: str, line: str) -> Level | None:
        """Return the rung of a past job; in a force its rank tells more than the word "officer"."""
        level = self.level(title)
        low = line.lower()
        if level in ("manager", "director", "executive", "intern") or not _FORCES.search(low):
            return level
        if _COMMANDS.search(low):
            return "manager"
        return "senior" if _LEADS_TROOPS.search(low) else level

    def _rungs(self, low: str) -> set[str]:
        """Return the rungs that a title names; a field of work counts where nothing else does."""
        plain = _FIELD.sub(" ", low)
        hit = {name for name in _LEVELS if self._words[name].search(plain)}
        if _ADVISES.search(plain):
            return hit
        return hit or {name for name in _LEVELS if self._words[name].search(low)}


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


def first_line(text: str) -> str | None:
    """Return the first line when it is short enough to be a title."""
    line = next((row.strip() for row in text.splitlines() if row.strip()), "")
    return line if 0 < len(line) <= 120 else None  # noqa: PLR2004  a title, not a paragraph
