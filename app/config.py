"""Settings. The only module that reads the environment."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dotenv import dotenv_values
from platformdirs import user_data_path

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "PMO_"
SIGNUP_CHOICES = ("open", "invite", "closed")
YES_OR_NO = ("yes", "no")
DATABASE_SCHEMES = ("sqlite", "postgresql", "postgresql+psycopg")
QUEUE_SCHEMES = ("sqlite", "redis", "rediss", "postgresql")
MAIL_SCHEMES = ("smtp", "smtps")
SOURCE_KEYS = ("ADZUNA_ID", "ADZUNA_KEY", "USAJOBS_EMAIL", "USAJOBS_KEY", "REED_KEY")
OWN_KEYS = (
    *("DATABASE_URL", "QUEUE_URL", "SECRET_KEY", "MAIL_URL", "MAIL_FROM"),
    *("BASE_URL", "SIGNUP", "DATA_DIR", "MAILBOX_PRIVATE", "MAILBOX_PASSWORD", "PRIVATE_SITES"),
)
KNOWN = frozenset(PREFIX + name for name in (*OWN_KEYS, *SOURCE_KEYS))


class SettingsError(ValueError):
    """A setting is wrong; the message names it, says what is wrong and what to write instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that differs between installations.

    `mail_url` is None when mails are kept and shown in the app. `source_keys` holds the
    credentials of keyed sources by variable name. `private_mailboxes` lets people's mailboxes be on
    this machine or its network. `private_sites` names "host:port" of careers pages on private
    addresses that may be collected all the same. `demo` marks a throw-away sample instance.
    """

    database_url: str
    queue_url: str
    secret_key: str
    data_dir: Path
    mail_url: str | None = None
    mail_from: str = "Critical Path <no-reply@localhost>"
    base_url: str = "http://127.0.0.1:8000"
    signup: str = "open"
    source_keys: Mapping[str, str] = field(default_factory=dict)
    private_mailboxes: bool = False
    private_sites: frozenset[str] = frozenset()
    demo: bool = False
    testing: bool = False

    @property
    def is_https(self) -> bool:
        """Whether people reach this instance over TLS, so that cookies may be `Secure`."""
        return urlsplit(self.base_url).scheme == "https"


def load_settings(
    env: Mapping[str, str] | None = None,
    data_dir: Path | None = None,
    *,
    default_base_url: str = "http://127.0.0.1:8000",
) -> Settings:
    """Read the environment and the `.env` file beside the database.

    Raises SettingsError, naming the variable, for a value that cannot be used and for a
    `PMO_` variable that is not known (a misspelt setting must not be ignored in silence).
    """
    given = os.environ if env is None else env
    folder = data_dir or Path(given.get("PMO_DATA_DIR") or user_data_path("critical-path"))
    folder.mkdir(parents=True, exist_ok=True)
    kept = {k: v for k, v in dotenv_values(folder / ".env").items() if v is not None}
    values = {**kept, **{k: v for k, v in given.items() if k.startswith(PREFIX)}}
    _refuse_unknown(values)
    base_url = values.get("PMO_BASE_URL", default_base_url).rstrip("/")
    _check_url("PMO_BASE_URL", base_url, ("http", "https"))
    database = values.get("PMO_DATABASE_URL") or f"sqlite:///{folder / 'critical-path.db'}"
    _check_url("PMO_DATABASE_URL", database, DATABASE_SCHEMES)
    queue = values.get("PMO_QUEUE_URL") or f"sqlite:///{folder / 'queue.db'}"
    _check_url("PMO_QUEUE_URL", queue, QUEUE_SCHEMES)
    mail = values.get("PMO_MAIL_URL") or None
    if mail is not None:
        _check_url("PMO_MAIL_URL", mail, MAIL_SCHEMES)
    host = urlsplit(base_url).hostname or "localhost"
    return Settings(
        database_url=_with_driver(database),
        queue_url=queue,
        secret_key=_secret_key(values.get("PMO_SECRET_KEY"), folder),
        data_dir=folder,
        mail_url=mail,
        mail_from=values.get("PMO_MAIL_FROM") or f"Critical Path <no-reply@{host}>",
        base_url=base_url,
        signup=_choice("PMO_SIGNUP", values.get("PMO_SIGNUP", "open"), SIGNUP_CHOICES),
        private_mailboxes=_choice(
            "PMO_MAILBOX_PRIVATE", values.get("PMO_MAILBOX_PRIVATE", "no"), YES_OR_NO
        )
        == "yes",
        source_keys={k: values[PREFIX + k] for k in SOURCE_KEYS if values.get(PREFIX + k)},
        private_sites=_sites("PMO_PRIVATE_SITES", values.get("PMO_PRIVATE_SITES", "")),
    )


def _refuse_unknown(values: Mapping[str, str]) -> None:
    unknown = sorted(k for k in values if k.startswith(PREFIX) and k not in KNOWN)
    if unknown:
        raise SettingsError(
            f"{unknown[0]} is not a setting of Critical Path. "
            f"Remove it, or use one of: {', '.join(sorted(KNOWN))}."
        )


def _check_url(name: str, value: str, schemes: tuple[str, ...]) -> None:
    parts = urlsplit(value)
    if parts.scheme not in schemes:
        wanted = ", ".join(f"{s}://…" for s in schemes)
        raise SettingsError(f"{name} is {value!r}, which is no address of the form {wanted}.")
    if parts.scheme != "sqlite" and not parts.hostname:
        raise SettingsError(f"{name} is {value!r}, which names no host.")


def _sites(name: str, value: str) -> frozenset[str]:
    sites = frozenset(site.strip().lower() for site in value.split(",") if site.strip())
    for site in sites:
        host, _, port = site.rpartition(":")
        if not host or not port.isdigit() or "/" in host:
            raise SettingsError(
                f"{name} holds {site!r}, which is no host with its port. "
                "Write host:port, several with commas between, such as 127.0.0.1:8099."
            )
    return sites


def _choice(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise SettingsError(f"{name} is {value!r}. Use one of: {', '.join(choices)}.")
    return value


def _with_driver(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://", 1)


def _secret_key(given: str | None, folder: Path) -> str:
    """Use the given key, or the one made and kept on the first start."""
    if given is not None:
        if len(given) < 32:  # noqa: PLR2004 - the length is named in the message
            raise SettingsError(
                "PMO_SECRET_KEY is shorter than 32 characters. Use a long random value, "
                "or leave it out and one is made and kept."
            )
        return given
    kept = folder / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(48), encoding="utf-8")
    return kept.read_text(encoding="utf-8").strip()
