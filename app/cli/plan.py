"""Plan over a file of postings: what to earn, learn or write down next, and what if."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from rich.progress import Progress

from app.cli import plan_tables
from app.services.filters import LEVELS, UNSTATED
from matcher import UnreadableResumeError, load_matcher

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from typing import IO

    from matcher import Matcher, PostingProfile, Resume
    from matcher.plan import Planner
    from matcher.plan_types import Thing

MOST_BYTES = 50 * 1024 * 1024
LONGEST_LINE = 1024 * 1024
file_type = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
level_type = click.Choice([level for level in LEVELS if level != UNSTATED])


@click.command()
@click.option("--resume", "resume_file", required=True, type=file_type)
@click.option("--postings", "postings_file", required=True, type=file_type)
@click.option("--place", help="Only postings that name this place.")
@click.option("--level", "levels", multiple=True, type=level_type, help="Only these levels.")
@click.option("--have", "names", multiple=True, help="What if you had this, as in --have PMP.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def plan(**given: Any) -> None:  # noqa: ANN401 - the options above
    """Say which certification or skill opens most postings; one {"id", "title", "text"} a line.

    Only postings for work in or around a project office count. A posting may also carry
    "location", which --place looks into beside its text.
    """
    matcher = load_matcher()
    planner = matcher.planner()
    things = [_thing(planner, name) for name in given["names"]]
    resume = _resume(matcher, given["resume_file"])
    broken: list[str] = []
    market = _market(matcher, given, broken)
    titles = {key: profile.title or "" for key, profile in market.items()}
    if things:
        told = planner.what_if(resume, market, things)
        show, whole = plan_tables.show_what_if, told.to_dict()
    else:
        today = datetime.now(UTC).date()
        told = planner.plan(resume, market, today=today)  # type: ignore[assignment]
        show, whole = plan_tables.show_plan, told.to_dict()  # type: ignore[assignment]
    if given["as_json"]:
        click.echo(json.dumps(whole, ensure_ascii=False))
    else:
        show(told, titles)
    if broken:
        _fail(*broken)


def _thing(planner: Planner, name: str) -> Thing:
    thing = planner.find(name)
    if thing is None:
        raise click.UsageError(
            f"--have {name!r} is not known here. Name a certification, tool, method, skill or "
            "artefact as postings do, such as PMP, Power BI or RAID log."
        )
    return thing


def _market(
    matcher: Matcher, given: dict[str, Any], broken: list[str]
) -> dict[Hashable, PostingProfile]:
    """Read the postings that fit place and level, one line at a time; repeated ids are named."""
    place, levels = (given["place"] or "").casefold(), given["levels"]
    market: dict[Hashable, PostingProfile] = {}
    for row in _watched(given["postings_file"], broken):
        if row["id"] in market:
            broken.append(f"{given['postings_file']}: the id {row['id']!r} stands there twice.")
            continue
        if place and place not in f"{row['location']}\n{row['text']}".casefold():
            continue
        profile = matcher.read_posting(row["text"], title=row["title"])
        if profile.is_pmo and (not levels or profile.level in levels):
            market[row["id"]] = profile
    return market


def _watched(file: Path, broken: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file, with the bytes read so far shown on a terminal."""
    with click.open_file(str(file), "rb") as stream:
        total = None if str(file) == "-" else file.stat().st_size
        with Progress(disable=not sys.stderr.isatty()) as progress:
            task = progress.add_task("Reading postings", total=total)
            for number, line in enumerate(_lines(stream), 1):
                progress.advance(task, len(line))
                row = _row(line, f"{file}, line {number}", broken)
                if row is not None:
                    yield row


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield lines, each at most 1 MB; the rest of a longer one is passed over."""
    while line := stream.readline(LONGEST_LINE):
        yield line
        while not line.endswith(b"\n") and (line := stream.readline(LONGEST_LINE)):
            pass


def _row(line: bytes, where: str, broken: list[str]) -> dict[str, Any] | None:
    if not line.strip():
        return None
    try:
        row = json.loads(line)
        key, text, title = row["id"], row["text"], row.get("title")
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        broken.append(
            f'{where}: no {{"id", "title", "text"}} ({type(problem).__name__}: {problem}).'
        )
        return None
    if not isinstance(key, (str, int)) or not isinstance(text, str):
        broken.append(f'{where}: "id" must be a text or a whole number, and "text" a text.')
        return None
    location = row.get("location")
    return {
        "id": key,
        "title": title if isinstance(title, str) else None,
        "text": text,
        "location": location if isinstance(location, str) else "",
    }


def _resume(matcher: Matcher, file: Path) -> Resume:
    with click.open_file(str(file), "rb") as stream:
        data: bytes = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise click.UsageError(f"{file} is larger than 50 MB. Give a file with less in it.")
    try:
        return matcher.read_resume(data, file.name, today=datetime.now(UTC).date())
    except UnreadableResumeError as problem:
        _fail(f"{file} ({problem.code}): {problem.reason} {problem.remedy}")


def _fail(*sentences: str) -> NoReturn:
    for sentence in sentences:
        click.echo(f"pmo: {sentence}", err=True)
    sys.exit(1)
