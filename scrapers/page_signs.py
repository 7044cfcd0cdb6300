"""What a page that is not the expected one tells: a wall, a brake, a missing page, a cut one."""

from __future__ import annotations

import re

from scrapers.types import Outcome, Page, Parsed

_WALL = re.compile(
    r"just a moment|cf-chl|cf_chl|challenge-platform|cf-mitigated|attention required"
    r"|checking (?:if the site|your browser)|"
    r"captcha|are you (?:a )?(?:human|robot)|verify (?:that )?you are (?:a )?human"
    r"|unusual traffic|access (?:to this page has been )?denied|"
    r"access denied|request blocked|you have been blocked|bot detection|incapsula|_incap_"
    r"|perimeterx|px-captcha|datadome|"
    r"authwall|protect glassdoor|real person|verification required|/checkpoint/challenge"
    r"|403 forbidden|enable javascript and cookies|security check"
    r"|pardon our interruption|akamai"
    # The same sentences in other languages; every challenge of Cloudflare's names its Ray.
    r"|\bray id\b|nur einen moment|un instant\s?(?:\.\.\.|…)|u[nm] momento\s?(?:\.\.\.|…)"
    r"|een (?:moment|ogenblik)\s?(?:\.\.\.|…)|dass sie ein mensch sind|que vous êtes humain"
    r"|que (?:usted )?(?:es|eres) (?:un ser )?humano|que você é humano|che sei un essere umano",
    re.I,
)
_BRAKE = re.compile(
    r"too many requests|rate[\s_-]?limit(?:ed|\s+exceeded)?|\b429\b|slow down|quota exceeded", re.I
)
_MISSING = re.compile(
    r"(?<!\d)404(?!\d)|not[\s_]found|no longer (?:available|exists?)|does(?:n't| not) exist"
    r"|page (?:cannot|can't) be found|"
    r"unknown (?:company|account|board)|document not found|job not found",
    re.I,
)
# In a title only: a server in trouble, or a door. Nothing is known of the jobs behind it.
_CLOSED_DOOR = re.compile(
    r"\b50[0234]\b|service (?:temporarily )?unavailable|bad gateway|gateway time-?out"
    r"|currently unavailable|(?:under|scheduled) maintenance|\bauth(?:entication)? required"
    r"|^\W*(?:linkedin )?(?:sign|log)[\s-]?(?:in|up)\b|^\W*join linkedin\b"
    r"|^\W*(?:anmelden|einloggen|s['’]identifier|se connecter|iniciar sesi[oó]n|inicia sesi[oó]n"
    r"|inloggen|aanmelden|accedi|entrar)\b",
    re.I | re.M,
)
_NO_ENTRY = re.compile(
    r"unauthori[sz]ed|authori[sz]ation failed|auth_fail|forbidden|invalid (?:api )?key"
    r"|authentication|denied|blocked"
    r"|\b(?:key|token)\b.{0,20}\b(?:invalid|missing|expired|required)\b",
    re.I,
)
# A wall is short; a whole careers page may well speak of captchas in its foot.
_SHORT, _TOO_MANY = 4_000, 429
_LONGEST_WALL, _FEW, _HARDLY_ANY = 60_000, 1_200, 500


def by_status(page: Page) -> Outcome | None:
    """Return what the HTTP status alone says, or None if it says "go on and read"."""
    if page.status in {404, 410}:
        return "not_found"
    if page.status == _TOO_MANY:
        return "rate_limited"
    return "blocked" if page.status in {401, 403, 407, 451} else None


def outcome_of_page(text: str) -> Outcome | None:
    """Return "blocked", "rate_limited" or "not_found" if the page is one of those, else None."""
    head = text[:_LONGEST_WALL]
    title = "\n".join(re.findall(r"<title[^>]*>(.{0,200}?)</", head, re.I | re.S))
    heading = "\n".join(re.findall(r"<h1[^>]*>(.{0,200}?)</", head, re.I | re.S))
    visible = re.sub(
        r"<[^>]*>|\s+", " ", re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", head)
    ).strip()
    named = f"{title}\n{heading}" if len(visible) < _FEW else title
    if _BRAKE.search(named) or (len(visible) < _FEW and _BRAKE.search(visible)):
        return "rate_limited"
    if _is_wall(text, named, visible):
        return "blocked"
    if _MISSING.search(named) or (len(visible) < _HARDLY_ANY and _MISSING.search(visible)):
        return "not_found"
    return None


def _is_wall(text: str, named: str, visible: str) -> bool:
    """Tell a wall by its title, or by its words where there are few others."""
    if _WALL.search(named) or (len(visible) < _SHORT and _CLOSED_DOOR.search(named)):
        return True
    little = len(text) < _SHORT or (len(text) < _LONGEST_WALL and len(visible) < _FEW)
    return little and bool(_WALL.search(text))


def outcome_of_message(words: str) -> Outcome | None:
    """Return what an error message inside JSON says."""
    if _BRAKE.search(words):
        return "rate_limited"
    if _MISSING.search(words):
        return "not_found"
    return "blocked" if _NO_ENTRY.search(words) else None


_SENTENCES: dict[Outcome, str] = {
    "blocked": "The site answered with a wall or a log-in instead of jobs. "
    "Open the page in your own browser and save or paste it.",
    "rate_limited": "The site asked us to slow down. Try again later.",
    "not_found": "There is no such page or board. Check the spelling of its address.",
    "truncated": "The answer stops in the middle, so jobs may be missing. Try again.",
    "changed_shape": "The answer does not look as this source's answers do.",
    "empty": "The answer holds no jobs.",
    "ok": "",
}


def no_postings(outcome: Outcome, detail: str = "") -> Parsed:
    """Return a result without postings that says why in one sentence."""
    said = " ".join(part for part in (_SENTENCES[outcome], detail) if part)
    return Parsed(outcome=outcome, problems=[said] if said and outcome != "empty" else [])
