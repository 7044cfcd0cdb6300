"""A posting cut into sentences, each with its section, its cues and the terms it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from matcher.clauses import Stretch, clauses, sentences
from matcher.sections import Block
from matcher.strength import by_section, ruling
from matcher.years import years_said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matcher.mentions import Mention
    from matcher.posting_tools import Tools
    from matcher.strength import Cue
    from matcher.types import Strength

# Sections that never ask anything of the applicant.
SILENT = frozenset({"benefits", "about", "legal", "keywords", "unasked"})
_ITEM = re.compile(r"^[ \t]*[•·*▪–-][^\n]+", re.MULTILINE)
_ITEMS = 3
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_FEW_LINES = 2
_A_DEMAND = 320
# A list may hold one demand as long as a story among this many lines.
_A_STORY_AMONG = 5
_ASKING = frozenset({"years", "asking", "bachelor", "master", "associate", "secondary"})
_LISTS = frozenset({"requirements", "certifications"})
# What may stand around certificates that make up a line: "Certified: PMP or equivalent".
_FRAME = re.compile(
    r"(?:\W|\b(?:an?|the|or|and|and/or|certifi\w+|qualifi\w+|accredited|credentials?|equivalent|"
    r"similar|relevant|current|valid|active|level|holder|\d{1,2})\b)*",
    re.IGNORECASE,
)
# Such words demand even under "Preferred": "Excel is required".
_PLAINLY = ("must", "is ", "are ", "(e)")
_NAMED = frozenset({"certification", "tool", "method"})
# Where the wording of a sentence itself may ask.
_OPEN = frozenset({"unknown", "duties"})


@dataclass(slots=True)
class Line:
    """One sentence with the terms it names; its wording is read when first asked for."""

    block: Block
    text: str
    start: int
    end: int
    mentions: list[Mention]
    _tools: Tools = field(repr=False)
    _hints: frozenset[str] | None = None
    _cues: list[Cue] | None = None
    _clauses: tuple[Stretch, ...] = ()
    _asks: bool | None = None

    @property
    def words(self) -> str:
        """Return the sentence."""
        return self.text[self.start : self.end]

    @property
    def hints(self) -> frozenset[str]:
        """Return the names of the patterns that may occur in the sentence."""
        if self._hints is None:
            self._hints = self._tools.hints.of(self.words)
        return self._hints

    @property
    def cues(self) -> list[Cue]:
        """Return the cues of the sentence, in order."""
        if self._cues is None:
            self._cues = self._tools.cues.find(self.words, self.start, self.hints)
        return self._cues

    @property
    def asks(self) -> bool:
        """Tell whether its own wording asks, or it is nothing but the names of certificates."""
        if self._asks is None:
            self._asks = self._tools.cues.asks(self.words, self.hints) or self._names_only()
        return self._asks

    def _names_only(self) -> bool:
        if any(mention.term.kind != "certification" for mention in self.mentions):
            return False
        left = self.start
        for mention in self.mentions:
            if not _FRAME.fullmatch(self.text, left, max(left, mention.start)):
                return False
            left = max(left, mention.end)
        return _FRAME.fullmatch(self.text, left, self.end) is not None

    @property
    def is_silent(self) -> bool:
        """Tell whether it stands where nothing is asked."""
        return self.block.kind in SILENT

    @property
    def is_listed(self) -> bool:
        """Tell whether it stands in a list of demands."""
        return self.block.kind in _LISTS

    def ruling(self, start: int, end: int) -> Cue | None:
        """Return the cue that rules the characters at the offsets, or None."""
        if not self.cues:
            return None
        if not self._clauses:
            self._clauses = tuple(clauses(self.text, self.start, self.end))
        here = next((c for c in self._clauses if c.start <= start < c.end), None)
        return ruling(self.cues, here or Stretch(self.start, self.end), start, end)

    def strength(self, start: int, end: int) -> Strength:
        """Return the strength of what stands at the offsets: its cue's, else its section's."""
        if self.block.kind == "unasked":
            return "excluded"
        if self.is_silent:
            return "mentioned"
        cue = self.ruling(start, end)
        if cue is None:
            return by_section(self.block.kind, asks=self.block.kind in _OPEN and self.asks)
        if cue.strength == "required" and self.block.kind == "preferred":
            plain = self.text[cue.start : cue.end].lower().startswith(_PLAINLY)
            return "required" if plain else "preferred"
        return cue.strength


def lines_of(text: str, tools: Tools) -> Iterator[Line]:
    """Yield the sentences of a posting in order."""
    mentions = tools.book.find(text, is_posting=True)
    at = 0
    named = [mention.start for mention in mentions if mention.term.kind in _NAMED]
    for block in _blocks(text, named, tools):
        for piece in sentences(text, block.start, block.end):
            while at < len(mentions) and mentions[at].start < piece.start:
                at += 1
            stop = at
            while stop < len(mentions) and mentions[stop].end <= piece.end:
                stop += 1
            yield Line(block, text, piece.start, piece.end, mentions[at:stop], tools)
            at = stop


def _blocks(text: str, named: Sequence[int], tools: Tools) -> Iterator[Block]:
    """Yield the blocks under their headings; a bare list that plainly asks is a list of demands."""
    for block in tools.headings.split(text, named):
        if block.kind != "unknown":
            yield block
            continue
        items = list(_ITEM.finditer(text, block.start, block.end))
        if len(items) < _ITEMS:
            yield from _paragraphs(text, block, tools)
        elif _mostly_asks([item.group() for item in items], tools):
            begin = items[0].start()
            if begin > block.start:
                yield Block("unknown", block.start, begin)
            yield Block("requirements", begin, block.end)
        else:
            yield block


def _paragraphs(text: str, block: Block, tools: Tools) -> Iterator[Block]:
    """Yield the paragraphs of a block, those whose lines plainly ask as lists of demands.

    So come adverts that lost their headings and bullets: a line for each demand.
    """
    last = block.start
    for part in _PARAGRAPH.finditer(text, block.start, block.end):
        lines = [line for line in part.group().split("\n") if not line.isspace()]
        stories = sum(len(line) > _A_DEMAND for line in lines)
        is_list = len(lines) >= _FEW_LINES and stories * _A_STORY_AMONG <= len(lines)
        if not is_list or not _mostly_asks(lines, tools):
            continue
        if part.start() > last:
            yield Block("unknown", last, part.start())
        yield Block("requirements", part.start(), part.end())
        last = part.end()
    if last < block.end:
        yield Block("unknown", last, block.end)


def _mostly_asks(lines: Sequence[str], tools: Tools) -> bool:
    """Tell whether half the lines, and more than one, name years, a degree or knowledge.

    One alone may be the facts at an advert's head: "London, £500 a day, 6 months".
    """
    asking = sum(_plainly_asks(line, tools) for line in lines)
    return asking > 1 and asking * 2 >= len(lines)


def _plainly_asks(line: str, tools: Tools) -> bool:
    hints = tools.hints.of(line)
    if _ASKING.isdisjoint(hints):
        return False
    degrees = tools.degrees.find(line, among=tools.degrees.likely(hints))
    return bool(degrees or years_said(line)) or tools.cues.asks(line, hints)
