"""Bytes to text or JSON, whatever the encoding, and never an exception."""

from __future__ import annotations

import codecs
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapers.fields import Json
    from scrapers.types import Page

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def decode(page: Page) -> str:
    """Return the page's text: BOM first, then the declared charset, UTF-8, Windows-1252."""
    body = page.body
    for bom, name in _BOMS:
        if body.startswith(bom):
            return _plain(body.decode(name, "replace"))
    for name in (*_declared(page), "utf-8"):
        text = _try(body, name)
        if text is not None:
            return _plain(text)
    return _plain(body.decode("cp1252", "replace"))


def _declared(page: Page) -> list[str]:
    sources = ((page.content_type or "").encode("ascii", "ignore"), page.body[:2048])
    found = [match.group(1).decode("ascii") for s in sources if (match := _DECLARED.search(s))]
    # Browsers read Latin-1 as Windows-1252, and pages are written for browsers.
    return ["cp1252" if name.lower() in {"iso-8859-1", "latin-1"} else name for name in found]


def _try(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _plain(text: str) -> str:
    return _CONTROLS.sub("", text.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n")


class NotJSONError(ValueError):
    """The text is no JSON; `cut` says that it began as JSON and stopped in the middle."""

    def __init__(self, reason: str, *, cut: bool) -> None:
        self.cut = cut
        super().__init__(reason)


def assigned(text: str, pattern: re.Pattern[str]) -> Json:
    """Return the JSON value that begins where `pattern` ends, as a page's script assigns it."""
    match = pattern.search(text)
    if not match:
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, match.end())[0]
    except (ValueError, RecursionError):
        return None


def load_json(text: str) -> Json:
    """Return the JSON value in `text`; raise `NotJSONError` if there is none."""
    bare = text.strip()
    try:
        return json.loads(bare, strict=False)
    except RecursionError as problem:
        raise NotJSONError("it is nested too deeply to be a list of jobs", cut=False) from problem
    except ValueError as problem:
        # Python's own limit on the digits of a number is a ValueError without a position.
        where = getattr(problem, "pos", 0)
        cut = bare[:1] in {"{", "["} and where >= len(bare) - 1
        cut = cut or (bare[:1] in {"{", "["} and "Unterminated string" in str(problem))
        raise NotJSONError(str(problem), cut=cut) from problem
