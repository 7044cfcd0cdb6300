"""The education entries of a resume."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from matcher.person import Education
from matcher.resume_sections import section_at

if TYPE_CHECKING:
    from matcher.person import Section
    from matcher.schooling import Degrees
    from matcher.types import Degree

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BIG = "A-ZÀ-ÖØ-ÞĆŁŚŹŻČŠŽ"
_PLACE = re.compile(
    rf"\b(?:[{_BIG}][\w&'’.-]+ ){{0,4}}"
    r"(?:University|College|School|Institute|Academy|Sixth Form|Polytechnic)"
    rf"(?: of(?: [{_BIG}][\w&'’-]+){{1,4}})?"
    rf"|\b(?:[{_BIG}][\w&'’.-]+ )?(?:Technische |Freie )?"
    r"(?:Universit(?:ät|é|à|eit|et|ét|at)|Universidade?|Uniwersytet|Politechnika|Politecnico|"
    r"(?:Fach)?[Hh]ochschule|École|Escuela|Instituto|Akademi[ae]|ETH|IIT|NIT|TU|FH)\b"
    rf"(?: (?:de|du|des|zu|für|da|di|del|della|la|le|of|[{_BIG}][\w'’-]+)){{0,5}}"
)
_GENERIC = (
    r"(?:science|arts|engineering|commerce|technology|laws?|philosophy|education|"
    r"business administration|computer applications)"
)
# "Bachelor of Science, Marine Biology", but not "Bachelor of Commerce, Newcastle".
_SUBJECT = (
    r"[^,;()\d]{0,40}(?:ing|ics|ogy|ences?|ment|istry|aphy|tion|omy|ory|law|ture|ance|studies|"
    r"systems?|arts?|design|business)\b"
)
_HONOURS = r"[\s.)]*(?:\(?Hons\.?\)?\s*)?(?:degree\s*)?"
_FIELD = re.compile(
    rf"^{_HONOURS}(?:of {_GENERIC}{_HONOURS}\s*(?:(?:\(|:|[-–—]|in\b)\s*|,\s*(?={_SUBJECT}))"
    r"|in |of |en |em )?"
    rf"([{_BIG}][\w&/ -]{{2,50}})",
    re.IGNORECASE,
)
_PLAIN_FIELD = re.compile(rf"^{_HONOURS}(?:in |of |en |em |\()?([{_BIG}][\w&/ -]{{2,50}})")
_FIELD_ENDS = re.compile(r"\s(?:[-–]\s.*|at\b.*|from\b.*|with (?:honours|distinction)\b.*)$", re.I)
_GRADE = re.compile(
    r"^(?:merit|distinction|first|second|honou?rs|pass|upper|lower|grade|gpa)\b", re.I
)
_LEVELS_ANYWHERE = frozenset({"bachelor", "master", "doctorate"})
# Names that postings in English do not use; in a resume's education they are degrees.
_ABROAD: tuple[tuple[Degree, re.Pattern[str]], ...] = (
    ("doctorate", re.compile(r"\bDo[ck]torat\b|\bDr\. (?:rer|phil|ing)\b")),
    (
        "master",
        re.compile(
            r"\bM[aá]ster(?= (?:en |in )?[A-ZÉ])(?! of)|\bMagister\b|\bDiplom(?=[- ][A-Z])"
            r"|\bMestrado\b"
        ),
    ),
    (
        "bachelor",
        re.compile(
            r"\bB\.?E\.?(?= \(?[A-Z])|\bLicence(?= [A-Z])|"
            r"\bLicenciatura\b|\bGrado(?= en)|\bLaurea\b|\bLicencjat\b"
        ),
    ),
    (
        "secondary",
        re.compile(
            r"\b(?:HSC|SSC|H\.S\.C|S\.S\.C)\b|\bAbitur\b|\bMatura\b|\bBaccalauréat\b|\bBachillerato\b|\bMaturità\b"
        ),
    ),
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_FEW_WORDS = 3
_NEAR_LINES = 2
# Of an endless line no more is looked at, and of endless degrees no more are read.
_LONGEST = 600
_MOST_DEGREES = 60


class _Named(NamedTuple):
    level: Degree
    start: int
    end: int


def read_education(
    text: str, sections: tuple[Section, ...], degrees: Degrees
) -> tuple[Education, ...]:
    """Return the degrees of education sections, and university degrees named elsewhere."""
    found: dict[tuple[str, int | None], Education] = {}
    claimed: set[int] = set()
    named = _all_named(text, sections, degrees)[:_MOST_DEGREES]
    taken = {text.rfind("\n", 0, one.start) + 1 for one in named}
    for one in named:
        home = _home(sections, one.start)
        if not home and (one.level not in _LEVELS_ANYWHERE or not _looks_earned(text, one.end)):
            continue
        line_start = max(text.rfind("\n", 0, one.start) + 1, one.start - _LONGEST)
        line_end = _line_end(text, one.end)
        near = _near_lines(text, (line_start, line_end), taken, home) if home else []
        place = _first(_PLACE, text, [(line_start, line_end), *near], claimed)
        years = _years(text, line_start, line_end, near)
        entry = Education(one.level, _field(text[one.end : line_end]), place, years)
        found.setdefault((one.level, entry.year), entry)
    return tuple(found.values())


def _all_named(text: str, sections: tuple[Section, ...], degrees: Degrees) -> list[_Named]:
    named = [_Named(level, start, end) for level, start, end in degrees.find(text)]
    earlier = named[:_MOST_DEGREES]
    for section in sections:
        if section.kind != "education":
            continue
        for level, pattern in _ABROAD:
            named += [
                _Named(level, match.start(), match.end())
                for match in pattern.finditer(text, section.start, section.end)
                if all(match.end() <= n.start or n.end <= match.start() for n in earlier)
            ]
    return sorted(named, key=lambda one: one.start)


def _home(sections: tuple[Section, ...], offset: int) -> Section | None:
    section = section_at(sections, offset)
    is_home = section is not None and section.kind in {"education", "certifications"}
    return section if is_home else None


def _line_end(text: str, offset: int) -> int:
    most = min(len(text), offset + _LONGEST)
    end = text.find("\n", offset, most)
    return most if end < 0 else end


def _near_lines(
    text: str, line: tuple[int, int], taken: set[int], home: Section
) -> list[tuple[int, int]]:
    """Return the line above and those below, up to a blank, another degree or the section's end.

    Where schools head their degrees, those below belong to the next.
    """
    start, end = line
    first = text.find("\n", home.start + len(home.title)) + 1
    near: list[tuple[int, int]] = []
    above = text.rfind("\n", 0, max(0, start - 1)) + 1
    if start and above >= first and above not in taken and text[above : start - 1].strip():
        near.append((above, start - 1))
    headed = bool(near) and _PLACE.match(text, first) is not None
    for _ in range(_NEAR_LINES):
        below = end + 1
        end = _line_end(text, below)
        if below >= home.end or below in taken or not text[below:end].strip():
            break
        if headed and _PLACE.match(text, below):
            break
        near.append((below, end))
    return near


def _first(
    pattern: re.Pattern[str], text: str, places: list[tuple[int, int]], claimed: set[int]
) -> str | None:
    """Return the first match in the places that no degree before has taken."""
    for start, end in places:
        match = pattern.search(text, start, end)
        if match and match.start() not in claimed:
            claimed.add(match.start())
            return match.group().strip(" ,-–")
    return None


def _years(text: str, start: int, end: int, near: list[tuple[int, int]]) -> int | None:
    """Return the last year on the line, else on a line below that tells little more, else above."""
    below = [place for place in near if place[0] > end]
    above = [place for place in near if place[0] < start]
    for place in ((start, end), *below, *above):
        years = [int(year) for year in _YEAR.findall(text, *place)]
        words = _WORD.findall(_PLACE.sub(" ", text[slice(*place)]))
        if years and (place == (start, end) or len(words) <= _FEW_WORDS):
            return max(years)
    return None


def _field(tail: str) -> str | None:
    """Return what was studied, from the words behind the degree; a school is no subject."""
    for pattern in (_FIELD, _PLAIN_FIELD):
        match = pattern.match(tail)
        if match is None:
            continue
        name = _FIELD_ENDS.sub("", _PLACE.split(match.group(1))[0]).strip(" -–&/")
        if len(name) > 2 and name[:1].isupper() and not _GRADE.match(name):  # noqa: PLR2004
            return name
    return None


def _looks_earned(text: str, end: int) -> bool:
    """Tell a degree earned from a word in passing: it has a subject, a school or a year near."""
    tail = text[end : _line_end(text, end)]
    return bool(_YEAR.search(tail) or _PLACE.search(tail) or _PLAIN_FIELD.match(tail))
