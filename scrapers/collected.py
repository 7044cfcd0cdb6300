"""What a collection brings, and how far it is, as values."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from scrapers.types import Ending, Failure, Posting, Validators


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a collection is: pages and postings read, and how many the source says there are."""

    source: str
    board: str | None
    pages: int
    postings: int
    total: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What one collection of one board brought.

    `complete` is True only if every page was read and nothing was missing: only then may a posting
    that is absent be called closed. `outcome` "unchanged" means that the server said so (304).
    """

    source: str
    board: str | None
    outcome: Ending
    postings: list[Posting] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    complete: bool = False
    validators: Validators = field(default_factory=Validators)


def merged(listed: Posting, detailed: Posting) -> Posting:
    """Return the detail with what only the list knew; the list's identity stays."""
    gaps = {
        name: getattr(listed, name)
        for name in Posting.__dataclass_fields__
        if getattr(detailed, name) in (None, ())
    }
    own = {"source": listed.source, "source_id": listed.source_id}
    return replace(detailed, **gaps | own)
