"""The sources from the command line: their limits, what they need, how they answered lately."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.text import Text
from sqlalchemy import create_engine, inspect, make_url
from sqlalchemy.orm import Session

from app.cli.screen import Listing
from app.config import PREFIX, load_settings
from app.models.board_health import BoardHealth
from app.services import source_health, source_list, wording
from scrapers import SOURCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.config import Settings
    from app.services.source_health import SourceHealth
    from scrapers import Source


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def sources(*, as_json: bool) -> None:
    """List the sources: their limits, what they need, and how they answered lately here."""
    settings = load_settings()
    keys = {PREFIX + name for name in settings.source_keys}
    health = _known_health(settings)
    if as_json:
        told = [_plain(one, keys, health.get(one.key)) for one in SOURCES.values()]
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    table = Listing("Source", "What it is", "State", "Lately", "Pace", "Needs", "Shown as")
    for one in SOURCES.values():
        table.add_row(*_row(one, keys, health.get(one.key)))
    table.show()


def _known_health(settings: Settings) -> Mapping[str, SourceHealth]:
    """Return what the instance's database knows; nothing where there is no database yet."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        return {}
    engine = create_engine(url)
    try:
        if not inspect(engine).has_table(BoardHealth.__tablename__):
            return {}
        with Session(engine) as session:
            return source_health.by_source(source_health.every_board(session))
    finally:
        engine.dispose()


def _row(one: Source, keys: set[str], health: SourceHealth | None) -> tuple[Text | str, ...]:
    missing = [name for name in one.needs if name not in keys]
    state = Text("works", "green") if one.built else Text("planned", "yellow")
    if missing:
        state = Text("needs a key", "yellow")
    needs = [*(f"set {name}" for name in missing), *([one.board_hint] if one.board_hint else [])]
    return (
        one.key, one.label, state, _lately(health), source_list.pace_of(one), "; ".join(needs),
        one.attribution or "",
    )  # fmt: skip


def _lately(health: SourceHealth | None) -> Text:
    if health is None:
        return Text("not asked yet", "dim")
    outcome = source_health.OUTCOME_WORDS.get(health.outcome, health.outcome)
    words = [f"{outcome} {health.last_at:%d %b %H:%M}"]
    if health.last_good_at is None:
        words.append("never read well yet")
    elif health.last_good_at != health.last_at:
        words.append(f"last good {health.last_good_at:%d %b %H:%M}")
    if health.usual is not None:
        words.append(f"usually {wording.plural(health.usual, 'job')}")
    if health.troubled:
        words.append(f"{health.troubled} of {wording.plural(health.boards, 'board')} in trouble")
    if health.warnings:
        words.append(f"{health.warnings} with a number to wonder at")
    troubled = health.troubled or health.warnings
    return Text("; ".join(words), "yellow" if troubled else "green")


def _plain(one: Source, keys: set[str], health: SourceHealth | None) -> dict[str, Any]:
    told = {name: getattr(one, name) for name in type(one).__dataclass_fields__}
    return told | {
        "missing": [name for name in one.needs if name not in keys],
        "health": health
        and {
            "outcome": health.outcome,
            "last_at": health.last_at.isoformat(),
            "last_good_at": health.last_good_at and health.last_good_at.isoformat(),
            "usual": health.usual,
            "boards": health.boards,
            "troubled": health.troubled,
            "warnings": health.warnings,
        },
    }
