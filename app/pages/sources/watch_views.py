"""Watched boards: add one by any careers address, pause, remove and take that back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, session, url_for
from flask_security import auth_required

from app.extensions import db
from app.pages.sources.forms import NameForm, WatchForm
from app.services import watches
from app.services.errors import RefusedError
from app.services.watches import Removed
from app.wiring import now, person, settings, tools
from scrapers import SOURCES

if TYPE_CHECKING:
    from flask import Blueprint
    from werkzeug import Response

REMOVED = "removed-watch"
UNUSABLE = 422
PLACE = {"place": "sources", "path_now": "find", "tab": "watches"}


def add_to(bp: Blueprint) -> None:
    """Hang the watches' pages on the sources' blueprint."""
    bp.get("/watches")(all_watches)
    bp.post("/watches")(add_watch)
    bp.post("/watches/undo")(undo_remove)
    bp.get("/watches/<int:watch_id>")(watch)
    bp.post("/watches/<int:watch_id>/pause")(pause_watch)
    bp.post("/watches/<int:watch_id>/resume")(resume_watch)
    bp.post("/watches/<int:watch_id>/rename")(rename_watch)
    bp.post("/watches/<int:watch_id>/read")(read_watch)
    bp.post("/watches/<int:watch_id>/look-again")(look_again)
    bp.post("/watches/<int:watch_id>/remove")(remove_watch)
    bp.post("/feeds/<key>/watch")(watch_feed)


@auth_required("session")
def all_watches() -> str:
    """List the watched boards with their health."""
    return _list_page(WatchForm(formdata=None))


@auth_required("session")
def add_watch() -> Response | tuple[str, int]:
    """Watch what is behind an address; a board that is known by its address is read at once."""
    form = WatchForm()
    if not form.validate_on_submit():
        return _list_page(form), UNUSABLE
    try:
        row = watches.add(
            db.session,
            person().id,
            form.address.data,
            form.name.data or "",
            now=now(),
            vouched=settings().private_sites,
        )
    except RefusedError as problem:
        form.address.errors = [f"{problem} {problem.remedy}"]
        return _list_page(form), UNUSABLE
    _set_going(row.id, row.state)
    return redirect(url_for("sources.watch", watch_id=row.id))


@auth_required("session")
def watch(watch_id: int) -> str:
    """Show one watch: what was found behind its address; htmx asks again while it is looked for."""
    shown = watches.line(db.session, person().id, watch_id)
    fragment = "HX-Request" in request.headers
    template = "sources/_watch.html" if fragment else "sources/watch.html"
    return render_template(template, line=shown, form=NameForm(obj=shown.watch), now=now(), **PLACE)


@auth_required("session")
def pause_watch(watch_id: int) -> Response:
    """Stop reading a board; it can be taken up again."""
    row = watches.pause(db.session, person().id, watch_id)
    _say(f"“{row.name}” is paused.", url_for("sources.resume_watch", watch_id=row.id))
    return redirect(url_for("sources.all_watches"))


@auth_required("session")
def resume_watch(watch_id: int) -> Response:
    """Read a paused board again."""
    row = watches.resume(db.session, person().id, watch_id, now=now())
    tools().queue.put("run_watches")
    flash(f"“{row.name}” is watched again.", "done")
    return redirect(url_for("sources.all_watches"))


@auth_required("session")
def rename_watch(watch_id: int) -> Response:
    """Say whose board it is."""
    row = watches.rename(db.session, person().id, watch_id, NameForm().name.data or "")
    flash(f"It goes by “{row.name}” now.", "done")
    return redirect(url_for("sources.watch", watch_id=row.id))


@auth_required("session")
def read_watch(watch_id: int) -> Response:
    """Read a board now, unless it was read just before."""
    try:
        run_id = watches.read_now(db.session, person().id, watch_id, now=now())
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "info")
        return redirect(url_for("sources.watch", watch_id=watch_id))
    tools().queue.put("run_collection", run_id)
    return redirect(url_for("postings.run", run_id=run_id))


@auth_required("session")
def look_again(watch_id: int) -> Response:
    """Look once more for the board behind an address."""
    row = watches.look_again(db.session, person().id, watch_id, now=now())
    _set_going(row.id, row.state)
    return redirect(url_for("sources.watch", watch_id=row.id))


@auth_required("session")
def remove_watch(watch_id: int) -> Response:
    """Stop watching; the postings stay, and it can be taken back while this session lasts."""
    gone = watches.remove(db.session, person().id, watch_id)
    session[REMOVED] = asdict(gone) | {"created_at": gone.created_at.isoformat()}
    _say(f"“{gone.name}” is no longer watched.", url_for("sources.undo_remove"))
    return redirect(url_for("sources.all_watches"))


@auth_required("session")
def undo_remove() -> Response:
    """Take the last removal back."""
    kept = session.pop(REMOVED, None)
    if kept is None:
        flash("That can no longer be undone. Give the address again.", "error")
        return redirect(url_for("sources.all_watches"))
    at = datetime.fromisoformat(kept["created_at"])
    removed = Removed(**(kept | {"created_at": at}))
    row = watches.restore(db.session, person().id, removed, now=now())
    flash(f"“{row.name}” is watched again.", "done")
    return redirect(url_for("sources.all_watches"))


@auth_required("session")
def watch_feed(key: str) -> Response:
    """Watch a feed."""
    try:
        row = watches.add_target(db.session, person().id, key, "", now=now())
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "error")
        return redirect(url_for("sources.index"))
    _set_going(row.id, row.state)
    flash(f"{row.name} is watched: searched for PMO work every few hours.", "done")
    return redirect(url_for("sources.all_watches"))


def _set_going(watch_id: int, state: str) -> None:
    if state == "looking":
        tools().queue.put("find_board", watch_id)
    else:
        tools().queue.put("run_watches")


def _list_page(form: WatchForm) -> str:
    return render_template(
        "sources/watches.html",
        form=form,
        lines=watches.lines(db.session, person().id),
        suppliers=[s.label for s in SOURCES.values() if s.built and s.kind == "board"],
        now=now(),
        **PLACE,
    )


def _say(text: str, undo_at: str) -> None:
    told: Any = {"text": text, "undo": undo_at}
    flash(told, "done")
