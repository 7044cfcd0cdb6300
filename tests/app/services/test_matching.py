"""Matches: exact for one posting, kept as scores for many, and said in plain words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.services import matching
from app.services.errors import NotFoundError
from matcher import PostingProfile
from tests.factories_postings import NOW, PMO_TEXT, RESUME_TEXT, a_posting, a_reader


def test_a_posting_is_matched_with_the_resume_in_use(session, matcher, reader, resume):
    posting = a_posting(session, matcher)
    reading = matching.read(session, matcher, reader.id, posting.id)

    assert reading.match is not None
    assert reading.resume is resume
    assert reading.match.text_posting == PMO_TEXT
    met = {reading.profile.requirements[m.requirement].id for m in reading.match.met}
    assert "prince2-foundation" in met


def test_without_a_resume_there_is_a_posting_and_no_match(session, matcher, reader):
    reading = matching.read(session, matcher, reader.id, a_posting(session, matcher).id)

    assert (reading.resume, reading.match) == (None, None)
    assert reading.profile.requirements


def test_another_persons_posting_is_not_there(session, matcher, reader):
    posting = a_posting(session, matcher, a_reader(session).id)

    with pytest.raises(NotFoundError):
        matching.read(session, matcher, reader.id, posting.id)


# --- reasons ----------------------------------------------------------------------------------


def reasons_for(matcher, text, title="PMO Analyst"):
    resume = matcher.read_resume(RESUME_TEXT.encode(), "ada.txt", today=NOW.date())
    profile = matcher.read_posting(text, title=title)
    return matching.reasons(profile, matcher.match(resume, profile))


def test_reasons_name_what_is_missing_first_and_what_is_there(matcher):
    told = reasons_for(matcher, "PMP is required. PRINCE2 Foundation is required. Excel required.")

    assert told[0].startswith(matching.MISSING)
    assert "PMP" in told[0] or "Project Management Professional" in told[0]
    assert any("Your resume shows" in reason for reason in told)


def test_a_paper_that_only_stands_in_for_another_is_not_called_shown(matcher):
    paper = "Google Project Management Certificate, 2026"
    text = f"Ada Farrow\n\nSkills\nExcel\n\nCertifications\n{paper}\n"
    resume = matcher.read_resume(text.encode(), "ada.txt", today=NOW.date())
    profile = matcher.read_posting(
        "Requirements\n- PRINCE2 Foundation\n- Excel", title="PMO Analyst"
    )
    match = matcher.match(resume, profile)

    assert {profile.requirements[m.requirement].label for m in match.met} >= {"PRINCE2 Foundation"}
    told = " ".join(matching.reasons(profile, match))
    assert "Your resume shows Excel." in told
    assert "PRINCE2" not in told


@pytest.mark.parametrize(
    "text",
    [
        PMO_TEXT,
        "PMP is required. PgMP is required. PfMP is required. CAPM is required.",
        "A pleasant place to work.",
        "",
    ],
)
def test_there_are_at_most_three_reasons_each_a_sentence(matcher, text):
    told = reasons_for(matcher, text)

    assert len(told) <= 3
    assert all(reason.strip() for reason in told)
    assert len(set(told)) == len(told)


def test_even_with_many_misses_one_reason_says_what_speaks_for_the_person(matcher):
    told = reasons_for(matcher, "Required: PMP, PgMP and PfMP. MSP is required. Excel is required.")

    assert not told[-1].startswith(matching.MISSING)


def test_no_reason_is_a_bare_count(matcher):
    for text in (PMO_TEXT, "At least 2 years of experience in a PMO are required."):
        assert not any(reason[0].isdigit() for reason in reasons_for(matcher, text))


def test_stand_ins_are_named_together(matcher):
    profile = matcher.read_posting("PMP or PgMP is required.", title="PMO Lead")
    groups = {r.any_of for r in profile.requirements}
    assert len(groups) == 1
    assert groups != {None}

    label = matching.group_label(profile, profile.requirements[0])
    assert all(r.label in label for r in profile.requirements)


def test_a_kept_profile_reads_back_as_it_was(matcher):
    profile = matcher.read_posting(PMO_TEXT, title="PMO Analyst")

    assert PostingProfile.from_dict(profile.to_dict()) == profile
    assert replace(profile, title="x") != profile
