"""Collect postings for everybody from boards and feeds, into the database."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from app.cli.opened import opened
from app.cli.tables import show_postings
from app.config import PREFIX
from app.extensions import db
from app.services import collecting, index_upkeep
from app.services.errors import RefusedError
from app.services.posting_store import as_stated
from app.services.run_claim import was_stopped
from app.services.runs import brought, known_boards
from app.wiring import now, settings, tools

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.models import CollectRun


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
    """Collect postings from boards and feeds; what trouble there was is named, with exit code 1.

    One that was stopped in the middle, however hard, goes on when it is asked for again.
    """
    with opened():
        wanted = targets or tuple(known_boards(db.session))
        if not wanted:
            raise click.UsageError(
                "Nothing was collected before, so name a board: --source greenhouse:BOARD. "
                "`pmo sources` lists what can be collected."
            )
        kind = "board-all" if everything else "board"
        show = _print_json if as_json else _print_table
        wrong = [not _collected(target, kind, show) for target in dict.fromkeys(wanted)]
        index_upkeep.catch_up(db.session, tools().market, None)
    sys.exit(1 if any(wrong) else 0)


def _collected(target: str, kind: str, show: Callable[[CollectRun], None]) -> bool:
    """Collect one board and print what it brought; tell whether all was well."""
    try:
        run = collecting.start(db.session, None, kind, target, now())
    except RefusedError as problem:
        raise click.UsageError(f"{problem} {problem.remedy}") from problem
    if was_stopped(run):
        _say(
            f"{run.target}: going on with the collection that was stopped short on "
            f"{run.created_at:%d %b %Y at %H:%M} UTC. What it stored is kept."
        )
    if not _carry_out(run):
        _say(f"{run.target}: another process is collecting it now, so nothing was done.")
        return False
    db.session.refresh(run)
    show(run)
    _say(f"{run.target}: {run.message}")
    return run.state == "done" and not (run.result or {}).get("failures")


def _carry_out(run: CollectRun) -> bool:
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    keys = {PREFIX + name: value for name, value in settings().source_keys.items()}
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(run.target, total=None)
        return collecting.execute(
            db.session,
            run.id,
            tools().client,
            tools().matcher,
            now=tools().clock,
            keys=keys,
            watch=lambda done, total: bar.update(task, completed=done, total=total),
        )


def _say(text: str) -> None:
    click.echo(text, err=True)


def _print_json(run: CollectRun) -> None:
    for row in brought(db.session, run):
        click.echo(json.dumps(as_stated(row).to_dict(), ensure_ascii=False))


def _print_table(run: CollectRun) -> None:
    show_postings(as_stated(row) for row in brought(db.session, run))
