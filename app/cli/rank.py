"""Rank many postings from a file: read line by line, in memory that does not grow with the file."""

from __future__ import annotations

import json
import os
import sys
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from typing import IO, TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress

from app.cli import tables
from app.cli.posting_lines import Broken, Line, posting_lines
from app.cli.read import fail, file_type, lines_option, resume_from, wants_json
from matcher import load_matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from matcher import Matcher, Resume

AT_ONCE = 64
AHEAD = 4
MOST_JOBS = 64
MOST_KNOWN = 65_536


@click.command()
@click.option("--resume", "resume_file", required=True, type=file_type)
@click.option("--postings", "postings_file", required=True, type=file_type)
@click.option("--top", default=100, show_default=True, type=click.IntRange(1, 100_000))
@click.option(
    "--jobs",
    default=1,
    show_default=True,
    type=click.IntRange(1, MOST_JOBS),
    help="Processes that read postings at the same time.",
)
@lines_option
def rank(
    resume_file: Path, postings_file: Path, top: int, jobs: int, *, as_json: bool | None
) -> None:
    """Rank many postings for one resume; the file has one {"id", "title", "text"} a line.

    Any length of file will do: only the best postings are held. An id that comes twice stands
    once, with its better score; of equal scores the earlier line goes first.
    """
    matcher = load_matcher()
    resume = resume_from(matcher, resume_file)
    broken, best = Broken(str(postings_file)), Best(top)
    with click.open_file(str(postings_file), "rb") as stream:
        lines = _watched(posting_lines(stream, broken), stream)
        for line, score in _scored(lines, matcher, resume, jobs):
            best.offer(line, score)
    _show(best, as_json=wants_json(as_json))
    if broken.count:
        fail(*broken.sentences())


@dataclass(slots=True)
class Best:
    """The best postings so far, each id once; `seen` counts all that were offered."""

    top: int
    seen: int = 0
    _rows: dict[str | float, tuple[float, int, str]] = field(default_factory=dict)
    _floor: float = -1.0

    def offer(self, line: Line, score: float) -> None:
        """Take a posting in if it is among the best; a posting that ties with the last is not."""
        self.seen += 1
        known = self._rows.get(line.id)
        if score <= (self._floor if known is None else known[0]):
            return
        number = line.number
        self._rows[line.id] = (score, number, line.title or "")
        if len(self._rows) > 2 * self.top:
            self._rows = dict(self._ranked())
            self._floor = min(score for score, _, _ in self._rows.values())

    def ranked(self) -> list[tuple[str | float, float, str]]:
        """Return (id, score, title), best first, earlier lines first among equals."""
        return [(key, score, title) for key, (score, _, title) in self._ranked()]

    def _ranked(self) -> list[tuple[str | float, tuple[float, int, str]]]:
        rows = sorted(self._rows.items(), key=lambda row: (-row[1][0], row[1][1]))
        return rows[: self.top]


class _Worker:
    """What a process needs to score postings; made once in each."""

    score: Callable[[Line], float]


class _Scores:
    """The scores for one resume. Of an advert that comes again no word is read twice.

    Adverts are known by a digest, so that none of them is held, and so many at a time.
    """

    def __init__(self, matcher: Matcher, resume: Resume) -> None:
        self._matcher, self._resume = matcher, resume
        self._known: dict[bytes, float] = {}

    def of(self, line: Line) -> float:
        """Return the score of a posting."""
        told = json.dumps([line.title, line.text]).encode()
        digest = blake2b(told, digest_size=16).digest()
        if digest not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known = {}
            profile = self._matcher.read_posting(line.text, title=line.title)
            self._known[digest] = self._matcher.score(self._resume, profile)
        return self._known[digest]


def _prepare(resume: Resume) -> None:
    _Worker.score = staticmethod(_Scores(load_matcher(), resume).of)


def _score_many(lines: list[Line]) -> list[tuple[Line, float]]:
    return [(Line(line.number, line.id, line.title, ""), _Worker.score(line)) for line in lines]


def _scored(
    lines: Iterator[Line], matcher: Matcher, resume: Resume, jobs: int
) -> Iterator[tuple[Line, float]]:
    if jobs == 1:
        scores = _Scores(matcher, resume)
        yield from ((line, scores.of(line)) for line in lines)
        return
    with ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(resume,)) as pool:
        waiting: deque[Future[list[tuple[Line, float]]]] = deque()
        while chunk := list(islice(lines, AT_ONCE)):
            waiting.append(pool.submit(_score_many, chunk))
            if len(waiting) > AHEAD * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _watched(lines: Iterator[Line], stream: IO[bytes]) -> Iterator[Line]:
    """Yield the lines and show on a terminal how much of the file was read."""
    quiet = not sys.stderr.isatty() or not stream.seekable()
    size = None if quiet else os.fstat(stream.fileno()).st_size
    with Progress(console=Console(stderr=True), disable=quiet, transient=True) as progress:
        task = progress.add_task("Reading postings", total=size)
        for line in lines:
            if not quiet and line.number % AT_ONCE == 0:
                progress.update(task, completed=stream.tell())
            yield line


def _show(best: Best, *, as_json: bool) -> None:
    rows = best.ranked()
    if not as_json:
        tables.show_ranking([(key, score) for key, score, _ in rows], {k: t for k, _, t in rows})
        return
    for key, score, _ in rows:
        click.echo(json.dumps({"id": key, "score": score}, ensure_ascii=False))
