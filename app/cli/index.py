"""The index that the board ranks by: how it stands, and building it anew."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from app.cli.opened import opened
from app.cli.screen import Listing
from app.extensions import db
from app.services import index_upkeep
from app.services.index_upkeep import catch_up_all, standings
from app.wiring import tools

if TYPE_CHECKING:
    from app.services.index_upkeep import IndexStanding, Upkeep

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
WORDS = {
    "ready": "in use",
    "missing": "not built yet",
    "stale": "made by another release",
    "broken": "damaged",
}


@click.group()
def index() -> None:
    """Show or rebuild the index that the board ranks by.

    The worker keeps it by itself. While it does, the board goes on with what there is.
    """


@index.command()
@json_option
def status(*, as_json: bool) -> None:
    """Show how the indexes stand; exit 1 where one is damaged, stale or behind."""
    with opened():
        found = standings(db.session, tools().market)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], indent=1))
    else:
        _show(found)
    if any(index_upkeep.is_behind(one) for one in found):
        raise SystemExit(1)


@index.command()
@json_option
def rebuild(*, as_json: bool) -> None:
    """Build every index anew from the postings; the server may be running.

    Exit code 1 where another process was at one of them, which is then left to it.
    """
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with opened(), Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("Postings", total=None)
        done = catch_up_all(
            db.session,
            tools().market,
            anew=True,
            told=lambda done, total: bar.update(task, completed=done, total=total),
        )
    busy = [one for one in done if one.is_busy]
    if as_json:
        click.echo(json.dumps([asdict(one) for one in done], indent=1))
    else:
        _tell(done, busy)
    if busy:
        raise SystemExit(1)


def _tell(done: list[Upkeep], busy: list[Upkeep]) -> None:
    built = [one for one in done if one.rebuilt]
    count = sum(one.added for one in built)
    click.echo(f"Built anew: {count:,} postings in {_indexes(len(built))}.")
    if busy:
        click.echo(
            f"pmo: Another process is at work on {_indexes(len(busy))}, so it is left to that. "
            "See how far it is: pmo index status",
            err=True,
        )


def _indexes(count: int) -> str:
    return f"{count} {'index' if count == 1 else 'indexes'}"


def _show(found: list[IndexStanding]) -> None:
    numbers = ("Postings", "Held", "Lacking", "Too many", "Size")
    table = Listing("Whose postings", "State", *numbers, right=frozenset(numbers))
    for one in found:
        state = WORDS[one.state]
        if one.progress:
            state += f"; {one.progress[0]:,} of {one.progress[1]:,} done"
        table.add_row(
            "everybody’s" if one.owner is None else f"person {one.owner}",
            state,
            *(f"{number:,}" for number in (one.postings, one.held, one.lacking, one.surplus)),
            f"{one.nbytes / 1e6:.1f} MB",
        )
    table.show()
    behind = sum(index_upkeep.is_behind(one) for one in found)
    if behind:
        are = "is" if behind == 1 else "are"
        click.echo(
            f"{_indexes(behind)} {are} behind. A running worker mends that within five minutes; "
            "without one: pmo index rebuild"
        )
