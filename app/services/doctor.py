"""A look over the installation: what is right, and what is wrong with what to do about it."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.mail.smtp import Server
from app.models.outbox_mail import OutboxMail
from app.services import database
from app.services.backup import database_file
from app.services.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy import Engine

    from app.config import Settings
    from app.services.market_index import MarketIndex

LEAST_ROOM = 500 * 1024**2
MEGABYTE = 1024**2
# What the frame of every page loads, as its template names it.
ASSET = re.compile(r"filename='([\w./-]+\.\w+)'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One finding; `remedy` is None where all is well."""

    name: str
    ok: bool
    message: str
    remedy: str | None = None


def examine(
    settings: Settings, queue_length: Callable[[], int], market: MarketIndex
) -> list[Check]:
    """Check the parts of an installation without changing any; never raises for a bad one."""
    return [
        _database(settings),
        _queue(settings, queue_length),
        _mail(settings),
        _disk(settings.data_dir),
        _index(market),
        _assets(),
        _address(settings),
    ]


def _database(settings: Settings) -> Check:
    try:
        file = database_file(settings.database_url)
    except RefusedError:
        file = None
    if file is not None and not file.exists():
        return _bad("database", f"There is none yet at {file}.", "Start the server: pmo serve")
    engine = create_engine(settings.database_url)
    try:
        return _schema(engine, str(file or engine.url.render_as_string(hide_password=True)))
    except SQLAlchemyError as problem:
        words = str(problem.__cause__ or problem).splitlines()[0]
        return _bad("database", f"It does not answer: {words}", "Check PMO_DATABASE_URL.")
    finally:
        engine.dispose()


def _schema(engine: Engine, where: str) -> Check:
    if not database.is_current(engine):
        return _bad(
            "database",
            f"{where} has the tables of another version.",
            "Start the server once, which brings it up to date: pmo serve",
        )
    return _good("database", f"{where} has the newest tables.")


def _queue(settings: Settings, queue_length: Callable[[], int]) -> Check:
    try:
        waiting = queue_length()
    except Exception as problem:  # noqa: BLE001 - each kind of queue has errors of its own
        return _bad(
            "queue",
            f"The queue does not answer: {str(problem) or type(problem).__name__}",
            "Check PMO_QUEUE_URL, and that the queue's server runs.",
        )
    kind = settings.queue_url.split(":", 1)[0]
    return _good("queue", f"The {kind} queue answers; {waiting} tasks wait.")


def _mail(settings: Settings) -> Check:
    if settings.mail_url is None:
        return _good("mail", "Mails are kept and shown in the app (PMO_MAIL_URL is not set).")
    try:
        server = Server.from_url(settings.mail_url)
    except ValueError as problem:
        return _bad("mail", str(problem), "Check PMO_MAIL_URL.")
    where = f"{server.host}:{server.port}"
    troubled = _troubled_mails(settings)
    if troubled:
        return _bad(
            "mail",
            f"{troubled} mails could not be delivered through {where}.",
            "The admin page names the reasons, and sends them again.",
        )
    return _good("mail", f"Mails go out through {where}; none has failed.")


def _troubled_mails(settings: Settings) -> int:
    """Count failed mails; 0 where there is no database to ask, which has its own finding."""
    engine = create_engine(settings.database_url)
    troubled = select(func.count()).where(OutboxMail.state.in_(("failed", "unknown")))
    try:
        with Session(engine) as session:
            return session.scalar(troubled) or 0
    except SQLAlchemyError:
        return 0
    finally:
        engine.dispose()


def _disk(data_dir: Path) -> Check:
    probe = data_dir / ".pmo-doctor"
    try:
        probe.touch()
        probe.unlink()
        room = shutil.disk_usage(data_dir).free
    except OSError as problem:
        return _bad(
            "disk",
            f"{data_dir} cannot be written to ({problem.strerror}).",
            "Give this user leave to write there, or set PMO_DATA_DIR.",
        )
    if room < LEAST_ROOM:
        return _bad(
            "disk",
            f"{data_dir} has {room // MEGABYTE:,} MB free; {LEAST_ROOM // MEGABYTE} are the least.",
            "Make room, or set PMO_DATA_DIR to a larger disk.",
        )
    return _good("disk", f"{data_dir} can be written to; {room // MEGABYTE:,} MB are free.")


def _index(market: MarketIndex) -> Check:
    """Look whether the indexes can be used; that one is missing is a matter of a minute."""
    states = [market.state(owner) for owner in market.owners()]
    if "broken" in states:
        return _bad("index", "A file of it is damaged.", "Build it anew: pmo index rebuild")
    if "stale" in states:
        return _bad(
            "index",
            "It was made by another release; the board shows newest postings first meanwhile.",
            "The worker builds it anew when it starts; without one: pmo index rebuild",
        )
    if "ready" not in states:
        return _good("index", "There is none yet; the worker builds it from the first postings.")
    count = states.count("ready")
    return _good("index", f"{count} {'index' if count == 1 else 'indexes'} can be read.")


def _assets() -> Check:
    package = files("app")
    frame = (package / "templates" / "base.html").read_text(encoding="utf-8")
    gone = [name for name in ASSET.findall(frame) if not (package / "static" / name).is_file()]
    if gone:
        return _bad("assets", f"{gone[0]} is not there.", "Install the package again.")
    return _good("assets", "Style sheets, scripts and fonts are there.")


def _address(settings: Settings) -> Check:
    if settings.base_url.startswith("http://") and not _is_local(settings.base_url):
        return _bad(
            "address",
            f"People reach this instance at {settings.base_url}, without encryption.",
            "Put a TLS proxy in front and set PMO_BASE_URL to the https:// address.",
        )
    return _good("address", f"People reach this instance at {settings.base_url}.")


def _is_local(url: str) -> bool:
    return url.startswith(("http://127.", "http://localhost", "http://[::1]"))


def _good(name: str, message: str) -> Check:
    return Check(name=name, ok=True, message=message)


def _bad(name: str, message: str, remedy: str) -> Check:
    return Check(name=name, ok=False, message=message, remedy=remedy)
