"""What pages and exports leave in a posting's text takes nothing from what it asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.leftovers import tidied

ADVERT = """Harbour project office
Responsibilities
• Keep the plan of cranes & quays
• Report to the board's chair
Requirements
• 4 years' experience in a project office
• Bachelor's degree
• PRINCE2 or PMP
• Research & development of tugs
Nice to have
• Power BI
• Certified ScrumMaster
"""

LEFT = {
    "tags": lambda text: "".join(f"<li>{line}</li>" for line in text.split("\n")),
    "dressed tags": lambda text: "".join(
        f'<p class="x"><span style="a: b">{line}</span></p>' for line in text.split("\n")
    ),
    "breaks": lambda text: text.replace("\n", "<br/>"),
    "tags written as text": lambda text: text.replace("&", "&amp;").replace("\n", "&lt;br&gt;"),
    "entities": lambda text: text.replace("&", "&amp;").replace("'", "&rsquo;"),
    "blanks": lambda text: text.replace(" ", "\u00a0"),
    "blanks as entities": lambda text: text.replace(" ", "&nbsp;"),
    "breaks spelt out": lambda text: text.replace("\n", "\\n"),
    "wide gaps": lambda text: text.replace("\n", "   "),
    "Markdown": lambda text: text.replace("&", "\\&").replace("•", "\\-"),
    "misread letters": lambda text: text.replace("•", "â€¢").replace("'", "â€™"),
}


def read(matcher, text):
    profile = matcher.read_posting(text, title="Project Officer")
    asked = {(r.id, r.strength) for r in profile.requirements}
    groups = [r.id for r in profile.requirements if r.any_of]
    return asked, groups, profile.years_experience, profile.level, profile.is_pmo


@pytest.mark.parametrize("name", LEFT)
def test_a_dressed_advert_asks_what_the_plain_one_asks(matcher, name):
    assert read(matcher, LEFT[name](ADVERT)) == read(matcher, ADVERT)


@pytest.mark.parametrize("name", LEFT)
def test_its_places_are_those_of_the_text_as_it_came(matcher, name):
    text = LEFT[name](ADVERT)
    profile = matcher.read_posting(text, title="Project Officer")
    shown = {r.id: text[r.start : r.end] for r in profile.requirements}

    assert profile.text == text
    assert (shown["pmp"], shown["prince2"]) == ("PMP", "PRINCE2")


@given(st.text(alphabet="ab <>/pbrli&;nsp#39\\\u00a0â€¢-\n", max_size=80))
def test_the_length_stays_whatever_comes(text):
    assert len(tidied(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "less than < 5 and more than > 3 boats",
        "C:\\new\\boats",
        "R&D; Q&A",
        "Two  spaces after a stop.  They stay.",
        "plain",
    ],
)
def test_what_only_looks_like_a_leftover_stays(text):
    assert tidied(text) == text


@pytest.mark.parametrize("piece", [" ", "<b ", "&lt;a ", "<b>", "\\-", "&amp", " **Aa:** "])
def test_no_endless_run_of_leftovers_is_too_much(piece):
    text = piece * 30_000

    assert len(tidied(text)) == len(text)
