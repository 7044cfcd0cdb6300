"""`parse` answers for every byte string, and `auto` finds out whose it is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers import SOURCES, Posting, UnknownSourceError, parse
from scrapers.types import OUTCOMES
from tests.scrapers.fakes import NOW
from tests.scrapers.test_recorded import CASES, payload_of

BUILT = sorted(key for key, source in SOURCES.items() if source.built)
NORMAL = [case for case in CASES if case.parts[-2] == "normal"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def check(key: str, payload: bytes) -> None:
    parsed = parse(key, payload, url="https://example.com/x", fetched_at=NOW)

    assert parsed.outcome in OUTCOMES
    assert bool(parsed.postings) == (parsed.outcome == "ok")
    for posting in parsed.postings:
        told = posting.to_dict()
        assert Posting.from_dict(json.loads(json.dumps(told))) == posting
        assert "" not in [value for value in told.values() if isinstance(value, str)]


@pytest.mark.parametrize("key", BUILT)
@given(payload=st.binary(max_size=400))
@settings(max_examples=25, deadline=None)
def test_any_bytes_give_an_answer(key, payload):
    check(key, payload)


@pytest.mark.parametrize("key", BUILT)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_recording_with_any_value_changed_gives_an_answer(key, data):
    """Put junk of any kind where a value was: whatever a source changes, nothing falls over."""
    cases = [case for case in NORMAL if key in {"auto", case.parts[-3]}]
    payload = payload_of(data.draw(st.sampled_from(cases)))
    try:
        tree = json.loads(payload)
    except ValueError:
        cut = data.draw(st.integers(0, len(payload)))
        junk = data.draw(st.binary(max_size=30))
        check(key, payload[:cut] + junk + payload[cut + len(junk) :])
        return
    spots = list(places_in(tree))
    holder, name = data.draw(st.sampled_from(spots))
    holder[name] = data.draw(JSON)
    check(key, json.dumps(tree).encode())


def places_in(tree):
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for name, value in list(pairs):
        yield tree, name
        if isinstance(value, dict | list):
            yield from places_in(value)


@pytest.mark.parametrize("case", NORMAL, ids=lambda path: path.parts[-3])
def test_auto_finds_the_source_of_every_normal_recording(case):
    told = json.loads(case.read_text(encoding="utf-8"))
    own = parse(case.parts[-3], payload_of(case), url=told["url"], fetched_at=NOW)

    found = parse("auto", payload_of(case), url=told["url"], fetched_at=NOW)
    blind = parse("auto", payload_of(case), url=None, fetched_at=NOW)

    assert found == own
    assert [(p.source, p.title) for p in blind.postings] == [
        (p.source, p.title) for p in own.postings
    ]


def test_auto_says_what_is_wrong_with_a_mail_that_is_no_alert():
    mail = b"From: a@example.com\r\nTo: b@example.com\r\nSubject: Lunch\r\n\r\nAt noon?\r\n"

    parsed = parse("auto", mail)

    assert parsed.outcome == "changed_shape"
    assert parsed.problems == [
        "This mail holds no job alert that we can read. Paste the posting's text instead."
    ]


@pytest.mark.parametrize("payload", [b"", b"   ", b"\xef\xbb\xbf", b"\x00\x00"])
def test_nothing_is_empty(payload):
    assert parse("auto", payload).outcome == "empty"


def test_deep_nesting_ends_in_a_sentence():
    for payload in (b"[" * 100_000, b"<div>" * 50_000, b"{" * 9000):
        assert parse("auto", payload).outcome in OUTCOMES


def test_an_unknown_source_names_the_known_ones():
    with pytest.raises(UnknownSourceError, match="greenhouse"):
        parse("nowhere", b"")


def test_reads_the_page_inside_a_saved_mhtml_file():
    saved = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://careers.example.com/7\r\n"
        b"Subject: PMO Lead\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b'<html><script type=3D\'application/ld+json\'>{"@type":"JobPosting","title":=\r\n'
        b'"PMO Lead"}</script></html>\r\n--b--\r\n'
    )

    for key in ("auto", "jsonld"):
        (posting,) = parse(key, saved, fetched_at=NOW).postings
        assert (posting.title, posting.url) == ("PMO Lead", "https://careers.example.com/7")


def test_reads_every_alert_of_a_mailbox_once():
    (alert,) = [c for c in NORMAL if c.parts[-3] == "linkedin_mail"]
    other = b"From: a@example.com\nTo: b@example.com\nSubject: Lunch\n\n>From noon?\n"
    mails = [payload_of(alert), other, payload_of(alert)]
    box = b"".join(b"From MAILER Mon Mar  2 07:12:00 2026\n" + mail + b"\n" for mail in mails)

    parsed = parse("linkedin_mail", box, fetched_at=NOW)

    assert parsed == parse("auto", box, fetched_at=NOW)
    assert (parsed.outcome, parsed.problems) == ("ok", [])
    assert [p.title for p in parsed.postings] == ["PMO Analyst", "Project Support Officer"]


@pytest.mark.parametrize(
    ("charset", "words"),
    [("iso-8859-1", "Café Über"), ("windows-1252", "“PMO” – €50k"), ("utf-16", "PMO Łódź")],
)
def test_honours_the_charset(charset, words):
    page = (
        f"<html><head><meta charset='{charset}'></head><body><h1>{words} Analyst</h1></body></html>"
    )

    (posting,) = parse("text", page.encode(charset)).postings

    assert posting.title == f"{words} Analyst"


def test_every_contract_key_is_there():
    boards = (
        "greenhouse lever ashby smartrecruiters workable recruitee personio teamtailor bamboohr "
        "workday breezy pinpoint icims jobvite"
    )
    feeds = (
        "remoteok remotive arbeitnow jobicy themuse himalayas weworkremotely usajobs adzuna reed "
        "eures bundesagentur"
    )
    others = (
        "jsonld rss text linkedin_page indeed_page glassdoor_page linkedin_mail indeed_mail "
        "glassdoor_mail ziprecruiter_mail sitemap auto"
    )

    assert set(SOURCES) == set(f"{boards} {feeds} {others}".split())
    assert all(source.key == key and source.label for key, source in SOURCES.items())


@pytest.mark.parametrize("source", ["jobvite", "personio", "rss", "weworkremotely", "sitemap"])
@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (b'{"message":"Forbidden"}', "blocked"),
        (b'{"error":"Unauthorized"}', "blocked"),
        (b'{"error":{"code":429,"message":"Rate limit exceeded"}}', "rate_limited"),
        (b'{"status":404,"message":"Not Found"}', "not_found"),
    ],
)
def test_a_refusal_in_json_is_told_in_place_of_xml(source, body, outcome):
    assert parse(source, body).outcome == outcome
