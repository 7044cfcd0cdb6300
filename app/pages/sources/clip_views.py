"""The clip: a bookmarklet made, shown once and revoked, and the door that takes its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, make_response, redirect, render_template, request, url_for
from flask_security import auth_required

from app.extensions import csrf, db
from app.pages.sources.bookmarklet import PAGE, READY, bookmarklet
from app.services import clipping
from app.services.errors import RefusedError
from app.services.uploads import LARGEST
from app.wiring import now, person, tools

if TYPE_CHECKING:
    from flask import Blueprint
    from werkzeug import Response

UNUSABLE = 422
FORBIDDEN = 403
PLACE = {"place": "sources", "path_now": "find", "tab": "clip"}


def add_to(bp: Blueprint) -> None:
    """Hang the clip's pages on the sources' blueprint.

    The door takes a token of its own and no cookie, so a CSRF token would protect nothing.
    """
    bp.get("/clip")(clip)
    bp.post("/clip")(make_clip)
    bp.post("/clip/<int:clip_id>/revoke")(revoke_clip)
    bp.get("/clip/receive")(clip_receive)
    bp.post("/clip/take")(csrf.exempt(clip_take))


@auth_required("session")
def clip() -> str:
    """Tell what the clip does, and list the bookmarklets that are in use."""
    return _clip_page()


@auth_required("session")
def make_clip() -> str | tuple[str, int]:
    """Make a bookmarklet; it is shown in this answer and never again."""
    try:
        token = clipping.make(db.session, person().id, request.form.get("name", ""), now=now())
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "error")
        return _clip_page(), UNUSABLE
    origin = request.host_url.rstrip("/")
    return _clip_page(made=bookmarklet(origin, url_for("sources.clip_receive"), token))


@auth_required("session")
def revoke_clip(clip_id: int) -> Response:
    """End a bookmarklet for good."""
    row = clipping.revoke(db.session, person().id, clip_id, now=now())
    flash(f"The bookmarklet “{row.name}” does nothing any more.", "done")
    return redirect(url_for("sources.clip"))


def clip_receive() -> Response:
    """Wait, in a window that the bookmarklet opened, for the page; then send it on."""
    page = render_template("sources/clip_receive.html", ready=READY, page=PAGE, **PLACE)
    answer = make_response(page)
    # The one page that may talk to the window that opened it.
    answer.headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
    return answer


def clip_take() -> tuple[str, int]:
    """Take in a clipped page by its token, and say what was read on it."""
    request.max_content_length = request.max_form_memory_size = 3 * LARGEST
    form = request.form
    sent = clipping.Clip(html=form.get("html", ""), url=form.get("url", ""))
    token = form.get("token", "")
    try:
        clipped = clipping.take(db.session, tools().matcher, token, sent, now=now())
    except RefusedError as problem:
        is_unknown = isinstance(problem, clipping.UnknownTokenError)
        shown = render_template("sources/clipped.html", problem=problem, clipped=None, **PLACE)
        return shown, FORBIDDEN if is_unknown else UNUSABLE
    return render_template("sources/clipped.html", problem=None, clipped=clipped, **PLACE), 201


def _clip_page(made: str | None = None) -> str:
    tokens = clipping.tokens(db.session, person().id)
    return render_template("sources/clip.html", tokens=tokens, made=made, **PLACE)
