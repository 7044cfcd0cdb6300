"""Which word governs the list that a name belongs to: "certification", "methodologies"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matcher.mentions import Mention
    from matcher.words import Words

GLUE = frozenset(
    {",", "/", "and", "or", "&", ";", "(", ")", "|", "·", "•", "-", "–", "+", "ms", "microsoft"}
    | {"o", "ou", "oder", "lub", "und", "et"}
)
_CERTIFICATE = ("certif", "credential", "accredit", "qualification")
# "Methodologies such as PRINCE2", "knowledge of PRINCE2": the way of working is meant.
_METHOD = ("methodolog", "method", "framework", "approach", "technique", "principle")
_KNOWING = ("knowledge", "experience", "understanding", "familiar", "exposure", "versed")
_LIST_WORDS = frozenset(
    {"agile", "scrum", "master", "safe", "lean", "pmi", "itil"}
    | {"v3", "v4", "foundation", "foundations", "practitioner", "level", "levels"}
)
SHORT_METHODS = frozenset({"agile", "scrum", "safe", "lean", "itil", "pmi"})
_OF = frozenset({"of", "with", "in", "using", "to", "both"})
RUN = 8
_RUN_BACK = 11
_LED = 6
_LEADS = frozenset(
    {"in", "by", "from", ":", "e", "g", ".", "such", "as", "like", "an", "a"}
    | {"preferred", "required", "desired"}
)

_LEADING = _LEADS - {":", ".", "preferred", "required", "desired"} | {"("}


def certificate_after(
    words: Words, mention: Mention, accepted: Mapping[int, Mention]
) -> int | None:
    """Return where the "certification" ends that follows the list of the mention, or None."""
    for place in range(mention.last, min(mention.last + RUN, len(words.lower))):
        if words.lower[place] == ";" or "\n" in words.text[mention.end : words.spans[place][0]]:
            return None
        if words.lower[place].startswith(_CERTIFICATE):
            return words.spans[place][1]
        if words.lower[place] not in GLUE and not _listed(words, place, accepted):
            return None
    return None


def certificate_before(
    words: Words, mention: Mention, accepted: Mapping[int, Mention]
) -> int | None:
    """Return where the "certification" begins that leads the list of the mention, or None."""
    for place in range(mention.first - 1, max(-1, mention.first - _RUN_BACK), -1):
        if words.lower[place].startswith(_CERTIFICATE):
            return words.spans[place][0] if _leads(words, place, accepted) else None
        if not _introduces(words.lower[place]) and not _listed(words, place, accepted):
            return None
    return None


def _leads(words: Words, place: int, accepted: Mapping[int, Mention]) -> bool:
    """Tell whether the word leads a list.

    That of "PMP certification" leads none, and "Qualifications" alone is a heading over anything.
    """
    named = accepted.get(place)
    if named and named.term.kind == "certification" and not named.term.covers:
        return False
    if not words.lower[place].startswith("qualification"):
        return True
    return words.lower[place + 1] in _LEADING


def method_after(words: Words, mention: Mention, accepted: Mapping[int, Mention]) -> bool:
    """Tell whether a word for methods follows the list of the mention."""
    for place in range(mention.last, min(mention.last + RUN, len(words.lower))):
        if words.lower[place] == ";" or "\n" in words.text[mention.end : words.spans[place][0]]:
            return False
        if words.lower[place].startswith(_METHOD):
            return True
        if words.lower[place] not in GLUE and not _is_no_certificate(words, place, accepted):
            return False
    return False


def method_before(words: Words, mention: Mention, accepted: Mapping[int, Mention]) -> bool:
    """Tell whether a word for methods or for knowing leads the list of the mention."""
    for place in range(mention.first - 1, max(-1, mention.first - _RUN_BACK), -1):
        word = words.lower[place]
        if "\n" in words.text[words.spans[place][1] : mention.start]:
            return False
        if word.startswith((*_METHOD, *_KNOWING)):
            led = words.lower[max(0, place - _LED) : place]
            return not any(before.startswith(_CERTIFICATE) for before in led)
        if not (_introduces(word) or word in _OF or _is_no_certificate(words, place, accepted)):
            return False
    return False


def _is_no_certificate(words: Words, place: int, accepted: Mapping[int, Mention]) -> bool:
    if place in accepted:
        return accepted[place].term.kind != "certification"
    return words.lower[place] in SHORT_METHODS


def ends_list(words: Words, mention: Mention, accepted: Mapping[int, Mention]) -> bool:
    """Tell whether a name of two words stands right behind a certificate of the same list."""
    left = mention.first - 1
    while left >= 0 and words.lower[left] in GLUE:
        left -= 1
    last = accepted.get(left)
    listed = left < mention.first - 1 and last is not None and last.term.kind == "certification"
    return listed and mention.last - mention.first > 1


def _listed(words: Words, place: int, accepted: Mapping[int, Mention]) -> bool:
    word = words.lower[place]
    return place in accepted or word in _LIST_WORDS


def _introduces(word: str) -> bool:
    return word in GLUE or word in _LEADS
