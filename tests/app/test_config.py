"""Settings: good defaults, and a start that stops by name when a value cannot be used."""

from __future__ import annotations

import pytest

from app.config import SettingsError, load_settings


def test_an_empty_environment_gives_a_working_instance(tmp_path):
    settings = load_settings({}, tmp_path)

    assert settings.database_url == f"sqlite:///{tmp_path / 'critical-path.db'}"
    assert settings.queue_url == f"sqlite:///{tmp_path / 'queue.db'}"
    assert settings.mail_url is None
    assert settings.signup == "open"


def test_the_secret_key_is_made_once_and_kept_private(tmp_path):
    first = load_settings({}, tmp_path).secret_key

    assert load_settings({}, tmp_path).secret_key == first
    assert len(first) >= 32
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_an_env_file_beside_the_database_counts_and_the_environment_wins(tmp_path):
    (tmp_path / ".env").write_text("PMO_SIGNUP=invite\nPMO_REED_KEY=abc\n")

    assert load_settings({}, tmp_path).signup == "invite"
    assert load_settings({}, tmp_path).source_keys == {"REED_KEY": "abc"}
    assert load_settings({"PMO_SIGNUP": "closed"}, tmp_path).signup == "closed"


def test_postgresql_gets_its_driver(tmp_path):
    settings = load_settings({"PMO_DATABASE_URL": "postgresql://u:p@db.example/cp"}, tmp_path)

    assert settings.database_url == "postgresql+psycopg://u:p@db.example/cp"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PMO_DATABASE_URL", "mysql://db.example/x"),
        ("PMO_DATABASE_URL", "postgresql:///"),
        ("PMO_QUEUE_URL", "amqp://queue.example"),
        ("PMO_MAIL_URL", "mail.example.com:25"),
        ("PMO_MAIL_URL", "smtp://"),
        ("PMO_BASE_URL", "critical-path.example"),
        ("PMO_SIGNUP", "sometimes"),
        ("PMO_SECRET_KEY", "short"),
        ("PMO_DATABSE_URL", "sqlite:///x.db"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path, name, value):
    with pytest.raises(SettingsError, match=name):
        load_settings({name: value}, tmp_path)


def test_private_sites_are_named_with_their_port(tmp_path):
    given = {"PMO_DATA_DIR": str(tmp_path), "PMO_PRIVATE_SITES": "Jobs.internal:8443, 127.0.0.1:80"}

    assert load_settings(given).private_sites == {"jobs.internal:8443", "127.0.0.1:80"}


@pytest.mark.parametrize("site", ["jobs.internal", ":80", "http://jobs.internal:80", "a:b"])
def test_a_private_site_without_its_port_stops_the_start(tmp_path, site):
    with pytest.raises(SettingsError, match="PMO_PRIVATE_SITES holds"):
        load_settings({"PMO_DATA_DIR": str(tmp_path), "PMO_PRIVATE_SITES": site})
