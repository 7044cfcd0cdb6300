"""The list of public boards: choose whose jobs are to come in, with a click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import flash, redirect, render_template, request, url_for
from flask_security import auth_required

from app.extensions import db
from app.services import board_list
from app.services.board_list import Wanted
from app.services.errors import RefusedError
from app.wiring import now, person, tools

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Blueprint
    from werkzeug import Response

LONGEST = 80


def add_to(bp: Blueprint) -> None:
    """Hang the list's pages on the sources' blueprint."""
    bp.get("/boards")(boards)
    bp.post("/boards/watch")(watch_board)


@auth_required("session")
def boards() -> str:
    """Show the boards that fit, those already watched marked."""
    wanted = _wanted(request.args)
    return render_template(
        "sources/boards.html",
        found=board_list.board_page(db.session, person().id, wanted),
        wanted=wanted,
        page_href=lambda page: url_for("sources.boards", **_query(wanted) | {"page": page}),
        place="sources",
        path_now="find",
        tab="boards",
    )


@auth_required("session")
def watch_board() -> Response:
    """Watch a board of the list and come back to it."""
    wanted = _wanted(request.form)
    try:
        row = board_list.watch(db.session, person().id, request.form.get("target", ""), now=now())
    except RefusedError as problem:
        flash(f"{problem} {problem.remedy}", "error")
    else:
        tools().queue.put("run_watches")
        flash(f"“{row.name}” is watched: it is read within minutes, then again and again.", "done")
    return redirect(url_for("sources.boards", **_query(wanted)))


def _wanted(given: Mapping[str, str]) -> Wanted:
    page = given.get("page", "")
    return Wanted(
        words=given.get("words", "").strip()[:LONGEST],
        country=given.get("country", "")[:2].upper(),
        kind=given.get("kind", "")[:LONGEST],
        page=int(page) if page.isascii() and page.isdigit() else 1,
    )


def _query(wanted: Wanted) -> dict[str, Any]:
    told = {"words": wanted.words, "country": wanted.country, "kind": wanted.kind}
    kept = {name: value for name, value in told.items() if value}
    return kept | ({"page": wanted.page} if wanted.page > 1 else {})
