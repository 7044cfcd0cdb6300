"""Take postings in: from a source, from files that a person saved, from text that they paste."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.services import clusters
from app.services.errors import RefusedError
from app.services.posting_store import Intake, PostingStore
from app.services.uploads import Upload, open_upload
from scrapers import parse
from scrapers.wording.advert import reads_as_posting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.services.uploads import Opened
    from matcher import Matcher
    from scrapers import Parsed
    from scrapers import Posting as ReadPosting

__all__ = ["FilesTaken", "Intake", "Upload", "from_files", "from_payload", "from_text", "take_in"]

LONGEST_TEXT = 200_000
SHORTEST_TEXT = 80
ADDRESS = re.compile(r"^\s*(?:https?://|www\.)\S+\s*$", re.I)
PASTE = "Or copy the posting's text and use “Paste text”."
# What a saved file turned out to be, and what to do about it; {} is the file's name.
UNUSABLE = {
    "empty": (
        "{} holds no job posting.",
        f"Save the page that shows the one job in full, and upload that. {PASTE}",
    ),
    "blocked": (
        "{} is the saved copy of a log-in or robot check, not of a job.",
        f"Open the job in your browser until you can read it, then save the page again. {PASTE}",
    ),
    "not_found": (
        "{} is the saved copy of a page that says the job is not there.",
        f"Check in your browser that the job is still open, then save the page again. {PASTE}",
    ),
    "rate_limited": (
        "{} is the saved copy of a page that asks you to slow down.",
        f"Wait a few minutes, open the job again, and save the page anew. {PASTE}",
    ),
    "changed_shape": ("{} could not be read as a posting.", PASTE),
    "truncated": (
        "{} stops in the middle, before the first whole job.",
        f"Save the page once more when it has loaded completely. {PASTE}",
    ),
}


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that could not be used, with its sentence and its remedy."""

    filename: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class FilesTaken:
    """What several files led to: the good ones together, the refused ones each by name."""

    intake: Intake
    refused: tuple[RefusedFile, ...]


def take_in(
    session: Session,
    matcher: Matcher,
    postings: Iterable[ReadPosting],
    *,
    person_id: int | None,
    board: str,
    now: datetime,
) -> Intake:
    """Store postings of one board, or with board "" what somebody brought one by one.

    Of a board only PMO and project work is kept, and the rest is counted; what a person brings
    is always kept. `person_id` None stores for everybody. Commits, and puts adverts of one job
    together.
    """
    store = PostingStore(
        session=session,
        matcher=matcher,
        person_id=person_id,
        board=board,
        now=now,
        pmo_only=bool(board),
    )
    intake = store_all(store, postings)
    clusters.catch_up(session, intake.ids)
    return intake


def store_all(store: PostingStore, postings: Iterable[ReadPosting]) -> Intake:
    """Keep every posting and commit."""
    total = sum((store.keep(posting) for posting in postings), Intake())
    store.session.commit()
    return total


def from_payload(
    session: Session,
    matcher: Matcher,
    payload: bytes,
    filename: str,
    *,
    person_id: int,
    now: datetime,
) -> Intake:
    """Take in the postings of one file: a saved page, an alert mail, or plain text.

    Raises RefusedError, saying what the file turned out to be, where no posting is in it.
    """
    upload = Upload(filename, payload)
    opened = open_upload(upload)
    return from_opened(
        session, matcher, opened, name=upload.shown_name, person_id=person_id, now=now
    )


def from_opened(
    session: Session, matcher: Matcher, opened: Opened, *, name: str, person_id: int, now: datetime
) -> Intake:
    """Take in the postings of what was opened already; `name` is what refusals call it."""
    parsed = parse("auto", opened.payload, url=opened.url, fetched_at=now)
    postings = _jobs(matcher, parsed, opened)
    if not postings:
        raise _unusable(name, parsed)
    intake = take_in(session, matcher, postings, person_id=person_id, board="", now=now)
    return replace(intake, problems=tuple(parsed.problems))


def from_files(
    session: Session,
    matcher: Matcher,
    files: Sequence[Upload],
    *,
    person_id: int,
    now: datetime,
) -> FilesTaken:
    """Take in several files; one that cannot be used never stops the others."""
    total, refused = Intake(), []
    for file in files:
        try:
            total += from_payload(
                session, matcher, file.payload, file.filename, person_id=person_id, now=now
            )
        except RefusedError as problem:
            refused.append(RefusedFile(file.filename, str(problem), problem.remedy))
    return FilesTaken(total, tuple(refused))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A posting's text as pasted; title, company and address where the person states them."""

    text: str
    title: str | None = None
    company: str | None = None
    url: str | None = None


def from_text(
    session: Session, matcher: Matcher, pasted: Pasted, *, person_id: int, now: datetime
) -> Intake:
    """Take in one posting from its pasted text; what the person states beats what is read.

    Raises RefusedError for an address alone, for too little text, and where no title can be told.
    """
    text = pasted.text.strip()
    _refuse_text(text)
    parsed = parse("text", text.encode(), url=pasted.url or None, fetched_at=now)
    if not parsed.postings:
        raise RefusedError("The pasted text holds no words that can be read.", "Paste it again.")
    read = parsed.postings[0]
    posting = replace(
        read, title=pasted.title or read.title, company=pasted.company or read.company
    )
    if not posting.title:
        raise RefusedError(
            "The text does not say what the job is called.",
            "Write the job's title into the field “Job title”.",
        )
    return take_in(session, matcher, [posting], person_id=person_id, board="", now=now)


def told(taken: Intake) -> str:
    """Say in a sentence or two what came of taking postings in."""
    if taken.new == len(taken.ids) == 1:
        return "Taken in. Check below what was read." + (
            " It is no PMO work, and labelled so." if taken.not_pmo else ""
        )
    words = [f"{taken.new} new {'posting' if taken.new == 1 else 'postings'}"] if taken.new else []
    words += [f"{taken.seen} you had already"] if taken.seen else []
    outside = f" {taken.not_pmo} no PMO work, kept and labelled." if taken.not_pmo else ""
    return f"{', '.join(words) or 'Nothing new'}.{outside}"


def _refuse_text(text: str) -> None:
    if ADDRESS.match(text):
        raise RefusedError(
            "That is an address, not the posting's text.",
            "Use “Address” for it, or open it and copy the text of the posting.",
        )
    if len(text) < SHORTEST_TEXT:
        raise RefusedError(
            "That is too little text to tell what the job asks for.",
            "Paste the whole posting, from its title to what they offer.",
        )
    if len(text) > LONGEST_TEXT:
        raise RefusedError(
            f"That is more than {LONGEST_TEXT:,} characters.", "Paste one posting at a time."
        )


def _jobs(matcher: Matcher, parsed: Parsed, opened: Opened) -> list[ReadPosting]:
    """Return the postings of a file; a whole page read by its words alone must look like a job."""
    if not opened.is_page:
        return list(parsed.postings)
    return [p for p in parsed.postings if p.source != "text" or _looks_like_a_job(matcher, p)]


def _looks_like_a_job(matcher: Matcher, posting: ReadPosting) -> bool:
    """Tell a posting from any other page: it reads like one, or bears two signs of one."""
    text = posting.description_text or ""
    if not posting.title or reads_as_posting(text):
        return bool(posting.title)
    profile = matcher.read_posting(text, title=posting.title)
    facts = [posting.salary, posting.employment_type, posting.closes_on, posting.requisition_id]
    signs = [fact is not None for fact in facts]
    signs.append(any(r.strength in {"required", "preferred"} for r in profile.requirements))
    signs.append(profile.is_pmo)
    return sum(signs) > 1


def _unusable(shown_name: str, parsed: Parsed) -> RefusedError:
    outcome = "empty" if parsed.outcome == "ok" else parsed.outcome
    message, remedy = UNUSABLE[outcome]
    told = parsed.problems[0] if outcome == "changed_shape" and parsed.problems else ""
    return RefusedError(f"{message.format(shown_name)} {told}".strip(), remedy)
