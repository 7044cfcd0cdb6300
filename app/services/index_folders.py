"""Where the indexes are: a folder an owner, who is at work on one, and how far that is."""

from __future__ import annotations

import json
from contextlib import contextmanager
from time import time
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Owner = int | None

SHARED = "shared"
OWN = "own-"
KEEPER = "keeper.lock"
PROGRESS = "progress.json"
# A writer says how far it is every second or so; one that is silent for longer is gone.
SILENT_SECONDS = 120


class IndexFolders:
    """The folders below `folder`: one for everybody's postings, one for what each person brought.

    An owner is a person's id, or None for everybody.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @property
    def is_stored(self) -> bool:
        """Whether there is a folder for indexes at all."""
        return self._folder is not None

    def owners(self) -> set[Owner]:
        """Return the owners who have a folder here."""
        if self._folder is None or not self._folder.is_dir():
            return set()
        names = {one.name for one in self._folder.iterdir() if one.is_dir()}
        own = {name.removeprefix(OWN) for name in names if name.startswith(OWN)}
        shared: set[Owner] = {None} if SHARED in names else set()
        return shared | {int(number) for number in own if number.isdigit()}

    def folder_of(self, owner: Owner) -> Path:
        """Return where an owner's index is; ValueError where indexes are not stored."""
        if self._folder is None:
            raise ValueError("This market index has no folder. Make one with a folder to store it.")
        return self._folder / (SHARED if owner is None else f"{OWN}{owner}")

    @contextmanager
    def keeping(self, owner: Owner) -> Iterator[bool]:
        """Be the one who keeps an owner's index; False where another process or thread is at it."""
        folder = self.folder_of(owner)
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / KEEPER, timeout=0)
        try:
            lock.acquire()
        except Timeout:
            yield False
            return
        try:
            yield True
        finally:
            (folder / PROGRESS).unlink(missing_ok=True)
            lock.release()

    def tell(self, owner: Owner, done: int, total: int) -> None:
        """Note how far the keeper of an index is, for other processes to see."""
        file = self.folder_of(owner) / PROGRESS
        fresh = file.with_suffix(".new")
        fresh.write_text(json.dumps({"done": done, "total": total, "at": time()}), encoding="utf-8")
        fresh.replace(file)

    def progress(self, owner: Owner) -> tuple[int, int] | None:
        """Return (done, total) while somebody is at work on an owner's index."""
        if self._folder is None:
            return None
        try:
            told = json.loads((self.folder_of(owner) / PROGRESS).read_text(encoding="utf-8"))
            is_silent = time() - told["at"] > SILENT_SECONDS
            return None if is_silent else (int(told["done"]), int(told["total"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
