"""Which posting is which: addresses without tracking, identities, and keys to group by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from scrapers.names import company_key, title_key, words_of

if TYPE_CHECKING:
    from scrapers.types import Posting

# Under-strip: `ref`, `source`, `gh_jid`, `jk`, `jl` can be the identity itself, so they stay.
_TRACKING = re.compile(
    r"^(?:utm_\w+|gh_src|fbclid|gclid|dclid|msclkid|mc_\w+|igshid|_hs\w+|trk\w*|trackingid|refid|"
    r"otptoken|midtoken|midsig|lipi|eid|eboclickid|savedsearchid|lever-(?:source|origin)\S*)$",
    re.I,
)
# `eid` and `refId` are LinkedIn's; elsewhere they may name the posting.
_LONGEST = 4_000
_ONLY_LINKEDIN = re.compile(r"^(?:refid|eid|midtoken|midsig|lipi|savedsearchid|eboclickid)$", re.I)
_LINKEDIN_JOB = re.compile(r"/jobs/view/(?:[^/?#]*?-)?(\d{5,20})(?:[/?#]|$)")
_SECRETS = re.compile(
    r"^(?:otptoken|access_token|auth_?token|password|session_?id|jsessionid)$", re.I
)


def split_url(url: str | None, base: str | None = None) -> SplitResult | None:
    """Return the parts of an absolute http(s) address, or None for anything else."""
    if not url or len(url) > _LONGEST:
        return None
    try:
        parts = urlsplit(urljoin(base or "", url.strip()))
        if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
            return None
        _ = parts.port
    except ValueError:
        return None
    return parts


def host_of(url: str | None) -> str:
    """Return the lower-case host of an address, or "" if it is none."""
    parts = split_url(url)
    return (parts.hostname or "").rstrip(".") if parts else ""


def is_host(host: str, domain: str) -> bool:
    """Tell whether `host` is `domain` or lies below it; "evil-domain" does not."""
    return host == domain or host.endswith("." + domain)


def canonical_url(url: str | None, base: str | None = None) -> str | None:
    """Return an address to show and follow, without tracking, login tokens or user info.

    Only http and https addresses are addresses; anything else gives None.
    """
    parts = split_url(url, base)
    if parts is None:
        return None
    host = (parts.hostname or "").rstrip(".")
    linkedin = is_host(host, "linkedin.com")
    if linkedin and (job := _LINKEDIN_JOB.search(parts.path)):
        return f"https://www.linkedin.com/jobs/view/{job.group(1)}/"
    kept = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if _keeps(pair[0], linkedin=linkedin)
    ]
    query = (
        urlencode(kept) if len(kept) != parts.query.count("&") + bool(parts.query) else parts.query
    )
    # A route such as "#/job/17" is the address of a page drawn in the browser.
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme.lower(), _netloc(parts, host), path, query, fragment))


def _keeps(name: str, *, linkedin: bool) -> bool:
    if _SECRETS.match(name):
        return False
    return not _TRACKING.match(name) or (not linkedin and bool(_ONLY_LINKEDIN.match(name)))


def _netloc(parts: SplitResult, host: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    default = {"http": 80, "https": 443}[parts.scheme.lower()]
    return shown if parts.port in {None, default} else f"{shown}:{parts.port}"


def url_key(url: str | None) -> str | None:
    """Return what two spellings of one address share: https, sorted query, no last slash."""
    canonical = canonical_url(url)
    if canonical is None:
        return None
    parts = urlsplit(canonical)
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return urlunsplit(("https", parts.netloc, parts.path.rstrip("/") or "/", query, parts.fragment))


def identity(posting: Posting, board: str | None = None) -> tuple[str, str, str]:
    """Return (source, board, id): the id of the source, else its address, else its own words."""
    own = posting.source_id or url_key(posting.url) or "|".join(dedupe_key(posting))
    return posting.source, board or "", own


def dedupe_key(posting: Posting) -> tuple[str, str, str]:
    """Return (company, title, place) to group likely copies by; a suggestion, never a proof.

    City, seniority and segment words stay in the title; "(m/f/d)" and legal forms go.
    """
    place = posting.places[0] if posting.places else None
    where = (place.city or place.text) if place else (posting.workplace or "")
    return company_key(posting.company), title_key(posting.title), words_of(where)
