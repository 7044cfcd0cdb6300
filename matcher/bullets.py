"""The lines of work in a resume, one by one: bullets, or the sentences of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from matcher.roles import body_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matcher.person import Role, Section

_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"[ \t]*(?:[•·▪◦‣●○*>+–—-]|\(?\d{1,2}[.)])[ \t]+(?=\S)")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\S)")
_INDENT = re.compile(r"[ \t]{2,}")
_FEWEST_WORDS = 3
_WORK = frozenset({"experience", "projects"})


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line on past work; `role` is its job's place in `Resume.roles`, None outside of one."""

    start: int
    end: int
    role: int | None
    is_marked: bool = True


def read_bullets(
    text: str, roles: tuple[Role, ...], sections: tuple[Section, ...]
) -> tuple[Bullet, ...]:
    """Return the lines on past work in order; each belongs to at most one job."""
    found: list[Bullet] = []
    taken: list[tuple[int, int]] = []
    for number, role in enumerate(roles):
        start, stop = body_of(role, roles, sections)
        taken.append((start, stop))
        found += _lines(text, role.end, stop, number)
    for section in sections:
        if section.kind in _WORK:
            for start, stop in _free(section, taken):
                found += _lines(text, start, stop, None)
    return tuple(sorted(found, key=lambda bullet: bullet.start))


def _free(section: Section, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a section below its heading that belong to no job."""
    at = section.start + len(section.title)
    for start, stop in sorted(taken):
        if section.start <= start < section.end:
            if start > at:
                yield at, start
            at = max(at, stop)
    if at < section.end:
        yield at, section.end


def _lines(text: str, start: int, stop: int, role: int | None) -> Iterator[Bullet]:
    last: tuple[int, int] | None = None
    for line in _LINE.finditer(text, start, stop):
        words = line.group()
        mark = _MARK.match(words)
        if mark:
            if last:
                yield Bullet(*last, role)
            last = line.start() + mark.end(), line.end()
        elif last and _goes_on(text, last[1], line):
            last = last[0], line.end()
        else:
            if last:
                yield Bullet(*last, role)
            last = None
            yield from _sentences(words, line.start(), role)
    if last:
        yield Bullet(*last, role)


def _goes_on(text: str, end: int, line: re.Match[str]) -> bool:
    """Tell whether a line is the rest of the bullet above, broken by the page's width."""
    if text[end : line.start()].count("\n") != 1:
        return False
    words = line.group()
    return words.lstrip()[:1].islower() or _INDENT.match(words) is not None


def _sentences(line: str, at: int, role: int | None) -> Iterator[Bullet]:
    cuts = [0, *(cut.end() for cut in _SENTENCE.finditer(line)), len(line)]
    for low, high in pairwise(cuts):
        words = line[low:high].rstrip()
        if len(words.split()) >= _FEWEST_WORDS:
            yield Bullet(
                at + low + len(words) - len(words.lstrip()),
                at + low + len(words),
                role,
                is_marked=False,
            )
