"""People and the installation: accounts added, the database backed up, restored and looked over."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, cast

import click
from flask_security import hash_password
from sqlalchemy import create_engine

from app.cli.opened import opened
from app.config import load_settings
from app.extensions import db
from app.models.person import ROLES
from app.services import accounts, database
from app.services import backup as backups
from app.services import doctor as doctors
from app.services.errors import RefusedError
from app.services.market_index import MarketIndex
from app.tasks import TaskQueue
from app.wiring import LateMatcher, market_folder

if TYPE_CHECKING:
    from app.config import Settings
    from matcher import Matcher

LEAST_PASSWORD = 10

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group()
def user() -> None:
    """Add people to this instance."""


@user.command("add")
@click.argument("email")
@click.option("--role", type=click.Choice(ROLES), default="candidate", show_default=True)
@click.option("--name", default=None, help="How others see them.")
@click.option("--ask", is_flag=True, help="Ask for the password instead of making one.")
@json_option
def add(email: str, role: str, name: str | None, *, ask: bool, as_json: bool) -> None:
    """Add a person with EMAIL, and print the password that was made for them."""
    password = _asked_password() if ask else secrets.token_urlsafe(12)
    with opened():
        try:
            person = accounts.add_person(
                db.session,
                email=email,
                name=name,
                role=role,
                password_hash=hash_password(password),
                now=datetime.now(UTC),
            )
        except RefusedError as problem:
            _refuse(problem)
        told = {"email": person.email, "role": person.role, "name": person.name}
    if as_json:
        _print_json(told | ({} if ask else {"password": password}))
        return
    click.echo(f"{told['email']} can log in as {role}.")
    if not ask:
        click.echo(f"Password: {password}")
        click.echo("It is shown once. Hand it over safely, and ask them to change it.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def backup(file: Path, *, as_json: bool) -> None:
    """Write the whole database to FILE; the server may be running."""
    settings = load_settings()
    _refuse_other_than_sqlite(settings)
    try:
        made = backups.back_up(
            settings.database_url,
            file,
            key_file=_key_file(settings),
            version=version("critical-path"),
            now=datetime.now(UTC),
        )
    except RefusedError as problem:
        _refuse(problem)
    if as_json:
        _print_json(asdict(made))
        return
    click.echo(f"{made.file}: {made.bytes / 1024:,.0f} kB, version {made.version}.")
    click.echo("It holds everybody's data and this instance's key. Keep it like a password.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Replace the present database; it is kept aside.")
@json_option
def restore(file: Path, *, yes: bool, as_json: bool) -> None:
    """Bring the backup in FILE back; refuses to replace a database without --yes."""
    settings = load_settings()
    _refuse_other_than_sqlite(settings)
    try:
        done = backups.restore(
            settings.database_url,
            file,
            key_file=_key_file(settings),
            overwrite=yes,
            now=datetime.now(UTC),
        )
    except RefusedError as problem:
        _refuse(problem)
    _upgrade(settings)
    if as_json:
        _print_json(asdict(done))
        return
    click.echo(f"{done.database} is as it was on {done.backup.created_at[:16]} UTC.")
    if done.kept_aside:
        click.echo(f"What was there before is in {done.kept_aside}.")
    if done.key_changed:
        click.echo("The instance's key came back too: start a running server again.")


@click.command()
@json_option
def doctor(*, as_json: bool) -> None:
    """Check settings, database, queue, mail, disk and assets; exit 1 where something is wrong."""
    settings = load_settings()

    def queue_length() -> int:
        # A queue that cannot even be opened is a finding too.
        return int(TaskQueue(settings.queue_url).huey.pending_count())

    market = MarketIndex(cast("Matcher", LateMatcher()), market_folder(settings))
    checks = doctors.examine(settings, queue_length, market)
    settled = doctors.Check(name="settings", ok=True, message=f"Read; data in {settings.data_dir}.")
    checks.insert(0, settled)
    if as_json:
        _print_json([asdict(check) for check in checks])
    else:
        for check in checks:
            click.echo(f"{'ok ' if check.ok else 'BAD'}  {check.name:<9} {check.message}")
            if check.remedy:
                click.echo(f"{'':15}To do: {check.remedy}")
    if not all(check.ok for check in checks):
        raise SystemExit(1)


def _asked_password() -> str:
    password = str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    if len(password) < LEAST_PASSWORD:
        raise click.UsageError(f"Use a password of at least {LEAST_PASSWORD} characters.")
    return password


def _refuse_other_than_sqlite(settings: Settings) -> None:
    """End with exit code 2 where another database's own tools do this."""
    try:
        backups.database_file(settings.database_url)
    except RefusedError as problem:
        raise click.UsageError(f"{problem} {problem.remedy}") from problem


def _refuse(problem: RefusedError) -> NoReturn:
    click.echo(f"pmo: {problem} {problem.remedy}", err=True)
    raise SystemExit(1) from problem


def _upgrade(settings: Settings) -> None:
    engine = create_engine(settings.database_url)
    try:
        database.upgrade(engine)
    finally:
        engine.dispose()


def _key_file(settings: Settings) -> Path:
    return settings.data_dir / "secret-key"


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))
