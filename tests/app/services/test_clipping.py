"""A clipped page is taken by its token alone, and nothing of it is kept but the posting."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from app.models import Base, ClipToken, Posting
from app.services import clipping
from app.services.clipping import Clip, UnknownTokenError
from app.services.errors import NotFoundError, RefusedError
from tests.conftest import NOW
from tests.factories import a_person
from tests.factories_postings import PMO_TEXT

URL = "https://careers.pennick.example/jobs/17?utm_source=mail&otpToken=letmein"
PAGE = f"""<html><head><title>PMO Analyst</title><script type="application/ld+json">
{{"@context": "https://schema.org", "@type": "JobPosting", "title": "PMO Analyst",
"hiringOrganization": {{"name": "Pennick"}}, "identifier": "17",
"description": "<p>{PMO_TEXT}</p><script>alert(1)</scr" + "ipt><img src=x onerror=alert(2)>"}}
</script></head><body>secret-of-the-page</body></html>""".replace('</scr" + "ipt>', "<\\/script>")


@pytest.fixture
def sam(session):
    return a_person(session)


def clip(session, matcher, token, html=PAGE, url=URL):
    return clipping.take(session, matcher, token, Clip(html=html, url=url), now=NOW)


def whole_database(session):
    return "\n".join(
        str(tuple(row))
        for table in Base.metadata.sorted_tables
        for row in session.execute(select(table))
    )


def test_a_clipped_job_belongs_to_the_tokens_person(session, sam, matcher):
    token = clipping.make(session, sam.id, "Laptop", now=NOW)

    clipped = clip(session, matcher, token)

    (row,) = session.scalars(select(Posting)).all()
    assert (row.person_id, row.title, row.company) == (sam.id, "PMO Analyst", "Pennick")
    assert clipped.postings == [(row.id, "PMO Analyst", "Pennick")]
    assert clipping.tokens(session, sam.id)[0].uses == 1


def test_the_same_page_twice_is_one_posting(session, sam, matcher):
    token = clipping.make(session, sam.id, "", now=NOW)
    clip(session, matcher, token)

    again = clip(session, matcher, token)

    assert (again.intake.new, again.intake.seen) == (0, 1)


def test_neither_scripts_nor_tokens_nor_the_page_itself_are_kept(session, sam, matcher):
    token = clipping.make(session, sam.id, "", now=NOW)
    clip(session, matcher, token)

    kept = whole_database(session)

    for word in ("otpToken", "letmein", "utm_source", "onerror", "<script", "secret-of-the-page"):
        assert word not in kept, word
    assert token not in kept
    assert session.execute(text("select count(*) from clip_token")).scalar() == 1


def test_a_revoked_or_invented_token_opens_nothing(session, sam, matcher):
    token = clipping.make(session, sam.id, "", now=NOW)
    clipping.revoke(session, sam.id, session.scalars(select(ClipToken.id)).one(), now=NOW)

    for wrong in (token, "", "invented"):
        with pytest.raises(UnknownTokenError):
            clip(session, matcher, wrong)
    assert session.scalars(select(Posting)).all() == []


def test_nobody_revokes_anybody_elses(session, sam):
    clipping.make(session, sam.id, "", now=NOW)
    clip_id = session.scalars(select(ClipToken.id)).one()

    with pytest.raises(NotFoundError):
        clipping.revoke(session, a_person(session).id, clip_id, now=NOW)


@pytest.mark.parametrize(
    ("html", "word"),
    [
        ("", "without its content"),
        ("<html><body><p>We bake bread.</p></body></html>", "no job posting"),
        ("x" * (clipping.LARGEST + 1), "10 MB"),
    ],
)
def test_a_page_without_a_job_is_refused_in_words(session, sam, matcher, html, word):
    token = clipping.make(session, sam.id, "", now=NOW)

    with pytest.raises(RefusedError, match=word):
        clip(session, matcher, token, html=html)


def test_ten_bookmarklets_are_the_most(session, sam):
    for _ in range(clipping.MOST_TOKENS):
        clipping.make(session, sam.id, "", now=NOW)

    with pytest.raises(RefusedError, match="the most"):
        clipping.make(session, sam.id, "", now=NOW)
