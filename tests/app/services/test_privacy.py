"""Everything a person has is handed over, or gone; nobody else loses anything."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from sqlalchemy import func, select

from app.mail.message import Message
from app.models import (
    AlertMailbox,
    Base,
    BoardHealth,
    ClipToken,
    CoachComment,
    CoachGrant,
    CollectRun,
    Correction,
    DigestItem,
    JobVerdict,
    OutboxMail,
    OwnJob,
    Person,
    Posting,
    SavedSearch,
    Watch,
    WorkVerdict,
)
from app.services import coach_comments, outbox, privacy, tailor, track
from app.services.coach_comments import About
from app.services.errors import RefusedError
from tests.app.services.test_accounts import a_browser
from tests.conftest import NOW
from tests.factories import a_person
from tests.factories_people import a_fit, a_grant, a_posting, a_resume, an_answer
from tests.factories_plan import a_goal, a_kept_plan
from tests.factories_practice import a_sitting, a_story

WORDS = "wholly-private-words"


def a_mail(session, person, key):
    message = Message(to=person.email.upper(), subject=f"To {key}", text=WORDS)
    row = outbox.put(session, message, key=key, kind="digest", person_id=person.id, now=NOW)
    session.commit()
    return row


def a_full_life(session, person, coach):
    """Give a person a row in every table."""
    posting = a_posting(session, person_id=person.id, description_text=WORDS)
    resume = a_resume(session, person, filename="../Résumé (1).txt", text=WORDS)
    a_fit(session, resume, posting)
    tailor.begin(session, person.id, posting.id, anew=False, now=NOW)
    track.save(session, person.id, posting.id, now=NOW)
    an_answer(session, person, text=WORDS)
    a_story(session, person, text=WORDS)
    a_sitting(session, person, "a-question")
    search = SavedSearch(
        person_id=person.id, name=WORDS, query="q=pmo", next_due=NOW, created_at=NOW
    )
    run = CollectRun(person_id=person.id, kind="address", target=WORDS, created_at=NOW)
    watch = Watch(
        person_id=person.id, address=WORDS, name=WORDS, state="on", next_due=NOW, created_at=NOW
    )
    health = BoardHealth(
        person_id=person.id, source="lever", board=WORDS, outcome="ok", counts=[3], last_at=NOW
    )
    clip = ClipToken(
        person_id=person.id, token_hash=f"clip-{person.id}", name=WORDS, created_at=NOW
    )
    mailbox = AlertMailbox(
        person_id=person.id, host=WORDS, username=WORDS, sealed_password="sealed", created_at=NOW
    )
    decided = (
        JobVerdict(
            person_id=person.id,
            verdict="different",
            ones=[posting.id],
            others=[posting.id + 1],
            created_at=NOW,
        ),
        OwnJob(person_id=person.id, posting_id=posting.id, job_id=posting.id),
        WorkVerdict(person_id=person.id, posting_id=posting.id, is_pmo=True, created_at=NOW),
        Correction(
            person_id=person.id,
            posting_id=posting.id,
            subject="evidence",
            kind="tool",
            thing="jira",
            words="Jira",
            read={"value": "missing"},
            said={"value": "have", "where": WORDS},
            created_at=NOW,
        ),
    )
    session.add_all((search, run, watch, health, clip, mailbox, *decided))
    session.add_all((a_goal(person, label=WORDS), a_kept_plan(person, query=WORDS)))
    session.flush()
    mail = a_mail(session, person, f"digest-{person.id}")
    session.add(
        DigestItem(person_id=person.id, posting_id=posting.id, search_id=search.id, mail_id=mail.id)
    )
    grant = a_grant(session, person, coach)
    coach_comments.write(session, coach.id, grant.id, About(), WORDS, now=NOW)
    coach_comments.note_look(session, grant.id, "matches", now=NOW)
    a_browser(session, person, f"browser-{person.id}")
    return resume


def rows_of(session, person):
    return {
        table.__tablename__: session.scalar(
            select(func.count()).select_from(table).where(condition)
        )
        for table, condition in privacy.belongings(person).items()
    }


@pytest.fixture
def sam(session):
    return a_person(session, name="Sam", email="sam@example.com")


@pytest.fixture
def dana(session):
    return a_person(session, name="Dana", email="dana@example.com", role="coach")


def opened(session, person):
    return zipfile.ZipFile(io.BytesIO(privacy.export(session, person, now=NOW)))


def test_every_table_says_which_rows_belong_to_a_person(session, sam):
    told = set(privacy.belongings(sam))

    assert told | privacy.NOBODYS == {m.class_ for m in Base.registry.mappers}
    assert not any("person" in column.key for one in privacy.NOBODYS for column in one.__table__.c)


def test_the_export_holds_rows_of_every_table_and_the_files_themselves(session, sam, dana):
    resume = a_full_life(session, sam, dana)

    archive = opened(session, sam)

    empty = [
        n for n in archive.namelist() if n.endswith(".json") and not json.loads(archive.read(n))
    ]
    assert empty == []
    files = [n for n in archive.namelist() if n.startswith("resumes/")]
    assert [archive.read(name) for name in files] == [resume.content]
    assert all(name.count("/") == 1 for name in files)
    assert "sam@example.com" in archive.read("README.txt").decode()


def test_the_export_gives_nothing_away_that_opens_a_door(session, sam, dana):
    a_full_life(session, sam, dana)
    grant = session.scalars(select(CoachGrant)).one()

    whole = b"".join(archive_parts(opened(session, sam))).decode(errors="replace")

    for secret in (sam.password, sam.fs_uniquifier, grant.token_hash, f"clip-{sam.id}", "sealed"):
        assert secret not in whole


def archive_parts(archive):
    return [archive.read(name) for name in archive.namelist()]


def test_the_export_holds_nothing_of_anybody_else(session, sam, dana):
    a_full_life(session, sam, dana)

    whole = b"".join(archive_parts(opened(session, a_person(session)))).decode()

    assert WORDS not in whole
    assert "sam@example.com" not in whole


def test_every_column_that_could_be_a_secret_is_withheld_or_known():
    suspicious = {
        (mapper.class_.__tablename__, column.key)
        for mapper in Base.registry.mappers
        for column in mapper.columns
        if any(word in column.key for word in ("password", "hash", "uniquifier", "token", "key"))
    }
    withheld = {(table, key) for table, keys in privacy.WITHHELD.items() for key in keys}

    assert suspicious - withheld == {("resume", "content_hash"), ("outbox_mail", "key")}


def test_deleting_takes_everything_of_the_person_and_nothing_of_others(session, sam, dana):
    a_full_life(session, sam, dana)
    other = a_person(session, email="other@example.com")
    a_full_life(session, other, dana)
    shared = a_posting(session).id
    before = rows_of(session, other)
    sams = privacy.belongings(sam)

    privacy.delete_account(session, sam.id, " Sam@Example.com ", now=NOW)

    left = {
        t.__tablename__: session.scalar(select(func.count()).select_from(t).where(c))
        for t, c in sams.items()
    }
    assert {name for name, number in left.items() if number} == set()
    assert rows_of(session, other) == before
    assert session.get(Posting, shared) is not None
    assert session.get(Person, dana.id) is not None


def test_deleting_leaves_no_row_that_points_at_nobody(session, sam, dana):
    a_full_life(session, sam, dana)
    tables = {m.class_ for m in Base.registry.mappers} - privacy.NOBODYS
    counts = {one: session.scalar(select(func.count()).select_from(one)) for one in tables}
    assert all(counts.values())

    privacy.delete_account(session, sam.id, sam.email, now=NOW)

    for one in tables:
        number = session.scalar(select(func.count()).select_from(one))
        assert number == (1 if one is Person else 0), one.__name__


def test_what_a_deleted_coach_said_stays_with_the_candidate_without_the_name(session, sam, dana):
    a_full_life(session, sam, dana)

    privacy.delete_account(session, dana.id, dana.email, now=NOW)

    (told,) = coach_comments.told(session, sam.id)
    assert (told.coach, told.comment.text) == ("A former coach", WORDS)
    grant = session.scalars(select(CoachGrant)).one()
    assert (grant.coach_id, grant.coach_email, grant.revoked_at) == (None, "", NOW)
    assert session.scalar(select(func.count()).select_from(CoachComment)) == 1


@pytest.mark.parametrize("typed", ["", "sam", "dana@example.com"])
def test_a_wrong_word_deletes_nothing(session, sam, typed):
    with pytest.raises(RefusedError, match="nothing was deleted"):
        privacy.delete_account(session, sam.id, typed, now=NOW)

    assert session.get(Person, sam.id) is not None


def test_the_only_admin_cannot_leave_the_instance_without_one(session):
    admin = a_person(session, role="admin")
    with pytest.raises(RefusedError, match="only admin"):
        privacy.delete_account(session, admin.id, admin.email, now=NOW)

    a_person(session, role="admin")
    privacy.delete_account(session, admin.id, admin.email, now=NOW)

    assert session.scalar(select(func.count()).select_from(OutboxMail)) == 0


@pytest.mark.parametrize(
    ("name", "kept"),
    [("../../etc/passwd", "_.._etc_passwd"), ("Résumé 1.pdf", "Résumé 1.pdf"), ("...", "file")],
)
def test_a_file_name_unpacks_into_its_own_folder(name, kept):
    assert privacy._file_name(name) == kept
