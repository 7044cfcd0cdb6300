"""Cut a posting into blocks under their headings, also where line breaks were lost."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, cast, get_args

from matcher.heading_series import series_kind
from matcher.hints import Hints
from matcher.wordlists import factored, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BlockKind = Literal[
    "preferred",
    "unasked",
    "requirements",
    "certifications",
    "duties",
    "benefits",
    "about",
    "legal",
    "keywords",
    "unknown",
]

_KINDS = tuple(kind for kind in get_args(BlockKind) if kind not in {"keywords", "unknown"})
_MARKS = " \t\r\n*#_:=-–—•·▪>|.!?&"
_BULLET = re.compile(r"^[ \t]*(?:[•·▪◦‣●○■□➢✓*–—>-]|\d{1,2}[.)]|[a-z][.)])[ \t]+")
_LONGEST = 9
_LONGEST_WITH_COLON = 14
_FEW_WORDS = 6
# "Welcome" greets, "Not required" answers the line above; with a colon they open a list.
_NEED_COLON = frozenset({"welcome", "not needed", "not required", "not essential"})
# "What you must have", "Skills we don't ask for": no sentence, though set in small letters.
_CLAUSE = re.compile(
    r"(?:what|who|skills|things|experience) "
    r"(?:you|you'll|we|we'll|would|will|is|isn't|it|that|to)\b"
)
_MOSTLY = 0.7
_LONGEST_LINE = 400
_A_FACT = 200
# "5+ Years Experience" and "Bachelor's Degree Preferred" are demands, set like headings.
_AMOUNT = re.compile(
    r"\b(?:\d+\+?|degree|bachelor['’]?s?|master['’]?s|diploma|clearance|gcses?)(?!\w)"
)
_PLAIN_HEADING = re.compile(r"\b(?:requirements|responsibilities|duties|role|tasks)$")
_BRACKETS = re.compile(r"\(([^)]*)\)")
_DASH = re.compile(r" [–—|-] ")
# "Skills: agile,scrum,pmp,csm" at the foot of an advert is a search index, not a demand.
_KEYWORDS = re.compile(r"\s*(?:key ?)?skills?\s*:\s*(?:[^,\n:.]{2,40},\s?){6,}", re.IGNORECASE)


class Block(NamedTuple):
    """A stretch of a posting under one heading (half-open, without the heading itself)."""

    kind: BlockKind
    start: int
    end: int


class _Cut(NamedTuple):
    start: int
    end: int
    kind: BlockKind


class Headings:
    """Tells what kind of section a line opens; made once from the vocabulary."""

    def __init__(self, words: dict[str, tuple[str, ...]]) -> None:
        self._exact = {phrase: kind for kind in reversed(_KINDS) for phrase in words[kind]}
        self._parts = tuple(
            (cast("BlockKind", kind), re.compile(whole_words(words[f"{kind}_words"])))
            for kind in _KINDS
        )
        phrases = tuple(self._exact)
        spelt = factored(_cases(phrase for phrase in phrases if len(phrase) > len("role")))
        sure = factored(word.title() for word in words["unmistakable"])
        titled = factored(phrase.title() for phrase in phrases if " " in phrase)
        self._inline = re.compile(
            rf"(?:(?<=[.!?;)\]•·|]\s)|(?<=[.!?;)\]•·|a-z])(?=[A-Z])|(?m:^)[ \t*#]*"
            rf"|(?<=\s)(?={sure}|{titled}\s?:))({spelt})"
            r"(?=(?:\s?\([^)\n]{0,40}\))?\s?[:•·]|(?<=[a-z])[A-Z][a-z]|[ \t]*$)"
        )
        run_in = factored(_cases(phrase for phrase in phrases if " " in phrase))
        # "Essential criteria. Applicants must show ...": a heading run in, closed by a full stop.
        self._run_in = re.compile(
            rf"(?:(?<=[.!?;)\]•·|]\s)|(?m:^)[ \t*#]*)({run_in})(?=\.\s+[A-Z(])"
        )
        bare = factored(_cases(words["bare"]))
        # "... of our teams. Qualifications A minimum of ...": set in the line without any mark.
        plain = factored(phrase.title() for phrase in words["bare"] if " " in phrase)
        self._bare = re.compile(
            rf"(?:(?<=[.!?;)\]]\s)|(?m:^)[ \t]*|(?<=[a-z)]\s)(?={plain}))({bare}) (?=[A-Z\d])"
        )
        own = {"inline": self._inline, "run in": self._run_in, "bare": self._bare}
        patterns = {name: pattern.pattern for name, pattern in own.items()}
        self._hints = Hints(patterns, capitals=True)
        labels = "|".join(re.escape(label) for label in words["labels"])
        self._label = re.compile(rf"[\s*•-]*(?:{labels})\*{{0,2}}\s*:\s*\S", re.IGNORECASE)

    def kind_of(self, line: str, *, names: bool = False) -> BlockKind | None:
        """Return the kind of section that the line opens, None when it is no heading.

        A line that `names` a certificate or tool is a demand and no heading, such as "PMP
        Certification Preferred", unless it says heading all the same: "SAP Requirements".
        """
        plain = line.replace("’", "'").strip(" \t\r*#_") if len(line) <= _LONGEST_LINE else ""
        if not plain or (_BULLET.match(line) and not plain.endswith(":")):
            return None
        if ":" in plain[:-1]:
            return None
        bracketed = "(" in plain
        bare = _BRACKETS.sub("", plain) if bracketed else plain
        name = " ".join(bare.strip(_MARKS).lower().split())
        if name in _NEED_COLON and not plain.endswith(":"):
            return None
        name = name.removeprefix("the ") if name.count(" ") == 1 else name  # "The preferred"
        kind = self._exact.get(name) or self._exact.get(_DASH.split(name, maxsplit=1)[0])
        found = cast("BlockKind | None", kind)
        found = found or series_kind(name)
        if not found and (
            plain.endswith(":")
            or not (names or _AMOUNT.search(name))
            or _PLAIN_HEADING.search(name)
        ):
            found = self._by_words(plain, name)
        inside = _BRACKETS.search(plain) if found and bracketed else None
        if found and inside:
            closer = self._exact.get(inside.group(1).strip(_MARKS).lower())
            found = cast("BlockKind | None", closer) or found
        return found

    def _by_words(self, plain: str, name: str) -> BlockKind | None:
        count = len(name.split())
        colon = plain.endswith(":")
        if not name or count > (_LONGEST_WITH_COLON if colon else _LONGEST):
            return None
        # "B.S. in Engineering – preferred" is a demand with its strength behind a dash.
        if not colon and (_DASH.search(plain) or not _looks_titled(plain)):
            return None
        for kind, words in self._parts:
            if words.search(name):
                # "Clearance not required" is a fact; "Skills we don't ask for" opens a list.
                told = kind != "unasked" or colon or _CLAUSE.search(name)
                return kind if told else None
        return None

    def split(self, text: str, named: Sequence[int] = ()) -> list[Block]:
        """Return the blocks of a posting in order; what stands before a heading is unknown.

        `named` are the places, in order, where the text names a certificate, tool or method.
        """
        inner = self._cuts(text, named)
        cuts = [_Cut(0, 0, "unknown"), *inner, _Cut(len(text), len(text), "unknown")]
        return [
            Block(_keyword_dump(text, cut, after), cut.end, after.start)
            for cut, after in pairwise(cuts)
            if cut.end < after.start
        ]

    def _cuts(self, text: str, named: Sequence[int]) -> list[_Cut]:
        cuts: list[_Cut] = []
        for line in re.finditer(r"[^\n]+", text):
            names = bisect_left(named, line.start()) < bisect_left(named, line.end())
            if kind := self.kind_of(line.group(), names=names):
                cuts.append(_Cut(line.start(), _end_of_heading(line, names=names), kind))
                continue
            if self._says_one_fact(line.group()):
                before = cuts[-1].kind if cuts else "unknown"
                cuts.append(_Cut(line.start(), line.start(), "legal"))
                cuts.append(_Cut(line.end(), line.end(), before))
                continue
            # "- Relevant certifications: PMP" is one item of a list, not a new list.
            listed = _BULLET.match(line.group()) is not None
            cuts += self._run_ins(text, line, cuts[-1].kind if cuts else "unknown", listed=listed)
        return cuts

    def _says_one_fact(self, line: str) -> bool:
        """Tell whether the line is "Location: Leeds" and the like, with no heading inside."""
        labelled = ":" in line and len(line) <= _A_FACT and self._label.match(line)
        return bool(labelled) and not self._inline.search(line, 1)

    def _run_ins(
        self, text: str, line: re.Match[str], before: BlockKind, *, listed: bool
    ) -> list[_Cut]:
        """Return the cuts inside a line; what is not asked ends with its line."""
        cuts: list[_Cut] = []
        for inline in self._within(text, line.start(), line.end()):
            kind = cast("BlockKind", self._exact[_squeeze(inline.group(1))])
            if (cuts[-1].kind if cuts else before) == "preferred" and kind == "certifications":
                kind = "preferred"
            if not listed or kind in {"preferred", "unasked"}:
                cuts.append(_Cut(inline.start(1), inline.end(1), kind))
        if cuts and cuts[-1].kind == "unasked":
            cuts.append(_Cut(line.end(), line.end(), before))
        return cuts

    def _within(self, text: str, start: int, end: int) -> list[re.Match[str]]:
        """Return the headings inside a line, in order."""
        may = self._hints.of(text[start:end])
        found: list[re.Match[str]] = []
        if "inline" in may:
            found += self._inline.finditer(text, start, end)
        if "run in" in may:
            found += self._run_in.finditer(text, start, end)
        if "bare" in may and end - start > _A_FACT:
            taken = {match.start(1) for match in found}
            found += (m for m in self._bare.finditer(text, start, end) if m.start(1) not in taken)
        return sorted(found, key=lambda match: match.start())


def _end_of_heading(line: re.Match[str], *, names: bool) -> int:
    """Return where a heading ends; "Certification - PMP or CAPM" has its list behind a dash."""
    dash = _DASH.search(line.group()) if names else None
    return line.start() + dash.end() if dash else line.end()


def _keyword_dump(text: str, cut: _Cut, after: _Cut) -> BlockKind:
    return "keywords" if _KEYWORDS.match(text, cut.start, after.start) else cut.kind


def _squeeze(phrase: str) -> str:
    return " ".join(phrase.replace("’", "'").lower().split())


def _cases(phrases: Iterable[str]) -> Iterator[str]:
    """Yield each phrase with its first letter, each word and all of it in capitals."""
    for phrase in phrases:
        yield phrase[0].upper() + phrase[1:]
        yield phrase.title().replace("'S", "'s").replace("'Ll", "'ll")
        yield phrase.upper()


def _looks_titled(line: str) -> bool:
    """Tell whether a line without a colon is set like a heading: few words, most with capitals."""
    if line[-1] in ".,;" or "," in line:
        return False
    if _CLAUSE.match(line.lower()):
        return True
    words = [word for word in re.findall(r"[A-Za-z][\w'’]*", line) if len(word) > len("the")]
    capitals = sum(word[0].isupper() for word in words)
    return 0 < len(words) <= _FEW_WORDS and capitals >= _MOSTLY * len(words)
