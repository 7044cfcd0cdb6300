"""What holds for any text and any bytes."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher import PostingProfile, Resume, UnreadableResumeError
from tests.matcher.texts import GOOD, POSTING

PIECES = [
    *("PMP", "PRINCE2 Practitioner", "CSM", "Scrum Master", "Jira", "Word, Excel", "Agile", "SAFe"),
    *("required", "preferred", "not required but", "or equivalent", "such as", "no", "a plus"),
    *("Requirements:", "Nice to have", "Benefits", "Experience", "Skills:", "Certifications"),
    *("5+ years of experience", "Bachelor's degree", "Jan 2020 - present", "2019 – 2021", "MBA"),
    *("\n", "\n- ", "; ", ", ", " / ", " or ", " and ", "(", ")", ".", "   ", "\t", "•", "\u00a0"),
    *("fluent German", "security clearance", "RAID log", "Ünïcödé", "𝔘", "\u200b", "x@example.com"),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=60).map(" ".join)
FEW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@FEW
@given(text=TEXTS, title=st.none() | st.text(max_size=30))
def test_any_posting_is_read_with_spans_inside_it(matcher, text, title):
    profile = matcher.read_posting(text, title=title)

    assert profile.text == text
    for row in profile.requirements:
        assert 0 <= row.start < row.end <= len(text)
        assert text[row.start : row.end].strip()
    ids = [(row.kind, row.id) for row in profile.requirements]
    assert len(ids) == len(set(ids))
    assert PostingProfile.from_dict(json.loads(json.dumps(profile.to_dict()))) == profile


@FEW
@given(text=TEXTS)
def test_any_resume_text_is_read_or_refused(matcher, text):
    try:
        resume = matcher.read_resume(text.encode("utf-8", "surrogatepass"), "a.txt")
    except UnreadableResumeError:
        return
    spans = [*resume.skills, *resume.certifications, *resume.roles, *resume.sections]
    for item in spans:
        assert 0 <= item.start < item.end <= len(resume.text)
    assert Resume.from_dict(json.loads(json.dumps(resume.to_dict()))) == resume


@FEW
@given(text=TEXTS, advert=TEXTS)
def test_any_match_keeps_its_promises(matcher, text, advert):
    words = text.replace("\x00", " ").encode("utf-8", "replace")
    resume = matcher.read_resume(b"Sample Person\n" + words, "a.txt")
    profile = matcher.read_posting(advert, title="PMO Analyst")
    match = matcher.match(resume, profile)

    assert 0 <= match.score <= 100
    assert match.score == pytest.approx(
        100 * sum(p.score * p.weight for p in match.parts), abs=0.05
    )
    assert matcher.score(resume, profile) == match.score
    for gap in match.missing:
        assert gap.gain >= 0
        better = matcher.match(resume, profile, assume=frozenset({gap.requirement}))
        assert better.score == pytest.approx(match.score + gap.gain, abs=1e-6)
    for met in match.met:
        for start, end in met.by:
            assert match.text_resume[start:end].strip()


@FEW
@given(
    data=st.binary(max_size=400), name=st.sampled_from(["a.txt", "a.md", "a.json", "a", "a.exe"])
)
def test_any_bytes_are_read_or_refused(matcher, data, name):
    with suppress(UnreadableResumeError):
        assert matcher.read_resume(data, name).text


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    junk=st.binary(min_size=1, max_size=60),
    place=st.integers(0, 400),
    head=st.sampled_from([b"%PDF-1.7\n", b"{\\rtf1 ", b"<html><p>", b"PK\x03\x04"]),
)
def test_damaged_files_end_in_the_one_family(matcher, junk, place, head):
    body = head + GOOD.encode()
    data = body[:place] + junk + body[place:]
    with suppress(UnreadableResumeError):
        assert matcher.read_resume(data, "a.pdf").text


@FEW
@given(st.data())
def test_adding_a_held_certificate_never_lowers(matcher, data):
    profile = matcher.read_posting(POSTING, title="PMO Analyst")
    known = sorted(c.label for c in matcher.certifications())
    label = data.draw(st.sampled_from(known))
    base = matcher.read_resume(GOOD.encode(), "a.txt")
    more = matcher.read_resume(f"{GOOD}\n\nCertifications\n{label} (2024)".encode(), "a.txt")

    assert matcher.score(more, profile) >= matcher.score(base, profile)


def test_a_long_line_of_blanks_takes_no_time(matcher):
    text = "Requirements\n" + " " * 20_000 + "x" + "\t" * 20_000 + "5 years\n" + "- " * 5_000

    profile = matcher.read_posting(text, title="PMO Analyst")
    resume = matcher.read_resume(text.encode(), "a.txt")

    assert profile.text == text
    assert resume.text
