"""Connections to checked addresses only: a name is resolved once, what was checked is dialled."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeAlias

import httpcore2
import httpx2
from typing_extensions import override

from scrapers.client.address import is_public
from scrapers.client.errors import PrivateAddressError

if TYPE_CHECKING:
    import ssl

Resolver = Callable[[str, int], list[str]]
SocketOption: TypeAlias = Any
_RESOLVE_SECONDS = 10.0
_deadline: ContextVar[tuple[Callable[[], float], float] | None] = ContextVar(
    "deadline", default=None
)


class NoSuchHostError(Exception):
    """A name that has no address."""


@contextmanager
def deadline(monotonic: Callable[[], float], seconds: float) -> Iterator[None]:
    """End every read and write inside after `seconds`, however slowly the other side drips."""
    token = _deadline.set((monotonic, monotonic() + seconds))
    try:
        yield
    finally:
        _deadline.reset(token)


def _left(timeout: float | None) -> float:
    until = _deadline.get()
    if until is None:
        return timeout or _RESOLVE_SECONDS
    monotonic, end = until
    left = end - monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the time for one page is over")
    return min(timeout or left, left)


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host. The system's own look-up has no time-out, so it gets one."""
    answers: queue.Queue[list[str] | OSError] = queue.Queue()

    def look_up() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([str(row[4][0]) for row in rows])
        except (OSError, UnicodeError) as problem:
            answers.put(OSError(str(problem)))

    threading.Thread(target=look_up, daemon=True).start()
    try:
        answer = answers.get(timeout=_RESOLVE_SECONDS)
    except queue.Empty as problem:
        raise OSError("the name server does not answer") from problem
    if isinstance(answer, OSError):
        raise answer
    return list(dict.fromkeys(answer))


class PinnedBackend(httpcore2.NetworkBackend):
    """Dials the very address that it checked. TLS still sees, and verifies, the name."""

    def __init__(
        self,
        resolver: Resolver,
        dial: httpcore2.NetworkBackend,
        vouched: frozenset[str] = frozenset(),
    ) -> None:
        self._resolver = resolver
        self._dial = dial
        self._vouched = vouched

    @override
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore2.NetworkStream:
        problem: Exception | None = None
        for address in self._checked(host, port):
            try:
                stream = self._dial.connect_tcp(
                    address, port, _left(timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failed:
                problem = failed
            else:
                return _HurriedStream(stream)
        raise problem or httpcore2.ConnectError(f"{host} has no address")

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            addresses = self._resolver(host, port)
        except OSError as problem:
            raise NoSuchHostError(host) from problem
        if f"{host.lower()}:{port}" in self._vouched:
            return addresses[:3]
        # One private address among public ones is a trap, so all have to be public.
        for address in addresses:
            if not is_public(ipaddress.ip_address(address.partition("%")[0])):
                raise PrivateAddressError(host, address)
        return addresses[:3]

    @override
    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore2.NetworkStream:
        raise httpcore2.ConnectError("only web addresses are visited")


class _HurriedStream(httpcore2.NetworkStream):
    """A stream that knows how much of the page's time is left."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    @override
    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout))

    @override
    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(timeout))

    @override
    def close(self) -> None:
        self._stream.close()

    @override
    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        return _HurriedStream(self._stream.start_tls(ssl_context, server_hostname, _left(timeout)))

    @override
    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Stream(httpx2.SyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    @override
    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    @override
    def close(self) -> None:
        self._response.close()


class PinnedTransport(httpx2.BaseTransport):
    """httpx2's requests over a pool that can only reach checked addresses."""

    def __init__(self, backend: PinnedBackend, tls: ssl.SSLContext) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=tls, network_backend=backend, max_connections=32, keepalive_expiry=20
        )

    @override
    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        sent = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=request.headers.raw,
            content=request.read(),
            extensions=request.extensions,
        )
        answer = self._pool.handle_request(sent)
        return httpx2.Response(
            status_code=answer.status, headers=answer.headers, stream=_Stream(answer)
        )

    @override
    def close(self) -> None:
        self._pool.close()
