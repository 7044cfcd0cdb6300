"""Read and match from files: nothing here needs a database or the network."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from app.cli import tables
from matcher import UnreadableResumeError, load_matcher
from scrapers import ScraperError
from scrapers import parse as parse_payload

if TYPE_CHECKING:
    from matcher import Matcher, PostingProfile, Resume
    from scrapers import Parsed, Posting

MOST_BYTES = 50 * 1024 * 1024

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
lines_option = click.option(
    "--json/--table",
    "as_json",
    default=None,
    help="JSON lines (the default when piped) or a table.",
)
file_type = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


@click.command()
@click.argument("source")
@click.argument("file", type=file_type)
@click.option("--url", help="The address that the file was saved from.")
@lines_option
def parse(source: str, file: Path, url: str | None, *, as_json: bool | None) -> None:
    """Parse a saved page, mail or feed into postings; SOURCE may be "auto"."""
    parsed = _parsed(source, file, url)
    if wants_json(as_json):
        for posting in parsed.postings:
            click.echo(json.dumps(posting.to_dict(), ensure_ascii=False))
    else:
        tables.show_postings(parsed.postings)
    _end_with(parsed, file)


@click.command("read-posting")
@click.argument("file", type=file_type)
@click.option("--url", help="The address that the file was saved from.")
@json_option
def read_posting(file: Path, url: str | None, *, as_json: bool) -> None:
    """Show what a posting asks for and what it states; a file of several gives one line each."""
    matcher = load_matcher()
    parsed = _parsed("auto", file, url)
    for posting in parsed.postings:
        profile = _profile(matcher, posting)
        if as_json:
            told = profile.to_dict() | {"posting": posting.to_dict()}
            click.echo(json.dumps(told, ensure_ascii=False))
        else:
            tables.show_profile(profile, posting)
    _end_with(parsed, file)


@click.command("read-resume")
@click.argument("file", type=file_type)
@json_option
def read_resume(file: Path, *, as_json: bool) -> None:
    """Show how a resume is read."""
    resume = resume_from(load_matcher(), file)
    if as_json:
        click.echo(json.dumps(resume.to_dict(), ensure_ascii=False))
        return
    tables.show_resume(resume)


@click.command()
@click.option("--resume", "resume_file", required=True, type=file_type)
@click.option("--posting", "posting_file", required=True, type=file_type)
@json_option
def match(resume_file: Path, posting_file: Path, *, as_json: bool) -> None:
    """Match a resume with a posting, with reasons."""
    matcher = load_matcher()
    resume = resume_from(matcher, resume_file)
    parsed = _parsed("auto", posting_file, None)
    if not parsed.postings:
        _end_with(parsed, posting_file)
    profile = _profile(matcher, parsed.postings[0])
    result = matcher.match(resume, profile)
    if as_json:
        click.echo(json.dumps(result.to_dict(), ensure_ascii=False))
        return
    tables.show_match(result, profile)


def wants_json(as_json: bool | None) -> bool:  # noqa: FBT001 - a flag that may be unset
    """Tell whether to print JSON: as asked, else where the output is piped."""
    return not sys.stdout.isatty() if as_json is None else as_json


def _bytes(file: Path) -> bytes:
    with click.open_file(str(file), "rb") as stream:
        data: bytes = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise click.UsageError(f"{file} is larger than 50 MB. Give a file with less in it.")
    return data


def _parsed(source: str, file: Path, url: str | None) -> Parsed:
    try:
        return parse_payload(source, _bytes(file), url=url, fetched_at=datetime.now(UTC))
    except ScraperError as problem:
        raise click.UsageError(str(problem)) from problem


def _end_with(parsed: Parsed, file: Path) -> None:
    """End with code 1 where something could not be read, naming it."""
    if parsed.outcome == "ok" and not parsed.problems:
        return
    problems = parsed.problems or [f"{file} holds no job posting."]
    fail(*(f"{file} ({parsed.outcome}): {problem}" for problem in problems))


def fail(*sentences: str) -> NoReturn:
    """Print what went wrong and end with code 1."""
    for sentence in sentences:
        click.echo(f"pmo: {sentence}", err=True)
    sys.exit(1)


def resume_from(matcher: Matcher, file: Path) -> Resume:
    """Read a resume file, or end with code 1 and the reason."""
    try:
        return matcher.read_resume(_bytes(file), file.name, today=datetime.now(UTC).date())
    except UnreadableResumeError as problem:
        fail(f"{file} ({problem.code}): {problem.reason} {problem.remedy}")


def _profile(matcher: Matcher, posting: Posting) -> PostingProfile:
    text = posting.description_text or posting.title or ""
    return matcher.read_posting(text, title=posting.title, company=posting.company)
