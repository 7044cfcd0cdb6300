"""The same search at LinkedIn, Indeed and Glassdoor, as links to open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request
from flask_security import auth_required

from app.extensions import db
from app.pages.sources.elsewhere_form import ElsewhereForm
from app.services import elsewhere as elsewhere_links
from app.services import saved_searches
from app.wiring import person

if TYPE_CHECKING:
    from flask import Blueprint

UNUSABLE = 422
PLACE = {"place": "sources", "path_now": "find", "tab": "elsewhere"}


def add_to(bp: Blueprint) -> None:
    """Hang the page on the sources' blueprint."""
    bp.get("/elsewhere")(elsewhere)
    bp.get("/elsewhere/of/<int:search_id>")(elsewhere_of)


@auth_required("session")
def elsewhere() -> str | tuple[str, int]:
    """Make links of what is asked for; the address of this page keeps the search."""
    form = ElsewhereForm(formdata=request.args or None)
    if not request.args:
        return _page(form, None)
    return _page(form, None) if not form.validate() else _page(form, form.links())


@auth_required("session")
def elsewhere_of(search_id: int) -> str:
    """Make links of a saved search."""
    row = saved_searches.get(db.session, person().id, search_id)
    form = ElsewhereForm(formdata=None, data=elsewhere_links.asked_by(row.query))
    return _page(form, form.links() if form.keywords.data else None)


def _page(form: ElsewhereForm, links: list[elsewhere_links.SiteLink] | None) -> str:
    searches = saved_searches.all_of(db.session, person().id)
    return render_template(
        "sources/elsewhere.html", form=form, links=links, searches=searches, **PLACE
    )
