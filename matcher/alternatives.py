"""Which names stand in for one another: "PMP, PRINCE2 or equivalent", "A/B", "such as"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from matcher.wordlists import factored, whole_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matcher.mentions import Mention

# What may stand between two names of one list: marks, joining words and a few filling words.
_FILL = (
    r"certifications?|certificates?|certified|certificate|credentials?|qualifications?|designation|"
    r"software|tools?|platforms?|methodolog(?:y|ies)|frameworks?|experience|level|the|an?|any|"
    r"other|other relevant|relevant|equivalent|similar|similarly|ppm|advanced|basic|strong|in|of|"
    r"applications?|systems?|enterprise one|portfolios|masters?|project|professional|delivery|"
    r"type|related|formal|teams?"
)
_MARKS = (
    r"[\s,/&()|+®™:]|(?-i:\b(?:[A-Z]|\d+[A-Z])[\w+#-]*)|\band/or\b|\band\b"
    rf"|\b(?:or|oder|ou|lub|o)\b|\be\.?g\.?,?|\b(?:{_FILL})\b"
)
_GLUE = re.compile(rf"(?:{_MARKS})*", re.IGNORECASE)
# "PMP preferred, or PRINCE2": a word of strength may stand between, where an "or" follows it.
_ASKED = r"\b(?:preferred|required|desired|desirable|is|are|(?:major|big|strong|definite)? ?plus)\b"
_ASKED_OR = re.compile(rf"(?:{_MARKS}|{_ASKED})*?\(?\bor\b(?:{_MARKS})*", re.IGNORECASE)
_OR = re.compile(r"\b(?:or|oder|ou|lub|o)\b|\band/or\b", re.IGNORECASE)
_SLASH = re.compile(r"^[\s)®™]*/[\s(]*$")
_FAMILIES = {"certification": "c", "tool": "t", "method": "t"}
_OPEN_END = re.compile(
    r"[\s,)]*(?:\w+ )?\b(?:or|and/or)\s+(?:\w+ ){0,2}"
    r"(?:equivalent|similar|other|comparable|related|equal|like)\b",
    re.IGNORECASE,
)
# "PMP, PRINCE2 or Engineering degree": the last choice need not be known to us.
_OR_ELSE = re.compile(
    r"(?:[ ,/&()|+®™]|(?-i:\b[A-Z][\w+#-]*))*\b(?:or|and/or) (?:an? )?(?-i:[A-Z])", re.IGNORECASE
)
_INTRO_REACH = 100
# "Tools such as Runrun, Monday Boards, Jira": the first examples need not be known to us.
_STRANGERS = r"(?:(?-i:[A-Z])[\w+#.-]*(?: (?-i:[A-Z\d])[\w+#.-]*){0,2}\s?[,/]\s?){0,6}"


class Alternatives:
    """Finds the groups of a sentence; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        intros = factored(words["any_of_intro"])
        listed = r"(?:the |these )?following\b(?: [\w/]+){0,3}\s?:"
        self._intro = re.compile(
            rf"(?<!\w){intros}(?:[\s,.:(]*(?:\w+ ){{0,2}}{_STRANGERS}| {listed}\s*)$",
            re.IGNORECASE,
        )
        self._within = re.compile(rf"[\s(,]{intros}[\s,.:]*$", re.IGNORECASE)
        self._example = re.compile(
            rf"[^.;\n]{{0,60}}?\(?(?<!\w){intros}[\s,.:(]*(?:an? |the )?|[®™]?\s?[(:]\s?",
            re.IGNORECASE,
        )
        self._tail = re.compile(whole_words(words["equivalent_tail"]), re.IGNORECASE)
        self.patterns = {"tail": self._tail.pattern}

    def groups(self, text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
        """Return the groups among the ordered mentions of one sentence, two members or more."""
        found: list[list[Mention]] = []
        if len(mentions) < 2:  # noqa: PLR2004  a group is two
            return found
        for whole in _runs(text, mentions):
            run, introduced = self._examples(text, whole)
            if len(run) < 2:  # noqa: PLR2004  a group is two
                continue
            between = [text[a.end : b.start] for a, b in pairwise(run)]
            lead = text[max(0, run[0].start - _INTRO_REACH) : run[0].start]
            open_end = _OPEN_END.match(text, run[-1].end) or _OR_ELSE.match(text, run[-1].end)
            introduced = introduced or self._intro.search(lead) is not None
            if introduced or open_end or any(_OR.search(gap) for gap in between):
                found.append(run)
            else:
                found += _slashed(run, between)
        return found

    def _examples(self, text: str, run: list[Mention]) -> tuple[list[Mention], bool]:
        """Return the run without the name that only introduces its examples, and whether so."""
        if len(run) > 1 and self._within.search(text[run[0].end : run[1].start]):
            return run[1:], True
        return run, False

    def introduces(self, gap: str) -> int | None:
        """Return where the examples begin that the words behind a name announce, None if none."""
        found = self._example.match(gap)
        return found.end() if found else None

    def is_tail(self, sentence: str) -> bool:
        """Tell whether the sentence adds its names to the list before: "PMP also accepted"."""
        return self._tail.search(sentence) is not None


def _runs(text: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    runs: list[list[Mention]] = []
    for mention in mentions:
        if mention.term.kind not in _FAMILIES:
            continue
        last = runs[-1][-1] if runs else None
        if last and _same_list(text, last, mention):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return runs


def _same_list(text: str, last: Mention, mention: Mention) -> bool:
    related = _FAMILIES[last.term.kind] == _FAMILIES[mention.term.kind]
    place = (last.end, mention.start)
    return related and any(glue.fullmatch(text, *place) for glue in (_GLUE, _ASKED_OR))


def _slashed(run: list[Mention], between: list[str]) -> list[list[Mention]]:
    """Return the stretches of a plain list that a slash ties together."""
    found: list[list[Mention]] = [[run[0]]]
    for mention, gap in zip(run[1:], between, strict=True):
        if _SLASH.match(gap):
            found[-1].append(mention)
        else:
            found.append([mention])
    return [group for group in found if len(group) > 1]
