"""The addresses that a source states and the ones to ask next, judged and made in one place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode

from scrapers.identity import host_of, is_host

if TYPE_CHECKING:
    from scrapers.types import Page, Parsed, Request


# Sites with a host for every country.
INDEED = re.compile(r"(?:^|\.)indeed\.(?:com|co\.[a-z]{2}|[a-z]{2,3})$")


def own(url: str | None, *domains: str, page: Page | None = None) -> str | None:
    """Return `url` if it is on one of the source's domains, or on the host that `page` came from.

    A link to any other host is not taken on trust, and gives None.
    """
    host = host_of(url)
    if any(is_host(host, domain) for domain in domains):
        return url
    return url if page and host and host == host_of(page.url) else None


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
