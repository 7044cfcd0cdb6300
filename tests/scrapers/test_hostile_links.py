"""Whatever addresses a source sends, none leads to a script, to another's host, or to a log-in."""

from __future__ import annotations

import json
import re

import pytest

from scrapers import SOURCES, parse
from scrapers.identity import host_of, is_host
from tests.scrapers.fakes import NOW
from tests.scrapers.test_recorded import CASES, payload_of

NORMAL = [case for case in CASES if case.parts[-2] == "normal"]
ADDRESS = re.compile(rb"https?:(?:\\?/){2}[\w.-]+(?:\\?/[^\s\"'<>\\)\]]*)*")
# A feed of anybody's jobs, and a text of anybody's: their links lead where they lead.
ANYWHERE = {"rss", "text"}
# Where the person goes on to apply may be the employer's own site.
HOSTILE = {
    "a script": rb"javascript:alert(document.cookie)",
    "data": rb"data:text/html,<b>x</b>",
    "a file": rb"file:///etc/passwd",
    "another host": rb"https://evil.example/jobs/1",
    "a look-alike": rb"https://www.linkedin.com.evil.example/jobs/view/3900000001/",
    "another host without a scheme": rb"//evil.example/jobs/1",
    "a name in front": rb"https://www.example.com@evil.example/jobs/1",
}


def addresses_of(posting: dict) -> list[str]:
    linked = re.findall(r'(?:href|src)="([^"]*)"', posting["description_html"] or "")
    return [*filter(None, (posting["url"], posting["apply_url"])), *linked]


def read(case, payload):
    url = json.loads(case.read_text(encoding="utf-8"))["url"]
    parsed = parse(case.parts[-3], payload, url=url, fetched_at=NOW)
    return url, [posting.to_dict() for posting in parsed.postings]


def test_there_is_a_normal_recording_of_every_source():
    assert {case.parts[-3] for case in NORMAL} == SOURCES.keys() - {"auto"}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("case", NORMAL, ids=lambda path: path.parts[-3])
def test_an_address_that_is_not_the_sources_is_not_kept(case, hostile):
    page, rows = read(case, ADDRESS.sub(hostile, payload_of(case)))

    for row in rows:
        for address in addresses_of(row):
            assert address.startswith(("https://", "http://", "mailto:")), address
            assert "@" not in address.removeprefix("mailto:")
        own = host_of(row["url"])
        assert case.parts[-3] in ANYWHERE or not is_host(own, "evil.example"), (page, row["url"])


@pytest.mark.parametrize("case", NORMAL, ids=lambda path: path.parts[-3])
def test_tokens_and_names_in_an_address_are_dropped(case):
    def marked(match: re.Match[bytes]) -> bytes:
        address = match.group().replace(b"://", b"://me:SECRET@", 1)
        more = b"otpToken=SECRET&access_token=SECRET&utm_source=SECRET&trackingId=SECRET"
        return address + (b"&" if b"?" in address else b"?") + more

    _, rows = read(case, ADDRESS.sub(marked, payload_of(case)))

    for row in rows:
        kept = [address for address in (row["url"], row["apply_url"], row["source_id"]) if address]
        assert "SECRET" not in " ".join(kept)
