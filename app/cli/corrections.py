"""`pmo corrections`: which readings of postings people correct most."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from app.cli.opened import opened
from app.cli.screen import Listing
from app.extensions import db
from app.services import correction_counts
from app.services.wording import plural


@click.command()
@click.option("--most", type=click.IntRange(1), default=50, show_default=True, help="How many.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def corrections(most: int, *, as_json: bool) -> None:
    """List the readings of postings that people correct most, and what they say instead.

    It names words of postings, never a person or their resume.
    """
    with opened():
        found = correction_counts.counts(db.session, most=most)
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return
    shown = Listing("People", "Reading", "Words in the posting", "Read as", "Corrected to")
    for one in found.rows:
        reading = " ".join(part for part in (one.subject, one.kind, one.thing) if part)
        shown.add_row(str(one.people), reading, one.words or "not shown", one.read, one.said)
    if found.rows:
        shown.show()
    click.echo(f"{plural(found.total, 'correction')} of readings in all.")
