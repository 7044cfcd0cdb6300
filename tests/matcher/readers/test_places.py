"""A PDF is read by where its letters stand, whatever program drew them and in whatever order."""

from __future__ import annotations

import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.readers import pdf
from tests.matcher.readers.shapes import FONT

SIZE = 10
STEP = 5.0

Words = tuple[float, float, str]  # millimetres from the left and from above, and what stands there

SIDEBAR = ["Contact", "+44 7700 900455", "Leeds", "Tools", "Jira", "Power BI", "Smartsheet"]
MAIN = [
    "Planner for bridges and tunnels, calm in long meetings.",
    "Programme Planner, Ouse Crossing Authority",
    "Kept the plan of record for nine contractors and told the board",
    "what had slipped, by how much, and what would win it back",
    "Project Planner, Aire Lock Engineering",
    "Drew up possessions and kept every one of them",
    "BEng Civil Engineering, University of Calderbeck",
]


def sheet() -> FPDF:
    made = FPDF()
    made.add_page()
    made.add_font("Sans", "", FONT)
    made.set_font("Sans", size=SIZE)
    return made


def rows(texts: list[str], left: float, top: float = 30) -> list[Words]:
    return [(left, top + STEP * n, text) for n, text in enumerate(texts)]


def drawn(words: list[Words], *, by_letter: bool = False) -> FPDF:
    made = sheet()
    for left, top, text in words:
        x = left
        for part in text if by_letter else [text]:
            made.text(x, top, part)
            x += made.get_string_width(part)
    return made


def lines(made: FPDF) -> list[str]:
    return pdf.read(bytes(made.output())).text.splitlines()


def test_letters_drawn_one_by_one_make_words():
    words = rows(["Oona Brackwater", "Planner of nine years, in rail"], 20)

    assert lines(drawn(words, by_letter=True)) == [text for *_, text in words]


@pytest.mark.parametrize("by_letter", [False, True])
@pytest.mark.parametrize("is_left", [False, True])
def test_a_sidebar_is_read_by_itself(by_letter, is_left):
    places = (20, 75) if is_left else (160, 20)
    side, main = rows(SIDEBAR, places[0]), rows(MAIN, places[1])
    order = [*SIDEBAR, *MAIN] if is_left else [*MAIN, *SIDEBAR]

    assert "\n".join(lines(drawn([*main, *side], by_letter=by_letter))).split() == (
        "\n".join(order).split()
    )


TWO_JOBS = [
    *((20, 30, "Programme Planner"), (150, 30, "May 2019 – present")),
    *((20, 35, "Ouse Crossing Authority, Hull"), (20, 40, "Kept the plan for nine contractors")),
    *((20, 47, "Project Planner"), (150, 47, "Jan 2014 – Apr 2019")),
    *((20, 52, "Aire Lock Engineering, Leeds"), (20, 57, "Drew up possessions and kept them")),
    *((20, 64, "Site Clerk"), (150, 64, "Aug 2011 – Dec 2013")),
    *((20, 69, "Nidd Quarries, Ripon"), (20, 74, "Weighed lorries and ordered fuel")),
]
TWO_JOBS_READ = [
    *("Programme Planner    May 2019 – present", "Ouse Crossing Authority, Hull"),
    *("Kept the plan for nine contractors", "Project Planner    Jan 2014 – Apr 2019"),
    *("Aire Lock Engineering, Leeds", "Drew up possessions and kept them"),
    *("Site Clerk    Aug 2011 – Dec 2013", "Nidd Quarries, Ripon"),
    "Weighed lorries and ordered fuel",
]


@settings(max_examples=25, deadline=None)
@given(st.permutations(TWO_JOBS))
def test_in_whatever_order_a_page_is_drawn_it_reads_the_same(words):
    assert lines(drawn(list(words))) == TWO_JOBS_READ


def test_names_of_sections_beside_them_stand_over_them():
    labels = [(20, 30, "Profile"), (20, 40, "Work"), (20, 60, "Study")]
    texts = [
        "Planner for bridges and tunnels, calm in long meetings, quick with a pencil and a plan.",
        "Fond of short reports.",
        "Programme Planner, Ouse Crossing Authority, 2019 – present",
        "Kept the plan of record for nine contractors and told the board what had slipped",
        "Project Planner, Aire Lock Engineering, 2014 – 2019",
        "Drew up possessions and kept every one of them",
        "BEng Civil Engineering, University of Calderbeck, 2013",
    ]
    read = lines(drawn([*labels, *rows(texts, 60)]))

    assert [line for line in read if line in ("Profile", "Work", "Study")] == [
        *("Profile", "Work", "Study"),
    ]
    assert read.index("Work") == read.index(texts[2]) - 1
    assert read.index("Study") == read.index(texts[6]) - 1


def test_a_date_set_in_two_lines_is_whole():
    words = [
        *((20, 30, "Sept 2019 –"), (20, 35, "present"), (60, 30, "Planner, Ouse Crossing")),
        *((60, 35, "Kept the plan for nine contractors"), (60, 40, "Told the board what slipped")),
        *((20, 47, "Feb 2014 – Aug"), (20, 52, "2019"), (60, 47, "Planner, Aire Lock")),
        *((60, 52, "Drew up possessions and kept them"), (60, 57, "Ran the look-ahead")),
        *((20, 64, "2011 – 2013"), (60, 64, "Clerk, Nidd Quarries"), (60, 69, "Ordered fuel")),
    ]
    read = lines(drawn(words))

    assert [line for line in read if line[0].isdigit() or line[:3] in ("Sep", "Feb")] == [
        "Sept 2019 – present    Planner, Ouse Crossing",
        "Feb 2014 – Aug 2019    Planner, Aire Lock",
        "2011 – 2013    Clerk, Nidd Quarries",
    ]


def test_a_table_is_read_row_by_row():
    cells = []
    for n, (months, title, employer) in enumerate(
        [
            ("2019 – 2026", "Programme Planner", "Ouse Crossing"),
            ("2014 – 2019", "Project Planner", "Aire Lock"),
            ("2011 – 2014", "Site Clerk", "Nidd Quarries"),
        ]
    ):
        top = 30 + 18 * n
        cells += [(20, top, months), (50, top, title), (90, top, employer)]
        cells += [(90, top + STEP, "Engineering Ltd")]
        cells += rows(
            ["Kept a plan for nine contractors and", "a board, and told what slipped"], 125, top
        )
    read = lines(drawn(cells))

    assert [line for line in read if line[0].isdigit()] == [
        "2019 – 2026 | Programme Planner | Ouse Crossing Engineering Ltd",
        "2014 – 2019 | Project Planner | Aire Lock Engineering Ltd",
        "2011 – 2014 | Site Clerk | Nidd Quarries Engineering Ltd",
    ]


def test_small_shapes_before_lines_are_bullets():
    made = drawn(rows(["PRINCE2 Practitioner, Axelos, 2019 and", "renewed", "MSP Foundation"], 20))
    for row in (0, 2):
        made.ellipse(16, 30 + STEP * row - 1.6, 1, 1, style="F")

    assert [line[:1] for line in lines(made) if line != "renewed"] == ["•", "•"]


@pytest.mark.parametrize("heading", ["E X P E R I E N C E", "W O R K   E X P E R I E N C E"])
@pytest.mark.parametrize("by_letter", [False, True])
def test_a_heading_with_its_letters_set_apart_is_words(heading, by_letter):
    words = [(20, 30, heading), (20, 40, "Planner, Ouse Crossing, 2019 – present")]

    assert lines(drawn(words, by_letter=by_letter))[0] == " ".join(
        word.replace(" ", "") for word in heading.split("   ")
    )


@pytest.mark.parametrize(("ground", "is_hidden"), [((20, 40, 60), False), (None, True)])
def test_white_words_are_hidden_only_on_white(ground, is_hidden):
    made = drawn(rows(MAIN, 20))
    if ground:
        made.set_fill_color(*ground)
        made.rect(10, 100, 150, 20, style="F")
    made.set_text_color(255, 255, 255)
    made.text(20, 110, "Leeds, planner of programmes, at your service")

    assert pdf.read(bytes(made.output())).layout.hidden_text is is_hidden


def test_a_column_that_its_words_fill_is_parted_from_the_next():
    jobs = [
        ("Sept 2019 – now", "Planner"),
        ("May 2014 – Sept", "Clerk"),
        ("Jan 2010 – May", "Cook"),
    ]
    measured = sheet()
    gap = measured.get_string_width("May 2014 – Sept") + 1.2
    measured.output()
    words = [(20 + gap, 20, "Nora Tindall")]
    for n, (months, title) in enumerate(jobs):
        top = 30 + 3 * STEP * n
        words += [(20, top, months), (20 + gap, top, f"{title}, Ouse Crossing")]
        words += [(20 + gap, top + STEP, "Kept the plan of record for nine contractors")]
    words += [(20, 35 + 3 * STEP, "2019"), (20, 35 + 6 * STEP, "2014")]
    read = [" ".join(line.split()) for line in lines(drawn(words))]

    assert [line for line in read if "Ouse" in line] == [
        "Sept 2019 – now Planner, Ouse Crossing",
        "May 2014 – Sept 2019 Clerk, Ouse Crossing",
        "Jan 2010 – May 2014 Cook, Ouse Crossing",
    ]


def test_an_address_too_long_for_its_column_breaks_nothing():
    address = "nora.tindall-of-the-long-name@post.example.org"
    side = ["Contact", address, "PRINCE2 Practitioner,", "exam booked for May", "2027", "Hull"]
    words = [*rows(side, 20), *rows(MAIN, 62)]
    read = lines(drawn(words))

    assert address in read
    assert read.index("Hull") < read.index(MAIN[0])


def test_a_sidebar_that_stands_beside_the_name_comes_after_it():
    made = drawn(rows(SIDEBAR, 20))
    made.set_font("Sans", size=22)
    made.text(75, 30, "Nora Tindall")
    made.set_font("Sans", size=SIZE)
    for left, top, text in rows(MAIN, 75, 37):
        made.text(left, top, text)

    assert lines(made)[0] == "Nora Tindall"
