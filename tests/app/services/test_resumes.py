"""Resumes: added, refused without harm, versioned, chosen, deleted, and nobody else's."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.models import Fit, Resume
from app.services import fits, resumes
from app.services.errors import NotFoundError, RefusedError
from tests.factories_postings import NOW, RESUME_TEXT, a_posting, a_reader

OTHER_TEXT = RESUME_TEXT.replace("PRINCE2 Foundation, 2023", "CAPM, 2024")


@pytest.fixture
def reader(session):
    return a_reader(session)


def added(session, matcher, person, text=RESUME_TEXT, name="ada.txt"):
    return resumes.add(session, matcher, text.encode(), name, person_id=person.id, now=NOW)


def test_a_resume_is_read_kept_and_in_use(session, matcher, reader):
    row = added(session, matcher, reader).resume

    assert resumes.current(session, reader.id) is row
    assert (row.filename, row.content) == ("ada.txt", RESUME_TEXT.encode())
    assert {c["id"] for c in row.reading["certifications"]} == {"prince2-foundation"}
    assert row.text == row.reading["text"]


def test_nobody_has_a_resume_at_first(session, reader):
    assert resumes.current(session, reader.id) is None
    assert resumes.versions(session, reader.id) == []


def test_a_second_resume_takes_over_and_the_first_stays(session, matcher, reader):
    first = added(session, matcher, reader).resume
    second = added(session, matcher, reader, OTHER_TEXT).resume

    assert resumes.current(session, reader.id) is second
    assert [row.id for row in resumes.versions(session, reader.id)] == [second.id, first.id]
    assert [row.is_current for row in resumes.versions(session, reader.id)] == [True, False]


def test_the_same_file_again_is_told_and_not_doubled(session, matcher, reader):
    first = added(session, matcher, reader).resume
    added(session, matcher, reader, OTHER_TEXT)
    again = added(session, matcher, reader, name="ada (1).txt")

    assert again.was_known
    assert again.resume is first
    assert len(resumes.versions(session, reader.id)) == 2
    assert resumes.current(session, reader.id) is first


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty.pdf"),
        (b"%PDF-1.7 broken", "broken.pdf"),
        (b"\x89PNG\r\n\x1a\n....", "photo.png"),
        (b"PK\x03\x04 no archive", "cv.docx"),
        (b"word " * 3_000_000, "long.txt"),
    ],
)
def test_an_unreadable_file_is_refused_and_the_former_resume_stays(
    session, matcher, reader, data, name
):
    kept = added(session, matcher, reader).resume
    with pytest.raises(RefusedError) as refused:
        resumes.add(session, matcher, data, name, person_id=reader.id, now=NOW)

    assert str(refused.value)
    assert refused.value.remedy
    assert resumes.current(session, reader.id) is kept
    assert len(resumes.versions(session, reader.id)) == 1


def test_folders_of_the_sender_are_not_kept(session, matcher, reader):
    row = added(session, matcher, reader, name=r"C:\Users\ada\Documents\cv.txt").resume

    assert row.filename == "cv.txt"


def test_a_former_version_can_be_put_in_use_again(session, matcher, reader):
    first = added(session, matcher, reader).resume
    added(session, matcher, reader, OTHER_TEXT)
    resumes.make_current(session, reader.id, first.id)

    assert resumes.current(session, reader.id) is first


def test_deleting_the_one_in_use_brings_back_the_newest_of_the_others(session, matcher, reader):
    first = added(session, matcher, reader).resume
    second = added(session, matcher, reader, OTHER_TEXT).resume

    assert resumes.delete(session, reader.id, second.id) is first
    assert resumes.delete(session, reader.id, first.id) is None
    assert session.scalars(select(Resume)).all() == []


def test_deleting_one_that_is_not_in_use_leaves_the_other(session, matcher, reader):
    first = added(session, matcher, reader).resume
    second = added(session, matcher, reader, OTHER_TEXT).resume

    assert resumes.delete(session, reader.id, first.id) is second


def test_scores_go_with_their_resume(session, matcher, reader):
    row = added(session, matcher, reader).resume
    fits.score(session, matcher, row, [a_posting(session, matcher).id])
    assert len(session.scalars(select(Fit)).all()) == 1
    resumes.delete(session, reader.id, row.id)

    assert session.scalars(select(Fit)).all() == []


def test_nobody_reaches_the_resume_of_another_person(session, matcher, reader):
    row = added(session, matcher, reader).resume
    other = a_reader(session)

    for reach in (resumes.one, resumes.make_current, resumes.delete):
        with pytest.raises(NotFoundError):
            reach(session, other.id, row.id)
    assert resumes.current(session, other.id) is None
    assert resumes.current(session, reader.id) is row


def test_two_people_may_have_the_same_file(session, matcher, reader):
    other = a_reader(session)
    added(session, matcher, reader)

    assert not added(session, matcher, other).was_known
