"""No address leads inside, whatever its disguise; checked on the resolved number, at every step."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.client import (
    Client,
    FetchError,
    ForbiddenHostError,
    Limits,
    PrivateAddressError,
    RefusedAddressError,
    is_public,
)
from scrapers.client.address import check_url
from scrapers.types import Request
from tests.scrapers.fakes import NoDial, Timepiece, names

# What a system's resolver makes of these hosts, and what a hostile name server may say.
RESOLVED = names(
    ("localhost", ["127.0.0.1", "::1"]),
    ("2130706433", ["127.0.0.1"]),
    ("0x7f000001", ["127.0.0.1"]),
    ("127.1", ["127.0.0.1"]),
    ("rebinding.example", ["93.184.215.14", "10.0.0.5"]),
    ("intranet.example", ["192.168.1.20"]),
    ("metadata.google.internal", ["169.254.169.254"]),
    ("carrier.example", ["100.64.3.4"]),
    ("sixth.example", ["fd00::12"]),
    ("mapped.example", ["::ffff:10.1.2.3"]),
    ("translated.example", ["64:ff9b::a9fe:a9fe"]),
    ("tunnel.example", ["2002:7f00:1::1"]),
    ("scoped.example", ["fe80::1%eth0"]),
    ("this-network.example", ["0.0.0.0"]),
    ("wire.example", ["168.63.129.16"]),
)
HOSTILE = [
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://localhost/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://127.1/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[fd12:3456::1]/",
    "http://[fe80::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://metadata.google.internal/",
    "http://10.0.0.8/",
    "http://172.16.5.5/",
    "http://192.168.0.1/",
    "http://100.64.3.4/",
    "http://0.0.0.0/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "https://rebinding.example/jobs",
    "https://intranet.example/",
    "https://carrier.example/",
    "https://sixth.example/",
    "https://mapped.example/",
    "https://translated.example/",
    "https://tunnel.example/",
    "https://scoped.example/",
    "https://this-network.example/",
    "https://wire.example/",
    "http://someone@127.0.0.1/",
    "http://example.com@127.0.0.1/",
]
BROKEN = [
    "file:///etc/passwd",
    "gopher://example.com/",
    "ftp://example.com/jobs",
    "javascript:alert(1)",
    "https://example.com:22/",
    "https://example.com:99999/",
    "https://example.com:8080/",
    "https:///jobs",
    "https://exa mple.com/",
    "http://example.com\\@127.0.0.1/",
    "http://0177.0.0.1/",
    "not an address",
    "",
]
FORBIDDEN = [
    ("https://www.linkedin.com/jobs/view/1234567", "LinkedIn"),
    ("https://uk.linkedin.com/jobs/", "LinkedIn"),
    ("https://LINKEDIN.com./jobs/", "LinkedIn"),
    ("https://lnkd.in/abc", "LinkedIn"),
    ("https://indeed.com/viewjob?jk=1", "Indeed"),
    ("https://uk.indeed.com/viewjob?jk=1", "Indeed"),
    ("https://www.indeed.co.uk/viewjob", "Indeed"),
    ("https://de.indeed.com/", "Indeed"),
    ("https://www.glassdoor.com/job-listing/x", "Glassdoor"),
    ("https://www.glassdoor.co.uk/job-listing/x", "Glassdoor"),
    ("https://www.glassdoor.de/", "Glassdoor"),
]


@pytest.mark.parametrize("url", HOSTILE)
def test_never_dials_an_inner_address(url):
    wire = NoDial()
    client = Client(dial=wire, resolver=RESOLVED, clock=Timepiece().clock())

    with pytest.raises(PrivateAddressError) as caught:
        client.fetch(Request(url=url, robots=False))

    assert wire.dialled == []
    assert "private address" in str(caught.value)
    assert url in str(caught.value)
    assert "save the page" in caught.value.remedy


@pytest.mark.parametrize("url", BROKEN)
def test_goes_only_to_web_addresses(url):
    with pytest.raises(RefusedAddressError) as caught:
        check_url(url)

    assert caught.value.outcome == "refused"
    assert caught.value.remedy


@pytest.mark.parametrize(("url", "site"), FORBIDDEN)
def test_never_fetches_the_forbidden_sites_and_names_the_honest_routes(url, site):
    wire = NoDial()
    client = Client(dial=wire, resolver=names(), clock=Timepiece().clock())

    with pytest.raises(ForbiddenHostError) as caught:
        client.get(url)

    assert wire.dialled == []
    assert site in str(caught.value)
    assert "job-alert mail" in str(caught.value)
    assert "paste" in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "https://linkedin.example.com/jobs",
        "https://notlinkedin.com/",
        "https://indeed-careers.com/",
        "https://glassdoor.io.example.com/",
        "https://example.com/linkedin.com",
    ],
)
def test_a_site_that_only_sounds_like_them_is_welcome(url):
    assert check_url(url) == url


@given(st.ip_addresses())
def test_an_address_inside_another_is_as_private_as_itself(address):
    if isinstance(address, ipaddress.IPv4Address):
        mapped = ipaddress.IPv6Address(f"::ffff:{address}")

        assert is_public(mapped) == is_public(address)
    elif address.is_private or address.is_loopback or address.is_link_local:
        assert not is_public(address) or address.ipv4_mapped or address.teredo


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_an_error_of_the_family(text):
    try:
        checked = check_url(text)
    except FetchError:
        return

    assert checked == text.strip()
    assert checked.lower().startswith(("http://", "https://"))


def vouching(*sites, resolver=RESOLVED, dial=None):
    return Client(
        limits=Limits(pace=0.0, attempts=1, vouched=frozenset(sites)),
        clock=Timepiece().clock(),
        resolver=resolver,
        dial=dial or NoDial(),
    )


def test_a_private_site_is_dialled_only_if_it_is_vouched_for_by_host_and_port():
    dial = NoDial()
    client = vouching("intranet.example:8099", dial=dial)

    with pytest.raises(AssertionError, match="must not be dialled"):
        client.get("http://intranet.example:8099/jobs")
    for other in ("http://intranet.example:8100/jobs", "http://intranet.example/jobs"):
        with pytest.raises(RefusedAddressError):
            client.get(other)
    assert dial.dialled == ["192.168.1.20"]


def test_vouching_opens_no_forbidden_site():
    with pytest.raises(ForbiddenHostError):
        vouching("www.linkedin.com:443").get("https://www.linkedin.com/jobs/view/1")


def test_a_public_page_cannot_lead_to_a_private_site_that_is_vouched_for():
    client = vouching("127.0.0.1:8099")
    request = Request(url="https://careers.example/")

    with pytest.raises(PrivateAddressError):
        client._redirected(request, "http://127.0.0.1:8099/jobs")
