"""Sitemaps: what a site says its pages are, which of them are jobs, and a job's name in a path."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from scrapers.identity import host_of, is_host, split_url
from scrapers.types import Page, Parsed
from scrapers.xml import children, name_of, other_page, words_of, xml_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_GZIP = b"\x1f\x8b"
_MOST_BYTES, _MOST_ENTRIES = 30_000_000, 50_000
_WORDS = (
    r"jobs?|vacanc(?:y|ies)|vacatures?|positions?|openings?|opportunit(?:y|ies)|requisitions?"
    r"|job-?details?|stellen(?:angebote?|anzeigen?)?|jobangebote?|emplois?|offres?(?:-emploi)?"
    r"|ofertas?|oferty(?:-pracy)?|empleos?|vagas?|lavora|annunci"
)
# "/jobs/pmo-analyst-17"; "/careers/…" is as often a page about fruit baskets, so a number is asked.
_JOB = re.compile(rf"/(?:{_WORDS})/(?:[^/]+/)*[^/]*[-\d][^/]*/?$", re.I)
_NUMBERED = re.compile(r"/(?:careers?|karriere|carri[eè]res?)/(?:[^/]+/)*[^/]*\d{3,}[^/]*/?$", re.I)
_LIKELY = re.compile(r"job|career|vacan|karriere|stellen|emploi|position|opening", re.I)
_LINE = re.compile(r"^\s*sitemap\s*:\s*(\S+)", re.I | re.M)
_ENDING = re.compile(r"\.(?:html?|aspx?|php)$", re.IGNORECASE)
_GENERIC = re.compile(rf"{_WORDS}|careers?|karriere|carri[eè]res?|[a-z]{{2}}(?:-[a-z]{{2}})?", re.I)
_NUMBER = re.compile(r"^[a-z]{0,3}[-_]?\d+$|^[0-9a-f-]{16,}$|\d{3,}", re.I)


@dataclass(frozen=True, slots=True)
class Entry:
    """One address of a sitemap, and when the site says that it changed last."""

    url: str
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """One file: the addresses of pages, or of further sitemaps."""

    pages: tuple[Entry, ...] = ()
    files: tuple[str, ...] = ()


def named_in_robots(text: str) -> list[str]:
    """Return the sitemaps that a robots.txt names."""
    return list(dict.fromkeys(_LINE.findall(text)))


def read_sitemap(page: Page) -> Sitemap | Parsed:
    """Read a sitemap or an index of them, packed or not; else say why there is none."""
    root = xml_of(_unpacked(page))
    if isinstance(root, Parsed):
        return root
    if name_of(root) == "sitemapindex":
        files = [words_of(entry, "loc") for entry in children(root, "sitemap")]
        return Sitemap(files=tuple(filter(None, files[:_MOST_ENTRIES])))
    if name_of(root) != "urlset":
        return other_page(page, "It is no sitemap.")
    found = [
        Entry(url, words_of(entry, "lastmod"))
        for entry in children(root, "url")[:_MOST_ENTRIES]
        if (url := words_of(entry, "loc"))
    ]
    return Sitemap(pages=tuple(found))


def _unpacked(page: Page) -> Page:
    """Return a page whose packed body is unpacked, up to a size that no honest list has."""
    if not page.body.startswith(_GZIP):
        return page
    unpack = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        return replace(page, body=unpack.decompress(page.body, _MOST_BYTES))
    except zlib.error:
        return replace(page, body=b"")


def jobs_in(entries: Iterable[Entry], site: str) -> list[Entry]:
    """Return the entries that look like a job's page on this site, the last changed first."""
    found = {
        entry.url: entry for entry in entries if is_job(entry.url) and is_near(entry.url, site)
    }
    return sorted(found.values(), key=lambda entry: entry.changed or "", reverse=True)


def is_job(url: str) -> bool:
    """Tell whether an address looks like the page of one job."""
    path = _path(url)
    return bool(_JOB.search(path) or _NUMBERED.search(path))


def _path(url: str) -> str:
    parts = split_url(url)
    return parts.path if parts else ""


def is_near(url: str, site: str) -> bool:
    """Tell whether an address is on the same site, or on one above or below it."""
    one, other = (host_of(told).removeprefix("www.") for told in (url, site))
    return bool(one and other) and (is_host(one, other) or is_host(other, one))


def likely_first(files: Iterable[str]) -> list[str]:
    """Return further sitemaps, those that speak of jobs first."""
    return sorted(files, key=lambda url: not _LIKELY.search(_path(url)))


def number_in(url: str) -> str:
    """Return the last piece of a path without its ending: "/jobs/4711.html" → "4711"."""
    return _ENDING.sub("", unquote(_path(url)).strip("/").split("/")[-1])


def title_in(url: str) -> str | None:
    """Return the job's name that a path spells: "/jobs/17/pmo-analyst-leeds" → "Pmo analyst leeds".

    It stands in until the page itself is read; None where the path holds numbers only.
    """
    for piece in reversed(unquote(_path(url)).strip("/").split("/")):
        if _GENERIC.fullmatch(piece):
            return None
        bare = _ENDING.sub("", piece)
        words = [word for word in re.split(r"[-_+ ]+", bare) if word and not _NUMBER.search(word)]
        if words:
            return " ".join(words).capitalize()
    return None
