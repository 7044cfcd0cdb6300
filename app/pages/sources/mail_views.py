"""Alert mails: many at once, or looked up in the person's own mailbox, read-only."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for
from flask_security import auth_required

from app.extensions import db
from app.pages.sources.forms import MailboxForm, MailsForm
from app.services import alert_mails, imap_intake, sealing
from app.services.errors import RefusedError
from app.wiring import now, person, settings, tools
from scrapers import SOURCES
from scrapers.mailbox import SENDERS

if TYPE_CHECKING:
    from flask import Blueprint
    from werkzeug import Response

    from app.services.alert_mails import MailsTaken

UNUSABLE = 422
PLACE = {"place": "sources", "path_now": "find", "tab": "mails"}


def add_to(bp: Blueprint) -> None:
    """Hang the mails' pages on the sources' blueprint."""
    bp.get("/mails")(mails)
    bp.post("/mails")(take_mails)
    bp.post("/mailbox")(save_mailbox)
    bp.post("/mailbox/read")(read_mailbox)
    bp.post("/mailbox/forget")(forget_mailbox)


@auth_required("session")
def mails() -> str:
    """Offer the ways in which alert mails come in."""
    return _mails_page()


@auth_required("session")
def take_mails() -> str | tuple[str, int]:
    """Take in many mails; each is counted, and those that could not be used are named."""
    form = MailsForm()
    if not form.validate_on_submit():
        return _mails_page(form=form), UNUSABLE
    found = (
        alert_mails.mails_of_upload(one.filename or "a mail", one.stream) for one in form.files.data
    )
    taken = alert_mails.take_all(
        db.session,
        tools().matcher,
        chain.from_iterable(found),
        person_id=person().id,
        now=now(),
    )
    return _mails_page(taken=taken)


@auth_required("session")
def save_mailbox() -> Response | tuple[str, int]:
    """Keep how to get into a mailbox, and look into it."""
    form = MailboxForm()
    if not form.validate_on_submit():
        return _mails_page(mailbox_form=form), UNUSABLE
    key = settings().secret_key
    try:
        row = imap_intake.save(db.session, person().id, form.given(), secret_key=key, now=now())
    except RefusedError as problem:
        form.password.errors = [f"{problem} {problem.remedy}"]
        return _mails_page(mailbox_form=form), UNUSABLE
    tools().queue.put("read_mailbox", row.id)
    flash("Kept. It is being looked into now; reload this page for what came of it.", "done")
    return redirect(url_for("sources.mails"))


@auth_required("session")
def read_mailbox() -> Response:
    """Look into the mailbox now."""
    row = imap_intake.of_person(db.session, person().id)
    if row is None:
        flash("No mailbox is kept. Fill in the form first.", "error")
    else:
        tools().queue.put("read_mailbox", row.id)
        flash("It is being looked into now; reload this page for what came of it.", "info")
    return redirect(url_for("sources.mails"))


@auth_required("session")
def forget_mailbox() -> Response:
    """Delete the password and all that is kept of the mailbox."""
    if imap_intake.forget(db.session, person().id):
        flash("The mailbox is forgotten, and its password deleted. Its postings stay.", "done")
    return redirect(url_for("sources.mails"))


def _mails_page(
    *,
    form: MailsForm | None = None,
    mailbox_form: MailboxForm | None = None,
    taken: MailsTaken | None = None,
) -> str:
    row = imap_intake.of_person(db.session, person().id)
    return render_template(
        "sources/mails.html",
        form=form or MailsForm(formdata=None),
        mailbox_form=mailbox_form or MailboxForm(formdata=None, obj=row),
        taken=taken,
        row=row,
        can_seal=sealing.CAN_SEAL,
        senders={SOURCES[key].label: addresses for key, addresses in SENDERS.items()},
        now=now(),
        **PLACE,
    )
