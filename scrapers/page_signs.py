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
    r"authwall|/checkpoint/challenge|403 forbidden|enable javascript and cookies|security check"
    r"|pardon our interruption|akamai",
    re.I,
)
_BRAKE = re.compile(
    r"too many requests|rate[\s_-]?limit(?:ed|\s+exceeded)?|\b429\b|slow down|quota exceeded", re.I
)
_MISSING = re.compile(
    r"\b404\b|not[\s_]found|no longer (?:available|exists?)|does(?:n't| not) exist"
    r"|page (?:cannot|can't) be found|"
    r"unknown (?:company|account|board)|document not found|job not found",
    re.I,
)
# A wall is short; a whole careers page may well speak of captchas in its foot.
_SHORT, _TOO_MANY = 4_000, 429
_LONGEST_WALL = 60_000


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
    title = " ".join(re.findall(r"<(?:title|h1)[^>]*>(.{0,200}?)</", head, re.I | re.S))
    visible = re.sub(r"<[^>]*>|\s+", " ", re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", head))
    if _BRAKE.search(title) or (len(visible) < _SHORT // 2 and _BRAKE.search(visible)):
        return "rate_limited"
    if _WALL.search(title) or (len(text) < _SHORT and _WALL.search(head)):
        return "blocked"
    if len(text) < _LONGEST_WALL and len(visible.strip()) < _SHORT // 4 and _WALL.search(head):
        return "blocked"
    if _MISSING.search(title) or (len(visible) < _SHORT // 8 and _MISSING.search(visible)):
        return "not_found"
    return None


def outcome_of_message(words: str) -> Outcome | None:
    """Return what an error message inside JSON says."""
    if _BRAKE.search(words):
        return "rate_limited"
    if _MISSING.search(words):
        return "not_found"
    if re.search(
        r"unauthori[sz]ed|forbidden|invalid (?:api )?key|authentication|denied|blocked", words, re.I
    ):
        return "blocked"
    return None


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
