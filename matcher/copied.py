"""Find out a posting that was pasted in as a resume, by runs of eight words in common."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"\w+")
RUN = 8


def words_of(text: str) -> list[str]:
    """Return the words of a text in small letters, in order."""
    return _WORD.findall(text.lower())


@lru_cache(maxsize=512)
def _runs(text: str) -> frozenset[int]:
    words = words_of(text)
    return frozenset(hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1))


def copied_share(resume: str, posting: str) -> float:
    """Return the share, 0 to 1, of the posting's eight-word runs that the resume contains."""
    wanted = _runs(posting)
    if not wanted:
        return 0.0
    return len(wanted & _runs(resume)) / len(wanted)
