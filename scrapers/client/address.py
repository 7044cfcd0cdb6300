"""Which addresses may be visited: http(s), usual ports, public, not the forbidden three."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

import httpx2

from scrapers.client.errors import ForbiddenHostError, PrivateAddressError, RefusedAddressError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_FORBIDDEN = re.compile(
    r"(?:^|\.)(?P<site>linkedin|indeed|glassdoor)\.(?:[a-z]{2,3}|(?:com?|net|org)\.[a-z]{2})$"
)
_ALSO_FORBIDDEN = {"lnkd.in": "LinkedIn", "licdn.com": "LinkedIn", "indeedjobs.com": "Indeed"}
_SITES = {"linkedin": "LinkedIn", "indeed": "Indeed", "glassdoor": "Glassdoor"}
_PORTS = {"http": 80, "https": 443}
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
# Public by number, private by use: the cloud's own control address.
_INTERNAL = {ipaddress.ip_address("168.63.129.16")}


def check_url(url: str, vouched: frozenset[str] = frozenset()) -> str:
    """Return `url` if it may be visited by name; its address is checked when it is resolved.

    `vouched` names sites as "host:port" that may have any port and a private address, because
    whoever runs this copy says so: a board inside the company, or a server of a test's own.

    Raises `RefusedAddressError` for another scheme or port, a broken address, or a forbidden site.
    """
    try:
        parts = urlsplit(url.strip())
        httpx2.URL(url.strip())
        scheme, host, port = parts.scheme.lower(), (parts.hostname or "").rstrip("."), parts.port
    except (ValueError, httpx2.InvalidURL) as problem:
        raise _broken(url) from problem
    if scheme not in _PORTS:
        raise RefusedAddressError(
            url, "is not a web address", "Give one that begins with https://."
        )
    if not host or re.search(r"[\s\\]", url.strip()):
        raise _broken(url)
    trusted = f"{host.lower()}:{port or _PORTS[scheme]}" in vouched
    if port not in {None, 80, 443} and not trusted:
        raise RefusedAddressError(
            url, f"names the port {port}, and only the web's own ports are visited",
            "Give the address without a port.",
        )  # fmt: skip
    site = forbidden_site(host)
    if site:
        raise ForbiddenHostError(url, site)
    if not trusted and _is_private_literal(host):
        raise PrivateAddressError(url, host)
    return url.strip()


def site_of(url: str) -> str:
    """Return "host:port" of a web address; "" if it is none."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port or _PORTS[parts.scheme.lower()]
    except (ValueError, KeyError):
        return ""
    return f"{(parts.hostname or '').rstrip('.').lower()}:{port}"


def forbidden_site(host: str) -> str | None:
    """Return the name of the forbidden site that `host` belongs to, or None."""
    host = host.lower().rstrip(".")
    for domain, site in _ALSO_FORBIDDEN.items():
        if host == domain or host.endswith("." + domain):
            return site
    match = _FORBIDDEN.search(host)
    return _SITES[match["site"]] if match else None


def is_public(address: IPAddress) -> bool:
    """Tell whether an IP address is one that the whole internet can reach.

    Addresses that carry another one inside (mapped, NAT64, 6to4, Teredo) are as public as that one.
    """
    inner = _carried(address)
    if inner is not None:
        return is_public(inner)
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address in _INTERNAL
    )


def _carried(address: IPAddress) -> IPAddress | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if any(address in network for network in _NAT64):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address.sixtofour:
        return address.sixtofour
    if int(address) >> 32 == 0 and int(address) > 1:
        return ipaddress.IPv4Address(int(address))
    return address.teredo[1] if address.teredo else None


def _is_private_literal(host: str) -> bool:
    try:
        return not is_public(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        return False


def _broken(url: str) -> RefusedAddressError:
    return RefusedAddressError(
        url or "The address",
        "cannot be read as a web address",
        "Copy it from the browser's address bar.",
    )
