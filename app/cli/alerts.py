"""Alerts from the command line: write the digests that are due, deliver them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from app.cli.opened import opened
from app.extensions import db
from app.mail.links import Links
from app.services import delivery
from app.services.alerts import run_due
from app.services.delivery import Delivered
from app.services.wording import plural
from app.wiring import now as clock
from app.wiring import settings, tools

if TYPE_CHECKING:
    from app.services.alerts import AlertRun


def moment_of(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
    """Read a moment as ISO 8601, without a zone as UTC; BadParameter says what to write."""
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as problem:
        raise click.BadParameter(
            f"{value!r} is no moment. Write 2026-11-22T07:00 or 2026-11-22."
        ) from problem
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


@click.group()
def alerts() -> None:
    """Write and deliver the digests that are due."""


@alerts.command()
@click.option(
    "--now", "moment", metavar="ISO", callback=moment_of, help="Act as if it were this moment."
)
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def run(moment: datetime | None, *, dry_run: bool, as_json: bool) -> None:
    """Write the digest of every search that is due, then deliver what waits.

    Exit code 1 where a digest or a mail failed; the output names it.
    """
    with opened():
        now = moment or clock()
        links = Links(settings().base_url, settings().secret_key)
        done = run_due(db.session, tools().market, now=now, links=links, dry_run=dry_run)
        mails = (
            Delivered() if dry_run else delivery.deliver_all(db.session, tools().mailer, now=now)
        )
    if as_json:
        click.echo(json.dumps(told(done, mails), ensure_ascii=False))
    else:
        _show(done, mails)
    if done.failed or mails.failed or mails.unknown:
        raise SystemExit(1)


def told(done: AlertRun, mails: Delivered) -> dict[str, Any]:
    """Return one run as plain JSON values."""
    return {
        "dry_run": done.is_dry,
        "due": done.due,
        "written": done.written,
        "empty": done.empty,
        "elsewhere": done.elsewhere,
        "items": done.items,
        "failed": list(done.failed),
        "digests": [
            {
                "search": one.search,
                "to": one.to,
                "subject": one.subject,
                "postings": [
                    {"id": posting_id, "title": title}
                    for posting_id, title in zip(one.posting_ids, one.titles, strict=True)
                ],
                "more": one.more,
            }
            for one in done.digests
        ],
        "mails": {
            "sent": mails.sent,
            "kept": mails.kept,
            "failed": mails.failed,
            "postponed": mails.postponed,
            "unknown": mails.unknown,
        },
    }


def _show(done: AlertRun, mails: Delivered) -> None:
    verb = "would be written" if done.is_dry else "written"
    click.echo(
        f"{plural(done.due, 'search', 'searches')} due: {plural(done.written, 'digest')} {verb} "
        f"with {plural(done.items, 'posting')}, {done.empty} had nothing new, "
        f"{done.elsewhere} in another worker's hands."
    )
    for one in done.digests:
        click.echo(f"  {one.to}: {one.subject}")
    for reason in done.failed:
        click.secho(f"  failed: {reason}", err=True, fg="red")
    if done.is_dry:
        return
    click.echo(
        f"Mails: {mails.sent} sent, {mails.kept} kept in the app, {mails.postponed} to be tried "
        f"again, {mails.failed} refused, {mails.unknown} of unknown fate."
    )
