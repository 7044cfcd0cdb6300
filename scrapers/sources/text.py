"""A posting's text that somebody pasted, or a page without structured data: read by its wording."""

from __future__ import annotations

import re
from itertools import takewhile

from bs4 import BeautifulSoup

from scrapers.fields import Json, tidy
from scrapers.identity import canonical_url
from scrapers.page_signs import by_status, no_postings, outcome_of_page
from scrapers.payload import NotJSONError, decode, load_json
from scrapers.reading import unexpected
from scrapers.source import Source
from scrapers.types import Page, Parsed, Place, Posting
from scrapers.wording.dates import posted, read_date
from scrapers.wording.employment import employment_in_text, read_employment
from scrapers.wording.headline import labelled, title_and_company
from scrapers.wording.html import lines_of, sanitised
from scrapers.wording.place import read_places
from scrapers.wording.salary import salary_in_text
from scrapers.wording.workplace import workplace_in_text, workplace_of_title

ABOUT = Source(
    key="text",
    label="Pasted text, or a page without structured data",
    kind="text",
    collectable=False,
    terms="What you paste stays with you.",
)
_LONGEST = 200_000
_HEAD, _WORDS_OF_PLACE, _SHORT_PLACE, _INITIALS = 600, 6, 30, 2
# Labels glued to the words before them: "Tampa, FLSalary: $70k".
_NEXT_LABEL = r"\s*(?=[A-Z][a-z]+(?:\s[A-Za-z]+){0,2}\s?:)"
_IS_HTML = re.compile(r"<(?:!doctype|html|body|div|p|ul|section|article|table|h1|br)\b", re.I)
_POSTED = re.compile(
    r"\b(?:date\s+posted|(?:posted|listed)(?:\s+(?:on|date))?|posting\s+date"
    r"|published(?:\s+on)?|ver[öo]ffentlicht(?:\s+am)?|online\s+seit|publi[ée]e?\s+le"
    r"|publicado(?:\s+el|\s+em)?|opublikowano|geplaatst(?:\s+op)?|publicerad)"
    r"\s*[:–-]?[ \t]*\n?[ \t]*(?P<value>[^\n]{3,40})",
    re.I,
)
_CLOSES = re.compile(
    r"\b(?:closing(?:\s+date|(?=\s*:))|closes(?:\s+on)?|application\s+deadline"
    r"|deadline(?:\s+for\s+applications)?|apply\s+by|applications?\s+close[sd]?(?:\s+on)?"
    r"|end\s+date|bewerbungs(?:frist|schluss)|date\s+limite(?:\s+de\s+candidature)?"
    r"|fecha\s+l[íi]mite|sluitingsdatum|sista\s+ans[öo]kningsdag|s[øo]knadsfrist|scadenza)"
    r"\s*[:–-]?[ \t]*(?P<value>[^\n]{4,40})",
    re.I,
)
_REQUISITION = re.compile(
    r"\b(?:job\s+requisition\s+id|requisition(?:\s+(?:id|number|no\.?))?"
    r"|req(?:uisition)?\s*(?:id|#)|job\s+(?:id|ref(?:erence)?)|reference(?:\s+(?:number"
    r"|no\.?))?|vacancy\s+(?:ref(?:erence)?"
    r"|id))\s*[:#]?\s*\n?\s*(?P<value>[A-Z]{0,6}[-_]?\d[\w/-]{2,20})",
    re.I,
)  # fmt: skip
# Where one line holds the whole advert: "London.What you'll do", "Hayward, CA Who We Are".
_PLACE_ENDS = re.compile(
    rf"(?<=[a-z)\d])\.(?:\s|$)|(?<=[a-z]{{3}})\.(?=[A-Z])|\s{{3,}}|{_NEXT_LABEL}"
    r"|\s+(?=(?:Role|Job|Key|About|Who|What|Our|We|Position|Summary|Responsibilities|Duration"
    r"|Salary|Rate|Description|Overview|Reports)\s+[A-Z])"
)
_NO_PLACE = re.compile(
    r"\W*(?:the (?:opportunity|role|team|company|position|job)|about|our|we|what|who|overview"
    r"|summary|description|responsibilities|network|fully\W*$)(?:\b|$)",
    re.I,
)
_BUILDING = re.compile(r"\s+(?:site|offices?|campus|hub|headquarters|hq|depot)$", re.I)
# "The post is based in Leeds": of the job, where no line of its own says so.
_BASED = re.compile(
    r"(?:^|(?:role|position|post|job|you)\s+(?:is|will be|can be|are|would be)\s+|you['’]ll be\s+)"
    r"based\s+(?:in|at|from|out of)\s+(?:our\s+|the\s+)?(?P<place>(?-i:[A-Z])[^.;:(\n,]{2,60})",
    re.I | re.M,
)
_CLOSED = re.compile(
    r"\bno longer accepting applications\b|\b(?:this|the) (?:job|position|posting|vacancy"
    r"|role) (?:has been (?:filled|closed)|is (?:closed|no longer available|no longer open)"
    r"|has expired)\b|\bapplications (?:are|have) (?:now )?closed\b",
    re.I,
)


def parse(page: Page) -> Parsed:
    """Read one posting from text or from a page's visible words; blank input is "empty"."""
    if outcome := by_status(page):
        return no_postings(outcome)
    words = decode(page)[:_LONGEST]
    if words.lstrip()[:1] in {"{", "["} and (data := _data(words)) is not None:
        return unexpected(data, "posting that we can tell from other data")
    markup = bool(_IS_HTML.search(words[:5000]))
    if markup and (outcome := outcome_of_page(words)):
        return no_postings(outcome)
    return _read_markup(words, page) if markup else _result(words, None, page, None)


def _data(words: str) -> Json:
    """Return what a text is as JSON, or None: an answer for programs is no posting."""
    try:
        value = load_json(words)
    except NotJSONError:
        return None
    return value if isinstance(value, dict | list) else None


def _read_markup(words: str, page: Page) -> Parsed:
    soup = BeautifulSoup(words, "lxml")
    for part in soup.find_all(["nav", "footer", "script", "style", "form", "aside"]):
        part.decompose()
    main = soup.select_one("main") or soup.select_one("article") or soup.body or soup
    heading = main.select_one("h1") or soup.select_one("h1")
    title = tidy(heading.get_text(" ")) if heading else None
    return _result(lines_of(main), sanitised(str(main)), page, title)


def _result(text: str, html: str | None, page: Page, heading: str | None) -> Parsed:
    text = text.strip()
    if not re.search(r"\w", text):
        return no_postings("empty")
    return Parsed(outcome="ok", postings=[_posting(text, html, page, heading)])


def _posting(text: str, html: str | None, page: Page, heading: str | None) -> Posting:
    title, company = title_and_company(text)
    title = heading or title
    place = labelled(text, "place")
    posted_words = _value(_POSTED, text[:3000]) or _value(_POSTED, text)
    closes_words = _value(_CLOSES, text)
    return Posting(
        source=ABOUT.key,
        url=canonical_url(page.url),
        title=title,
        company=company,
        places=_places(text, place, title),
        workplace=workplace_of_title(title) or workplace_in_text(text),
        employment_type=employment_in_text(text) or read_employment(_bracketed(title)),
        salary=salary_in_text(text),
        posted_on=posted(_date_part(posted_words), now=page.fetched_at),
        posted_text=posted_words,
        closes_on=read_date(_date_part(closes_words), now=None),
        closed=True if _CLOSED.search(text) else None,
        requisition_id=_value(_REQUISITION, text),
        description_html=html or sanitised(_as_markup(text)),
        description_text=text,
    )


def _value(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return (match.group("value").strip(" .*\t") or None) if match else None


def _date_part(words: str | None) -> str | None:
    """Cut "5 June 2026 at 17:00, late applications …" down to its day."""
    if not words:
        return None
    bare = re.split(r"\s+(?:at|by|before|–|-)\s+|[;(|]", words)[0]
    bare = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", bare)
    bare = re.sub(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", "", bare, flags=re.I)
    day = re.search(
        r"\d{4}-\d{2}-\d{2}|\d{1,2} [A-Za-z]+ \d{4}|\d{1,2}[./]\d{1,2}[./]\d{4}|.{0,20}\b\d{4}\b",
        bare,
    )
    return day.group().strip() if day else bare


def _bracketed(title: str | None) -> str | None:
    found = re.search(r"[(\[–|-]\s*([^()\[\]]{3,40}?)\s*[)\]]?$", title or "")
    return found.group(1) if found else None


def _places(text: str, stated: str | None, title: str | None) -> tuple[Place, ...]:
    """Read the labelled place, else one that stands alone in the first lines, else a sentence."""
    labelled_places = _stated_places(stated) if stated else ()
    if any(place.country for place in labelled_places):
        return labelled_places
    for line in text[:_HEAD].split("\n")[:6]:
        pieces = re.split(r"\s+[·•|]\s+", re.sub(r"^[\W_]+|[*_]+$", "", line))
        found = [place for piece in pieces if _like_a_place(piece) for place in read_places(piece)]
        known = tuple(place for place in found if place.country and len(place.text) > _INITIALS)
        if known and line.strip() != title:
            return known
    told = None if labelled_places else _BASED.search(text)
    if told is None:
        return labelled_places
    name = _BUILDING.sub("", told.group("place").strip())
    return tuple(place for place in read_places(name) if place.country)


def _stated_places(stated: str) -> tuple[Place, ...]:
    """Read "Glasgow; Aberdeen" whole, and "Leeds; 35 hours a week" as far as it tells places."""
    cut = _PLACE_ENDS.split(stated)[0]
    cut = re.sub(r"[*_]", "", cut)
    if _NO_PLACE.match(cut):
        return ()
    first = tuple(filter(_is_told, read_places(cut.split(";")[0])))
    known = tuple(takewhile(lambda place: place.country, read_places(cut)))
    return known if len(known) > len(first) else first


def _is_told(place: Place) -> bool:
    """Leave out a sentence that names no place that we know."""
    return bool(place.city or place.region or place.country) or len(place.text) <= _SHORT_PLACE


def _like_a_place(piece: str) -> bool:
    return (
        len(piece.split()) <= _WORDS_OF_PLACE
        and not _NO_PLACE.match(piece)
        and bool(re.match(r"^[A-Z][^.!?:]*$", piece))
        and not piece.isupper()
    )


def _as_markup(text: str) -> str:
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    pieces = re.split(r"\n\s*\n", safe)
    return "".join(f"<p>{'<br>'.join(piece.strip().split(chr(10)))}</p>" for piece in pieces)
