"""Title and company of a posting that somebody pasted: labels first, then where they stand."""

from __future__ import annotations

import re

from scrapers.wording.place import read_places

_LABELLED = {
    "title": re.compile(
        r"^(?:[^\w\n]|_)*+(?:job|position|role|vacancy|opening)?\s*(?:title|position|role"
        r"|vacancy)\s*[:–-]\s*(?P<value>[^\n]{3,120})$"
        r"|^(?:[^\w\n]|_)*+(?:job title|position title|role title)\s*\n+(?P<next>[^\n]{3,120})$",
        re.I | re.M,
    ),
    "company": re.compile(
        r"^(?:[^\w\n]|_)*+(?:company|employer|organi[sz]ation|hiring company"
        r"|client)(?:\s+name)?(?:\s*:|\s[–-]\s)\s*(?P<value>[^\n]{2,80})$"
        r"|^(?:[^\w\n]|_)*+(?:company|employer|company name)\s*\n+(?P<next>[^\n]{2,80})$",
        re.I | re.M,
    ),
    "place": re.compile(
        r"(?:^(?:[^\w\n]|_)*+|[\W_]|(?<=[a-z]))(?:job\s+|work\s+|office\s+"
        r"|primary\s+)?locations?(?:\(s\))?\s*(?::|\s[–-]\s)[ \t*]*(?P<value>[^\n]{2,100})"
        r"|^(?:[^\w\n]|_)*+(?:based\s+in|town(?:\s*/\s*city)?|city|standort|(?:arbeits|einsatz|dienst)ort|lieu(?:\s+de\s+travail)?"
        r"|localisation|ubicaci[óo]n|lugar(?:\s+de\s+trabajo)?|locatie|standplaats|lokalizacja"
        r"|miejsce\s+pracy|ort|plats|arbetsplats|arbeidssted|sede(?:\s+di\s+lavoro)?|localiza[çc][ãa]o)"
        r"\s*:[ \t*]*(?P<abroad>[^\n]{2,100})"
        r"|^(?:[^\w\n]|_)*+(?:locations?|job location)[\W_]*\n+(?P<next>[^\n]{2,80})$",
        re.I | re.M,
    ),
}
_ROLE = re.compile(
    r"\b(?:manager|coordinator|analyst|lead(?:er)?|officer|administrator|assistant|director"
    r"|head|specialist|consultant|planner|"
    r"scheduler|controller|engineer|developer|scrum master|associate|executive|intern"
    r"|apprentice|advisor|adviser|architect|designer|"
    r"owner|partner|supervisor|representative|technician|nurse|teacher|accountant|clerk|agent"
    r"|president|chief|pmo|"
    r"projektleiter(?:in)?|chef de projet|kierownik|jefe|gestor|projectmanager|projectleider"
    r"|projektmanager(?:in)?|worker|driver|"
    r"operator|recruiter|buyer|trainer|writer|editor|scientist|secretary|superintendent"
    r"|estimator|strategist|opportunities)s?\b",
    re.I,
)
_AT = re.compile(r"^(?P<title>.{3,90}?)\s+(?:at|@)\s+(?P<company>[A-Z0-9][^|,(\n]{1,60})$")
_DASHED = re.compile(r"^(?P<title>.{3,90}?)\s+(?:\||–|—|-)\s+(?P<rest>.{2,80})$")
_ABOUT = re.compile(
    r"^(?:[^\w\n]|_)*+(?i:about)\s+"
    r"(?!(?i:us|you|me|it|the|this|our|your|team|role|job|company|position|who|what|working)\b)"
    r"(?P<company>[A-Z][\w&.'’ -]{1,50}?)[\W_]*$",
    re.M,
)
_JOIN = re.compile(
    r"\b(?:At|Join(?: us at)?|Here at)\s+(?P<company>(?:[A-Z][\w&.'’-]*\s?){1,4}),?\s+(?:we\b"
    r"|you\b|our\b|as\b|and\b)"
)
_SENTENCE = re.compile(
    r"[.!?](?:\s|$)|\b(?:we are|you will|is looking|are looking|is seeking|will be)\b", re.I
)
# Forms of business, and bodies that bear theirs in the name.
_BUSINESS = re.compile(
    r"\b(?:ltd|limited|plc|inc|llc|llp|corp(?:oration)?|gmbh|ag|se|s\.?a\.?|b\.?v\.?|ab|oy|as|pty"
    r"|sp\. z o\.o|group|holdings|university|council|bank|nhs(?: foundation)? trust)\.?\s*"
    r"(?:\([^)]*\))?$",
    re.I,
)
_WORDS, _UNDIVIDED_WORDS, _NAME_WORDS = 14, 8, 6


def labelled(text: str, kind: str) -> str | None:
    """Return the value of a "Job title:", "Company:" or "Location:" line, or None."""
    match = _LABELLED[kind].search(text)
    if not match:
        return None
    value = next(filter(None, match.groups()), "").strip(" *_\t|:")
    return value or None


def is_role(line: str) -> bool:
    """Tell whether a line holds a word that job titles are made of."""
    return bool(_ROLE.search(line))


def title_and_company(text: str) -> tuple[str | None, str | None]:
    """Guess both from pasted text; None where the text does not say."""
    head = [line.strip(" *#_\t") for line in text.split("\n")[:12] if line.strip(" *#_\t-•")]
    # A list begins with a duty, not with the title.
    head = [line for line in head if not line.startswith(("-", "•", "·"))]
    stated = labelled(text, "title")
    company = labelled(text, "company")
    title = stated or _first_title(head)
    if title and not stated:
        title, beside = _split(title)
        company = company or beside or _line_after(head, title)
    return title, company or _introduced(text)


def _first_title(head: list[str]) -> str | None:
    for line in head[:2]:
        divided = re.search(r"\s[|–—@-]\s|[,(]|\bat\b", line)
        short = len(line.split()) <= (_WORDS if divided else _UNDIVIDED_WORDS)
        if short and _ROLE.search(line) and not _SENTENCE.search(line):
            return line.rstrip(" :")
    return None


def _split(line: str) -> tuple[str, str | None]:
    """Tell "PMO Analyst at Example Ltd" and "PMO Analyst | Example Ltd" into two."""
    match = _AT.match(line)
    if match:
        return match.group("title"), match.group("company").strip()
    match = _DASHED.match(line)
    rest = match.group("rest") if match else ""
    if match and "|" in line and not _ROLE.search(rest):
        return match.group("title"), re.split(r"\s*[|]\s*", rest)[0]
    return line, None


def _line_after(head: list[str], title: str) -> str | None:
    """Return the short capitalised line right below the title, as job boards paste it."""
    at = next((i for i, line in enumerate(head) if line.startswith(title)), None)
    below = head[at + 1] if at is not None and at + 1 < len(head) else ""
    company = re.split(r"\s+[·•|]\s+", below)[0]
    plain_name = re.fullmatch(r"[A-Z0-9][\w&.,'’() -]{1,50}", company)
    wordy = (
        _SENTENCE.search(below)
        or ":" in below
        or _ROLE.search(below)
        or len(company.split()) > _NAME_WORDS
    )
    generic = re.match(
        r"(?:job|about|overview|description|location|full|part|remote|hybrid|contract|permanent"
        r"|posted|summary|responsibilities|position|what|who|the|our|your|salary|key|role"
        r"|duration)\b",
        company, re.I,
    )  # fmt: skip
    beside = head[at + 2] if at is not None and at + 2 < len(head) else ""
    if not plain_name or wordy or generic:
        return None
    if " · " in below or _BUSINESS.search(company):
        return _without_place(company)
    # "Harbour Data, Leeds (hybrid)", or a name above a line of its own for the place.
    return _without_place(company) if _names_place(below, beside) else None


def _names_place(below: str, beside: str) -> bool:
    rest = below.partition(",")[2]
    if rest:
        return any(place.country for place in read_places(rest))
    if any(place.country for place in read_places(below)):
        return False
    return len(beside.split()) <= _NAME_WORDS and any(p.country for p in read_places(beside))


def _without_place(name: str) -> str | None:
    """Return "Harbour Data" of "Harbour Data, Leeds (hybrid)"; "Marks, Ltd" stays whole."""
    first, _, rest = re.sub(r"\s*\([^)]*\)\s*$", "", name).partition(",")
    if rest and any(place.country for place in read_places(rest)):
        return first.strip() or None
    return name.strip()


def _introduced(text: str) -> str | None:
    match = _ABOUT.search(text) or _JOIN.search(text)
    return match.group("company").strip(" .,:") if match else None
