"""Does a short form mean the term here? MSP, CSM, Word or Lean only in the right company."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matcher.mentions import Mention

_WINDOW = 12
_GLUE = frozenset(
    {",", "/", "and", "or", "&", ";", "(", ")", "|", "·", "•", "-", "–", "+", "ms", "microsoft"}
)
_CERTIFICATE = ("certif", "credential", "accredit", "qualification")
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
    starts: list[int]
    ends: list[int]


def in_context(
    words: Words,
    mention: Mention,
    accepted: Mapping[int, Mention],
    candidates: Sequence[Mention],
) -> bool:
    """Tell whether one of the term's `near` words or markers holds for this mention."""
    near = mention.term.near
    if _is_followed(words, mention):
        return False
    if any(_marker(name, words, mention, accepted, candidates) for name in near if name[0] == "@"):
        return True
    around = words.lower[max(0, mention.first - _WINDOW) : mention.first]
    around += words.lower[mention.last : mention.last + _WINDOW]
    window = f" {' '.join(around)} "
    return any(f" {name} " in window for name in near if name[0] != "@")


def _is_followed(words: Words, mention: Mention) -> bool:
    """Catch "Excel at your work": the words after show that no tool is meant."""
    after = f"{' '.join(words.lower[mention.last : mention.last + 3])} "
    return any(after.startswith(f"{phrase} ") for phrase in mention.term.not_next)


def _marker(
    name: str,
    words: Words,
    mention: Mention,
    accepted: Mapping[int, Mention],
    candidates: Sequence[Mention],
) -> bool:
    if name == "@case":
        return not words.text[mention.start : mention.end].islower()
    if name == "@cert":
        return governor(words, mention, accepted) is not None
    if name == "@after-cert":
        return _ends_list(words, mention, accepted)
    neighbours = _neighbours(words, mention, accepted, candidates)
    if name == "@office":
        return any("microsoft-office" in {n.term.id, *n.term.part_of} for n in neighbours)
    kind = "method" if name == "@method" else "tool"
    return any(n.term.kind == kind for n in neighbours)


def _neighbours(
    words: Words,
    mention: Mention,
    accepted: Mapping[int, Mention],
    candidates: Sequence[Mention],
) -> list[Mention]:
    """Return the mentions right before and after, with nothing but list glue between."""
    left, right = mention.first - 1, mention.last
    while left >= 0 and words.lower[left] in _GLUE:
        left -= 1
    while right < len(words.lower) and words.lower[right] in _GLUE:
        right += 1
    found = [accepted[i] for i in (left, right) if i in accepted]
    apart = {left: left < mention.first - 1, right: right > mention.last}
    found = [m for m in found if apart.get(left) or apart.get(right)]
    return found + [
        c
        for c in candidates
        if (c.last - 1 == left and left < mention.first - 1)
        or (c.first == right and right > mention.last)
    ]


def governor(
    words: Words, mention: Mention, accepted: Mapping[int, Mention]
) -> tuple[int, int] | None:
    """Return the characters from the mention to the "certification" that governs it, or None.

    The word follows the list to which the mention belongs, or introduces it.
    """
    follows = mention.last + (words.lower[mention.last : mention.last + 1] == ["s"])
    if (after := accepted.get(follows)) and after.term.kind == "certification":
        return None
    end = _after(words, mention, accepted)
    start = None if end else _before(words, mention, accepted)
    if end is None and start is None:
        return None
    return (mention.start if start is None else start), end or mention.end


def _after(words: Words, mention: Mention, accepted: Mapping[int, Mention]) -> int | None:
    for place in range(mention.last, min(mention.last + _RUN, len(words.lower))):
        if words.lower[place] == ";" or "\n" in words.text[mention.end : words.starts[place]]:
            return None
        if words.lower[place].startswith(_CERTIFICATE):
            return words.ends[place]
        if words.lower[place] not in _GLUE and not _listed(words, place, accepted):
            return None
    return None


def _before(words: Words, mention: Mention, accepted: Mapping[int, Mention]) -> int | None:
    for place in range(mention.first - 1, max(-1, mention.first - _RUN_BACK), -1):
        if words.lower[place].startswith(_CERTIFICATE):
            return words.starts[place]
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
