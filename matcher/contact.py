"""Who to call: name, e-mail addresses, telephone numbers and links of a resume."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from matcher.clauses import filled_lines

if TYPE_CHECKING:
    from collections.abc import Callable

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}")
_PHONE = re.compile(r"(?<![\w/.-])\+?\(?\d[\d ().-]{6,16}\d(?![\w/-])")
_LINK = re.compile(
    r"\b(?:https?://|www\.)[^\s<>|)\]]{3,200}|\b(?:linkedin|github)\.com/[\w/.-]{1,100}", re.I
)
_NAME = re.compile(r"^[^\W\d_][\w'’.-]*(?:[ ,]+[^\W\d_][\w'’.-]*){0,8}$")
# Long names are told from sentences by their capitals; only particles are small.
_PARTICLE = re.compile(
    r"(?:[a-z]{1,3}|della|dalla|delle|degli|vande|vanden|von|zur|zum|[A-Z].*|[^a-z].*|d['’].*|al-.*)$"
)
_POSTNOMINALS = re.compile(
    r"(?:[, ]+(?:(?:ba|bsc|ma|msc|mba|meng|beng|phd|dphil|llb|mphil|rgn|cpa|pmp|pgmp|pfmp|capm|"
    r"mapm|fapm|chpp|csm|prince2|pmi-acp|mbcs|fcmi|mcmi|cissp|esq|jr|sr|ii|iii)\b\.?(?:\s*\(hons\.?\))?)®?)+"
    r"[,.]*$",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"\b(?:curriculum|vitae|resume|résumé|cv|profile|manager|analyst|engineer|project|programme|program|"
    r"pmo|summary|experience|coordinator|consultant|director|officer|assistant|education|skills|contact|"
    r"lead|senior|administrator|specialist|scrum|master|planner|developer|objective|about|employment|"
    r"skill|details?|technical|university|college|school|institute|bachelor|diploma|lebenslauf|engineer"
    r"ing|software|management|science|history|training|languages?|operating|system|systems|and|the|to|"
    r"h\.?\s?s\.?\s?c|b\.?\s?com|b\.?\s?sc|m\.?\s?c\.?\s?a|b\.?e|tester|trainer|architect|dba|scientist|"
    r"expertise|qualifications?|secondary|certificate|automation|operations?|cloud|skillset|"
    r"technologies|arts|nurse|teacher|chef|clerk|designer|accountant|executive|intern|graduate)\b",
    re.I,
)
_DIGITS_MIN = 8
_DIGITS_MAX = 15
_LINES_FOR_NAME = 4
_FEW_PARTS = 3
_HEAD = 900


def emails(text: str) -> tuple[str, ...]:
    """Return the addresses in order, each once."""
    return tuple(dict.fromkeys(match.group().strip(".") for match in _EMAIL.finditer(text)))


def phones(text: str) -> tuple[str, ...]:
    """Return the telephone numbers in order, as written; dates and years are none."""
    found = (match.group().strip() for match in _PHONE.finditer(text))
    return tuple(dict.fromkeys(number for number in found if _is_phone(number)))


def _is_phone(number: str) -> bool:
    digits = re.sub(r"\D", "", number)
    years = re.fullmatch(r"\(?(?:19|20)\d\d\D+(?:19|20)\d\d", number)
    return _DIGITS_MIN <= len(digits) <= _DIGITS_MAX and years is None


def links(text: str) -> tuple[str, ...]:
    """Return web addresses in order, each once."""
    return tuple(dict.fromkeys(match.group().rstrip(".,;") for match in _LINK.finditer(text)))


def name_span(text: str, is_heading: Callable[[str], object]) -> tuple[int, int] | None:
    """Return where the name stands: a first line of two to nine words that is no heading.

    Below the first line a name is looked for only where an address or a number stands near it.
    """
    head = text[:_HEAD]
    is_letter = bool(_EMAIL.search(head) or phones(head))
    for line in islice(filled_lines(text), _LINES_FOR_NAME if is_letter else 1):
        start, end = _trimmed(text, line.start, line.end)
        words = text[start:end]
        if (
            _is_name(words)
            and not is_heading(words)
            and not is_heading(text[line.start : line.end])
        ):
            return start, end
    return None


def _is_name(words: str) -> bool:
    parts = words.split()
    if len(parts) < 2 or not _NAME.match(words) or _NOT_A_NAME.search(words):  # noqa: PLR2004
        return False
    return all(map(_PARTICLE.match, parts)) or len(parts) <= _FEW_PARTS


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of a line before letters after a name, a bar, a dash or an address."""
    line = text[start:end]
    label = re.match(
        r"\s*(?:(?:full )?name\s*:|(?:curriculum vitae|r[ée]sum[ée])\s*(?:of|[–—:-])|cv\s*[–—:-]"
        r"|(?:(?:mr|mrs|ms|mx|dr|prof|herr|frau|sgt|cpl|capt|maj|lt|col)\b\.?\s+(?:\(ret\.?\)\s*)?)+)?\s*",
        line,
        re.I,
    )
    skip = label.end() if label else 0
    cut = re.search(r"\s*(?:[|·•(@\t]|,\s*[A-Z]{2,}\b|\s[–—-]\s|\s{3,}|\s\+?\d)", line[skip:])
    stop = skip + cut.start() if cut else len(line.rstrip())
    stop = skip + len(_POSTNOMINALS.sub("", line[skip:stop]))
    while skip < stop and line[stop - 1] in "*,_ ":
        stop -= 1
    return start + skip, start + max(skip, stop)
