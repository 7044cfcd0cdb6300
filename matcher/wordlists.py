"""Long lists of phrases as one regular expression that is quick to try at each letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# A word list as a plain alternation is tried branch by branch at each letter of a text. Factored
# by common beginnings, one look at the letter rules nearly all branches out.
_Node = dict[str, "_Node"]
_END = ""


def factored(phrases: Iterable[str]) -> str:
    """Return the source of an expression that matches the longest of the phrases as spelt.

    A straight apostrophe in a phrase stands for the curly one as well.
    """
    root: _Node = {}
    for phrase in phrases:
        node = root
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return _source(root)


def whole_words(phrases: Iterable[str], *, hyphens: bool = False) -> str:
    """Return the source for the phrases as whole words; `hyphens` join words to one."""
    edge = r"[\w-]" if hyphens else r"\w"
    return rf"(?<!{edge}){factored(phrases)}(?!{edge})"


def _source(node: _Node) -> str:
    branches = [_atom(letter) + _source(child) for letter, child in node.items() if letter != _END]
    if not branches:
        return ""
    inner = "|".join(branches)
    if _END in node:
        return f"(?:{inner})?"
    return inner if len(branches) == 1 else f"(?:{inner})"


def _atom(letter: str) -> str:
    return "['’]" if letter == "'" else re.escape(letter)
