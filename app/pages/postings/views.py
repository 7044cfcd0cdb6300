"""Find and read postings; add one by address, saved page, alert mail or pasted text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_security import auth_required

from app.extensions import db
from app.pages.postings import match_page
from app.pages.postings.cards import cards
from app.pages.postings.forms import AddressForm, FilesForm, TextForm
from app.services import (
    collecting,
    intake,
    job_page,
    liveness,
    runs,
    score_example,
    score_rules,
    work_verdicts,
)
from app.services.errors import RefusedError
from app.services.filters import SORTS, Filters, source_word
from app.services.shortlist import shortlist
from app.services.uploads import ACCEPTED
from app.wiring import now, person, settings, tools
from scrapers import SOURCES

if TYPE_CHECKING:
    from flask_wtf import FlaskForm
    from werkzeug import Response

    from app.models import Posting
    from app.services.intake import FilesTaken, Intake

bp = Blueprint("postings", __name__, url_prefix="/postings")

PLACE = {"place": "find", "path_now": "find"}
UNUSABLE = 422
WAYS = ("address", "page", "mail", "text")


@bp.get("/")
@auth_required("session")
def index() -> str:
    """Show the postings that fit the filters, best match first."""
    filters = Filters.from_query(request.query_string.decode("utf-8", "replace"))
    page = request.args.get("page", 1, type=int)
    shown = shortlist(db.session, tools().market, person().id, filters, page=page, now=now())
    return render_template(
        "postings/index.html",
        shown=shown,
        found=shown.found,
        filters=filters,
        facets={facet.name: facet for facet in shown.found.facets},
        cards=cards(shown),
        chips=_chips(filters),
        page_href=_page_href(filters),
        sorts=SORTS,
        **PLACE,
    )


@bp.get("/add")
@auth_required("session")
def add() -> str:
    """Offer the ways to bring a posting."""
    return _add_page(request.args.get("way", "address"))


@bp.post("/add/address")
@auth_required("session")
def add_address() -> Response | tuple[str, int]:
    """Start a run for an address; what can never be read is refused at once."""
    form = AddressForm()
    if not form.validate_on_submit():
        return _add_page("address", form), UNUSABLE
    try:
        run = collecting.start(
            db.session, person().id, form.kind, form.address.data, now(), settings().private_sites
        )
    except RefusedError as problem:
        form.address.errors = [f"{problem} {problem.remedy}"]
        return _add_page("address", form), UNUSABLE
    tools().queue.put("run_collection", run.id)
    return redirect(url_for("postings.run", run_id=run.id))


@bp.post("/add/files")
@auth_required("session")
def add_files() -> Response | tuple[str, int]:
    """Take in saved pages and mails; each file that cannot be used is named."""
    form = FilesForm()
    way = "mail" if request.form.get("way") == "mail" else "page"
    if not form.validate_on_submit():
        return _add_page(way, form), UNUSABLE
    taken = intake.from_files(
        db.session, tools().matcher, form.uploads(), person_id=person().id, now=now()
    )
    if taken.refused:
        return _add_page(way, form, taken=taken), UNUSABLE
    return _after(taken.intake)


@bp.post("/add/text")
@auth_required("session")
def add_text() -> Response | tuple[str, int]:
    """Take in one posting from its text."""
    form = TextForm()
    if not form.validate_on_submit():
        return _add_page("text", form), UNUSABLE
    try:
        taken = intake.from_text(
            db.session, tools().matcher, form.pasted(), person_id=person().id, now=now()
        )
    except RefusedError as problem:
        form.text.errors = [f"{problem} {problem.remedy}"]
        return _add_page("text", form), UNUSABLE
    return _after(taken)


@bp.get("/runs/<int:run_id>")
@auth_required("session")
def run(run_id: int) -> str:
    """Show how far a run is, or what came of it; htmx asks again while it goes on."""
    shown = runs.one(db.session, person().id, run_id)
    fragment = "HX-Request" in request.headers
    template = "postings/_run.html" if fragment else "postings/run.html"
    found = runs.postings_of(db.session, person().id, shown)
    return render_template(template, run=shown, found=found, **PLACE)


@bp.post("/runs/<int:run_id>/again")
@auth_required("session")
def run_again(run_id: int) -> Response:
    """Read the same address once more, with or without what is no PMO work."""
    before = runs.one(db.session, person().id, run_id)
    kind = "address-all" if "everything" in request.form else before.kind
    try:
        again = collecting.start(
            db.session, person().id, kind, before.target, now(), settings().private_sites
        )
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "error")
        return redirect(url_for("postings.run", run_id=run_id))
    tools().queue.put("run_collection", again.id)
    return redirect(url_for("postings.run", run_id=again.id))


@bp.get("/<int:posting_id>")
@auth_required("session")
def one(posting_id: int) -> str:
    """Show a posting beside the resume: what it asks for, what answers it, what is missing."""
    shown = match_page.shown(posting_id)
    return render_template(
        "postings/show.html",
        **shown,
        **_job(shown["posting"]),
        **(PLACE | {"path_now": "match"}),
    )


@bp.post("/<int:posting_id>/close")
@auth_required("session")
def close(posting_id: int) -> Response:
    """Close or reopen a posting that the person brought; it can be undone."""
    closing = "reopen" not in request.form
    row = liveness.set_aside(db.session, person().id, posting_id, closed=closing, now=now())
    if closing:
        _say(f"“{row.title}” is closed.", url_for("postings.close", posting_id=row.id), reopen="1")
        return redirect(url_for("postings.index"))
    flash(f"“{row.title}” is open again.", "done")
    return redirect(url_for("postings.one", posting_id=row.id))


@bp.get("/how-scores-work")
@auth_required("session")
def how_scores_work() -> str:
    """Explain the score with the numbers that it is made from."""
    return render_template(
        "postings/how_scores_work.html",
        rules=score_rules.score_rules(),
        example=score_example.example(tools().matcher),
        **PLACE,
    )


def _job(row: Posting) -> dict[str, Any]:
    """Return the job that a posting advertises, and what is known and said of it."""
    said = work_verdicts.said(db.session, person().id, row.id)
    return {
        "job": job_page.job_page(db.session, person().id, row),
        "told": liveness.told,
        "at": now(),
        "said_pmo": said,
        "is_pmo": row.is_pmo if said is None else said,
        "why_not_pmo": work_verdicts.why_not(row),
        "source_word": source_word,
    }


def _say(text: str, undo: str, **fields: str) -> None:
    """Flash a message with its way back, which the frame draws as a toast."""
    flash(cast("str", {"text": text, "undo": undo, "fields": fields}), "done")


def _add_page(way: str, form: FlaskForm | None = None, *, taken: FilesTaken | None = None) -> str:
    """Draw the page with the form that was sent, so that nothing typed is lost."""
    forms = {"address": AddressForm, "files": FilesForm, "text": TextForm}
    fresh = {name: form if isinstance(form, kind) else kind() for name, kind in forms.items()}
    return render_template(
        "postings/add.html",
        way=way if way in WAYS else "address",
        taken=taken,
        accepted=ACCEPTED,
        suppliers=[s.label for s in SOURCES.values() if s.built and s.kind == "board"],
        mails=[s.label for s in SOURCES.values() if s.built and s.kind == "mail"],
        runs=runs.latest(db.session, person().id),
        **fresh,
        **PLACE,
    )


def _after(taken: Intake) -> Response:
    """Go to the one posting that was brought, or to the list where there are several."""
    flash(intake.told(taken), "done")
    for problem in taken.problems[:3]:
        flash(problem, "warning")
    if len(taken.ids) == 1:
        return redirect(url_for("postings.one", posting_id=taken.ids[0]))
    query = Filters(sort="new", pmo_only=not taken.not_pmo).to_query()
    return redirect(f"{url_for('postings.index')}?{query}")


def _chips(filters: Filters) -> list[dict[str, str]]:
    here = url_for("postings.index")
    return [
        {"word": words, "remove": f"{here}?{filters.without(name, value).to_query()}"}
        for name, value, words in filters.in_use()
    ]


def _page_href(filters: Filters) -> str:
    query = filters.to_query()
    return f"{url_for('postings.index')}?{query}{'&' if query else ''}page={{page}}"
