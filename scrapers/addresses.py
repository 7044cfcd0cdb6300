"""The addresses that a source states and the ones to ask next, judged and made in one place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlunsplit

from scrapers.identity import host_of, is_host, split_url

if TYPE_CHECKING:
    from scrapers.types import Page, Parsed, Request


# Sites with a host for every country.
INDEED = re.compile(r"(?:^|\.)indeed\.(?:com|co\.[a-z]{2}|[a-z]{2,3})$")

ARBEITNOW = re.compile(r"(?:^|\.)arbeitnow\.(?:com|[a-z]{2})$")
# "acme.co.uk": what stands before the country and is nobody's name.
_SECOND_LEVEL = {"co", "com", "org", "net", "ac", "gov"}
_SURE = 3
# Where the suppliers with branded hosts keep a job, behind a language: "/en/postings/0a".
_JOB_PATH = re.compile(r"/(?:[a-z]{2}(?:-[A-Za-z]{2})?/)?(?:o|p|jobs|postings)/[\w%.-]+$")


def own(url: str | None, *domains: str, page: Page | None = None) -> str | None:
    """Return `url` if it is on one of the source's domains, or on the host that `page` came from.

    A link to any other host is not taken on trust, and gives None.
    """
    host = host_of(url)
    if any(is_host(host, domain) for domain in domains):
        return url
    return url if page and host and host == host_of(page.url) else None


def of_tenant(
    url: str | None, domain: str, *, page: Page, company: str | None = None
) -> str | None:
    """Return `url` if it is `own`, or on a host that bears the tenant's or the company's name.

    Boards with a host of their own ("careers.acme.com") state its addresses. What leads to anybody
    else is turned to the same path on the tenant's host at the supplier, where `page` came from.
    """
    if told := own(url, domain, page=page):
        return told
    parts, asked = split_url(url), host_of(page.url)
    if parts is None or not is_host(asked, domain):
        return None
    names = (asked.partition(".")[0], company or "")
    if parts.scheme == "https" and _bears(parts.hostname or "", names):
        return url
    path = parts.path if _JOB_PATH.match(parts.path) else ""
    return urlunsplit(("https", asked, path, "", "")) if path else None


def _bears(host: str, names: tuple[str, ...]) -> bool:
    """Tell whether the registered part of a host is one of the names, or the beginning of one."""
    labels = host.rstrip(".").split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    name = re.sub(r"\W|_", "", labels[-1]) if labels else ""
    told = [re.sub(r"\W|_", "", word).casefold() for word in names]
    return any(name == word or (len(name) > _SURE and word.startswith(name)) for word in told)


def asked_in(request: Request, name: str, otherwise: int) -> int:
    """Return the number `name` in a request's query."""
    stated = parse_qs(request.url.partition("?")[2]).get(name) or [""]
    return int(stated[0]) if stated[0].isdecimal() else otherwise


def stepped(request: Request, name: str, *, by: int = 1, first: int = 0) -> Request:
    """Return the request for the next page: the number `name` in the query, `by` higher."""
    address, _, query = request.url.partition("?")
    asked = {key: values[0] for key, values in parse_qs(query).items()}
    asked[name] = str(asked_in(request, name, first) + by)
    return replace(request, url=f"{address}?{urlencode(asked)}")


def is_last(parsed: Parsed, so_far: int) -> bool:
    """Tell whether a page held nothing, or the server counts no more than was read.

    A server that counts on its first page only, or not at all, is asked until a page repeats.
    """
    return not parsed.postings or bool(parsed.total and so_far >= parsed.total)
