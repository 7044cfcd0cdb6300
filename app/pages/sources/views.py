"""The sources: what each may be asked for, what it needs, and how healthy it is."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask_security import auth_required

from app.config import PREFIX
from app.extensions import db
from app.pages.sources import board_views, clip_views, elsewhere_views, mail_views, watch_views
from app.services import source_health, source_list
from app.wiring import now, person, settings

bp = Blueprint("sources", __name__, url_prefix="/sources")
watch_views.add_to(bp)
board_views.add_to(bp)
clip_views.add_to(bp)
elsewhere_views.add_to(bp)
mail_views.add_to(bp)


@bp.get("/")
@auth_required("session")
def index() -> str:
    """List the sources with their limits and health; an admin sees every board."""
    keys = {PREFIX + name for name in settings().source_keys}
    is_admin = person().role == "admin"
    return render_template(
        "sources/index.html",
        kinds=source_list.by_kind(db.session, person().id, keys=keys),
        boards=source_health.every_board(db.session) if is_admin else None,
        outcomes=source_health.OUTCOME_WORDS,
        now=now(),
        tab="sources",
        place="sources",
        path_now="find",
    )
