"""The trade that a text is about: construction, banking, software …, by counted words."""

from __future__ import annotations

import re
from collections import Counter

from matcher.wordlists import whole_words

_FEW = 3


class Domains:
    """Weighs trades; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self._of = {word: name for name, group in words.items() for word in group}
        self._pattern = re.compile(whole_words(self._of, hyphens=True))

    def weigh(self, text: str) -> tuple[tuple[str, int], ...]:
        """Return (trade, number of different words of it), heaviest first."""
        return self._counts(text)

    def is_about_money(self, text: str) -> bool:
        """Tell whether the text is more about investing than about a project office."""
        counts = dict(self._counts(text))
        return counts.get("investment", 0) > max(_FEW, counts.get("office", 0))

    def _counts(self, text: str) -> tuple[tuple[str, int], ...]:
        seen = set(self._pattern.findall(text.lower()))
        counts = Counter(self._of[word] for word in seen)
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
