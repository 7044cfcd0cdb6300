"""The kept mailbox: the mails that this instance would have sent, read in the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, render_template, request
from flask_security import auth_required

from app.extensions import db
from app.services import mailbox as kept
from app.wiring import now, person, settings, tools

if TYPE_CHECKING:
    from flask import Blueprint

# A mail is somebody else's HTML: its own styles are let through here and nowhere else, nothing
# in it runs or loads, and its links leave the frame only when they are clicked.
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-top-navigation-by-user-activation"
)
LINKS_LEAVE = '<base target="_top">'


def add_to(bp: Blueprint) -> None:
    """Hang the mailbox's pages on the alerts' blueprint."""
    bp.get("/mailbox/")(mailbox)
    bp.get("/mailbox/<int:mail_id>")(mail)
    bp.get("/mailbox/<int:mail_id>/html")(mail_html)


@auth_required("session")
def mailbox() -> str:
    """List the kept mails, newest first."""
    return render_template(
        "alerts/mailbox.html",
        mails=kept.all_for(db.session, person().id),
        keeps=tools().mailer.keeps,
        email=person().email,
        place="mailbox",
    )


@auth_required("session")
def mail(mail_id: int) -> str:
    """Show one mail: who, when, the HTML in a frame of its own or the plain text."""
    row = kept.open_one(db.session, person().id, mail_id, now())
    as_text = row.html is None or request.args.get("view") == "text"
    return render_template(
        "alerts/mail.html",
        mail=row,
        sender=settings().mail_from,
        as_text=as_text,
        place="mailbox",
    )


@auth_required("session")
def mail_html(mail_id: int) -> Response:
    """Return a mail's own HTML, for the frame in `mail`."""
    row = kept.open_one(db.session, person().id, mail_id, now())
    html = row.html or ""
    framed = html.replace("<head>", f"<head>{LINKS_LEAVE}", 1)
    if framed == html:
        framed = LINKS_LEAVE + html
    headers = {"Content-Security-Policy": MAIL_POLICY, "X-Frame-Options": "SAMEORIGIN"}
    return Response(framed, mimetype="text/html", headers=headers)
