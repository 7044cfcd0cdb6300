"""The way out of a search's mails: without a log-in, by POST only, with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request

from app.extensions import csrf, db
from app.mail import unsubscribe as tokens
from app.services import saved_searches
from app.wiring import now, settings

if TYPE_CHECKING:
    from flask import Blueprint

    from app.models import SavedSearch


def add_to(bp: Blueprint) -> None:
    """Hang the way out on the alerts' blueprint."""
    bp.route("/unsubscribe/<token>", methods=["GET", "POST"])(unsubscribe)
    bp.post("/unsubscribe/<token>/undo")(subscribe_again)


# Whoever holds the signed token may stop or start that one search. A mail program posts it
# without a cookie or a form of ours (RFC 8058), so there is no CSRF token to ask for.
@csrf.exempt  # type: ignore[untyped-decorator]  # Flask-WTF ships no types
def unsubscribe(token: str) -> str | tuple[str, int]:
    """Say what would stop; stop it by POST. A GET changes nothing: scanners open every link."""
    try:
        subscription = tokens.read(settings().secret_key, token)
    except tokens.WrongTokenError:
        return _page("wrong", token, None), 404
    if request.method == "POST":
        row = saved_searches.unsubscribe(db.session, subscription, now=now())
    else:
        row = saved_searches.subscribed(db.session, subscription)
    if row is None:
        return _page("gone", token, None)
    return _page("asking" if row.active else "stopped", token, row)


@csrf.exempt  # type: ignore[untyped-decorator]
def subscribe_again(token: str) -> str | tuple[str, int]:
    """Take an unsubscription back."""
    try:
        subscription = tokens.read(settings().secret_key, token)
    except tokens.WrongTokenError:
        return _page("wrong", token, None), 404
    row = saved_searches.subscribe_again(db.session, subscription, now=now())
    return _page("back" if row else "gone", token, row)


def _page(state: str, token: str, row: SavedSearch | None) -> str:
    return render_template("alerts/unsubscribe.html", state=state, token=token, search=row)
