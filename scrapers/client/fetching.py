"""The client: asks for one page politely, follows redirects itself, and checks every step."""

from __future__ import annotations

import random
import ssl
from dataclasses import replace
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit

import httpcore2
import httpx2

from scrapers.client.address import check_url, site_of
from scrapers.client.body import read_body
from scrapers.client.errors import (
    BlockedError,
    FetchError,
    NotFoundError,
    OddAnswerError,
    PrivateAddressError,
    RateLimitedError,
    RobotsRefusedError,
    UnreachableError,
)
from scrapers.client.exchange import AGENT, raise_for, said, told
from scrapers.client.limits import Clock, Limits
from scrapers.client.network import (
    NoSuchHostError,
    PinnedBackend,
    PinnedTransport,
    Resolver,
    deadline,
    resolve,
)
from scrapers.client.pace import Pace
from scrapers.client.retry import TransientError, patiently
from scrapers.client.robots import Robots, RobotsAnswer
from scrapers.types import Page, Request, Validators

if TYPE_CHECKING:
    from types import TracebackType

_REDIRECTS = {301, 302, 303, 307, 308}
_TROUBLE = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.UnsupportedProtocol,
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    ssl.SSLError,
    OSError,
)


class Client:
    """The one door to the network. Safe to share between threads; close it when done.

    `agent` is what sites are told, with a way to reach whoever runs this. `resolver` turns a name
    into addresses, `dial` opens connections, `tls` verifies names: tests hand in their own.
    Only the private sites that `limits` vouches for are visited, and nothing redirects to them.
    """

    def __init__(
        self,
        *,
        agent: str = AGENT,
        limits: Limits | None = None,
        clock: Clock | None = None,
        resolver: Resolver = resolve,
        dial: httpcore2.NetworkBackend | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._agent = agent
        self._limits = limits or Limits()
        self._clock = clock or Clock()
        self._vouched = frozenset(site.lower() for site in self._limits.vouched)
        backend = PinnedBackend(resolver, dial or httpcore2.SyncBackend(), self._vouched)
        self._transport = PinnedTransport(
            backend, tls or httpx2.create_ssl_context(trust_env=False)
        )
        self._pace = Pace(self._limits.pace, self._clock)
        self._robots = Robots(agent, self._robots_text, keep_hours=self._limits.robots_hours)
        self._chance = random.Random()  # noqa: S311 - spreads retries, guards nothing

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._transport.close()

    def get(self, url: str) -> Page:
        """Return the page at `url` as `fetch` does; robots.txt decides whether it may be asked."""
        return self.fetch(Request(url=url))

    def fetch(self, request: Request, validators: Validators | None = None) -> Page:
        """Return the answer to `request`; status 304 with an empty body means "unchanged".

        Raises a `FetchError` whose `outcome` says how a collection should end: refused address,
        robots.txt, 401/403, 404/410, 429, 5xx, time-out, too large.
        """
        check_url(request.url, self._vouched)
        return patiently(
            lambda: self._follow(request, validators or Validators()),
            self._limits,
            self._clock,
            self._chance,
        )

    def _follow(self, request: Request, validators: Validators) -> Page:
        for _ in range(self._limits.redirects + 1):
            check_url(request.url, self._vouched)
            if request.robots:
                self._ask_robots(request.url)
            answer = self._once(request, validators)
            if isinstance(answer, Page):
                return answer
            request = self._redirected(request, answer)
        raise UnreachableError(request.url, "redirects without end", "Give the address it ends at.")

    def _redirected(self, request: Request, target: str) -> Request:
        url = urljoin(request.url, target)
        if request.method != "GET":
            raise UnreachableError(
                request.url, f"has moved to {url}", "The source needs an update."
            )
        same = urlsplit(url).netloc == urlsplit(request.url).netloc
        if not same and site_of(url) in self._vouched:
            # What is vouched for is asked for by name; nobody else may send us there.
            raise PrivateAddressError(url, site_of(url))
        # Keys are for the host that they were given to.
        headers = request.headers if same else {}
        return replace(request, url=check_url(url, self._vouched), headers=headers)

    def _ask_robots(self, url: str) -> None:
        now = self._clock.now()
        refusal = self._robots.refusal(url, now)
        if refusal:
            raise RobotsRefusedError(
                url, f"was not fetched: {refusal}",
                "Open the page in your browser and save or paste it.",
            )  # fmt: skip
        delay = self._robots.crawl_delay(url, now)
        if delay:
            self._pace.slow_down(_host(url), min(delay, self._limits.longest_wait))

    def _robots_text(self, url: str) -> RobotsAnswer:
        """Fetch a robots.txt; its own redirects are followed, and its trouble is an answer."""
        try:
            page = self._follow(Request(url=url, robots=False), Validators())
        except (NotFoundError, BlockedError, OddAnswerError):
            return RobotsAnswer(allows_all=True)
        except RateLimitedError:
            return RobotsAnswer(trouble="429")
        except PrivateAddressError:
            raise
        except FetchError as problem:
            return RobotsAnswer(trouble=problem.reason)
        return RobotsAnswer(text=page.body.decode("utf-8", "replace"))

    def _once(self, request: Request, validators: Validators) -> Page | str:
        """Return the page, or the target of a redirect."""
        with (
            self._pace.turn(_host(request.url)),
            deadline(self._clock.monotonic, self._limits.total),
        ):
            try:
                return self._ask(request, validators)
            except PrivateAddressError as problem:
                raise PrivateAddressError(request.url, problem.address) from problem
            except FetchError:
                raise
            except NoSuchHostError as problem:
                raise UnreachableError(
                    request.url, "names a site that does not exist", "Check its spelling."
                ) from problem
            except _TROUBLE as problem:
                raise TransientError(request.url, said(problem)) from problem

    def _ask(self, request: Request, validators: Validators) -> Page | str:
        sent = httpx2.Request(
            request.method,
            request.url,
            headers=told(self._agent, request, validators),
            json=request.json if request.method == "POST" else None,
            extensions={"timeout": self._timeouts()},
        )
        response = self._transport.handle_request(sent)
        try:
            return self._answer(request.url, response)
        finally:
            response.close()

    def _answer(self, url: str, response: httpx2.Response) -> Page | str:
        headers, status = response.headers, response.status_code
        if status in _REDIRECTS and headers.get("location"):
            return str(headers["location"])
        raise_for(url, status, headers, self._clock.now())
        body = read_body(url, response.stream, headers.get("content-encoding", ""), self._limits)  # type: ignore[arg-type]
        return Page(
            body=body,
            url=url,
            fetched_at=self._clock.now(),
            status=status,
            content_type=headers.get("content-type"),
            validators=Validators(
                etag=headers.get("etag"), last_modified=headers.get("last-modified")
            ),
        )

    def _timeouts(self) -> dict[str, float]:
        limits = self._limits
        return {"connect": limits.connect, "read": limits.read, "write": limits.read, "pool": 30.0}


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()
