"""One family of errors: each says what, which, and what to do instead."""

from __future__ import annotations


class ScraperError(Exception):
    """Something asked of the scrapers that they cannot do."""


class UnknownSourceError(ScraperError):
    """A source that is not in `SOURCES`."""

    def __init__(self, key: str, known: list[str]) -> None:
        self.key = key
        super().__init__(f"There is no source called {key!r}. Choose one of: {', '.join(known)}.")


class NotCollectableError(ScraperError):
    """A source that reads what a person already has and cannot be asked over the network."""

    def __init__(self, key: str, remedy: str) -> None:
        self.key = key
        super().__init__(f"The source {key!r} cannot be collected over the network. {remedy}")


class MissingKeyError(NotCollectableError):
    """A source whose owner wants a key, and there is none; `names` are the settings to fill."""

    def __init__(self, key: str, names: list[str], terms: str) -> None:
        self.names = names
        super().__init__(key, f"Set {' and '.join(names)}. {terms}")


class UnreadableItemError(ScraperError):
    """One item of a page lacks what a posting cannot do without; its neighbours are unharmed."""
