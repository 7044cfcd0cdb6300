"""Expected trouble that a page shows to the person."""

from __future__ import annotations


class NotFoundError(LookupError):
    """No such row for this person: another person's row and no row at all look the same."""


class RefusedError(ValueError):
    """Input that cannot be used; the message says what is wrong, `remedy` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy
