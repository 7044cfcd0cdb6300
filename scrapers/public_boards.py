"""The list of public boards that ships with the package, read from `public_boards.toml`.

A fault names the file, the entry and the remedy.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from scrapers.errors import ScraperError
from scrapers.registry import SOURCES
from scrapers.wording.gazetteer import country_names

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).parent / "public_boards.toml"
BoardKind = Literal["employer", "agency"]
BOARD_KINDS: tuple[BoardKind, ...] = ("employer", "agency")
_NEEDED = ("source", "board", "employer", "country", "kind", "known_from")
_KNOWN = frozenset({*_NEEDED, "checked_on"})
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,120}")


class BoardListError(ScraperError):
    """The list of boards is wrong; the message names file, entry, fault and remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicBoard:
    """One board of the list.

    `country` is where the employer sits (ISO 3166-1 alpha-2), `known_from` where its name was
    found, `checked_on` the day on which it was asked and answered; None: not yet confirmed.
    """

    source: str
    board: str
    employer: str
    country: str
    kind: BoardKind
    known_from: str
    checked_on: date | None = None

    @property
    def target(self) -> str:
        """Return "source:board", as a watch or a collection names it."""
        return f"{self.source}:{self.board}"


@dataclass(frozen=True, slots=True)
class BoardList:
    """All boards, by employer, and the day on which the list was put together."""

    boards: tuple[PublicBoard, ...]
    made_on: date

    def get(self, target: str) -> PublicBoard | None:
        """Return the board of that "source:board", or None."""
        return next((one for one in self.boards if one.target == target), None)


@cache
def load_boards() -> BoardList:
    """Return the list that ships with the package."""
    return read_boards(FILE)


def read_boards(file: Path) -> BoardList:
    """Read and check a list; raises `BoardListError`."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as problem:
        raise BoardListError(f"{file.name} cannot be read ({problem}). Correct it.") from problem
    made_on = data.get("list_made_on")
    if not _is_day(made_on):
        raise BoardListError(f"{file.name} lacks `list_made_on`. Write a day, as in 2026-11-30.")
    rows, origins = data.get("board"), data.get("origins")
    if not isinstance(rows, list) or not isinstance(origins, dict):
        raise BoardListError(f"{file.name} lacks [[board]] entries or [origins]. Add them.")
    boards = [
        _board(f"{file.name}, board {number}", row, origins)
        for number, row in enumerate(rows, start=1)
    ]
    _unique(file.name, boards)
    ordered = sorted(boards, key=lambda one: (one.employer.casefold(), one.target))
    return BoardList(tuple(ordered), cast("date", made_on))


def _board(where: str, row: object, origins: Mapping[str, Any]) -> PublicBoard:
    if not isinstance(row, dict):
        raise BoardListError(f"{where} is no table. Write it under [[board]].")
    named = f"{where} ({row.get('source', '?')}:{row.get('board', '?')})"
    for name in _NEEDED:
        if not isinstance(row.get(name), str) or not row[name].strip():
            raise BoardListError(f"{named}: `{name}` is missing or no text. Write it in quotes.")
    for fault in _faults(row, origins):
        raise BoardListError(f"{named}: {fault}")
    return PublicBoard(**(row | {"known_from": origins[row["known_from"]]}))


def _faults(row: Mapping[str, Any], origins: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with an entry whose texts are all there, each with its remedy."""
    source = SOURCES.get(row["source"])
    boards = ", ".join(key for key, one in SOURCES.items() if one.kind == "board")
    checked = row.get("checked_on")
    told = {
        f"`{next(iter(row.keys() - _KNOWN), '')}` is no key of a board. Remove it, or use one of: "
        f"{', '.join(sorted(_KNOWN))}.": not row.keys() <= _KNOWN,
        f"`source` is no kind of board. Use one of: {boards}.": source is None
        or source.kind != "board",
        "`board` is no board's name. Write it as `pmo sources` says.": not _NAME.fullmatch(
            row["board"]
        ),
        "`country` is no country. Write its two letters, as in GB.": row["country"]
        not in country_names(),
        f"`kind` is unknown. Use one of: {', '.join(BOARD_KINDS)}.": row["kind"] not in BOARD_KINDS,
        "`known_from` is not under [origins]. Add it there, with its address.": row["known_from"]
        not in origins,
        "`checked_on` is no day. Write one as in 2026-11-30, or leave it out.": checked is not None
        and not _is_day(checked),
    }
    return [fault for fault, is_so in told.items() if is_so]


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _unique(name: str, boards: list[PublicBoard]) -> None:
    seen: set[str] = set()
    for one in boards:
        if one.target in seen:
            raise BoardListError(f"{name}: {one.target} is there twice. Remove one of them.")
        seen.add(one.target)
