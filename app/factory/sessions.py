"""Server-side sessions: the cookie holds a random key, the table holds the rest.

Flask's own cookie sessions stay valid after log-out; a row that is gone does not.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from flask import request
from flask.json.tag import TaggedJSONSerializer
from flask.sessions import SessionInterface, SessionMixin
from sqlalchemy import delete, select
from typing_extensions import override
from werkzeug.datastructures import CallbackDict

from app.extensions import db
from app.models.person import LoginSession, Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask, Request, Response

IDLE = timedelta(days=14)
ANONYMOUS_IDLE = timedelta(hours=12)
TOUCH_EVERY = timedelta(minutes=5)
USER = "_user_id"


class ServerSession(CallbackDict[str, Any], SessionMixin):
    """The content of one row; `key` is None until it is stored for the first time."""

    def __init__(self, content: dict[str, Any] | None = None, key: str | None = None) -> None:
        def changed(_: CallbackDict[str, Any]) -> None:
            self.modified = True

        super().__init__(content, changed)
        self.key = key
        self.new = key is None
        self.modified = False
        self.loaded_user = self.get(USER)
        self.seen_at: datetime | None = None


class TableSessions(SessionInterface):
    """Keeps sessions in `login_session`; the key changes at log-in and dies at log-out."""

    serializer = TaggedJSONSerializer()

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock

    @override
    def open_session(self, app: Flask, request: Request) -> ServerSession:
        key = request.cookies.get(self.get_cookie_name(app))
        if not key:
            return ServerSession()
        with db.sessionmaker() as session:
            row = session.get(LoginSession, _hash(key))
            if row is None or row.expires_at <= self.clock():
                return ServerSession()
            found = ServerSession(self.serializer.loads(row.content.decode()), key)
            found.seen_at = row.seen_at
        return found

    @override
    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not isinstance(session, ServerSession):
            raise TypeError(f"{type(session).__name__} is no server-side session.")
        if session.accessed:
            response.vary.add("Cookie")
        if not session and session.key is None:
            return
        changed_person = session.get(USER) != session.loaded_user
        if not session:
            self._drop(session.key)
            self._clear_cookie(app, response)
            return
        if not (session.modified or changed_person or self._is_stale(session)):
            return
        old_key = session.key
        if changed_person or old_key is None:
            session.key = secrets.token_urlsafe(32)
            self._drop(old_key)
        self._store(session)
        self._set_cookie(app, session, response)

    def _is_stale(self, session: ServerSession) -> bool:
        return session.seen_at is None or self.clock() - session.seen_at > TOUCH_EVERY

    def _store(self, session: ServerSession) -> None:
        now, key = self.clock(), session.key or ""
        user = session.get(USER)
        with db.sessionmaker() as rows, rows.begin():
            person_id = user and rows.scalar(
                select(Person.id).where(Person.fs_uniquifier == str(user))
            )
            row = rows.get(LoginSession, _hash(key))
            if row is None:
                row = LoginSession(key_hash=_hash(key), created_at=now)
                rows.add(row)
            row.person_id = person_id or None
            row.agent = request.user_agent.string[:200] or None
            row.content = self.serializer.dumps(dict(session)).encode()
            row.seen_at = now
            row.expires_at = now + (IDLE if person_id else ANONYMOUS_IDLE)

    @staticmethod
    def _drop(key: str | None) -> None:
        if key is None:
            return
        with db.sessionmaker() as session, session.begin():
            session.execute(delete(LoginSession).where(LoginSession.key_hash == _hash(key)))

    def _set_cookie(self, app: Flask, session: ServerSession, response: Response) -> None:
        response.set_cookie(
            self.get_cookie_name(app),
            session.key or "",
            max_age=int(IDLE.total_seconds()) if session.get(USER) else None,
            path=self.get_cookie_path(app),
            secure=self.get_cookie_secure(app),
            httponly=True,
            samesite="Lax",
        )

    def _clear_cookie(self, app: Flask, response: Response) -> None:
        response.delete_cookie(
            self.get_cookie_name(app),
            path=self.get_cookie_path(app),
            secure=self.get_cookie_secure(app),
            httponly=True,
            samesite="Lax",
        )


def _hash(key: str) -> str:
    """Keep only a hash, so that a copy of the table opens nobody's session."""
    return hashlib.sha256(key.encode()).hexdigest()
