"""The places of pasted lines as they are shown: whole rows, without edges, neighbours made one."""

from __future__ import annotations

from itertools import groupby

from matcher.telling import words_of

_MOST = 0.6


def rows_with(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places, and the whole row instead where most of a row's words are in them."""
    out: list[tuple[int, int]] = []
    for low, group in groupby(places, key=lambda place: text.rfind("\n", 0, place[0]) + 1):
        inside = list(group)
        stop = text.find("\n", low)
        row = low, len(text) if stop < 0 else stop
        most = sum(len(words_of(text[start:end])) for start, end in inside)
        out += [row] if most >= _MOST * len(words_of(text[slice(*row)])) else inside
    return out


def joined(text: str, places: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the places without their edges' blanks and marks, and neighbours made one."""
    out: list[tuple[int, int]] = []
    for start, end in places:
        low, high = start, end
        while low < high and not text[low].isalnum():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if out and not any(letter.isalnum() for letter in text[out[-1][1] : low]):
            out[-1] = (out[-1][0], high)
        else:
            out.append((low, high))
    return tuple(out)
