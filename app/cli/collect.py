"""Collect postings for everybody from boards and feeds, into the database."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click
from rich.console import Console

from app.cli.opened import opened
from app.cli.tables import show_postings
from app.extensions import db
from app.services import collecting
from app.services.errors import RefusedError
from app.services.posting_store import as_stated
from app.services.runs import brought, known_boards
from app.wiring import now, tools

if TYPE_CHECKING:
    from app.models import CollectRun
    from scrapers import Posting


@click.command()
@click.option(
    "--source",
    "targets",
    multiple=True,
    metavar="NAME[:BOARD]",
    help="A source and its board, as in greenhouse:acme; may be given more than once. "
    "Without it, every board that was collected before is read again.",
)
@click.option("--all", "everything", is_flag=True, help="Keep what is no PMO work too.")
@click.option("--json", "as_json", is_flag=True, help="Print the postings as JSON lines.")
def collect(targets: tuple[str, ...], *, everything: bool, as_json: bool) -> None:
    """Collect postings from boards and feeds; what trouble there was is named, with exit code 1."""
    with opened():
        wanted = targets or tuple(known_boards(db.session))
        if not wanted:
            raise click.UsageError(
                "Nothing was collected before, so name a board: --source greenhouse:BOARD. "
                "`pmo sources` lists what can be collected."
            )
        kind = "board-all" if everything else "board"
        runs = [_collected(target, kind) for target in dict.fromkeys(wanted)]
        postings = [as_stated(row) for run in runs for row in brought(db.session, run)]
    _show(postings, as_json=as_json)
    for run in runs:
        click.echo(f"{run.target}: {run.message}", err=True)
    sys.exit(1 if any(run.state == "failed" or _failures(run) for run in runs) else 0)


def _collected(target: str, kind: str) -> CollectRun:
    try:
        run = collecting.start(db.session, None, kind, target, now())
    except RefusedError as problem:
        raise click.UsageError(f"{problem} {problem.remedy}") from problem
    with Console(stderr=True).status(f"Reading {target}"):
        collecting.execute(db.session, run.id, tools().client, tools().matcher, now=tools().clock)
    db.session.refresh(run)
    return run


def _failures(run: CollectRun) -> list[dict[str, str]]:
    return list((run.result or {}).get("failures", []))


def _show(postings: list[Posting], *, as_json: bool) -> None:
    if not as_json:
        show_postings(postings)
        return
    for posting in postings:
        click.echo(json.dumps(posting.to_dict(), ensure_ascii=False))
