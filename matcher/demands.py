"""Demands that are neither tool nor certificate: languages, clearances, licences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.wordlists import whole_words

if TYPE_CHECKING:
    from matcher.types import Kind

_ASKED_NEAR = 45
_KINDS = frozenset({"clearance", "licence", "language"})
# "Welsh is desirable", "German required", "German (A2)": the language itself is the subject.
_DIRECTLY = re.compile(
    r"\s*[(:,–-]?\s*(?:[ABC][12]\b|native\b|basic\b|beginner|elementary\b|intermediate\b|"
    r"conversational\b|mother tongue)|"
    r"\s*(?:is|are|would be|will be|=|:)?\s*(?:an?\s+)?(?:required|essential|mandatory|desirable|"
    r"preferred|advantage\w*|plus|must|bonus|beneficial|helpful|welcome)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Demand:
    """A language, clearance or licence that a text names."""

    id: str
    kind: Kind
    label: str
    start: int
    end: int


class Demands:
    """Finds such demands; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self._languages = _any_of(words["languages"], flags=0)
        self._asks = _any_of(words["language_asks"], flags=re.IGNORECASE)
        self._plain: tuple[tuple[Kind, re.Pattern[str]], ...] = (
            ("clearance", _any_of(words["clearances"], flags=re.IGNORECASE)),
            ("licence", _any_of(words["licences"], flags=re.IGNORECASE)),
        )
        self.patterns: dict[str, str] = {kind: pattern.pattern for kind, pattern in self._plain}
        self.patterns["language"] = self._languages.pattern

    def find(self, text: str, start: int, end: int, hints: frozenset[str] = _KINDS) -> list[Demand]:
        """Return the demands named between the offsets, one for each place.

        `hints` are the kinds to look for, all of them when not given.
        """
        found: list[Demand] = []
        for kind, pattern in self._plain:
            if kind in hints:
                found += (
                    Demand(_slug(kind, m.group()), kind, m.group().strip(), m.start(), m.end())
                    for m in pattern.finditer(text, start, end)
                )
        if "language" in hints:
            found += self._spoken(text, start, end)
        return found

    def _spoken(self, text: str, start: int, end: int) -> list[Demand]:
        """Return languages with a word of fluency near; "English office" alone is none."""
        found = []
        for match in self._languages.finditer(text, start, end):
            low, high = max(start, match.start() - _ASKED_NEAR), min(end, match.end() + _ASKED_NEAR)
            if self._asks.search(text, low, high) or _DIRECTLY.match(text, match.end(), high):
                name = match.group()
                found.append(Demand(name.lower(), "language", name, match.start(), match.end()))
        return found


_FAMILIES = (
    ("driving-licence", ("driv", "full licence", "full uk licence", "valid licence")),
    ("cscs-card", ("cscs",)),
    ("hgv-licence", ("hgv",)),
    ("forklift-licence", ("forklift",)),
    ("nmc-registration", ("nmc",)),
    ("real-estate-license", ("real estate",)),
    ("ctc-clearance", ("ctc ",)),
    ("professional-engineer", ("professional engineer", "pe license")),
    ("sc-clearance", ("sc c", "sc e")),
    ("dv-clearance", ("dv ",)),
    ("bpss", ("bpss", "baseline personnel")),
    ("ts-sci", ("ts/sci", "top secret")),
    ("secret-clearance", ("secret",)),
    ("public-trust", ("public trust",)),
    ("security-clearance", ("clear", "nppv", "active")),
)


def _slug(kind: Kind, name: str) -> str:
    low = re.sub(r"^(?:security )?clearance: (\w+)$", r"\1 clearance", name.lower()).removeprefix(
        "active "
    )
    for slug, starts in _FAMILIES:
        if low.startswith(starts) or (slug == "security-clearance" and "clear" in low):
            return slug
    return re.sub(r"[^a-z0-9]+", "-", low).strip("-") or kind


def _any_of(words: tuple[str, ...], *, flags: int) -> re.Pattern[str]:
    return re.compile(whole_words(words, hyphens=True), flags)
