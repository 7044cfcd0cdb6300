"""Any number of hostile files, the same ones for the same seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.matcher.hostile.damage import BLIND, KNOWING
from tests.matcher.hostile.traps import TRAPS
from tests.matcher.hostile.whole import every_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEED = 20261123
_TRAP_EVERY = 4
_OTHER_NAME = 0.05


def hostile_files(count: int, start: int = 0) -> Iterator[tuple[int, str, bytes]]:
    """Yield (number, file name, bytes): one built trap in four, the rest damaged sound files.

    File `n` is the same whatever the range asked for.
    """
    sound = every_kind()
    for number in range(start, start + count):
        rng = Random(_SEED + number)
        if number % _TRAP_EVERY == 0:
            name, data = TRAPS[number // _TRAP_EVERY % len(TRAPS)](rng)
        else:
            name, data = _damaged(sound, rng)
        yield number, name, data


def _damaged(sound: dict[str, bytes], rng: Random) -> tuple[str, bytes]:
    name = rng.choice((*sorted(sound), "docx", "odt"))
    kind = name.rsplit(".", 1)[-1]
    data = sound[name]
    for _ in range(rng.choice((1, 1, 1, 2))):
        ways = (*BLIND, *KNOWING.get(kind, ()))
        how = rng.choice(KNOWING[kind] if kind in KNOWING and rng.random() < 0.5 else ways)
        if how.__name__ in {"within_zip", "without_part"} and data is not sound[name]:
            how = BLIND[0]
        data = how(data, rng) if len(data) > 1 else data
    if rng.random() < _OTHER_NAME:
        kind = rng.choice(("pdf", "docx", "odt", "rtf", "html", "json", "txt", ""))
    return f"damaged.{kind}", data
