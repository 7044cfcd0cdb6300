"""Does a short form mean the term here? MSP, CSM, Word or Lean only in the right company."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from matcher.governing import (
    GLUE,
    RUN,
    SHORT_METHODS,
    certificate_after,
    certificate_before,
    ends_list,
    method_after,
    method_before,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from matcher.lexicon.entries import Term
    from matcher.mentions import Mention
    from matcher.words import Words

_WINDOW = 12
_KINDS = {"@method": "method", "@certs": "certification"}


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
        if words.is_elliptic(mention):
            return self._shares_word(mention)
        if any(self._marker(name, mention) for name in near if name[0] == "@"):
            return True
        around = words.lower[max(0, mention.first - _WINDOW) : mention.first]
        around += words.lower[mention.last : mention.last + _WINDOW]
        window = f" {' '.join(around)} "
        return any(f" {name} " in window for name in near if name[0] != "@")

    def _shares_word(self, mention: Mention) -> bool:
        """Tell whether a certificate of the same list spells out the word left out here."""
        lower, term = self._words.lower, mention.term
        steps = range(1, RUN)
        ways = ((mention.last - 1 + i for i in steps), (mention.first - i for i in steps))
        for way in ways:
            for place in way:
                if not 0 <= place < len(lower):
                    break
                held = self._accepted.get(place)
                if held and lower[place] in term.shares:
                    return term.id in held.term.covers or held.term.shares == term.shares
                if not (held or lower[place] in GLUE or self._is_of_kin(place, term)):
                    break
        return False

    def _is_of_kin(self, place: int, term: Term) -> bool:
        return any(other.term.shares == term.shares for other in self._beginning.get(place, ()))

    def _marker(self, name: str, mention: Mention) -> bool:
        if name == "@case":
            return not self._words.text[mention.start : mention.end].islower()
        if name == "@cert":
            return self.governor(mention) is not None
        if name == "@method-word":
            return self._is_way_of_working(mention)
        if name == "@after-cert":
            return ends_list(self._words, mention, self._accepted)
        neighbours = self._neighbours(mention)
        if name == "@office":
            return any("microsoft-office" in {n.term.id, *n.term.part_of} for n in neighbours)
        kind = _KINDS.get(name, "tool")
        if kind == "certification":
            neighbours = [n for n in neighbours if self._is_settled(n)]
        return any(n.term.kind == kind for n in neighbours)

    def _is_way_of_working(self, mention: Mention) -> bool:
        """Tell whether a word for methods or for knowing governs the list of the mention."""
        beside = [n for n in self._neighbours(mention) if n.first != mention.first]
        if self.governor(mention) or any(
            n.term.kind == "certification" and self._words.lower[n.first] not in SHORT_METHODS
            for n in beside
        ):
            return False
        words, accepted = self._words, self._accepted
        return method_after(words, mention, accepted) or method_before(words, mention, accepted)

    def _is_settled(self, mention: Mention) -> bool:
        return self._accepted.get(mention.first) is mention

    def _neighbours(self, mention: Mention) -> list[Mention]:
        """Return the mentions right before and after, with nothing but list glue between."""
        lower = self._words.lower
        left, right = mention.first - 1, mention.last
        while left >= 0 and lower[left] in GLUE:
            left -= 1
        while right < len(lower) and lower[right] in GLUE:
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
        end = certificate_after(words, mention, accepted)
        start = None if end else certificate_before(words, mention, accepted)
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
