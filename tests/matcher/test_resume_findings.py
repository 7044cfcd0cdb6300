"""Each finding on a resume has a file that trips it and one that does not; a sound one has none."""

from __future__ import annotations

import pytest

from tests.matcher.readers import shapes
from tests.matcher.readers.shapes import CONTACT, LINES, SOUND

WITHOUT_CONTACT = [line for line in LINES if line != CONTACT]
IN_TABLE = [line.split(", ")[:2] for line in LINES[14:] if ", " in line]


def text(*pairs: tuple[str, str]) -> bytes:
    """Return the sound resume with some of its words replaced."""
    out = SOUND
    for old, new in pairs:
        assert old in out
        out = out.replace(old, new)
    return out.encode()


def without(*starts: str) -> bytes:
    """Return the sound resume without the lines that begin so."""
    return "\n".join(line for line in LINES if not line.startswith(starts)).encode()


BARE = text(
    *(
        (line, "• Looked after the plan")
        for line in LINES
        if line.startswith("•") and "minutes" not in line and "change control" not in line
    )
)
# code: name of the file, its bytes, and the words that the finding points at (None: nowhere).
TRIPPED = {
    "hidden-text": ("a.docx", shapes.word(last=shapes.white), "Prince of governance, master"),
    "small-text": ("a.docx", shapes.word(last=shapes.small), None),
    "scanned-page": ("a.pdf", shapes.with_scanned_page(), None),
    "letters-without-meaning": ("a.pdf", shapes.without_letters(), None),
    "picture": ("a.pdf", shapes.pdf(picture=True), None),
    "damaged-characters": ("a.txt", text(("Wexcombe", "WexcombÃ© CollÃ¨ge")), "Ã©"),
    "contact-lost": ("a.docx", shapes.word(WITHOUT_CONTACT, header=CONTACT), CONTACT[:27]),
    "text-lost": ("a.docx", shapes.word(LINES[:14], rows=IN_TABLE), None),
    "columns-mixed": ("a.pdf", shapes.two_columns_row_by_row(), "ines.falkenrath@example.com"),
    "no-email": ("a.txt", text(("ines.falkenrath@example.com | ", "")), None),
    "no-phone": ("a.txt", text((" | +44 7700 900614", "")), None),
    "no-experience-heading": ("a.txt", without("Experience"), None),
    "no-dated-roles": (
        "a.txt",
        text((", Mar 2021 - present", ""), (", Jun 2016 - Feb 2021", "")),
        None,
    ),
    "no-education-heading": ("a.txt", without("Education", "BSc"), None),
    "no-skills-heading": ("a.txt", without("Skills", "Power BI, Jira"), None),
    "unusual-heading": ("a.txt", text(("Experience\n", "Jobs\n")), "Jobs"),
    "unknown-heading": ("a.txt", text(("• Took", "GREAT MOMENTS\n• Took")), "GREAT MOMENTS"),
    "years-without-months": (
        "a.txt",
        text(("Mar 2021 - present", "2021 - present")),
        "2021 - present",
    ),
    "unusual-date": ("a.txt", text(("Mar 2021 - present", "Summer 2021 - present")), "Summer 2021"),
    "bullets-without-outcome": ("a.txt", BARE, "Looked after the plan"),
    "first-person": (
        "a.txt",
        text(("• Cut", "• I cut"), ("• Kept", "• I kept"), ("• Ran", "• In my time I ran")),
        "I",
    ),
    "too-short": ("a.txt", "\n".join(LINES[:9]).encode(), None),
    "too-long": ("a.txt", SOUND.encode() + b"Kept the plan of record. " * 400, None),
}
SOUND_FILES = {
    "a.txt": SOUND.encode(),
    "a.docx": shapes.word(),
    "a.odt": shapes.open_document(),
    "a.pdf": shapes.pdf(),
}


def found(matcher, name, data):
    resume = matcher.read_resume(data, name)
    return resume, {finding.code: finding for finding in reversed(resume.findings)}


@pytest.mark.parametrize("code", TRIPPED)
def test_a_finding_is_made_where_it_holds_and_points_there(matcher, code):
    name, data, words = TRIPPED[code]
    resume, findings = found(matcher, name, data)

    assert code in findings
    finding = findings[code]
    assert finding.message.rstrip().endswith((".", "”"))
    assert len(finding.message) > 50
    if words is not None:
        assert resume.text[finding.start : finding.end] == words


@pytest.mark.parametrize("name", SOUND_FILES)
def test_a_sound_resume_has_no_finding(matcher, name):
    _, findings = found(matcher, name, SOUND_FILES[name])

    assert {code: finding.message for code, finding in findings.items()} == {}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", shapes.word(WITHOUT_CONTACT, box=CONTACT)),
        ("a.docx", shapes.word(WITHOUT_CONTACT, rows=[CONTACT.split(" | ")])),
        ("a.odt", shapes.open_document(WITHOUT_CONTACT, table=CONTACT.split(" | "))),
        ("a.odt", shapes.open_document(WITHOUT_CONTACT, box=CONTACT)),
    ],
    ids=["text box", "table", "table of OpenDocument", "text box of OpenDocument"],
)
def test_contact_in_tables_and_boxes_is_read_and_shown_as_lost(matcher, name, data):
    resume, findings = found(matcher, name, data)

    assert resume.emails == ("ines.falkenrath@example.com",)
    shown = findings["contact-lost"]
    assert resume.text[shown.start : shown.end] in CONTACT


def test_lost_words_are_quoted_and_their_place_is_named(matcher):
    _, findings = found(matcher, *TRIPPED["text-lost"][:2])
    message = findings["text-lost"].message

    assert "a table" in message
    assert "PRINCE2" in message or "BSc Geography" in message


def test_white_words_of_a_pdf_are_pointed_at(matcher):
    resume, findings = found(matcher, "a.pdf", shapes.pdf(colour=255))
    shown = findings["hidden-text"]

    assert resume.text[shown.start : shown.end].startswith("PMP PgMP")


def test_small_print_of_a_pdf_is_told_with_its_size(matcher):
    _, findings = found(matcher, "a.pdf", shapes.pdf(size=7))

    assert "7 points" in findings["small-text"].message
