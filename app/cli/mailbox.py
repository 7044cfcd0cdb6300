"""Alert mails from the command line: look into a mailbox, or take in files of any size."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import track
from sqlalchemy import func, select

from app.cli.opened import opened
from app.extensions import db
from app.models.alert_mailbox import AlertMailbox
from app.models.person import Person
from app.services import alert_mails, imap_intake
from app.services.imap_intake import Given
from app.wiring import now, settings, tools
from scrapers.mailbox import TLS_PORT, Access

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.services.alert_mails import MailsTaken, NamedMail

MOST_MAILS = 50_000
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def mailbox() -> None:
    """Take in job-alert mails: from a mailbox, read-only, or from files."""


@mailbox.command()
@click.option("--person", "email", metavar="EMAIL", help="Whose alerts they are.")
@click.option("--host", help="The IMAP server; TLS is required. Without it: every kept mailbox.")
@click.option("--user", "username", help="The user name there; EMAIL if not given.")
@click.option("--folder", default="INBOX", show_default=True)
@click.option("--port", default=TLS_PORT, show_default=True)
@click.option(
    "--password",
    envvar="PMO_MAILBOX_PASSWORD",
    help="Better given as PMO_MAILBOX_PASSWORD; asked for otherwise. It is not kept.",
)
@json_option
def check(email: str | None, host: str | None, *, as_json: bool, **given: str) -> None:
    """Look into mailboxes for new alert mails. Exit code 1 where one could not be read."""
    with opened():
        if host is None:
            rows = [
                _kept(row)
                for row in db.session.scalars(
                    select(AlertMailbox).where(AlertMailbox.sealed_password.is_not(None))
                )
            ]
        else:
            rows = [_asked(_person(email), host, given)]
        told = [
            {"mailbox": f"{row.username} at {row.host}", "outcome": row.outcome,
             "message": row.message, "result": row.result}
            for row in rows
        ]  # fmt: skip
    _print(told, as_json=as_json)
    raise SystemExit(0 if all(one["outcome"] == "ok" for one in told) else 1)


@mailbox.command()
@click.option("--person", "email", required=True, metavar="EMAIL", help="Whose alerts they are.")
@click.argument(
    "files", nargs=-1, required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)  # fmt: skip
@json_option
def take(email: str, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Take in FILES of alert mails: .eml, or .mbox of any size.

    Exit code 1 where one is no mail; it is named.
    """
    with opened():
        taken = alert_mails.take_all(
            db.session,
            tools().matcher,
            track(_mails(files), "Reading mails", disable=as_json, total=None),
            person_id=_person(email).id,
            now=now(),
            most=MOST_MAILS,
        )
    if as_json:
        click.echo(json.dumps(taken.to_dict() | {"unreadable_names": taken.unreadable.names}))
    else:
        _show(taken)
    raise SystemExit(1 if taken.unreadable.count else 0)


def _mails(files: tuple[Path, ...]) -> Iterator[NamedMail]:
    for file in files:
        with file.open("rb") as opened_file:
            head = opened_file.read(5)
            opened_file.seek(0)
            if alert_mails.is_mbox(head, file.name):
                yield from alert_mails.mails_of_mbox(file, file.name)
            else:
                yield from alert_mails.mails_of_upload(file.name, opened_file)


def _kept(row: AlertMailbox) -> AlertMailbox:
    door, key = tools().mailboxes, settings().secret_key
    imap_intake.visit_kept(db.session, tools().matcher, row.id, door, key, now=now())
    return row


def _asked(person: Person, host: str, told: dict[str, str]) -> AlertMailbox:
    """Look into a mailbox with a password that is given now and not kept."""
    password = told["password"] or click.prompt("Password of the mailbox", hide_input=True)
    username = told["username"] or person.email
    given = Given(host=host, username=username, folder=told["folder"], port=int(told["port"]))
    row = imap_intake.remembered(db.session, person.id, given, now=now())
    access = Access(
        host=host,
        username=username,
        password=password,
        folder=given.folder,
        port=given.port,
    )
    imap_intake.visit(db.session, tools().matcher, row, tools().mailboxes, access, now=now())
    return row


def _person(email: str | None) -> Person:
    if not email:
        raise click.UsageError("Say whose alerts they are: --person EMAIL.")
    found = db.session.scalar(select(Person).where(func.lower(Person.email) == email.lower()))
    if found is None:
        raise click.UsageError(f"Nobody here has the address {email}; see pmo user add.")
    return found


def _print(told: Sequence[Mapping[str, object]], *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for one in told:
        click.echo(f"{one['mailbox']}: {one['message']}")
    if not told:
        click.echo("No mailbox is kept here. Name one: --host imap.example.com --person EMAIL.")


def _show(taken: MailsTaken) -> None:
    told = taken.to_dict()
    click.echo(
        f"{told['mails']} mails: {told['taken']} taken in with {told['postings']} new postings, "
        f"{told['nothing_new']} with nothing new, {told['no_alerts']} no job alerts, "
        f"{told['unreadable']} unreadable."
    )
    for name in taken.unreadable.names:
        click.echo(f"  no mail: {name}", err=True)
