"""What can go wrong here, each with what to do about it."""

from __future__ import annotations

from typing import Literal, get_args

ReadProblem = Literal[
    "empty", "encrypted", "scanned", "corrupt", "too_large", "unsupported", "timeout"
]


class UnreadableResumeError(Exception):
    """A resume file from which no text can be had.

    `code` is one of `empty`, `encrypted`, `scanned`, `corrupt`, `too_large`, `unsupported`,
    `timeout`; `reason` and `remedy` are whole sentences for the person who sent the file.
    """

    def __init__(self, code: ReadProblem, reason: str, remedy: str) -> None:
        super().__init__(f"{reason} {remedy}")
        self.code: ReadProblem = code
        self.reason = reason
        self.remedy = remedy


READ_PROBLEMS: frozenset[str] = frozenset(get_args(ReadProblem))


class LexiconError(Exception):
    """A fault in the vocabulary files: which file, which key, what is wrong and the remedy."""

    def __init__(self, place: str, key: str, remedy: str) -> None:
        super().__init__(f"{place}, {key}: {remedy}")
        self.place = place
        self.key = key
        self.remedy = remedy


class GradedSetError(Exception):
    """A fault in a graded set: which file, which pair, and what to mend."""

    def __init__(self, place: str, key: str, remedy: str) -> None:
        super().__init__(f"{place}, {key}: {remedy}")


class IndexStateError(Exception):
    """An index on disk that cannot be used; `reason` and `remedy` are whole sentences."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason} {remedy}")
        self.reason = reason
        self.remedy = remedy


class MissingIndexError(IndexStateError):
    """There is no index at that place."""


class StaleIndexError(IndexStateError):
    """The index was made with another vocabulary, other weights or another release."""


class BrokenIndexError(IndexStateError):
    """A file of the index is damaged; raised with its name and what is wrong with it."""

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(
            f"{file} of the index is damaged: {problem}.",
            "Build the index anew from the postings.",
        )
