"""One family of errors: each says what, which, and what to do instead."""

from __future__ import annotations


class ScraperError(Exception):
    """Something asked of the scrapers that they cannot do."""


class UnknownSourceError(ScraperError):
    """A source that is not in `SOURCES`."""

    def __init__(self, key: str, known: list[str]) -> None:
        self.key = key
        super().__init__(f"There is no source called {key!r}. Choose one of: {', '.join(known)}.")


class SourceNotBuiltError(ScraperError):
    """A source that is planned but cannot read anything yet."""

    def __init__(self, key: str, built: list[str]) -> None:
        self.key = key
        super().__init__(
            f"The source {key!r} is not built yet. These work today: {', '.join(built)}. "
            "A single posting of any site can be pasted as text."
        )


class NotCollectableError(ScraperError):
    """A source that reads what a person already has and cannot be asked over the network."""

    def __init__(self, key: str, remedy: str) -> None:
        self.key = key
        super().__init__(f"The source {key!r} cannot be collected over the network. {remedy}")


class UnreadableItemError(ScraperError):
    """One item of a page lacks what a posting cannot do without; its neighbours are unharmed."""
