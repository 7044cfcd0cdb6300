"""Names as keys to group by: a company without its legal form, a title without its decoration."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from scrapers.wording.gazetteer import country_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrapers.types import Place

_LEGAL = {
    "inc", "incorporated", "ltd", "limited", "llc", "llp", "lp", "plc", "gmbh", "mbh", "kg",
    "kgaa", "ohg", "ag", "se", "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "as", "asa",
    "aps", "oy", "oyj", "corp", "corporation", "co", "company", "group", "holding", "holdings",
    "pty", "pte", "pvt", "private", "ug", "ev", "ek", "sp", "z", "o", "oo", "zoo", "und", "and",
}  # fmt: skip
# What follows the name of a firm's branch; "Air France" keeps it, as too little would be left.
_BRANCHES = {
    "uk", "gb", "usa", "us", "emea", "europe", "deutschland", "germany", "france", "polska",
    "nederland", "netherlands", "espana", "spain", "italia", "italy", "schweiz", "switzerland",
    "osterreich", "austria", "ireland", "international", "global",
}  # fmt: skip
_SHORTEST_NAME = 4
_INITIALS = re.compile(r"\b(?:\w\.){2,}(?:\w\b)?")
_GENDER = re.compile(
    r"[(\[]\s*[mwfdxhiv](?:\s?[/|,*]\s?[mwfdxhivgn*]+)+\s*[)\]]"
    r"|\b[mwfdxh]\s?/\s?[mwfdxh](?:\s?/\s?[mwfdxgn*]+)?\b"
    r"|[(\[]?\b(?:all genders?|gn|mwd|m\*w\*d)\b[)\]]?",
    re.I,
)
# "Projektleiter:in", "Projektleiter*innen", "Projektleiter/-in".
_BOTH = re.compile(r"(?<=[^\W\d_])(?:[:*_]|/-)in(?:nen)?\b", re.I)
_NUMBER = re.compile(
    r"(?<![£$€,.\d])\b(?:(?:job|req(?:uisition)?|ref(?:erence)?|vacancy)\b[\s.]*)?"
    r"(?:(?:id|no|nr|number|code)\b[\s.]*)?[:#]?\s*([A-Z]{0,4}-?\d{4,})\b",
    re.I,
)
_TOLD_NUMBER = re.compile(
    r"\b(?:requisition|req|job|vacancy|posting|reference|ref|kennziffer|referenz|stelle)[\s.-]*"
    r"(?:id|no|nr|number|code|nummer|ref|reference)?\.?\s*[:#]+\s*"
    r"([A-Z]{0,6}[-_/]?\d[A-Z\d/_-]{2,20})\b",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SEPARATOR = re.compile(r"\s+[-–—|/@·•]\s*|\s*[|()\[\]@·•:]\s*|,\s+|[-–—]\s+")
# Where one works and how soon one is wanted is no part of what a job is called.
_DECORATION = {
    "remote", "remotely", "hybrid", "onsite", "on", "site", "fully", "partly", "mostly", "100",
    "home", "based", "office", "in", "wfh", "work", "from", "working", "anywhere", "urgent",
    "urgently", "immediate", "start", "hiring", "now", "new",
}  # fmt: skip
_SPELLINGS = {
    "sr": "senior", "snr": "senior", "jr": "junior", "jnr": "junior", "mgr": "manager",
    "program": "programme",
}  # fmt: skip
_JOINING = frozenset({"and", "und", "et", "y", "i", "en"})


def words_of(text: str | None) -> str:
    """Return the words of a text without case, accents or marks, one blank between."""
    bare = unicodedata.normalize("NFKD", (text or "").casefold())
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", bare))


def company_key(company: str | None) -> str:
    """Return a company's name without legal form, branch, case or accents."""
    dotless = _INITIALS.sub(lambda letters: letters[0].replace(".", ""), company or "")
    bare = words_of(dotless).split()
    kept = bare[1:] if len(bare) > 1 and bare[0] == "the" and bare[1] not in _LEGAL else bare
    while len(kept) > 1 and (kept[-1] in _LEGAL or _is_branch(kept)):
        kept = kept[:-1]
    return " ".join(kept)


def _is_branch(words: list[str]) -> bool:
    return words[-1] in _BRANCHES and len("".join(words[:-1])) >= _SHORTEST_NAME


def title_key(title: str | None, places: Iterable[Place] = ()) -> str:
    """Return a title's words without "(m/f/d)", numbers, "remote" and the places of the advert.

    A city that is none of `places` stays, and so do seniority and segment.
    """
    where = _names(places)
    bare = _NUMBER.sub(" ", _GENDER.sub(" ", _BOTH.sub("", title or "")))
    segments = [words_of(segment).split() for segment in _SEPARATOR.split(bare)]
    told = [kept for words in segments if words and (kept := _without_place(words, where))]
    bare_words = [word for words in told for word in words if word not in _JOINING]
    return " ".join(_SPELLINGS.get(word, word) for word in bare_words) or words_of(title)


def _without_place(words: list[str], where: frozenset[str]) -> list[str]:
    if all(word in _DECORATION for word in words) or " ".join(words) in where:
        return []
    for size in (3, 2, 1):
        if len(words) > size and " ".join(words[-size:]) in where:
            rest = words[:-size]
            return rest[:-1] if rest[-1] == "in" and len(rest) > 1 else rest
    return words


def _names(places: Iterable[Place]) -> frozenset[str]:
    """Return every way in which a title may name one of these places."""
    found: set[str] = set()
    for place in places:
        country = country_names().get(place.country or "")
        bits = [place.city, place.region, country, place.country, *re.split(r"[,;/]", place.text)]
        found.update(words_of(bit) for bit in (place.text, *bits) if bit)
        found.update({"uk", "united kingdom"} if place.country == "GB" else ())
    return frozenset(found - {""})


def number_in(title: str | None, text: str | None = None) -> str | None:
    """Return the requisition number that a title or a text tells, as written; a year is none.

    A text has to call it that: "Job ID: 20417".
    """
    found = (match[1] for match in _NUMBER.finditer(title or ""))
    in_title = next((number for number in found if not _YEAR.fullmatch(number)), None)
    if in_title is not None:
        return in_title
    told = _TOLD_NUMBER.search(text or "")
    return told[1] if told else None


def number_key(number: str | None) -> str | None:
    """Return a requisition number to compare: "req 77-123" and "REQ77123" are one."""
    bare = "".join(sign for sign in number or "" if sign.isalnum()).upper()
    return re.sub(r"^(?:REQUISITION|REQ|REF|JOB|ID|NO|JR|R)(?=\d{4,}$)", "", bare) or None


def block_of(title: str | None, company: str | None, places: Iterable[Place] = ()) -> str | None:
    """Return what all adverts of a job share: company and title; None where one is not told."""
    firm, words = company_key(company).replace(" ", ""), title_key(title, places)
    return f"{firm}|{words}" if firm and words else None
