"""What may be collected: an address that can be read, a board of a known source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services.errors import RefusedError
from scrapers import SOURCES, FetchError
from scrapers.client.address import check_url

if TYPE_CHECKING:
    from collections.abc import Collection

    Sites = Collection[str]


def address(target: str, vouched: Sites = ()) -> str:
    """Return the address to read; what can never be read is refused before any run.

    `vouched` names the private sites, "host:port", that whoever runs this copy answers for.
    """
    bare = target.strip()
    if not bare:
        raise RefusedError("No address was given.", "Paste the address of a careers page or job.")
    url = bare if ":" in bare.partition("/")[0] else f"https://{bare}"
    try:
        return check_url(url, frozenset(vouched))
    except FetchError as problem:
        raise RefusedError(f"{problem.url} {problem.reason}.", problem.remedy) from problem


def board(target: str) -> str:
    """Return "source:board" as it is kept; RefusedError where it cannot be collected."""
    name, _, own = target.strip().partition(":")
    source = SOURCES.get(name)
    if source is None or not (source.built and source.collectable):
        works = ", ".join(s.key for s in SOURCES.values() if s.built and s.collectable)
        raise RefusedError(f"{name!r} is no source that can be collected.", f"Use one of: {works}.")
    if source.board_hint and not own:
        raise RefusedError(
            f"{source.label} needs the name of a board.",
            f"Write {name}:BOARD; {source.board_hint}.",
        )
    return f"{name}:{own}" if own else name
