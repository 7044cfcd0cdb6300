"""Saved searches: what they look for, when they write, and running them now."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_security import auth_required

from app.extensions import db
from app.mail.links import Links
from app.pages.alerts import mailbox, way_out
from app.pages.alerts.forms import DEFAULT_RHYTHM, SearchForm
from app.services import alerts, delivery, digest, saved_searches
from app.services.errors import RefusedError
from app.services.filters import Filters
from app.services.saved_searches import Deleted
from app.services.wording import plural
from app.wiring import now, person, settings, tools

if TYPE_CHECKING:
    from werkzeug import Response

bp = Blueprint("alerts", __name__)
mailbox.add_to(bp)
way_out.add_to(bp)

DELETED = "deleted-search"
MOMENTS = ("next_due", "last_sent", "stopped_at", "created_at")


@bp.get("/alerts/")
@auth_required("session")
def index() -> str:
    """List the saved searches with what they wrote last and when they write next."""
    return render_template(
        "alerts/index.html",
        searches=saved_searches.all_of(db.session, person().id),
        described=_describe,
        last=digest.last_by_search(db.session, person().id),
        keeps=tools().mailer.keeps,
        now=now(),
        place="alerts",
        path_now="find",
    )


@bp.get("/alerts/new")
@auth_required("session")
def new() -> str:
    """Ask for a name and a rhythm for the search in `query`."""
    asked = Filters.from_query(request.args.get("query", ""))
    return _form_page(SearchForm(formdata=None, data={"query": asked.to_query()}), asked)


@bp.post("/alerts/")
@auth_required("session")
def save() -> str | Response | tuple[str, int]:
    """Keep a search of the postings page, whose one button sends the query alone."""
    given = request.form.copy()
    given.setdefault("rhythm", DEFAULT_RHYTHM)
    form = SearchForm(formdata=given)
    try:
        if form.validate():
            return _saved(form)
    except RefusedError as problem:
        form.form_errors.append(f"{problem} {problem.remedy}")
    return _form_page(form, Filters.from_query(form.query.data or "")), 422


@bp.route("/alerts/<int:search_id>/edit", methods=["GET", "POST"])
@auth_required("session")
def edit(search_id: int) -> str | Response | tuple[str, int]:
    """Change a search's name and rhythm."""
    row = saved_searches.get(db.session, person().id, search_id)
    form, asked = SearchForm(obj=row), Filters.from_query(row.query)
    if form.validate_on_submit():
        saved_searches.change(
            db.session,
            person().id,
            search_id,
            name=form.name.data or "",
            rhythm=form.rhythm.data,
            now=now(),
        )
        flash("Saved.", "done")
        return redirect(url_for("alerts.index"))
    page = _form_page(form, asked, row_id=row.id)
    return (page, 422) if form.errors else page


@bp.get("/alerts/<int:search_id>/preview")
@auth_required("session")
def preview(search_id: int) -> str:
    """Show what the next digest would hold if it were written now."""
    row = saved_searches.get(db.session, person().id, search_id)
    return render_template(
        "alerts/preview.html",
        search=row,
        described=_describe,
        news=alerts.preview(db.session, tools().market, row, now=now(), links=_links()),
        place="alerts",
        path_now="find",
    )


@bp.post("/alerts/<int:search_id>/pause")
@auth_required("session")
def pause(search_id: int) -> Response:
    """Stop a search's mails and keep the search."""
    row = saved_searches.pause(db.session, person().id, search_id, now=now())
    _say(f"“{row.name}” is paused.", url_for("alerts.resume", search_id=search_id))
    return redirect(url_for("alerts.index"))


@bp.post("/alerts/<int:search_id>/resume")
@auth_required("session")
def resume(search_id: int) -> Response:
    """Let a paused search write again."""
    row = saved_searches.resume(db.session, person().id, search_id, now=now())
    flash(f"“{row.name}” writes again.", "done")
    return redirect(url_for("alerts.index"))


@bp.post("/alerts/<int:search_id>/delete")
@auth_required("session")
def delete(search_id: int) -> Response:
    """Delete a search; it can be taken back while this session lasts."""
    gone = saved_searches.delete(db.session, person().id, search_id)
    session[DELETED] = {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(gone).items()
    }
    _say(f"“{gone.name}” is deleted.", url_for("alerts.undo"))
    return redirect(url_for("alerts.index"))


@bp.post("/alerts/undo")
@auth_required("session")
def undo() -> Response:
    """Take the last deletion back."""
    kept = session.pop(DELETED, None)
    if kept is None:
        flash("That can no longer be undone. Save the search again from the postings.", "error")
        return redirect(url_for("alerts.index"))
    moments = {name: kept[name] and datetime.fromisoformat(kept[name]) for name in MOMENTS}
    row = saved_searches.restore(db.session, person().id, Deleted(**(kept | moments)))
    flash(f"“{row.name}” is back.", "done")
    return redirect(url_for("alerts.index"))


@bp.post("/alerts/run")
@auth_required("session")
def run_now() -> Response:
    """Write this person's digests now, due or not, and have them delivered."""
    done = alerts.run_for(db.session, tools().market, person().id, now=now(), links=_links())
    if not done.written:
        flash(_nothing_words(done), "info")
        return redirect(url_for("alerts.index"))
    words = f"{plural(done.written, 'mail')} with {plural(done.items, 'new posting')}"
    if not tools().mailer.keeps:
        tools().queue.put("deliver_mail")
        flash(f"{words}: on the way to {person().email}.", "done")
        return redirect(url_for("alerts.index"))
    delivery.deliver_all(db.session, tools().mailer, now=now())
    flash(f"{words}: in your mailbox.", "done")
    return redirect(url_for("alerts.mailbox"))


def _saved(form: SearchForm) -> Response:
    row = saved_searches.save(
        db.session,
        person().id,
        form.query.data or "",
        name=form.name.data or "",
        rhythm=form.rhythm.data,
        now=now(),
    )
    flash(
        f"“{row.name}” is saved. Its first mail comes within minutes, or when you run your alerts.",
        "done",
    )
    return redirect(url_for("alerts.index"))


def _form_page(form: SearchForm, asked: Filters, row_id: int | None = None) -> str:
    return render_template(
        "alerts/edit.html",
        form=form,
        asked=asked,
        search_id=row_id,
        email=person().email,
        keeps=tools().mailer.keeps,
        place="alerts",
        path_now="find",
    )


def _nothing_words(done: alerts.AlertRun) -> str:
    if done.failed:
        return f"A mail could not be written. {done.failed[0]}"
    if not done.due:
        return "No saved search writes at present. Save one, or start a paused one again."
    return "Nothing new since your last mail, so there is none."


def _say(text: str, undo_at: str) -> None:
    told: Any = {"text": text, "undo": undo_at}
    flash(told, "done")


def _describe(query: str) -> str:
    return Filters.from_query(query).describe()


def _links() -> Links:
    return Links(settings().base_url, settings().secret_key)
