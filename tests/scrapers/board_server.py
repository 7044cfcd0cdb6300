"""A server on this machine that plays forty boards, most of them badly; it notes who came when."""

from __future__ import annotations

import gzip
import json
import threading
import time
import zlib
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

RECORDED = Path(__file__).parent / "recorded"
LEVER_ROW = {
    "id": "00000000-0000-4000-8000-000000000000",
    "text": "PMO Analyst",
    "categories": {"location": "Leeds"},
    "hostedUrl": "https://jobs.lever.co/example/00000000-0000-4000-8000-000000000000",
    "descriptionPlain": "You keep the plan.",
}
WALL = (
    b"<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"
)
NO_BOARD = b'{"ok":false,"error":"Document not found"}'
LOGIN = b"<html><head><title>Sign in</title></head><body><form>Password</form></body></html>"


@dataclass(frozen=True)
class Answer:
    """What one board says to one request."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    robots: str | int = 404
    drip: float = 0.0
    cut: bool = False


def _normal(source: str) -> bytes:
    (path,) = (RECORDED / source / "normal").glob("payload.*")
    return path.read_bytes()


def bomb() -> bytes:
    """300 MB of blanks in 300 kB: unpacked whole it would be the end of the memory cap."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    blank = b" " * (1 << 20)
    return b"".join(packer.compress(blank) for _ in range(300)) + packer.flush()


def lever(count: int) -> bytes:
    rows = [LEVER_ROW | {"id": f"{n:08d}-0000-4000-8000-000000000000"} for n in range(count)]
    return json.dumps(rows).encode()


def _odd() -> dict[str, tuple[str, Answer, str]]:
    """Name a board's trouble -> its source, its answer, and the outcome that is true of it."""
    good = lever(3)
    feed = _normal("rss")
    packed = gzip.compress(good)
    return {
        "empty": ("lever", Answer(body=b"[]"), "empty"),
        "packed": ("lever", Answer(body=packed, headers={"Content-Encoding": "gzip"}), "ok"),
        "limited": ("lever", Answer(429), "rate_limited"),
        "limited-long": ("lever", Answer(429, headers={"Retry-After": "7200"}), "rate_limited"),
        "limited-soon": ("lever", Answer(429, headers={"Retry-After": "0"}), "rate_limited"),
        "limited-date": (
            "lever",
            Answer(429, headers={"Retry-After": "Fri, 31 Dec 2100 23:59:59 GMT"}),
            "rate_limited",
        ),
        "limited-page": ("lever", Answer(body=b"<h1>Too Many Requests</h1>"), "rate_limited"),
        "metadata": (
            "lever",
            Answer(302, headers={"Location": "http://169.254.169.254/latest/meta-data/"}),
            "refused",
        ),
        "loopback": (
            "lever",
            Answer(307, headers={"Location": "http://127.0.0.1:9/jobs"}),
            "refused",
        ),
        "forbidden-site": (
            "lever",
            Answer(301, headers={"Location": "https://www.linkedin.com/jobs/view/1"}),
            "refused",
        ),
        "endless": ("lever", Answer(302, headers={"Location": "?again=1"}), "unreachable"),
        "bomb": ("lever", Answer(body=bomb(), headers={"Content-Encoding": "gzip"}), "truncated"),
        "damaged": (
            "lever",
            Answer(body=b"no gzip at all", headers={"Content-Encoding": "gzip"}),
            "unreachable",
        ),
        "slow": ("lever", Answer(body=good, drip=0.4), "unreachable"),
        "hung-up": ("lever", Answer(body=good, cut=True), "unreachable"),
        "robots": ("rss", Answer(body=feed, robots="User-agent: *\nDisallow: /"), "blocked"),
        "robots-down": ("rss", Answer(body=feed, robots=503), "blocked"),
        "robots-none": ("rss", Answer(body=feed, robots=403), "ok"),
        "changed": ("lever", Answer(body=b'{"openings": [1, 2]}'), "changed_shape"),
        "cut-json": ("lever", Answer(body=good[:-40]), "truncated"),
        "blank": ("lever", Answer(body=b"  "), "changed_shape"),
        "gone": ("lever", Answer(404), "not_found"),
        "gone-for-good": ("lever", Answer(410), "not_found"),
        "said-gone": ("lever", Answer(body=NO_BOARD), "not_found"),
        "forbidden": ("lever", Answer(403), "blocked"),
        "unauthorised": ("lever", Answer(401), "blocked"),
        "wall": ("lever", Answer(body=WALL), "blocked"),
        "login": ("lever", Answer(body=LOGIN), "blocked"),
        "trouble": ("lever", Answer(500), "unreachable"),
        "maintenance": ("lever", Answer(503), "unreachable"),
        "teapot": ("lever", Answer(418), "unreachable"),
        "binary": ("lever", Answer(body=bytes(range(256)) * 20), "changed_shape"),
    }  # fmt: skip


def boards() -> dict[str, tuple[str, Answer, str]]:
    """Return forty boards by name: eight that are well, and every trouble that we know."""
    well = {
        f"well-{number}": ("lever", Answer(body=lever(20 + number)), "ok") for number in range(8)
    }
    return well | _odd()


@dataclass
class BoardServer:
    """The running server: its port, and by host the times at which it was asked."""

    port: int
    asked: dict[str, list[float]]


@contextmanager
def playing(answers: dict[str, Answer]):
    """Serve each board under its own host name until the block ends."""
    asked: dict[str, list[float]] = defaultdict(list)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_args):
            return

        def do_GET(self):
            name = self.headers["Host"].partition(".")[0]
            asked[name].append(time.monotonic())
            answer = answers[name]
            if self.path == "/robots.txt":
                answer = _robots(answer.robots)
            self.send_response(answer.status)
            for header, value in answer.headers.items():
                self.send_header(header, value)
            length = len(answer.body) + (500 if answer.cut else 0)
            self.send_header("Content-Length", str(length))
            self.end_headers()
            _pour(self.wfile, answer)
            self.close_connection = answer.cut

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield BoardServer(server.server_address[1], asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _robots(said: str | int) -> Answer:
    return Answer(said) if isinstance(said, int) else Answer(body=said.encode())


def _pour(wire, answer: Answer) -> None:
    step = 20 if answer.drip else 1 << 16
    try:
        for at in range(0, len(answer.body), step):
            wire.write(answer.body[at : at + step])
            wire.flush()
            time.sleep(answer.drip)
    except OSError:
        # The client had enough, as it should.
        return
