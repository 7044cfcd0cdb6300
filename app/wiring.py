"""What a request may need that is slow to build or touches the world, made once and passed in."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING, Protocol, cast

from flask import current_app
from flask_security import current_user

import matcher
from app.mail.kept import KeptMailer
from app.mail.smtp import SmtpMailer
from app.services.market_index import MarketIndex
from interview_bank import load_bank
from scrapers import Client, Page, Request, Validators
from scrapers.client import Limits, RefusedAddressError
from scrapers.mailbox import Door

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from pathlib import Path

    from app.config import Settings
    from app.mail.message import Mailer
    from app.models.person import Person
    from interview_bank import Bank
    from matcher import Matcher
    from scrapers.collect import Fetcher

KEY = "critical-path"


class Queue(Protocol):
    """Work for later: the name of a task and the ids it is about."""

    def put(self, task: str, *ids: int) -> None:
        """Ask the worker to run `task`; the truth stays in the tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """The collaborators of one app; tests and the demo pass their own."""

    matcher: Matcher
    bank: Bank
    client: Fetcher
    mailer: Mailer
    queue: Queue
    clock: Callable[[], datetime]
    market: MarketIndex
    mailboxes: Door = field(default_factory=Door)


@dataclass(frozen=True, slots=True)
class Wired:
    """What the factory hangs on the app."""

    settings: Settings
    tools: Tools


class LateMatcher:
    """The matcher, loaded in a thread of its own when `start` is called or somebody needs it.

    Importing spaCy takes as long as everything else at the start together, and two threads that
    import take turns: so the server starts it once its first page is out. Whoever needs it first
    waits for it; a failure to load is raised there.
    """

    def __init__(self) -> None:
        self._loading: Future[Matcher] | None = None
        self._lock = Lock()

    def start(self) -> Future[Matcher]:
        """Begin to load, unless that was begun."""
        with self._lock:
            if self._loading is None:
                with_loader = ThreadPoolExecutor(1, thread_name_prefix="matcher")
                self._loading = with_loader.submit(_load_matcher)
                with_loader.shutdown(wait=False)
            return self._loading

    def __getattr__(self, name: str) -> object:
        """Return what the loaded matcher has under that name."""
        return getattr(self.start().result(), name)


def _load_matcher() -> Matcher:
    # By its full name: the import of spaCy, the slow part, then happens in this thread too.
    loaded = matcher.load_matcher()
    # The vocabulary stays for good: looking through it again and again for garbage made every
    # fourth look at a large market half a second longer.
    gc.collect()
    gc.freeze()
    return loaded


class OfflineClient:
    """The network of an instance that must not touch it: every address is refused."""

    def fetch(self, request: Request, validators: Validators | None = None) -> Page:  # noqa: ARG002 - the protocol's
        """Raise RefusedAddressError, always."""
        raise RefusedAddressError(
            request.url,
            "was not fetched, because this is sample data and fetches nothing",
            "Start `pmo serve` and add the address there.",
        )


def offline_door() -> Door:
    """Return a door to mailboxes that never opens."""

    def no_address(host: str, port: int) -> list[str]:
        raise OSError(f"{host}:{port} is not asked: this is sample data and fetches nothing")

    return Door(resolver=no_address)


def tools() -> Tools:
    """Return this app's tools."""
    return _wired().tools


def settings() -> Settings:
    """Return this app's settings."""
    return _wired().settings


def now() -> datetime:
    """Return the time by this app's clock."""
    return _wired().tools.clock()


def person() -> Person:
    """Return the person who is logged in; views behind `auth_required` only."""
    return cast("Person", current_user)


def _wired() -> Wired:
    return cast("Wired", current_app.extensions[KEY])


def build_tools(settings: Settings, queue: Queue) -> Tools:
    """Build the real collaborators of an instance: opens no connection, loads no matcher yet."""
    mailer: Mailer = (
        SmtpMailer(settings.mail_url, settings.mail_from) if settings.mail_url else KeptMailer()
    )
    loading = cast("Matcher", LateMatcher())
    return Tools(
        matcher=loading,
        market=MarketIndex(loading, market_folder(settings)),
        bank=load_bank(),
        client=Client(limits=Limits(vouched=settings.private_sites)),
        mailer=mailer,
        queue=queue,
        clock=_utc_now,
        mailboxes=Door(allow_private=settings.private_mailboxes),
    )


def warm_up(tools: Tools) -> None:
    """Begin to load what is slow, so that nobody has to wait for it."""
    if isinstance(tools.matcher, LateMatcher):
        tools.matcher.start()


def market_folder(settings: Settings) -> Path:
    """Return where the stored indexes of an instance are, whatever its database is."""
    return settings.data_dir / "index"


def _utc_now() -> datetime:
    return datetime.now(UTC)
