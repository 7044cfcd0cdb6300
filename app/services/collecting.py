"""Runs of collecting: asked for by somebody, carried out by a worker, told to the end.

A run is claimed by a conditional UPDATE with a lease. A worker that dies leaves the run to be
claimed again; what it stored stays, and as postings are known by their identity, nothing comes
twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from app.models.collect_run import CollectRun
from app.services import (
    clusters,
    liveness,
    reading_notes,
    run_claim,
    watched,
)
from app.services.errors import RefusedError
from app.services.harvest import Harvest, gather
from app.services.intake import store_all
from app.services.posting_store import Intake, PostingStore
from app.services.targets import address, board

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.services.targets import Sites
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
Watcher = Callable[[int, int | None], None]
COUNTED = ("new", "seen", "changed", "not_pmo", "left_out", "closed")
UNFINISHED = ("waiting", "running")
GAVE_UP = (
    "Reading this address stopped short three times without bringing anything. Try it again "
    "later; if it keeps failing, save the page in your browser and upload it."
)


def start(
    session: Session,
    person_id: int | None,
    kind: str,
    target: str,
    now: datetime,
    vouched: Sites = (),
) -> CollectRun:
    """Write down that an address or a board ("source:board") is to be read; it runs later.

    Asking twice for what is still under way gives the same run, one that was stopped short
    included. Raises RefusedError at once for an address that can never be read: no web address,
    private and not `vouched` for, LinkedIn, Indeed, Glassdoor.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is no kind of run; use one of {', '.join(KINDS)}.")
    target = address(target, vouched) if kind.startswith("address") else board(target)
    own = CollectRun.person_id == person_id if person_id else CollectRun.person_id.is_(None)
    pending = select(CollectRun).where(own, CollectRun.state.in_(UNFINISHED))
    same = session.scalar(pending.where(CollectRun.target == target, CollectRun.kind == kind))
    if same is not None:
        run_claim.give_afresh(session, same)
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


def execute(  # noqa: PLR0913 - what a run needs of the world, each by its name
    session: Session,
    run_id: int,
    client: Fetcher,
    matcher: Matcher,
    *,
    now: Callable[[], datetime],
    keys: Mapping[str, str] = NO_KEYS,
    watch: Watcher | None = None,
) -> bool:
    """Carry out a run; False where another worker has it or it is over.

    `keys` are the settings (`PMO_ADZUNA_ID` …) that some sources want. Whatever happens on the
    way to a page ends in an outcome and a message. Of a board only PMO work is kept unless the
    run says otherwise. Only a complete, healthy reading of a board lets postings that were not on
    it be called closed. `watch` hears of postings read, then stored, and of their number.
    """
    started = now()
    claim = run_claim.take(session, run_id, started)
    if claim is None:
        log.info("collection skipped run=%s: not there, over, or another worker has it", run_id)
        return False
    run = session.get_one(CollectRun, run_id)
    work = _Work(session, matcher, run, claim, now, keys, watch)
    try:
        _carry_out(work, client, started)
    except run_claim.TakenOverError:
        session.rollback()
        log.warning("collection lost its lease run=%s", run_id)
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Work:
    session: Session
    matcher: Matcher
    run: CollectRun
    claim: run_claim.Claim
    now: Callable[[], datetime]
    keys: Mapping[str, str]
    watch: Watcher | None

    def report(self, done: int, total: int | None, **values: object) -> None:
        """Write down how far the run is, which holds it for another lease."""
        self.claim.hold(self.now(), done=done, total=total, **values)
        if self.watch:
            self.watch(done, total)


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
    believed = harvest.is_complete and not (health and health.is_sudden_zero)
    closed = _note_states(work, harvest, started, believed=believed)
    clusters.catch_up(work.session, intake.ids)
    state = "done" if intake.ids or harvest.is_healthy else "failed"
    _finish(
        work,
        state,
        {
            "outcome": harvest.outcome,
            "message": harvest.told(intake),
            "result": _result(harvest, intake, attempts) | {"closed": len(closed)},
        },
    )


def _note_states(
    work: _Work, harvest: Harvest, started: datetime, *, believed: bool
) -> Sequence[int]:
    """Note what a reading of a board says about what it did not show; return what is closed."""
    owner, place = work.run.person_id, (harvest.source, harvest.board or "")
    if not harvest.board:
        return ()
    if believed:
        return liveness.note_misses(work.session, owner, *place, now=started)
    # A feed shows its newest jobs only: that the others are missing says nothing.
    is_feed = harvest.board == harvest.source
    if not (harvest.is_healthy and is_feed) and harvest.outcome != "unchanged":
        liveness.note_trouble(work.session, owner, place, harvest.outcome, now=started)
    return ()


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
        stored = store_all(store, step)
        intake += stored
        # What brings something new may be stopped as often as it likes: it comes to its end.
        anew: dict[str, object] = {"result": {"attempts": 0}} if stored.new else {}
        work.report(first + len(step), len(postings), **anew)
    return intake


def _finish(work: _Work, state: str, values: dict[str, Any]) -> None:
    work.claim.hold(work.now(), state=state, finished_at=work.now(), **values)
    work.session.refresh(work.run)
    told = values.get("result") or {}
    counts = " ".join(f"{name}={told[name]}" for name in COUNTED if name in told)
    log.info(
        "collection ended run=%s kind=%s target=%s state=%s outcome=%s %s",
        work.run.id, work.run.kind, _loggable(work.run), state, values["outcome"], counts,
    )  # fmt: skip


def _loggable(run: CollectRun) -> str:
    """Name a shared board; what a person asked for stays theirs."""
    return run.target if run.person_id is None else "own"


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
