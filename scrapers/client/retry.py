"""When to ask again: 429, 5xx and silence only, later each time, never later than a minute."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt

from scrapers.client.errors import RateLimitedError, UnreachableError

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from scrapers.client.limits import Clock, Limits

T = TypeVar("T")
_FIRST_WAIT = 1.0


class TransientError(UnreachableError):
    """Trouble that may be over in a moment; `retry_after` is the server's own word in seconds."""

    def __init__(self, url: str, reason: str, retry_after: float | None = None) -> None:
        self.retry_after = retry_after
        super().__init__(url, reason, "Try again later.")


def retry_after(header: str | None, now: datetime) -> float | None:
    """Return the seconds of a Retry-After header, which may be a number or a date; else None."""
    if not header:
        return None
    try:
        return max(0.0, float(header.strip()))
    except ValueError:
        pass
    try:
        then = parsedate_to_datetime(header)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - now).total_seconds())


def patiently(attempt: Callable[[], T], limits: Limits, clock: Clock, chance: random.Random) -> T:
    """Return what `attempt` returns, asking again after trouble that may pass.

    A server that wants more than `limits.longest_wait` seconds is not waited for.
    """

    def wait(state: RetryCallState) -> float:
        named = _named_wait(state.outcome.exception() if state.outcome else None)
        backoff = _FIRST_WAIT * 2 ** (state.attempt_number - 1)
        return named if named is not None else backoff * chance.uniform(0.5, 1.5)

    def worth_it(problem: BaseException) -> bool:
        if not isinstance(problem, TransientError | RateLimitedError):
            return False
        return (problem.retry_after or 0.0) <= limits.longest_wait

    again = Retrying(
        stop=stop_after_attempt(limits.attempts),
        wait=wait,
        retry=retry_if_exception(worth_it),
        sleep=clock.sleep,
        reraise=True,
    )
    return again(attempt)


def _named_wait(problem: BaseException | None) -> float | None:
    if isinstance(problem, TransientError | RateLimitedError):
        return problem.retry_after
    return None
