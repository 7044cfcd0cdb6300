"""The parts of spaCy that find the vocabulary, without its command line.

`import spacy` loads every command it has for a terminal, and with them two web clients, a
template engine and a terminal toolkit: 600 modules and half of the time it takes. Reading needs
none of them, so a stand-in is there while spaCy is imported and gone afterwards; whoever asks for
`spacy.cli` later gets the real one.
"""

from __future__ import annotations

import importlib
import sys
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Doc", "PhraseMatcher", "Vocab"]


class _Info(ModuleType):
    """Stands in for `spacy.cli.info`, of which spaCy's own `__init__` takes one function."""

    @staticmethod
    def info(*args: object, **named: object) -> object:
        """Do what `spacy.info` does, loading it when it is called."""
        return importlib.import_module("spacy.cli.info").info(*args, **named)


@contextmanager
def _without_command_line() -> Iterator[None]:
    if "spacy" in sys.modules:
        yield
        return
    folder = ModuleType("spacy.cli")
    folder.__path__ = []
    stands_in: dict[str, ModuleType] = {
        "spacy.cli": folder,
        "spacy.cli.info": _Info("spacy.cli.info"),
    }
    sys.modules.update(stands_in)
    try:
        yield
    finally:
        for name in stands_in:
            sys.modules.pop(name, None)


with _without_command_line():
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab
