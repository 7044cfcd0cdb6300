"""Runs of collecting: asked for by somebody, carried out by a worker, told to the end.

A run is claimed by a conditional UPDATE with a lease. A worker that dies leaves the run to be
claimed again; as postings are known by their identity, nothing comes twice.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from app.models.collect_run import CollectRun
from app.services import liveness, matching, reading_notes, resumes, run_claim, watched
from app.services.errors import RefusedError
from app.services.harvest import Harvest, gather
from app.services.intake import store_all
from app.services.posting_store import Intake, PostingStore
from scrapers import SOURCES, FetchError
from scrapers.client.address import check_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from matcher import Matcher
    from scrapers import Posting as ReadPosting
    from scrapers.collect import Fetcher

log = logging.getLogger("critical_path")

# "…-all" keeps what is no PMO work too, because the person asked for it.
KINDS = ("address", "address-all", "board", "board-all")
NO_KEYS: Mapping[str, str] = MappingProxyType({})
MOST_ATTEMPTS = 3
MOST_WAITING = 5
AT_ONCE = 25
UNFINISHED = ("waiting", "running")
GAVE_UP = (
    "Reading this address stopped short three times. Try it again later; if it keeps "
    "failing, save the page in your browser and upload it."
)


def start(
    session: Session, person_id: int | None, kind: str, target: str, now: datetime
) -> CollectRun:
    """Write down that an address or a board ("source:board") is to be read; it runs later.

    Asking twice for what is still under way gives the same run. Raises RefusedError at once for
    an address that can never be read: no web address, private, LinkedIn, Indeed, Glassdoor.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of run; use one of {', '.join(KINDS)}.")
    target = _address(target) if kind.startswith("address") else _board(target)
    own = CollectRun.person_id == person_id if person_id else CollectRun.person_id.is_(None)
    pending = select(CollectRun).where(own, CollectRun.state.in_(UNFINISHED))
    same = session.scalar(pending.where(CollectRun.target == target, CollectRun.kind == kind))
    if same is not None:
        return same
    waiting = session.scalar(select(func.count()).select_from(pending.subquery())) or 0
    if person_id and waiting >= MOST_WAITING:
        raise RefusedError(
            f"{waiting} of your addresses are still being read.",
            "Wait until one of them is done, then add this one.",
        )
    run = CollectRun(person_id=person_id, kind=kind, target=target, created_at=now)
    session.add(run)
    session.commit()
    return run


def execute(
    session: Session,
    run_id: int,
    client: Fetcher,
    matcher: Matcher,
    *,
    now: Callable[[], datetime],
    keys: Mapping[str, str] = NO_KEYS,
) -> None:
    """Carry out a run, unless another worker has it or it is over.

    `keys` are the settings (`PMO_ADZUNA_ID` …) that some sources want. Whatever happens on the
    way to a page ends in an outcome and a message. Of a board only PMO work is kept unless the
    run says otherwise. Only a complete, healthy reading of a board lets postings that were not on
    it be called closed.
    """
    started = now()
    claim = run_claim.take(session, run_id, started)
    if claim is None:
        log.info("collection skipped run=%s: not there, over, or another worker has it", run_id)
        return
    run = session.get_one(CollectRun, run_id)
    try:
        _carry_out(_Work(session, matcher, run, claim, now, keys), client, started)
    except run_claim.TakenOverError:
        session.rollback()
        log.warning("collection lost its lease run=%s", run_id)


@dataclass(frozen=True, slots=True)
class _Work:
    session: Session
    matcher: Matcher
    run: CollectRun
    claim: run_claim.Claim
    now: Callable[[], datetime]
    keys: Mapping[str, str]

    def report(self, done: int, total: int | None) -> None:
        self.claim.hold(self.now(), done=done, total=total)


def _carry_out(work: _Work, client: Fetcher, started: datetime) -> None:
    attempts = int((work.run.result or {}).get("attempts", 0)) + 1
    if attempts > MOST_ATTEMPTS:
        _finish(work, "failed", {"outcome": "unreachable", "message": GAVE_UP})
        return
    work.claim.hold(started, done=0, result={"attempts": attempts})
    harvest = gather(work.run.kind, work.run.target, client, work.report, work.keys)
    intake = _store(work, harvest, started)
    health = reading_notes.note(work.session, work.run, harvest, intake, now=started)
    # A board that is suddenly bare is more likely broken than out of jobs.
    if harvest.is_complete and harvest.board and not (health and health.is_sudden_zero):
        liveness.note_misses(
            work.session, work.run.person_id, harvest.source, harvest.board, now=started
        )
    if work.run.person_id is not None:
        _score(work, work.run.person_id)
    state = "done" if intake.ids or harvest.is_healthy else "failed"
    _finish(
        work,
        state,
        {
            "outcome": harvest.outcome,
            "message": harvest.told(intake),
            "result": _result(harvest, intake, attempts),
        },
    )


def _store(work: _Work, harvest: Harvest, started: datetime) -> Intake:
    keeps_all = work.run.kind.endswith("-all")
    intake = Intake()
    employer = reading_notes.employer(work.session, work.run, harvest)
    for wanted, pmo_only in ((harvest.asked_for, False), (harvest.others, not keeps_all)):
        store = PostingStore(
            session=work.session,
            matcher=work.matcher,
            person_id=work.run.person_id,
            board=harvest.board or "",
            now=started,
            pmo_only=pmo_only,
        )
        intake += _in_steps(work, store, watched.named(wanted, employer))
    return intake


def _in_steps(work: _Work, store: PostingStore, postings: Sequence[ReadPosting]) -> Intake:
    intake = Intake()
    for first in range(0, len(postings), AT_ONCE):
        step = postings[first : first + AT_ONCE]
        intake += store_all(store, step)
        work.report(first + len(step), len(postings))
    return intake


def _score(work: _Work, person_id: int) -> None:
    resume = resumes.current(work.session, person_id)
    if resume is not None:
        matching.ensure_fits(work.session, work.matcher, resume)


def _finish(work: _Work, state: str, values: dict[str, Any]) -> None:
    work.claim.hold(work.now(), state=state, finished_at=work.now(), **values)
    log.info(
        "collection ended run=%s kind=%s state=%s outcome=%s",
        work.run.id, work.run.kind, state, values["outcome"],
    )  # fmt: skip
    work.session.refresh(work.run)


def _result(harvest: Harvest, intake: Intake, attempts: int) -> dict[str, Any]:
    return {
        "new": intake.new,
        "seen": intake.seen,
        "changed": intake.changed,
        "not_pmo": intake.not_pmo,
        "left_out": intake.left_out,
        "failures": [{"url": f.url, "reason": f.reason} for f in harvest.failures],
        "posting_ids": list(intake.ids),
        "board": f"{harvest.source}:{harvest.board}" if harvest.board else None,
        "complete": harvest.is_complete,
        "attempts": attempts,
    }


def _address(target: str) -> str:
    """Return the address to read; what can never be read is refused before any run."""
    bare = target.strip()
    if not bare:
        raise RefusedError("No address was given.", "Paste the address of a careers page or job.")
    url = bare if ":" in bare.partition("/")[0] else f"https://{bare}"
    try:
        return check_url(url)
    except FetchError as problem:
        raise RefusedError(f"{problem.url} {problem.reason}.", problem.remedy) from problem


def _board(target: str) -> str:
    name, _, board = target.strip().partition(":")
    source = SOURCES.get(name)
    if source is None or not (source.built and source.collectable):
        works = ", ".join(s.key for s in SOURCES.values() if s.built and s.collectable)
        raise RefusedError(f"{name!r} is no source that can be collected.", f"Use one of: {works}.")
    if source.board_hint and not board:
        raise RefusedError(
            f"{source.label} needs the name of a board.",
            f"Write {name}:BOARD; {source.board_hint}.",
        )
    return f"{name}:{board}" if board else name
