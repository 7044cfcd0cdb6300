"""Fakes with manners: a client that answers from memory, and a wire that ends on this machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpcore2

from scrapers.client import Client, Clock, FetchError, Limits, UnreachableError
from scrapers.types import Page, Request, Validators

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PUBLIC = "93.184.215.14"


@dataclass
class RecordedClient:
    """Answers from memory; anything that it was not told is a dead line.

    `pages` holds, by address, a `Page`, bare bytes, or the `FetchError` to raise. `asked` keeps the
    requests in order.
    """

    pages: dict[str, Page | bytes | FetchError]
    asked: list[Request] = field(default_factory=list)

    def fetch(self, request: Request, validators: Validators | None = None) -> Page:
        self.asked.append(request)
        answer = self.pages.get(request.url)
        if answer is None:
            raise UnreachableError(request.url, "is not recorded")
        if isinstance(answer, FetchError):
            raise answer
        if isinstance(answer, bytes):
            return Page(body=answer, url=request.url, fetched_at=NOW)
        known = validators or Validators()
        if known.etag and known.etag == answer.validators.etag:
            return Page(body=b"", url=request.url, fetched_at=NOW, status=304)
        return answer

    def get(self, url: str) -> Page:
        return self.fetch(Request(url=url))


@dataclass
class Timepiece:
    """A clock whose sleeps take no time, and are remembered."""

    slept: list[float] = field(default_factory=list)
    at: float = 1000.0

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds

    def clock(self) -> Clock:
        return Clock(
            now=lambda: NOW + timedelta(seconds=self.at),
            monotonic=lambda: self.at,
            sleep=self.sleep,
        )


class LoopbackDial(httpcore2.SyncBackend):
    """Leads every checked address to a server of the test's own."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.dialled: list[tuple[str, int]] = []

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.dialled.append((host, port))
        return super().connect_tcp("127.0.0.1", self.port, timeout, local_address, socket_options)


class NoDial(httpcore2.NetworkBackend):
    """A wire that nobody may touch; it remembers who tried."""

    def __init__(self) -> None:
        self.dialled: list[str] = []

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.dialled.append(host)
        raise AssertionError(f"{host} must not be dialled")


def names(*pairs: tuple[str, list[str]]):
    """A resolver that knows these names, and takes every other for a public one."""
    known = dict(pairs)
    return lambda host, _port: known.get(host, [PUBLIC])


def a_client(port: int, *, timepiece: Timepiece | None = None, **given) -> Client:
    """A client over the loopback wire whose waits take no time."""
    timepiece = timepiece or Timepiece()
    limits = given.pop("limits", None) or Limits(pace=0.0)
    return Client(
        clock=given.pop("clock", timepiece.clock()),
        limits=limits,
        dial=LoopbackDial(port),
        resolver=given.pop("resolver", names()),
        **given,
    )
