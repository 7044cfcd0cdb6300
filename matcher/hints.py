"""Which of many patterns may occur in a sentence: one look instead of one for each pattern.

The patterns themselves stay with the standard library, for they look ahead and behind. RE2
(google-re2) is asked first with a form of each that finds at least as much; only what may be
there is then looked for. Nothing is read differently for it, only sooner.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import re2

if TYPE_CHECKING:
    from collections.abc import Mapping

_MEMORY = 64 << 20  # bytes that the automaton may grow to
_LOOK = re.compile(r"\(\?<?[=!]")
_REPEAT = re.compile(r"\{\d+(?:,\d*)?\}\??")
_LETTER = re.compile(r"[A-Za-z0-9]")
_OTHERS = {"w": r"\pL\pN_", "d": r"\pN", "s": r"\s\pZ"}


class Hints:
    """Tells which named patterns may occur; made once from them."""

    def __init__(self, patterns: Mapping[str, str], *, capitals: bool = False) -> None:
        """Compile patterns of the standard library; `capitals` tells whether theirs matter."""
        options = re2.Options()
        options.max_mem = _MEMORY
        options.case_sensitive = capitals
        options.log_errors = False
        self._names = tuple(patterns)
        self._set = re2.Set.SearchSet(options)
        for pattern in patterns.values():
            self._set.Add(relaxed(pattern))
        self._set.Compile()

    def of(self, text: str) -> frozenset[str]:
        """Return the names of the patterns that may occur in `text`; no other one does."""
        return frozenset([self._names[index] for index in self._set.Match(text) or ()])


def relaxed(pattern: str) -> str:
    """Return a pattern of RE2 that matches wherever the given one does, and perhaps elsewhere.

    Looks ahead and behind, most word edges and the upper bounds of repeats are left out: RE2 takes
    letters beyond ASCII for no part of a word.
    """
    found: list[str] = []
    place, inside = 0, False
    while place < len(pattern):
        look = None if inside else _LOOK.match(pattern, place)
        repeat = None if inside else _REPEAT.match(pattern, place)
        if look:
            place = _closing(pattern, place) + 1
            continue
        if repeat:
            found.append("*")
            place = repeat.end()
            continue
        letter = pattern[place]
        step = 2 if letter == "\\" else 1
        atom = pattern[place : place + step]
        if atom == r"\b" and not inside:
            found.append(atom if _is_at_letter(found, pattern[place + 2 : place + 3]) else "")
        else:
            found.append(_atom(atom, inside=inside))
        inside = letter == "[" or (inside and letter != "]")
        place += step
    return "".join(found)


def _is_at_letter(before: list[str], after: str) -> bool:
    """Tell whether a word edge stands at a plain letter, where RE2 sees one whenever `re` does."""
    return bool(_LETTER.fullmatch(after) or (before and _LETTER.fullmatch(before[-1])))


def _atom(atom: str, *, inside: bool) -> str:
    if atom[0] == "\\":
        if atom[1] in "bZB":
            return r"\b" if inside else ""
        kind = _OTHERS.get(atom[1])
        return atom if kind is None else kind if inside else f"[{kind}]"
    if inside:
        return atom
    return {"'": "['’]", "$": ""}.get(atom, atom)


def _closing(pattern: str, start: int) -> int:
    """Return the place of the bracket that closes the group which begins at `start`."""
    depth, place, inside = 0, start, False
    while place < len(pattern):
        letter = pattern[place]
        if letter == "\\":
            place += 1
        elif inside:
            inside = letter != "]"
        elif letter == "[":
            inside = True
        elif letter in "()":
            depth += 1 if letter == "(" else -1
            if not depth:
                return place
        place += 1
    raise ValueError(f"{pattern!r}: a bracket is never closed; close it")
