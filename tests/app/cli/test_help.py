"""The help of every command: there, with an example that can be copied and is understood."""

from __future__ import annotations

import shlex

import click
import pytest
from click.testing import CliRunner

from app.cli import COMMANDS, pmo
from app.cli.examples import EXAMPLES
from interview_bank import load_bank

FILES = ("saved-page.html", "advert.txt", "resume.pdf", "jobs.jsonl", "answer.txt")
MAILS = ("alert.eml", "archive.mbox", "critical-path.backup")


def all_commands():
    for name in COMMANDS:
        command = pmo.get_command(click.Context(pmo), name)
        yield name
        if isinstance(command, click.Group):
            yield from (f"{name} {below}" for below in command.commands)


def test_every_command_has_an_example_and_no_example_is_left_over():
    assert set(all_commands()) == set(EXAMPLES)


@pytest.mark.parametrize("words", EXAMPLES)
def test_the_help_shows_the_example_whole(words):
    told = CliRunner().invoke(pmo, [*words.split(), "--help"])

    assert told.exit_code == 0
    assert f"Example:\n    {EXAMPLES[words]}\n" in told.stdout


@pytest.mark.parametrize("words", EXAMPLES)
def test_the_example_is_understood(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (*FILES, *MAILS):
        (tmp_path / name).touch()
    called = []
    command = pmo.get_command(click.Context(pmo), words.split()[0])
    for one in (command, *getattr(command, "commands", {}).values()):
        monkeypatch.setattr(one, "callback", lambda *_, **given: called.append(given))
    first, *given = shlex.split(EXAMPLES[words])
    told = CliRunner().invoke(pmo, given)

    assert (first, told.exit_code, told.output) == ("pmo", 0, "")
    assert called


def test_the_question_of_an_example_is_in_the_bank():
    assert load_bank().get(EXAMPLES["review"].split()[-1])
