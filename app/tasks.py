"""What runs in the background: ids in, a service called, nothing decided here."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from huey import MemoryHuey, PostgresHuey, RedisHuey, SqliteHuey, crontab
from huey.consumer import Consumer
from typing_extensions import override

from app.config import PREFIX
from app.extensions import db
from app.mail.links import Links
from app.services import (
    alerts,
    clusters,
    collecting,
    delivery,
    housekeeping,
    imap_intake,
    index_upkeep,
    liveness,
    market_plan,
    watch_rounds,
    watches,
)
from app.wiring import now, settings, tools

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from huey import Huey

log = logging.getLogger("critical_path")


def deliver_mail() -> None:
    """Send or keep every mail that waits."""
    delivery.deliver_all(db.session, tools().mailer, now=now())


def run_collection(run_id: int) -> None:
    """Carry out one run of collecting."""
    keys = {PREFIX + name: value for name, value in settings().source_keys.items()}
    collecting.execute(
        db.session, run_id, tools().client, tools().matcher, now=tools().clock, keys=keys
    )
    tools().queue.put("keep_index")
    tools().queue.put("deliver_mail")


def keep_index() -> None:
    """Bring the stored indexes into step with the postings."""
    index_upkeep.catch_up_all(db.session, tools().market)


def run_alerts() -> None:
    """Write the digests that are due, then deliver them."""
    alerts.run_due(
        db.session,
        tools().market,
        now=now(),
        links=Links(settings().base_url, settings().secret_key),
    )
    deliver_mail()


def plan_market(kept_id: int) -> None:
    """Make a plan over a market too large for a request."""
    market_plan.make(db.session, tools().market, kept_id, now=now())


def find_board(watch_id: int) -> None:
    """Find the board behind a watched address, then have it read."""
    run_id = watches.find(db.session, watch_id, tools().client, now=now())
    if run_id is not None:
        tools().queue.put("run_collection", run_id)


def run_watches() -> None:
    """Have the watched boards read that are due."""
    for watch_id in watch_rounds.still_looking(db.session, now=now()):
        tools().queue.put("find_board", watch_id)
    for run_id in watch_rounds.run_due(db.session, now=now()):
        tools().queue.put("run_collection", run_id)


def read_mailbox(mailbox_id: int) -> None:
    """Look into one person's mailbox for job-alert mails."""
    door, key = tools().mailboxes, settings().secret_key
    imap_intake.visit_kept(db.session, tools().matcher, mailbox_id, door, key, now=now())


def read_mailboxes() -> None:
    """Look into every mailbox that is due."""
    for mailbox_id in imap_intake.due(db.session, now=now()):
        tools().queue.put("read_mailbox", mailbox_id)


def sweep() -> None:
    """Put back what a dead worker left behind or left undone, and drop what has expired."""
    for run_id in housekeeping.sweep(db.session, now=now()):
        tools().queue.put("run_collection", run_id)
    clusters.catch_up(db.session)
    deliver_mail()


def let_time_tell() -> None:
    """Say of postings what the passing of time says: past their closing date, or not seen since."""
    liveness.let_time_tell(db.session, now=now())


TASKS: dict[str, Callable[..., None]] = {
    task.__name__: task
    for task in (
        *(deliver_mail, run_collection, run_alerts, sweep),
        *(find_board, run_watches, read_mailbox, read_mailboxes),
        *(plan_market, keep_index, let_time_tell),
    )
}


class TaskQueue:
    """Huey as the carrier; leases in the tables make a lost task come back.

    Huey drops the task that a killed worker was running, so `sweep` looks for expired leases.
    """

    def __init__(self, queue_url: str) -> None:
        self.huey = _huey(queue_url)
        self.app: Flask | None = None
        self._known = {
            name: self.huey.task(name=name)(self._in_app(task)) for name, task in TASKS.items()
        }
        self.huey.periodic_task(crontab(minute="*/5"), name="every_five_minutes")(
            self._in_app(run_alerts)
        )
        for task in (run_watches, read_mailboxes, keep_index):
            self.huey.periodic_task(crontab(minute="*/5"), name=f"due_{task.__name__}")(
                self._in_app(task)
            )
        self.huey.periodic_task(crontab(minute="*"), name="every_minute")(self._in_app(sweep))
        self.huey.periodic_task(crontab(minute="17"), name="every_hour")(
            self._in_app(let_time_tell)
        )

    def put(self, task: str, *ids: int) -> None:
        """Ask for `task`; raises KeyError for one that is not in TASKS."""
        self._known[task](*ids)

    def bind(self, app: Flask) -> None:
        """Say in which app the tasks run."""
        self.app = app

    def consumer(self, *, workers: int = 2) -> Consumer:
        """Return a consumer that leaves the process's signals alone."""
        return QuietConsumer(
            self.huey, workers=workers, initial_delay=0.05, max_delay=1.0, backoff=1.3
        )

    def _in_app(self, task: Callable[..., None]) -> Callable[..., None]:
        def run(*ids: int) -> None:
            if self.app is None:
                raise RuntimeError("The queue was not bound to an app before its first task.")
            with self.app.app_context():
                task(*ids)
                log.info("task done task=%s ids=%s", task.__name__, ids)

        return run


class QuietConsumer(Consumer):  # type: ignore[misc]  # Huey ships no types
    """A consumer inside the server's process: the server owns the signals."""

    @override
    def _set_signal_handlers(self) -> None:
        """Leave Ctrl-C to the server."""


def _huey(queue_url: str) -> Huey:
    parts = urlsplit(queue_url)
    if parts.scheme == "memory":
        return MemoryHuey("critical-path", immediate=False)
    if parts.scheme.startswith("redis"):
        return RedisHuey("critical-path", url=queue_url)
    if parts.scheme.startswith("postgresql"):
        return PostgresHuey("critical-path", dsn=queue_url.replace("+psycopg", "", 1))
    return SqliteHuey("critical-path", filename=unquote(parts.path.removeprefix("/")))
