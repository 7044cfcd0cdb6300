"""What one address or board brought, and how that is said to the person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapers import (
    SOURCES,
    BoardAddress,
    Query,
    ScraperError,
    board_of,
    collect,
    read_address,
    url_key,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.services.posting_store import Intake
    from scrapers import Collected, Failure, Posting, Progress, Reading
    from scrapers.collect import Fetcher

# What a feed of every trade is asked for.
FEED_WORDS = "PMO"
HEALTHY = frozenset({"ok", "empty", "unchanged"})
# What a board's outcome means to the person, where it is not simply well.
BOARD_TROUBLE = {
    "empty": "{} is there, and lists no jobs at the moment. Nothing needs to be done.",
    "unchanged": "{} has not changed since it was last read.",
    "blocked": "{} does not let programs in. Open it in your browser, save the page of a job and "
    "upload it.",
    "not_found": "{} does not exist. Check the spelling in the address; employers also move to "
    "other systems.",
    "rate_limited": "{} asks for fewer requests. Try again in an hour.",
    "changed_shape": "{} answered in a form that could not be read. Save the page of a job and "
    "upload it.",
    "truncated": "{} could not be read to its end. What was read is kept; try again later for the "
    "rest.",
    "unreachable": "{} did not answer. Nothing is known about its jobs now; try again later.",
    "refused": "{} is an address that is never visited.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """What came back. `asked_for` is kept whatever it is; of `others` only PMO work, as a rule.

    `is_complete` is True only for a board read whole and without trouble.
    """

    outcome: str
    message: str | None = None
    source: str = ""
    board: str | None = None
    asked_for: Sequence[Posting] = ()
    others: Sequence[Posting] = ()
    failures: Sequence[Failure] = field(default=())
    is_complete: bool = False

    @property
    def is_healthy(self) -> bool:
        """Whether the run did what it set out to do, even where nothing was found on a board."""
        return self.outcome in HEALTHY and (self.board is not None or self.outcome != "empty")

    def told(self, intake: Intake) -> str:
        """Say in one or two sentences what came of it."""
        if self.message and not (self.asked_for or self.others):
            return self.message
        first = BOARD_TROUBLE.get(self.outcome, "").format(self._name())
        if self.outcome not in HEALTHY and self.failures:
            first = f"{first} {self.failures[0].reason}"
        counted = _counted(intake) if self.asked_for or self.others else ""
        return f"{first} {counted}".strip()

    def _name(self) -> str:
        known = SOURCES.get(self.source)
        if known is None or self.board is None:
            return "The page"
        if known.kind == "feed":
            return known.label
        kind = " board" if known.kind == "board" else ""
        article = "" if known.label.startswith(("An ", "Any ")) else "The "
        return f"{article}{known.label}{kind} “{self.board}”"


def gather(
    kind: str,
    target: str,
    client: Fetcher,
    report: Callable[[int, int | None], None],
    keys: Mapping[str, str],
) -> Harvest:
    """Read what a run is about; `report` hears of postings read and of their number, if known.

    `keys` are the settings that some sources want, by name.
    """
    if kind.startswith("board"):
        source, _, board = target.partition(":")
        return _collect(BoardAddress(source, board), client, report, keys, target=None)
    reading = read_address(target, client)
    if reading.board is not None and not reading.postings:
        return _collect(reading.board, client, report, keys, target=target)
    return _of_page(reading)


def _collect(
    at: BoardAddress,
    client: Fetcher,
    report: Callable[[int, int | None], None],
    keys: Mapping[str, str],
    *,
    target: str | None,
) -> Harvest:
    def heard(progress: Progress) -> None:
        report(progress.postings, progress.total)

    words = FEED_WORDS if SOURCES[at.source].kind == "feed" else None
    try:
        collected = collect(
            at.source,
            client,
            board=at.board or None,
            query=Query(keywords=words, keys=keys),
            progress=heard,
        )
    except ScraperError as problem:
        return Harvest(outcome="refused", message=str(problem), source=at.source)
    return _of_board(collected, target)


def _of_page(reading: Reading) -> Harvest:
    alone = len(reading.postings) == 1
    return Harvest(
        outcome=reading.outcome,
        message=reading.message,
        asked_for=reading.postings if alone else (),
        others=() if alone else reading.postings,
        failures=reading.failures,
    )


def _of_board(collected: Collected, target: str | None) -> Harvest:
    asked_for = [p for p in collected.postings if target and _is_at(p, target)]
    return Harvest(
        outcome=collected.outcome,
        source=collected.source,
        board=collected.board or collected.source,
        asked_for=asked_for,
        others=[p for p in collected.postings if p not in asked_for],
        failures=collected.failures,
        # A feed shows its newest jobs: what is not in it may well be open.
        is_complete=collected.complete and SOURCES[collected.source].kind == "board",
    )


def _is_at(posting: Posting, target: str) -> bool:
    """Tell whether the person's address is that of this very job, not of its board."""
    if url_key(posting.url) == url_key(target):
        return True
    own = posting.source_id or ""
    return bool(own) and board_of(target) is not None and own in urlsplit(target).path.split("/")


def _counted(intake: Intake) -> str:
    left = intake.left_out
    if not intake.ids:
        return (
            f"None of its {left} jobs is PMO work, so none was kept."
            if left > 1
            else ("Its one job is no PMO work and was not kept.")
        )
    same = intake.seen - intake.changed
    words = [f"{intake.new} new {'posting' if intake.new == 1 else 'postings'}"]
    words += [f"{same} known already"] if same else []
    words += [f"{intake.changed} changed"] if intake.changed else []
    told = f" {left} {'is' if left == 1 else 'are'} no PMO work and not kept." if left else ""
    return f"{', '.join(words)}.{told}"
