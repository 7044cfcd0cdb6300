"""Does a short form mean the term here? MSP, CSM, Word or Lean only in the right company."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.lexicon.spellings import TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matcher.mentions import Mention

_WINDOW = 12
_GLUE = frozenset(
    {",", "/", "and", "or", "&", ";", "(", ")", "|", "·", "•", "-", "–", "+", "ms", "microsoft"}
)
_CERTIFICATE = ("certif", "credential", "accredit", "qualification")
_KINDS = {"@method": "method", "@certs": "certification"}
_RUN = 8
_RUN_BACK = 11
_LEADS = frozenset(
    {"in", "by", "from", ":", "e", "g", ".", "such", "as", "like", "an", "a"}
    | {"preferred", "required", "desired"}
)


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its words in lower case and their places."""

    text: str
    lower: list[str]
    spans: list[tuple[int, int]]

    @classmethod
    def of(cls, text: str) -> Words:
        """Cut a text into its words and marks."""
        spans = [match.span() for match in TOKEN.finditer(text)]
        low = text.lower()
        if len(low) == len(text):
            return cls(text, [low[start:end] for start, end in spans], spans)
        # A few capitals, such as the Turkish dotted I, become two letters and shift the rest.
        return cls(text, [text[start:end].lower() for start, end in spans], spans)


class Company:
    """What stands around the short forms of one text.

    `accepted` maps words to the mentions that are settled; it grows while the forms are judged.
    """

    def __init__(
        self, words: Words, accepted: Mapping[int, Mention], candidates: Iterable[Mention]
    ) -> None:
        self._words = words
        self._accepted = accepted
        self._ending: dict[int, list[Mention]] = defaultdict(list)
        self._beginning: dict[int, list[Mention]] = defaultdict(list)
        for candidate in candidates:
            self._ending[candidate.last - 1].append(candidate)
            self._beginning[candidate.first].append(candidate)

    def suits(self, mention: Mention) -> bool:
        """Tell whether one of the term's `near` words or markers holds for this mention."""
        words, near = self._words, mention.term.near
        if _is_another(words, mention):
            return False
        if any(self._marker(name, mention) for name in near if name[0] == "@"):
            return True
        around = words.lower[max(0, mention.first - _WINDOW) : mention.first]
        around += words.lower[mention.last : mention.last + _WINDOW]
        window = f" {' '.join(around)} "
        return any(f" {name} " in window for name in near if name[0] != "@")

    def _marker(self, name: str, mention: Mention) -> bool:
        if name == "@case":
            return not self._words.text[mention.start : mention.end].islower()
        if name == "@cert":
            return self.governor(mention) is not None
        if name == "@after-cert":
            return _ends_list(self._words, mention, self._accepted)
        neighbours = self._neighbours(mention)
        if name == "@office":
            return any("microsoft-office" in {n.term.id, *n.term.part_of} for n in neighbours)
        kind = _KINDS.get(name, "tool")
        if kind == "certification":
            neighbours = [n for n in neighbours if self._is_settled(n)]
        return any(n.term.kind == kind for n in neighbours)

    def _is_settled(self, mention: Mention) -> bool:
        return not mention.tentative or self._accepted.get(mention.first) is mention

    def _neighbours(self, mention: Mention) -> list[Mention]:
        """Return the mentions right before and after, with nothing but list glue between."""
        lower = self._words.lower
        left, right = mention.first - 1, mention.last
        while left >= 0 and lower[left] in _GLUE:
            left -= 1
        while right < len(lower) and lower[right] in _GLUE:
            right += 1
        found: list[Mention] = []
        if left < mention.first - 1:
            found += self._ending.get(left, ())
            found += [self._accepted[left]] if left in self._accepted else []
        if right > mention.last:
            found += self._beginning.get(right, ())
            found += [self._accepted[right]] if right in self._accepted else []
        return found

    def governor(self, mention: Mention) -> tuple[int, int] | None:
        """Return the characters from the mention to the "certification" that governs it, or None.

        The word follows the list to which the mention belongs, or introduces it.
        """
        words, accepted = self._words, self._accepted
        follows = mention.last + (words.lower[mention.last : mention.last + 1] == ["s"])
        if (after := accepted.get(follows)) and after.term.kind == "certification":
            return None
        end = _after(words, mention, accepted)
        start = None if end else _before(words, mention, accepted)
        if end is None and start is None:
            return None
        return (mention.start if start is None else start), end or mention.end


def _is_another(words: Words, mention: Mention) -> bool:
    """Catch "Excel at your work", "an MSP": the words around show that nothing of ours is meant."""
    term = mention.term
    after = f"{' '.join(words.lower[mention.last : mention.last + 3])} "
    if any(after.startswith(f"{phrase} ") for phrase in term.not_next):
        return True
    before = f" {' '.join(words.lower[max(0, mention.first - 3) : mention.first])}"
    return any(before.endswith(f" {phrase}") for phrase in term.not_before)


def _after(words: Words, mention: Mention, accepted: Mapping[int, Mention]) -> int | None:
    for place in range(mention.last, min(mention.last + _RUN, len(words.lower))):
        if words.lower[place] == ";" or "\n" in words.text[mention.end : words.spans[place][0]]:
            return None
        if words.lower[place].startswith(_CERTIFICATE):
            return words.spans[place][1]
        if words.lower[place] not in _GLUE and not _listed(words, place, accepted):
            return None
    return None


def _before(words: Words, mention: Mention, accepted: Mapping[int, Mention]) -> int | None:
    for place in range(mention.first - 1, max(-1, mention.first - _RUN_BACK), -1):
        if words.lower[place].startswith(_CERTIFICATE):
            return words.spans[place][0]
        if not _introduces(words.lower[place]) and place not in accepted:
            return None
    return None


def _ends_list(words: Words, mention: Mention, accepted: Mapping[int, Mention]) -> bool:
    """Tell whether a name of two words stands right behind a certificate of the same list."""
    left = mention.first - 1
    while left >= 0 and words.lower[left] in _GLUE:
        left -= 1
    last = accepted.get(left)
    listed = left < mention.first - 1 and last is not None and last.term.kind == "certification"
    return listed and mention.last - mention.first > 1


def _listed(words: Words, place: int, accepted: Mapping[int, Mention]) -> bool:
    word = words.lower[place]
    return place in accepted or word in {"agile", "scrum", "master", "safe", "lean", "pmi", "itil"}


def _introduces(word: str) -> bool:
    return word in _GLUE or word in _LEADS
