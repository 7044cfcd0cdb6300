"""The list of public boards from the command line: read it, ask the boards, prune the dead."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.text import Text

from app.cli.opened import opened
from app.cli.screen import Listing, screen
from app.extensions import db
from app.services import board_checks, board_list, source_health, wording
from app.wiring import tools
from scrapers import BOARD_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.services.board_checks import Checked
    from app.services.board_list import BoardLine
    from scrapers import PublicBoard


@click.group(invoke_without_command=True)
@click.option("--country", metavar="XX", help="Only employers of this country, as in GB.")
@click.option("--kind", type=click.Choice(BOARD_KINDS), help="Only employers, or only agencies.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def boards(ctx: click.Context, country: str | None, kind: str | None, *, as_json: bool) -> None:
    """List public boards of employers and agencies that hire for PMOs, with what is known of each.

    `pmo boards check` asks them; `pmo collect --source BOARD` collects one.
    """
    if ctx.invoked_subcommand is not None:
        ctx.obj = (country, kind)
        return
    with opened():
        found = list(_fitting(board_list.lines(db.session), country, kind))
        if as_json:
            click.echo(json.dumps([_plain(one) for one in found], ensure_ascii=False))
            return
        table = Listing("Employer", "Country", "Kind", "Board", "Known of it")
        for one in found:
            told = f"{one.state}, no longer offered" if one.is_pruned else one.state
            shown = (one.board.employer, one.board.country, one.board.kind, one.board.target)
            table.add_row(*shown, Text(told, "green" if one.is_confirmed else "dim"))
        table.show()
        screen().print(wording.plural(len(found), "board"))


@boards.command()
@click.option("--prune", is_flag=True, help="No longer offer those that are dead, here alone.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def check(chosen: tuple[str | None, str | None], *, prune: bool, as_json: bool) -> None:
    """Ask every board of the list one question, politely; those that do not answer are named.

    A board is dead when it was not there twice, at least six hours apart. What is pruned is kept
    in this instance's database; the packaged list stays, and a board that answers again returns.
    Exit code 1 where a board did not answer well.
    """
    with opened():
        chosen_boards = [one.board for one in _fitting(board_list.lines(db.session), *chosen)]
        told = list(_asked(chosen_boards, prune=prune))
    if as_json:
        click.echo(json.dumps([_plain_check(one) for one in told], ensure_ascii=False))
    else:
        _show(told)
    sys.exit(0 if all(one.is_good for one in told) else 1)


def _asked(chosen: Sequence[PublicBoard], *, prune: bool) -> Iterator[Checked]:
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("Asking", total=len(chosen))
        yield from board_checks.check_boards(
            db.session,
            tools().client,
            chosen,
            now=tools().clock,
            prune=prune,
            heard=lambda done, _total, board: bar.update(
                task, completed=done, description=board.employer
            ),
        )


def _show(told: Sequence[Checked]) -> None:
    table = Listing("Employer", "Board", "Answer", "Jobs", "What to know")
    for one in told:
        words = source_health.OUTCOME_WORDS.get(one.outcome, one.outcome)
        jobs = "" if one.jobs is None else str(one.jobs)
        answer = Text(words, "green" if one.is_good else "red" if one.is_dead else "yellow")
        table.add_row(one.board.employer, one.board.target, answer, jobs, _why(one))
    table.show()
    good, dead = sum(one.is_good for one in told), sum(one.is_dead for one in told)
    pruned = sum(one.is_pruned for one in told)
    screen().print(
        f"{wording.plural(len(told), 'board')} asked: {good} answered well, {dead} dead, "
        f"{pruned} no longer offered here."
    )


def _why(one: Checked) -> str:
    if one.is_pruned:
        return "Not there, twice: no longer offered here."
    if one.is_dead:
        return "Not there, twice. --prune takes it off the list here."
    if one.outcome == "not_found":
        return "Not there this time; ask again after six hours."
    return one.message or ""


def _fitting(
    lines: Iterable[BoardLine], country: str | None, kind: str | None
) -> Iterator[BoardLine]:
    for one in lines:
        if (country or "").upper() in {"", one.board.country} and kind in {None, one.board.kind}:
            yield one


def _plain(one: BoardLine) -> dict[str, Any]:
    return _board(one.board) | {
        "checked_on": one.board.checked_on and one.board.checked_on.isoformat(),
        "known_from": one.board.known_from,
        "outcome": one.check and one.check.outcome,
        "checked_at": one.check and one.check.checked_at.isoformat(),
        "is_pruned": one.is_pruned,
    }


def _plain_check(one: Checked) -> dict[str, Any]:
    return _board(one.board) | {
        "outcome": one.outcome,
        "jobs": one.jobs,
        "message": one.message,
        "is_dead": one.is_dead,
        "is_pruned": one.is_pruned,
    }


def _board(board: PublicBoard) -> dict[str, Any]:
    names = ("source", "board", "employer", "country", "kind")
    return {name: getattr(board, name) for name in names}
