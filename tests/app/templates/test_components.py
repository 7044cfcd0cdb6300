"""The parts that pages are built of lose nothing of a text and say each state in words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader

APP = Path(__file__).parents[3] / "app"
TEMPLATES = APP / "templates"
PAGES = [path for path in TEMPLATES.rglob("*.html") if not {"mail", "email"} & set(path.parts)]
PARTS = sorted((TEMPLATES / "components").glob("*.html"))
STYLES = sorted((APP / "static" / "css").glob("*.css"))

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=120)


ENV = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
ENV.globals.update(url_for=lambda _endpoint, **values: str(values), csrf_token=lambda: "token")


def macros(name):
    return ENV.get_template(f"components/{name}.html").module


def without_numbers(html):
    # The parser would make one space of a text of tabs; the browser, under pre-wrap, does not.
    soup = BeautifulSoup(html, "html.parser", preserve_whitespace_tags={"div", "mark", "p", "span"})
    for extra in soup.select("sup, .vh"):
        extra.decompose()
    return soup


@st.composite
def text_with_spans(draw):
    text = draw(TEXTS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [{"start": a, "end": b, "n": n, "kind": "met"} for n, (a, b) in enumerate(pairs)]


@settings(deadline=None)
@given(text_with_spans())
def test_marked_text_shows_the_text_whole_and_marks_what_was_asked(case):
    text, marks = case

    shown = without_numbers(macros("match").marked_text(text, marks, "p", "r"))

    assert shown.select_one(".marked").get_text() == text
    assert [m.get_text() for m in shown.select("mark")] == [
        text[m["start"] : m["end"]] for m in marks
    ]


def test_marked_text_lets_no_markup_through():
    text = "<script>alert(1)</script> & <b>bold</b>"

    html = macros("match").marked_text(text, [{"start": 0, "end": 8, "n": 1, "kind": "met"}], "p")

    assert not BeautifulSoup(html, "html.parser").select("script, b")


def test_a_mark_that_overlaps_the_one_before_is_left_out_and_the_text_stays_whole():
    marks = [
        {"start": 0, "end": 6, "n": 1, "kind": "met"},
        {"start": 4, "end": 9, "n": 2, "kind": "met"},
    ]

    shown = without_numbers(macros("match").marked_text("RAID log, kept", marks, "p"))

    assert shown.select_one(".marked").get_text() == "RAID log, kept"
    assert len(shown.select("mark")) == 1


def test_two_marks_of_one_requirement_share_the_number_but_not_the_id():
    marks = [
        {"start": 0, "end": 3, "n": 1, "kind": "met"},
        {"start": 4, "end": 7, "n": 1, "kind": "met"},
    ]

    shown = BeautifulSoup(macros("match").marked_text("one two", marks, "p"), "html.parser")

    assert [m["data-n"] for m in shown.select("mark")] == ["1", "1"]
    assert len(shown.select("mark[id]")) == 1


@settings(deadline=None)
@given(text_with_spans())
def test_the_star_lane_shows_every_segment_whole(case):
    text, spans = case
    segments = [{"part": "action", "start": s["start"], "end": s["end"]} for s in spans]
    findings = [{"tone": "improve", "message": "Say more.", "start": 2, "end": 9, "code": "x"}]

    shown = without_numbers(macros("star").star_lane(text, segments, findings))

    assert [s.get_text() for s in shown.select(".seg")] == [
        text[s["start"] : s["end"]] for s in segments
    ]


def test_a_score_never_stands_without_its_band_in_words():
    assert "Good match" in macros("match").score_ring(81.4, "good")
    assert "Not matched yet" in macros("match").score_ring(None)


@pytest.mark.parametrize(
    "state", ["met", "partly", "missing", "excluded", "on_track", "at-risk", "blocked"]
)
def test_every_status_has_a_shape_and_a_word(state):
    shown = BeautifulSoup(macros("status").status_badge(state), "html.parser")

    assert shown.select_one("svg.shape").contents
    assert shown.get_text().strip()


def test_a_line_that_was_never_measured_is_a_gap():
    points = [("1 May", 1.0), ("2 May", None), ("3 May", 3.0)]

    drawn = BeautifulSoup(macros("data").line_chart("c", "Score", points, "of 5"), "html.parser")

    assert drawn.select_one("path.line")["d"].count("M") == 2
    assert "not known" in drawn.select_one("table").get_text()


def test_a_line_stands_on_the_scale_that_it_is_given():
    points = [("1 May", 2.0), ("2 May", 4.0)]

    drawn = BeautifulSoup(
        macros("data").line_chart("c", "Score", points, "of 5", scale=(1.0, 5.0)), "html.parser"
    )

    assert [tick.get_text() for tick in drawn.select(".grid text")] == ["1.0", "3.0", "5.0"]
    assert [point["cy"] for point in drawn.select("circle")] == ["120.0", "40.0"]


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.stem)
def test_every_part_is_documented_where_it_stands(path):
    source = path.read_text(encoding="utf-8")
    told = source[: source.index("#}")]
    private = {
        "reasons",
        "label_text",
        "notes",
        "described",
        "shared",
        "mark_words",
        "seg_text",
        "finding",
        "page_link",
        "line_points",
        "figures",
        "badge",
        "requirement_row",
    }

    assert set(re.findall(r"{% macro (\w+)\(", source)) - private <= set(re.findall(r"\w+", told))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_no_page_carries_what_the_content_security_policy_refuses(path):
    source = path.read_text(encoding="utf-8")

    assert not re.search(r"<[^>]*\s(style|on[a-z]+)=", source)
    assert not re.search(r"<(style|script)(?![^>]*(src|nonce)=)", source)
    assert not re.search(r"(src|href)=\"https?://", source)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_colours_and_sizes_come_from_the_tokens(path):
    if path.name == "tokens.css":
        return
    rules = re.sub(
        r"@media[^{]*|@page[^}]*}|/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
    )

    assert not re.search(r"#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(|[\d.]+(px|rem)\b", rules)
