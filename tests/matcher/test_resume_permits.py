"""Licences, registrations and vettings on a resume, in the words of those who hold them."""

from __future__ import annotations

from datetime import date

import pytest

TODAY = date(2026, 11, 30)
HELD = [
    ("Full UK driving licence, clean", "licence driving-licence"),
    ("Driver’s license (Oregon)", "licence driving-licence"),
    ("Führerschein Klasse B", "licence driving-licence"),
    ("Permis B et véhicule", "licence driving-licence"),
    ("Carnet de conducir B", "licence driving-licence"),
    ("Rijbewijs B", "licence driving-licence"),
    ("CEng MIMechE, Engineering Council", "licence chartered-engineer"),
    ("P.Eng., Ontario", "licence professional-engineer"),
    ("MRICS", "licence chartered-surveyor"),
    ("NMC PIN 99X9999X", "licence nmc-registration"),
    ("Registered Nurse (RN), state of Maine", "licence registered-nurse"),
    ("CSCS (academically qualified person)", "licence cscs-card"),
    ("HGV Class 2", "licence hgv-licence"),
    ("SC cleared until 2028", "clearance sc-clearance"),
    ("Clearance: SC", "clearance sc-clearance"),
    ("Developed vetting, in date", "clearance dv-clearance"),
    ("Vetting level: DV", "clearance dv-clearance"),
    ("BPSS", "clearance bpss"),
    ("Enhanced DBS on the update service", "clearance dbs-check"),
    ("DBS check, 2024", "clearance dbs-check"),
    ("NV1", "clearance security-clearance"),
]
NOT_TODAY = [
    ("Provisional driving licence", "driving-licence", "later"),
    ("Driving licence (applied for)", "driving-licence", "later"),
    ("Working towards CEng", "chartered-engineer", "later"),
    ("Eligible for SC clearance", "sc-clearance", "later"),
    ("SC clearance lapsed in 2021", "sc-clearance", "expired"),
    ("CSCS card, expired 2019", "cscs-card", "expired"),
    ("SIA licence, valid until 2022", "sia-licence", "expired"),
]
NONE = [
    "No driving licence",
    "Kein Führerschein",
    "Moved the payments desk of DBS Bank to Leeds",
    "Kept the books of SC Hollerwald, a football club",
    "Registered a nurse agency with the council",
    "Played the DV tapes of the archive",
]


def permits(matcher, line: str):
    text = f"Rufus Penhallow\nrufus@example.com\n\nOther\n{line}\n"
    resume = matcher.read_resume(text.encode(), "a.txt", today=TODAY)
    return [(s, resume.text) for s in resume.skills if s.kind in {"licence", "clearance"}]


@pytest.mark.parametrize(("line", "expected"), HELD)
def test_what_is_held_is_known_by_its_holders_words(matcher, line, expected):
    found = permits(matcher, line)

    assert [(f"{s.kind} {s.id}", s.grade) for s, _ in found] == [(expected, None)]
    assert all(text[s.start : s.end].strip() in line for s, text in found)


@pytest.mark.parametrize(("line", "name", "standing"), NOT_TODAY)
def test_what_is_not_held_today_is_said_so(matcher, line, name, standing):
    assert [(s.id, s.grade) for s, _ in permits(matcher, line)] == [(name, standing)]


@pytest.mark.parametrize("line", NONE)
def test_what_is_denied_or_another_thing_is_none(matcher, line):
    assert permits(matcher, line) == []


@pytest.mark.parametrize(
    ("demand", "line", "is_met"),
    [
        ("A full driving licence is required.", "Führerschein Klasse B", True),
        ("A full driving licence is required.", "No driving licence", False),
        ("SC clearance is required.", "Clearance: SC", True),
        ("CSCS card is required.", "CSCS card expired 2019", False),
        ("Professional Engineer is required.", "P.Eng, Alberta", True),
    ],
)
def test_a_demanded_licence_that_is_held_is_met(matcher, demand, line, is_met):
    profile = matcher.read_posting(f"PMO Analyst\n\nRequirements\n- {demand}\n")
    text = f"Rufus Penhallow\nrufus@example.com\n\nOther\n{line}\n"
    match = matcher.match(matcher.read_resume(text.encode(), "a.txt", today=TODAY), profile)
    asked = [
        n for n, row in enumerate(profile.requirements) if row.kind in {"licence", "clearance"}
    ]

    assert len(asked) == 1
    assert (asked[0] in [row.requirement for row in match.met]) is is_met


SAID_OTHERWISE = [
    ("An HGV license is required", "HGV Class 1"),
    ("NMC PIN is essential", "NMC registration, in date"),
    ("You must be CTC cleared", "CTC clearance held"),
    ("SMSTS is essential", "Site Management Safety Training Scheme, 2025"),
]


@pytest.mark.parametrize(("asked", "held"), SAID_OTHERWISE)
def test_a_demand_is_met_by_what_its_holder_calls_otherwise(matcher, asked, held):
    posting = matcher.read_posting(f"Site planner\n\nRequirements\n- {asked}\n")
    text = f"Rufus Penhallow\n\nOther\n{held}\n"
    match = matcher.match(matcher.read_resume(text.encode(), "a.txt", today=TODAY), posting)

    assert [row.requirement for row in match.met] == [0]
