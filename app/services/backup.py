"""The whole database in one file, and back: taken while people work, restored without a gap."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import zipfile
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import make_url

from app.services.errors import RefusedError
from app.services.migrating import alembic_config

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

PRODUCT = "critical-path"
DATABASE, MANIFEST, KEY = "database.db", "manifest.json", "secret-key"
MOST_BYTES = 64 * 1024**3
PART = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What was written, or is to be read: `holds_key` says that the instance's key is inside."""

    file: str
    version: str
    revision: str | None
    created_at: str
    bytes: int
    holds_key: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was brought back; `kept_aside` is the database that was there before, if any."""

    backup: Backup
    database: str
    kept_aside: str | None
    key_changed: bool


def database_file(database_url: str) -> Path:
    """Return the file of a SQLite database; RefusedError for any other, with what to use."""
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite":
        raise RefusedError(
            "This instance keeps its data in PostgreSQL, which has its own tools.",
            "Use pg_dump --format=custom to back up and pg_restore to restore.",
        )
    if not url.database or url.database == ":memory:":
        raise RefusedError(
            "This instance keeps its data in memory only.", "Set PMO_DATABASE_URL to a file."
        )
    return Path(url.database)


def back_up(
    database_url: str, target: Path, *, key_file: Path, version: str, now: datetime
) -> Backup:
    """Write the database to `target` as a ZIP archive, while the server may be running.

    `key_file` goes along where it exists: passwords and links cannot be checked without it.
    RefusedError where there is no database, or `target` exists already.
    """
    source = database_file(database_url)
    if not source.exists():
        raise RefusedError(f"There is no database at {source}.", "Start the server once: pmo serve")
    if target.exists():
        raise RefusedError(f"{target} exists already.", "Choose another name; nothing was written.")
    if not target.parent.is_dir():
        raise RefusedError(f"There is no folder {target.parent}.", "Make it first.")
    with _scratch(target.parent) as folder:
        copy = folder / DATABASE
        _copy(source, copy)
        manifest = {
            "product": PRODUCT,
            "version": version,
            "revision": _revision(copy),
            "created_at": now.isoformat(),
        }
        archive = folder / "backup.zip"
        _pack(archive, copy, manifest, key_file if key_file.exists() else None)
        archive.chmod(0o600)
        archive.replace(target)
    return examine(target)


def examine(file: Path) -> Backup:
    """Say what a backup holds; RefusedError for a file that is none, or is damaged."""
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = json.loads(archive.read(MANIFEST))
            names = set(archive.namelist())
            if archive.getinfo(DATABASE).file_size > MOST_BYTES:
                raise RefusedError(f"{file} is too large to be a backup.", "Choose another file.")
    except FileNotFoundError as problem:
        raise RefusedError(f"There is no file {file}.", "Check the name.") from problem
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as problem:
        raise RefusedError(
            f"{file} is no backup of Critical Path, or it is damaged.",
            "Choose a file that pmo backup wrote.",
        ) from problem
    if not isinstance(manifest, dict) or manifest.get("product") != PRODUCT:
        raise RefusedError(
            f"{file} is no backup of Critical Path.", "Choose a file that pmo backup wrote."
        )
    return Backup(
        file=str(file),
        version=str(manifest.get("version")),
        revision=manifest.get("revision"),
        created_at=str(manifest.get("created_at")),
        bytes=file.stat().st_size,
        holds_key=KEY in names,
    )


def restore(
    database_url: str, file: Path, *, key_file: Path, overwrite: bool, now: datetime
) -> Restored:
    """Bring a backup back, in one transaction; what was there before is kept aside.

    RefusedError, with nothing changed, for a damaged file, a backup of a newer version, and for
    a database that is there already without `overwrite`.
    """
    target = database_file(database_url)
    found = examine(file)
    _check_revision(found)
    if target.exists() and not overwrite:
        raise RefusedError(
            f"There is a database at {target} already.",
            "Add --yes to replace it; the present one is kept aside.",
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    stamp = f"before-{now:%Y%m%d-%H%M%S}"
    with _scratch(target.parent) as folder:
        copy, key = _unpack(file, folder)
        aside = _set_aside(target, stamp)
        _copy(copy, target)
    return Restored(
        backup=found,
        database=str(target),
        kept_aside=str(aside) if aside else None,
        key_changed=_put_key(key, key_file, stamp),
    )


@contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    """Give a folder on the same disk, so that a finished file can be moved in one step."""
    with tempfile.TemporaryDirectory(dir=beside, prefix=".pmo-backup-") as name:
        yield Path(name)


def _copy(source: Path, target: Path) -> None:
    """Copy a database page by page with SQLite's own online backup, which heeds its locks."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        new.execute("PRAGMA busy_timeout=30000")
        try:
            old.backup(new)
        except sqlite3.DatabaseError as problem:
            raise RefusedError(
                f"{source} could not be copied to {target}: {problem}.",
                "Stop the server, make sure that there is room on the disk, and try again.",
            ) from problem


def _pack(archive: Path, copy: Path, manifest: dict[str, Any], key_file: Path | None) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(MANIFEST, json.dumps(manifest, indent=1))
        out.write(copy, DATABASE)
        if key_file is not None:
            out.write(key_file, KEY)


def _unpack(file: Path, folder: Path) -> tuple[Path, str | None]:
    """Write the database out and make sure that it is whole; return it with the key inside."""
    copy = folder / DATABASE
    try:
        with zipfile.ZipFile(file) as archive:
            with archive.open(DATABASE) as packed, copy.open("wb") as out:
                while part := packed.read(PART):
                    out.write(part)
            key = archive.read(KEY).decode() if KEY in archive.namelist() else None
        with closing(sqlite3.connect(copy)) as database:
            verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
    except (OSError, zipfile.BadZipFile, sqlite3.DatabaseError) as problem:
        raise RefusedError(
            f"{file} is damaged: {problem}.", "Use another backup; nothing was changed."
        ) from problem
    if verdict != "ok":
        raise RefusedError(
            f"The database in {file} is damaged: {verdict}.",
            "Use another backup; nothing was changed.",
        )
    return copy, key


def _set_aside(target: Path, stamp: str) -> Path | None:
    if not target.exists():
        return None
    aside = target.with_name(f"{target.name}.{stamp}")
    _copy(target, aside)
    return aside


def _put_key(key: str | None, key_file: Path, stamp: str) -> bool:
    """Put the backup's key in place where it differs, and keep the present one aside."""
    if key is None:
        return False
    if key_file.exists():
        if key_file.read_text(encoding="utf-8").strip() == key.strip():
            return False
        key_file.replace(key_file.with_name(f"{key_file.name}.{stamp}"))
    with os.fdopen(os.open(key_file, os.O_WRONLY | os.O_CREAT, 0o600), "w") as out:
        out.write(key)
    return True


def _revision(database: Path) -> str | None:
    with closing(sqlite3.connect(database)) as connection:
        tables = connection.execute(
            "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        ).fetchone()[0]
        row = tables and connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return row[0] if row else None


def _check_revision(found: Backup) -> None:
    if found.revision is None:
        return
    try:
        ScriptDirectory.from_config(alembic_config()).get_revision(found.revision)
    except CommandError as problem:
        raise RefusedError(
            f"The backup was written by version {found.version}, which is newer than this one.",
            "Install that version or a newer one, then restore.",
        ) from problem
