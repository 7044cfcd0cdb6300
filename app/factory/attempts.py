"""How often one may fail to log in, sign up or clip: refused before anything is worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, request
from limits import RateLimitItem, parse_many
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask, Response

FAILED_PER_ADDRESS = "10 per minute; 60 per hour"
FAILED_PER_ACCOUNT = "8 per 5 minutes; 30 per hour"
CLIPS = "30 per minute; 300 per hour"
SIGN_UPS = "30 per minute; 200 per day"
SWITCH = "ATTEMPTS_ARE_LIMITED"
REDIRECTS = frozenset({301, 302, 303})


def add_attempt_limits(app: Flask, storage: str) -> None:
    """Hang the limits on `app`; `storage` is memory:// or redis://… and belongs to this app."""
    limiter = FixedWindowRateLimiter(storage_from_string(storage))
    app.config.setdefault(SWITCH, True)

    @app.before_request
    def refuse() -> None:
        if app.config[SWITCH] and not all(limiter.test(*limit) for limit in _limits()):
            abort(429)

    @app.after_request
    def count(response: Response) -> Response:
        # A log-in that worked answers with a redirect and costs nothing.
        worked = request.endpoint == "security.login" and response.status_code in REDIRECTS
        if app.config[SWITCH] and not worked and response.status_code != 429:  # noqa: PLR2004
            for limit in _limits():
                limiter.hit(*limit)
        return response


def _limits() -> Iterator[tuple[RateLimitItem, str, str]]:
    """Yield each rule that this request counts against, with whom it counts against."""
    if request.method != "POST":
        return
    address = request.remote_addr or "unknown"
    if request.endpoint == "security.login":
        account = (request.form.get("email") or "").strip().lower()
        yield from _each(FAILED_PER_ADDRESS, "address", address)
        yield from _each(FAILED_PER_ACCOUNT, "account", account)
    elif request.endpoint == "sources.clip_take":
        yield from _each(CLIPS, "clip", address)
    elif request.endpoint in {"security.register", "security.forgot_password"}:
        yield from _each(SIGN_UPS, "sign-up", address)


def _each(rules: str, what: str, whom: str) -> Iterator[tuple[RateLimitItem, str, str]]:
    for rule in parse_many(rules):
        yield rule, what, whom
