"""The lines round a date range, cut into the pieces that may be a title, an employer or a place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matcher.dates import Span

_SPLIT = re.compile(
    r"\s+(?:[–—|·•:@-]|--)\s+|\s*[|·•—]\s*|\s–\s|,\s+(?!(?:Inc|INC|Ltd|LTD|LLC|GmbH|GMBH|PLC|Pvt|Corp|CORP|S\.[AL]|LLP)\b)|\s{3,}|\t+|\s+(?:at|bei|chez)\s+(?=[A-Z])|:\s+|\)\s*,?"
    r"|\s*\(\s*|;\s+|(?<!\bSt)(?<!\bDr)(?<!\bMt)(?<!\bPvt)(?<!\bPty)(?<!\b[A-Z])\.\s+(?=[A-Z])|,?\s+then\s+|\bafterwards\s+"
)
_STRONG = re.compile(
    r"\s+[–—|·]\s*|\s+(?:-|--|@)\s+|\s*\|\s*|\s{3,}|\s+(?:at|bei|chez)\s+(?=[A-Z])"
)
_BULLET = re.compile(r"^\s*[•·▪◦*>–—-]\s")
_EDGES = " \t,;:|–—-·•()[]<>→*/@"
# "Team Lead (Captain), 4th Supply Depot": what is said aside is seldom who employs.
_ASIDE = re.compile(r"\(((?:[^\s():;,]+ ){0,3}[^\s():;,]+)\)")
_ADDRESS = re.compile(r"https?:|www\.|\S+@\S+\.\S")
_LABEL = re.compile(
    r"^\s*(?P<label>company|employer|client|organi[sz]ation|designation|role|position|title|"
    r"job title|duration|period|dates?|tenure|from|location|firma|arbeitgeber|zeitraum|"
    r"entreprise|poste)(?:(?:\s+name)?\s*:\s*|\s+-\s+|(?<=role)-(?=[A-Z])|(?<=designation)-(?=[A-Z]))",
    re.IGNORECASE,
)
_EMPLOYERS = frozenset(
    ["company", "employer", "client", "organization", "organisation", "firma", "arbeitgeber"]
) | {"entreprise"}
_TITLES = frozenset(["designation", "role", "position", "title", "job title", "poste"])
_NO_NAMES = frozenset(
    [
        "from",
        "part time",
        "full time",
        "duration",
        "period",
        "dates",
        "date",
    ]
)
# A comma within a title: "VP, Enterprise PMO – Ironbridge Financial".
_RANK = re.compile(
    r"(?:(?:senior|associate|assistant|deputy|executive|managing|group|global|interim)\s+)*"
    r"(?:[sae]?vp|vice president|director|head|manager|lead|officer|consultant|analyst)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"^.*\b(?:I (?:have been|was|am|worked as|served as)|(?:worked|working|served|employed|"
    r"hired) as)\s+(?:an? |the )?",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:from|since|between|in|during|seit|von|until|summers?)$", re.IGNORECASE
)
# A line without end tells nothing of a job beyond this many characters from its months.
_LONGEST = 1200
_LINE_WORDS = 14
_SENTENCE_WORDS = 24
_FULL_STOP = re.compile(r"(?<=[a-z)]{2})\.\s+(?=[A-Z])")
# The first row of a table of jobs: "Period | Position | Organisation | Duties".
_COLUMN = (
    r"(?:period|dates?|from|to|years?|positions?|roles?|(?:job )?titles?|designation|employers?|"
    r"compan(?:y|ies)|organi[sz]ations?|locations?|duties|responsibilities|description|duration)"
)
_COLUMNS = re.compile(rf"{_COLUMN}(?:\s*[|/,–-]\s*{_COLUMN}|\s{{3,}}{_COLUMN})+", re.IGNORECASE)
_MOST_ABOVE, _MOST_BELOW = 3, 2
# Words in the names of those who employ.
FIRM = re.compile(
    r"\b(?:ltd|limited|plc|gmbh|ag|inc|llc|llp|corp|pvt|s\.p\.a|s\.a|s\.l|s\.r\.l|sarl|sas|spa|ab|oy|bv|nv|pty|group|bank|council|"
    r"trust|university|hospital|college|school|academy|department|ministry|institute|agency)\b\.?",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(
    r"\b(?:ltd|inc|co|corp|pvt|bros|dept|s\.p\.a|s\.a|s\.l|s\.r\.l|ltda|e\.v|u\.s)\.$", re.I
)


@dataclass(frozen=True, slots=True)
class Beside:
    """A line, or the part of one that belongs to a range, as pieces.

    `label` says what the writer called the line: "title", "employer", or nothing.
    """

    pieces: tuple[str, ...]
    start: int
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What stands round a range: its own line, the lines above (nearest first) and below.

    `is_shared` tells that other ranges stand on the same line.
    """

    own: Beside
    above: tuple[Beside, ...]
    below: tuple[Beside, ...]
    start: int
    end: int
    is_shared: bool
    is_bullet: bool


def around(text: str, found: Sequence[Span], place: int, bounds: tuple[int, int]) -> Around:
    """Return what stands round the range at `place` within the bounds of its section."""
    span = found[place]
    low = found[place - 1].end if place else 0
    high = found[place + 1].start if place + 1 < len(found) else len(text)
    reach = max(0, span.start - _LONGEST), min(len(text), span.end + _LONGEST)
    line_start = max(reach[0], text.rfind("\n", 0, span.start) + 1)
    line_end = text.find("\n", span.end, reach[1])
    line_end = reach[1] if line_end < 0 else line_end
    if len(text[line_start:line_end].split()) > _SENTENCE_WORDS:
        # "2019 – 2021 Acme – Administrator. Took minutes …": the job is told in the first sentence.
        stop = _FULL_STOP.search(text, span.end, line_end)
        line_end = stop.start() if stop else line_end
    is_shared = low > line_start or high < line_end
    start, end = max(line_start, low), min(line_end, high)
    before, after = _pieces(text[start : span.start]), _pieces(text[span.end : end])
    if is_shared:
        before.reverse()
    above = _above(text, line_start, max(bounds[0], _end_of_head(text, found, place, line_start)))
    below = _below(text, line_end, min(bounds[1], high))
    return Around(
        Beside((*before, *after), start),
        tuple(above),
        tuple(below),
        start,
        end,
        is_shared,
        _BULLET.match(text[start:end]) is not None,
    )


def _end_of_head(text: str, found: Sequence[Span], place: int, line_start: int) -> int:
    """Return where the words of the range before end: with its line, where it leads that line.

    What begins in small letters, "2023 – 2026 own company", goes on with the line above.
    """
    if not place:
        return 0
    before = found[place - 1]
    if text[found[place].end : found[place].end + _LONGEST].lstrip(_EDGES)[:1].islower():
        return before.end
    begin = text.rfind("\n", 0, before.start) + 1
    end = text.find("\n", before.end)
    is_led = not any(map(str.isalnum, text[begin : before.start]))
    return min(end, line_start) if is_led and end >= 0 else before.end


def _above(text: str, start: int, low: int) -> Iterator[Beside]:
    """Yield the lines above, up to a blank behind the first, a bullet or what is no head."""
    count, stop = 0, start - 1
    while stop > low and count < _MOST_ABOVE:
        begin = max(low, text.rfind("\n", 0, stop) + 1)
        line = text[begin:stop]
        stop = begin - 1
        if not line.strip():
            if count:
                return
            continue
        if not _may_be_head(line):
            return
        count += 1
        yield _beside(line, begin)


def _below(text: str, end: int, high: int) -> Iterator[Beside]:
    """Yield the lines below, up to a blank, a bullet or what is no head."""
    begin = end + 1
    for _ in range(_MOST_BELOW):
        stop = text.find("\n", begin)
        stop = len(text) if stop < 0 else stop
        # A line that the next range stands on is the next job's.
        if stop > high or not _may_be_head(line := text[begin:stop]):
            return
        if line[:1].islower() and not FIRM.search(line):
            return
        yield _beside(line, begin)
        begin = stop + 1


def _may_be_head(line: str) -> bool:
    words = line.split()
    if _COLUMNS.fullmatch(line.strip()):
        return False
    if not words or len(words) > _LINE_WORDS or _BULLET.match(line):
        return False
    return not line.rstrip().endswith(".") or _ABBREVIATED.search(line.rstrip()) is not None


def _beside(line: str, start: int) -> Beside:
    named = _LABEL.match(line)
    if named is None:
        return Beside(tuple(_pieces(line)), start)
    label = named["label"].lower()
    kind = "employer" if label in _EMPLOYERS else "title" if label in _TITLES else "other"
    return Beside(tuple(_pieces(line[named.end() :])), start, kind)


def _pieces(line: str) -> list[str]:
    out: list[str] = []
    asides = [aside for aside in _ASIDE.findall(line) if not FIRM.search(aside)]
    line = _ASIDE.sub(lambda said: ", " if said[1] in asides else said[0], line)
    strong = [part for part in _STRONG.split(line) if part.strip(_EDGES)]
    for part in strong:
        found = [_cleaned(piece) for piece in _SPLIT.split(part)]
        found = [piece for piece in found if _is_name(piece)]
        if len(strong) > 1 and len(found) > 1 and _RANK.fullmatch(found[0]):
            found = [f"{found[0]}, {found[1]}", *found[2:]]
        out += found
    return out + [piece for piece in map(_cleaned, asides) if _is_name(piece)]


def _cleaned(piece: str) -> str:
    return _TRAILING.sub("", _TOLD.sub("", piece.strip(_EDGES)))


def _is_name(piece: str) -> bool:
    if _ADDRESS.match(piece):
        return False
    return re.search(r"[^\W\d_]{2}", piece) is not None and piece.lower() not in _NO_NAMES
