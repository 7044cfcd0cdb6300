"""The list of public boards ships whole, and a fault in one names file, entry and remedy."""

from __future__ import annotations

from datetime import date

import pytest

from scrapers import SOURCES, BoardListError, board_of, load_boards
from scrapers.public_boards import read_boards

HEAD = 'list_made_on = 2026-11-30\n[origins]\nhere = "a page of ours"\n'
GOOD = {
    "source": '"greenhouse"',
    "board": '"tallow"',
    "employer": '"Tallow"',
    "country": '"GB"',
    "kind": '"employer"',
    "known_from": '"here"',
}
ADDRESSES = {
    "greenhouse": "https://boards.greenhouse.io/{}",
    "lever": "https://jobs.lever.co/{}",
    "ashby": "https://jobs.ashbyhq.com/{}",
    "workable": "https://apply.workable.com/{}",
    "recruitee": "https://{}.recruitee.com",
    "smartrecruiters": "https://jobs.smartrecruiters.com/{}",
    "personio": "https://{}.jobs.personio.de",
    "teamtailor": "https://{}.teamtailor.com",
    "bamboohr": "https://{}.bamboohr.com/careers",
    "breezy": "https://{}.breezy.hr",
    "pinpoint": "https://{}.pinpointhq.com",
    "icims": "https://careers-{}.icims.com/jobs",
}


@pytest.fixture
def written(tmp_path):
    def write(head=HEAD, **changed):
        told = {name: value for name, value in (GOOD | changed).items() if value is not None}
        lines = "".join(f"{name} = {value}\n" for name, value in told.items())
        file = tmp_path / "boards.toml"
        file.write_text(f"{head}\n[[board]]\n{lines}", encoding="utf-8")
        return file

    return write


def test_the_list_that_ships_is_long_and_says_where_each_board_is_known_from():
    told = load_boards()

    assert len(told.boards) >= 250
    assert len({one.target for one in told.boards}) == len(told.boards)
    assert sum(one.kind == "agency" for one in told.boards) >= 12
    # Each kind of board that can be asked by name has some, but for Jobvite's.
    asked = {key for key, one in SOURCES.items() if one.kind == "board" and one.collectable}
    assert {one.source for one in told.boards} >= asked - {"jobvite"}
    assert all(one.known_from and SOURCES[one.source].collectable for one in told.boards)
    # Nothing on it is called confirmed that was not asked.
    assert all(one.checked_on is None or one.checked_on <= told.made_on for one in told.boards)


def test_every_board_is_named_as_its_address_would_be_read():
    for one in load_boards().boards:
        if one.source == "workday":
            tenant, _, site = one.board.partition("/")
            address = f"https://{tenant}.myworkdayjobs.com/{site}"
        elif one.source in ADDRESSES and "." not in one.board:  # A host of one's own says nothing.
            address = ADDRESSES[one.source].format(one.board)
        else:
            continue
        found = board_of(address)

        assert found is not None
        assert (found.source, found.board) == (one.source, one.board)


def test_a_board_is_read_with_the_day_on_which_it_answered(written):
    (board,) = read_boards(written(checked_on="2026-11-28")).boards

    assert (board.target, board.checked_on) == ("greenhouse:tallow", date(2026, 11, 28))
    assert board.known_from == "a page of ours"


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"source": '"reed"'}, "`source` is no kind of board. Use one of: greenhouse"),
        ({"source": '"nowhere"'}, "`source` is no kind of board"),
        ({"board": '"a b"'}, "`board` is no board's name"),
        ({"country": '"Britain"'}, "Write its two letters"),
        ({"kind": '"club"'}, "Use one of: employer, agency"),
        ({"known_from": '"there"'}, "not under [origins]"),
        ({"checked_on": '"yesterday"'}, "leave it out"),
        ({"checked_on": "2026-11-28T10:00:00"}, "leave it out"),
        ({"employer": None}, "`employer` is missing"),
        ({"employer": "7"}, "`employer` is missing or no text"),
        ({"colour": '"red"'}, "`colour` is no key of a board"),
    ],
)
def test_a_fault_names_file_entry_and_remedy(written, changed, fault):
    with pytest.raises(BoardListError) as raised:
        read_boards(written(**changed))

    assert str(raised.value).startswith("boards.toml, board 1 (")
    assert fault in str(raised.value)


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ("", "lacks `list_made_on`"),
        ("list_made_on = 2026-11-30\n", "lacks [[board]] entries or [origins]"),
        ("= nothing", "cannot be read"),
    ],
)
def test_a_fault_of_the_whole_file_is_named(written, head, fault):
    with pytest.raises(BoardListError, match=r"boards\.toml") as raised:
        read_boards(written(head))

    assert fault in str(raised.value)


def test_a_board_that_is_there_twice_is_refused(written):
    file = written()
    text = file.read_text(encoding="utf-8")
    file.write_text(text + text[text.index("[[board]]") :], encoding="utf-8")

    with pytest.raises(BoardListError, match="greenhouse:tallow is there twice"):
        read_boards(file)
