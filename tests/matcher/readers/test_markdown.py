"""Markdown resumes: read as what they render to, marks and all gone."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.readers import markdown, text
from matcher.readers.files import read_file

MARKED = """# Sample Person

[LinkedIn](https://www.linkedin.com/in/sample-person) | <sample.person@example.com>
[www.sample.example](https://www.sample.example/)

## Profile

Office administrator who **likes** plans
and clean *spreadsheets*.

## Work Experience

### Treasurer, Hollow Dale Rowing Club
**Jan 2020 – present**

* Kept the `RAID log` for 14 works
* Wrote the [status report](https://sample.example/report)

1. Booked rooms

| Tool | Since |
|------|-------|
| Jira | 2021  |
"""
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize("name", ["a.md", "a.MARKDOWN", "a.txt"])
def test_no_mark_stays_in_what_is_read(matcher, name):
    resume = matcher.read_resume(MARKED.encode(), name, today=TODAY)

    assert resume.name == "Sample Person"
    assert [s.title for s in resume.sections] == ["", "Profile", "Work Experience"]
    assert [(r.title, r.employer) for r in resume.roles] == [
        ("Treasurer", "Hollow Dale Rowing Club")
    ]
    assert not re.search(r"[#*`\[\]]|\|-", resume.text)


def test_lines_bullets_links_and_cells_are_kept():
    lines = read_file(MARKED.encode(), "a.md").text.splitlines()

    assert "Office administrator who likes plans" in lines
    assert "- Kept the RAID log for 14 works" in lines
    assert "- Booked rooms" in lines
    assert "Jira | 2021" in lines


def test_addresses_behind_words_are_links(matcher):
    resume = matcher.read_resume(MARKED.encode(), "a.md", today=TODAY)

    assert resume.links[0] == "https://www.linkedin.com/in/sample-person"
    assert resume.emails == ("sample.person@example.com",)
    assert resume.text.count("www.sample.example") == 1


def test_items_of_paragraphs_open_once():
    loose = "- Kept the log\n\n- Wrote minutes\n\n  in two languages\n"

    assert read_file(loose.encode(), "a.md").text.split("\n") == [
        *("- Kept the log", "- Wrote minutes", "in two languages"),
    ]


def test_hidden_words_are_left_out_and_noted():
    document = read_file(b"Planner\n\n<p style='display:none'>PMP PMP</p>\n", "a.md")

    assert "PMP" not in document.text
    assert document.layout.hidden_text


@pytest.mark.parametrize("plain", ["# of projects: 12\nC# and F#", "#1 of 12\n#2 of 9", "* a\n* b"])
def test_a_plain_text_is_left_as_it_is(plain):
    assert not text.is_marked(plain.encode())
    assert read_file(plain.encode(), "a.txt").text == plain


@settings(deadline=None, max_examples=60)
@given(st.lists(st.from_regex(r"[a-z]{1,8}( [a-z]{1,8}){0,3}", fullmatch=True), min_size=1))
def test_every_word_survives_in_order(lines):
    source = "\n".join(f"## **{line}**\n- _{line}_" for line in lines)

    assert re.findall(r"[a-z]+", markdown.read(source.encode()).text) == [
        word for line in lines for word in (line + " " + line).split()
    ]
