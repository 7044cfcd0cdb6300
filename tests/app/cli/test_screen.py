"""What is printed for people: as wide as their terminal, no word broken, nothing swallowed."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from app.cli import pmo
from app.cli.screen import Listing
from scrapers import SOURCES, load_boards

TITLE = "PMO Analyst [m/w/d] :rocket: in Wolverhampton-Bilston"
WIDTHS = (40, 80, 120, 200)


def shown(capsys, monkeypatch, columns, *rows, width=None):
    if width is None:
        monkeypatch.delenv("COLUMNS", raising=False)
    else:
        monkeypatch.setenv("COLUMNS", str(width))
    listing = Listing(*columns)
    for row in rows:
        listing.add_row(*row)
    listing.show()
    return capsys.readouterr().out


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_terminal_and_no_word_is_broken(capsys, monkeypatch, width):
    row = (TITLE, "Carrowmoor Bank", "workday:carrowmoor.wd3/Careers", "asked today")
    told = shown(capsys, monkeypatch, ("Title", "Company", "Board", "State"), row, width=width)

    assert max(map(len, told.splitlines())) <= width
    for word in " ".join(row).split():
        assert word in told


def test_into_a_pipe_one_row_is_one_line(capsys, monkeypatch):
    row = (TITLE, "word " * 60, "end")
    told = shown(capsys, monkeypatch, ("Title", "Company", "Last"), row, row)

    lines = told.splitlines()
    assert len(lines) == 3
    assert all(line.startswith(TITLE) and line.rstrip().endswith("end") for line in lines[1:])


def test_what_would_be_a_pillar_of_words_is_told_field_by_field(capsys, monkeypatch):
    told = shown(capsys, monkeypatch, ("Name", "About"), ("One", "word " * 60), width=50)

    assert told.startswith("One\n  About: word")


@pytest.mark.parametrize("width", WIDTHS[1:])
@pytest.mark.parametrize(
    ("command", "names"),
    [("sources", list(SOURCES)), ("boards", [board.target for board in load_boards().boards])],
)
def test_the_names_one_copies_into_commands_are_whole(settings, width, command, names):
    env = {"PMO_DATA_DIR": str(settings.data_dir), "COLUMNS": str(width)}
    told = CliRunner().invoke(pmo, [command], env=env).stdout.split()

    assert set(names) <= set(told)
