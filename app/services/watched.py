"""What a watch says about the board that is being read: which it is, and whose."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sqlalchemy import select

from app.models.watch import Watch
from app.services import source_health

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from scrapers import Posting

LONGEST_NAME = 120


def employer_of(session: Session, person_id: int | None, target: str) -> str | None:
    """Return the name that a person gave to what they watch; None where they do not watch it."""
    if person_id is None:
        return None
    return session.scalar(
        select(Watch.name).where(Watch.person_id == person_id, Watch.target == target)
    )


def named(postings: Sequence[Posting], employer: str | None) -> list[Posting]:
    """Give the employer's name to postings whose board does not say it."""
    if not employer:
        return list(postings)
    return [one if one.company else replace(one, company=employer) for one in postings]


def place_of(target: str | None) -> tuple[str, str]:
    """Return the source and board under which a target's health is kept."""
    if target is None:
        return "", ""
    if is_address(target):
        return "jsonld", target[: source_health.LONGEST_BOARD]
    source, _, board = target.partition(":")
    return source, board or source


def is_address(target: str) -> bool:
    """Tell an address from a board, which may be named by one, too: "sitemap:https://…"."""
    return target.startswith(("https://", "http://"))


def name_for(given: str, target: str | None, address: str) -> str:
    """Return the given name, or words made of the board's name or the site's."""
    line = " ".join(given.split())[:LONGEST_NAME]
    if line:
        return line
    _, _, board = (target or "").partition(":")
    if "://" in (target or "") or not board:
        host = urlsplit(address).hostname or address
        return host.removeprefix("www.").removeprefix("careers.").removeprefix("jobs.")
    word = board.split("/")[0].removeprefix("eu:").split(".")[0]
    return re.sub(r"[-_]+", " ", word).strip().title() or board
