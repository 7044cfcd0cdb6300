"""An index in a folder: a manifest names the files that count, and is replaced in one step.

Nothing that a manifest names is ever changed but the journal, which only grows. So a reader
keeps what it opened while the next generation is written, and a process that dies half-way leaves
files that no manifest names; the next writer takes them away.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any
from zlib import crc32

from matcher.errors import BrokenIndexError, MissingIndexError, StaleIndexError
from matcher.market.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

NAME = "manifest.json"
LOCK = "writer.lock"
_CHECK = "check"
_OURS = ("segment-", "vocabulary-", "journal-", "manifest-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """One generation. `segments` are (file, rows, rows no longer valid); `order` the next number.

    `vocabulary` and `journal` are file names, `fingerprint` says with what it was made.
    """

    generation: int
    fingerprint: str
    vocabulary: str
    journal: str
    order: int
    segments: tuple[tuple[str, int, tuple[int, ...]], ...]


def read_manifest(folder: Path, fingerprint: str) -> Manifest:
    """Return the manifest of an index made by the rules of `fingerprint`.

    Raises `MissingIndexError`, `StaleIndexError` for other rules, `BrokenIndexError`.
    """
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        # First of all: another release may have told other things.
        if told["fingerprint"] != fingerprint:
            raise StaleIndexError(
                "The index was made with another vocabulary or other weights than today's.",
                "Build it anew from the postings.",
            )
        told = _checked(told)
        segments = tuple((name, rows, tuple(gone)) for name, rows, gone in told.pop("segments"))
        return Manifest(segments=segments, **told)
    except FileNotFoundError as problem:
        raise MissingIndexError(
            f"There is no index in {folder}.", "Build one from the postings."
        ) from problem
    except (ValueError, TypeError, KeyError) as problem:
        raise BrokenIndexError(NAME, "it cannot be read") from problem


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put a manifest in the place of the former one, in one step that survives a crash."""
    fresh = folder / f"manifest-{manifest.generation}.new"
    _write(fresh, asdict(manifest))
    fresh.replace(folder / NAME)
    _settle(folder)


def write_vocabulary(path: Path, vocabulary: Vocabulary) -> None:
    """Write a vocabulary and see it onto the disk."""
    _write(path, vocabulary.to_plain())


def read_vocabulary(path: Path) -> Vocabulary:
    """Return a vocabulary; raises `BrokenIndexError` for a damaged file."""
    try:
        return Vocabulary.from_plain(_checked(json.loads(path.read_text(encoding="utf-8"))))
    except (ValueError, TypeError, KeyError) as problem:
        raise BrokenIndexError(path.name, "it cannot be read") from problem


def sweep(folder: Path, manifest: Manifest) -> None:
    """Take away the files of other generations; one still open elsewhere may have to stay."""
    named = {manifest.vocabulary, manifest.journal, *(name for name, _, _ in manifest.segments)}
    for file in folder.iterdir():
        if file.name.startswith(_OURS) and file.name not in named:
            try:
                file.unlink(missing_ok=True)
            except PermissionError:
                continue


def _write(path: Path, told: dict[str, Any]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(_as_json({**told, _CHECK: crc32(_as_json(told).encode())}))
        file.flush()
        os.fsync(file.fileno())


def _checked(told: dict[str, Any]) -> dict[str, Any]:
    """Return what `_write` was given; raises ValueError where a letter of it is another."""
    check = told.pop(_CHECK)
    if crc32(_as_json(told).encode()) != check:
        raise ValueError("it is not what was written")
    return told


def _as_json(told: dict[str, Any]) -> str:
    return json.dumps(told, separators=(",", ":"))


def _settle(folder: Path) -> None:
    """See the folder's names onto the disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
