"""What an index depends on besides the postings: the vocabulary, the weights and its own shape."""

from __future__ import annotations

from hashlib import blake2b
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

# Raised whenever what is kept of a posting, or how, changes.
_SHAPE = 5


def fingerprint() -> str:
    """Return 32 hexadecimal digits that change with any vocabulary file or published number."""
    seal = blake2b(f"shape {_SHAPE}".encode(), digest_size=16)
    for file in _files(resources.files("matcher.lexicon")):
        seal.update(file.name.encode() + b"\0" + file.read_bytes())
    return seal.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if one.is_dir():
            yield from _files(one)
        elif one.name.endswith(".toml"):
            yield one
