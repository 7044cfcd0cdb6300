"""What our own reader finds in an exported file is what it finds in the document."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from matcher import outline
from matcher.engine import CHECKED_ON
from matcher.readers import docx, json_resume, pdf
from matcher.readers.document import tidied
from matcher.resume import read_text
from matcher.writers.formats import write
from tests.matcher.writers.resumes import a_resume

MADE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DEMO = sorted((Path(__file__).parents[3] / "app/demo_data/resumes").glob("*.md"))
READERS = {"docx": docx, "pdf": pdf, "json": json_resume}


def facts(reading):
    return {
        "name": reading.name,
        "emails": reading.emails,
        "phones": reading.phones,
        "roles": [(r.title, r.employer, r.since, r.until, r.months) for r in reading.roles],
        "years": reading.years_experience,
        "education": [(e.level, e.field, e.institution, e.year) for e in reading.education],
        "certifications": {(c.id, c.status, c.year) for c in reading.certifications},
        "skills": {(s.kind, s.id, s.years, s.evidence) for s in reading.skills},
    }


def read_here(matcher, kind, data):
    """Read without the process of its own that `read_resume` starts: it takes a second a file."""
    document = tidied(READERS[kind].read(data))
    tools = matcher._resume_tools
    return read_text(document.text, document.layout, document.naive, tools, CHECKED_ON)


def check(matcher, reading):
    document = outline(reading)
    again = matcher.read_document(document)
    assert facts(again) == facts(reading)
    for kind in READERS:
        data = write(kind, document, again, made_at=MADE).data
        found = read_here(matcher, kind, data)
        assert (kind, facts(found)) == (kind, facts(again))
        assert not found.layout.hidden_text
        assert (found.layout.tables or 0, found.layout.columns or 1) == (0, 1)


@pytest.mark.parametrize("seed", range(27))
def test_a_resume_of_any_shape_reads_back_without_loss(matcher, seed):
    check(matcher, matcher.read_resume(a_resume(seed).encode(), "resume.txt"))


@pytest.mark.parametrize("seed", range(27))
def test_the_fields_of_json_resume_say_the_same_on_their_own(matcher, seed):
    reading = matcher.read_resume(a_resume(seed).encode(), "resume.txt")
    document = outline(reading)
    again = matcher.read_document(document)
    fields = json.loads(write("json", document, again, made_at=MADE).data)
    del fields["meta"]

    assert facts(read_here(matcher, "json", json.dumps(fields).encode())) == facts(reading)


def test_a_field_changed_elsewhere_goes_before_the_lines_as_written(matcher):
    document = outline(matcher.read_resume(a_resume(3).encode(), "resume.txt"))
    fields = json.loads(write("json", document, matcher.read_document(document), made_at=MADE).data)
    fields["work"][0]["position"] = "Portfolio Lead"
    found = read_here(matcher, "json", json.dumps(fields).encode())

    assert found.roles[0].title == "Portfolio Lead"


MESSY = [
    # A date and a place wrapped away from their prose; headings that name papers; jobs above the
    # first heading; education in the middle; years alone.
    "Odalys Fjeldstad\nodalys@example.org · +47 400 00 111 · Tromsø\n"
    "Operations manager, proud of a spotless audit record at every inspection of the terminal "
    "since 2015 and of a team that stays; looking for the way into a programme office.\n\n"
    "CONTRACTS & ROLES\nOperations Manager | Polar Cold Stores, Tromsø | 2015 – present\n"
    "• Plan 14 shifts a week, report to the board every month in Excel (Power Query)\n"
    "Shift Lead | Nordkai | 2011 – 2015\n\n"
    "Study\nBSc Logistics, University of Fjordby, 2011; PRINCE2 Foundation (in progress)\n\n"
    "Earlier\nDeck hand, MS Solvind, 2008 - 2010\n",
    "Wilhelmine Rübezahl-Oberkirchner\nwilhelmine@example.de\n\nBerufserfahrung\n"
    "Projektassistentin, Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten"
    "gesellschaft mbH, Regensburg\nMärz 2019 – heute\n• Risikomanagement und Berichtswesen für "
    "vier Projekte\n\nExperience\nPMO Analyst, Weißwald GmbH\n03/2016 - 02/2019\n"
    "- Kept the RAID log in Jira\n\nCertifications\n"
    "PRINCE2 Practitioner and CAPM certified; currently working towards PMP\n",
]


@pytest.mark.parametrize("text", MESSY, ids=["operations", "german"])
def test_messy_resumes_read_back_without_loss(matcher, text):
    check(matcher, matcher.read_resume(text.encode(), "resume.txt"))


@pytest.mark.parametrize("file", DEMO, ids=lambda file: file.stem)
def test_the_demo_resumes_read_back_without_loss(matcher, file):
    body = file.read_text(encoding="utf-8").split("+++")[2]
    check(matcher, matcher.read_resume(body.encode(), file.name))


@pytest.mark.parametrize("kind", READERS)
def test_files_go_through_the_real_door_too(matcher, kind):
    reading = matcher.read_resume(a_resume(3).encode(), "resume.txt")
    document = outline(reading)
    again = matcher.read_document(document)
    written = write(kind, document, again, made_at=MADE, paper="letter")

    assert facts(matcher.read_resume(written.data, f"resume.{kind}")) == facts(reading)


def test_a_document_from_a_pdf_has_its_lines_whole_again(matcher):
    document = outline(matcher.read_resume(a_resume(8).encode(), "resume.txt"))
    data = write("pdf", document, matcher.read_document(document), made_at=MADE).data
    again = outline(read_here(matcher, "pdf", data))

    def lines(one):
        return [item.text for item in one.shown().items if item.is_line]

    assert lines(again) == lines(document)


def test_years_alone_stay_years_alone(matcher):
    text = "Ada Fernhill\n\nExperience\nPMO Analyst, Harbourline Ltd\n2019 - 2021\n"
    reading = matcher.read_resume(text.encode(), "r.txt")
    document = outline(reading)
    read = matcher.read_document(document)
    written = json.loads(write("json", document, read, made_at=MADE).data)

    assert written["work"] == [
        {
            "position": "PMO Analyst",
            "name": "Harbourline Ltd",
            "startDate": "2019",
            "endDate": "2021",
        }
    ]
