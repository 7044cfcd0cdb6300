"""What a person decides on a posting's page: which adverts are one job, what is PMO work."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import Blueprint, flash, redirect, request, url_for
from flask_security import auth_required

from app.extensions import db
from app.services import job_decisions, work_verdicts
from app.services.errors import RefusedError
from app.wiring import now, person

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug import Response

    from app.models import JobVerdict

bp = Blueprint("decisions", __name__, url_prefix="/postings")

ANSWERS = {"yes": True, "no": False}


@bp.post("/<int:posting_id>/split")
@auth_required("session")
def split(posting_id: int) -> Response:
    """Take an advert out of its job; it can be undone."""
    return _decided(
        posting_id,
        "This advert is a job of its own now.",
        lambda: job_decisions.split(db.session, person().id, posting_id, now=now()),
    )


@bp.post("/<int:posting_id>/join")
@auth_required("session")
def join(posting_id: int) -> Response:
    """Put another advert into this one's job; it can be undone."""
    job_decisions.adverts(db.session, person().id, posting_id)
    return _decided(
        posting_id,
        "Both adverts are one job now.",
        lambda: job_decisions.join(db.session, person().id, posting_id, _other(), now=now()),
    )


@bp.post("/<int:posting_id>/apart")
@auth_required("session")
def apart(posting_id: int) -> Response:
    """Keep two adverts apart for good; it can be undone."""
    job_decisions.adverts(db.session, person().id, posting_id)
    return _decided(
        posting_id,
        "Kept as two jobs. You will not be asked again.",
        lambda: job_decisions.tell_apart(db.session, person().id, posting_id, _other(), now=now()),
    )


@bp.post("/decisions/<int:verdict_id>/undo")
@auth_required("session")
def undo(verdict_id: int) -> Response:
    """Take a decision back."""
    act = job_decisions.take_back(db.session, person().id, verdict_id)
    flash("Your decision is taken back.", "done")
    return redirect(url_for("postings.one", posting_id=act.ones[0]))


@bp.post("/<int:posting_id>/work")
@auth_required("session")
def work(posting_id: int) -> Response:
    """Keep what the person says about a job being PMO work; any other answer takes it back."""
    said = ANSWERS.get(request.form.get("is_pmo", ""))
    work_verdicts.say(db.session, person().id, posting_id, is_pmo=said, now=now())
    told = {True: "It counts as PMO work for you.", False: "It does not count as PMO work for you."}
    flash(told[said] if said is not None else "What was read counts again.", "done")
    return redirect(url_for("postings.one", posting_id=posting_id))


def _other() -> int:
    other = request.form.get("other", type=int)
    if other is None:
        raise RefusedError("No other advert was named.", "Use the buttons on the page.")
    return other


def _decided(posting_id: int, told: str, decide: Callable[[], JobVerdict]) -> Response:
    """Say what was decided with its way back, or why it could not be; go to the posting."""
    try:
        act = decide()
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "warning")
    else:
        way_back = {
            "text": told,
            "undo": url_for("decisions.undo", verdict_id=act.id),
            "fields": {},
        }
        flash(cast("str", way_back), "done")
    return redirect(url_for("postings.one", posting_id=posting_id))
