"""Every way in which postings and resumes speak of a certificate."""

from __future__ import annotations

import pytest

ASKED = [
    ("PMP certification is required.", {"pmp": "required"}),
    ("Must have PMP.", {"pmp": "required"}),
    ("No PMP required.", {"pmp": "excluded"}),
    ("PMP is not required.", {"pmp": "excluded"}),
    ("You do not need PRINCE2 to apply.", {"prince2": "excluded"}),
    ("PRINCE2 isn’t required here.", {"prince2": "excluded"}),
    ("PMP or equivalent.", {"pmp": "required"}),
    ("PMP preferred.", {"pmp": "preferred"}),
    ("Ideally you hold a PMP.", {"pmp": "preferred"}),
    ("PMP, or working towards it, is welcome.", {"pmp": "preferred"}),
    ("PMP is not required but would be an advantage.", {"pmp": "preferred"}),
    ("PMP is desirable but not required.", {"pmp": "preferred"}),
    ("CAPM and PgMP desirable.", {"capm": "preferred", "pgmp": "preferred"}),
    ("PMP required, CAPM preferred.", {"pmp": "required", "capm": "preferred"}),
    ("PMP (Preferred)", {"pmp": "preferred"}),
    ("PMP (Required)", {"pmp": "required"}),
    (
        "PMI-ACP, CSM or SAFe SPC is a plus.",
        dict.fromkeys(["pmi-acp", "csm", "safe-spc"], "preferred"),
    ),
    ("We will support you towards PRINCE2 Foundation.", {"prince2-foundation": "mentioned"}),
    (
        "An active Project Management Professional (PMP) certification is required.",
        {"pmp": "required"},
    ),
    ("PRINCE2 Practitioner and P3O.", {"prince2-practitioner": "required", "p3o": "required"}),
    ("Lean Six Sigma Green Belt or above.", {"lss-green": "required"}),
    ("A project management certification is required.", {"pm-certification": "required"}),
    (
        "Agile or Scrum certification is a plus.",
        {"agile-certification": "preferred", "scrum-certification": "preferred"},
    ),
]


@pytest.mark.parametrize(("line", "wanted"), ASKED, ids=[line for line, _ in ASKED])
def test_a_posting_asks_for_certificates(matcher, line, wanted):
    profile = matcher.read_posting(f"Requirements\n- {line}\n", title="Project Manager")

    found = {r.id: r.strength for r in profile.requirements if r.kind == "certification"}

    assert found == wanted


NO_CERTIFICATE = [
    "Experience with a managed service provider (MSP) and its SLAs.",
    "You will report to the CSM, who looks after customer success.",
    "A safe pair of hands; we work in a safe environment.",
    "Lunch on the green belt of the city.",
    "Set up application performance monitoring (APM) with the SRE team.",
    "Ministry of Public works (MoP) liaison.",
]


@pytest.mark.parametrize("line", NO_CERTIFICATE)
def test_short_forms_count_only_in_company(matcher, line):
    profile = matcher.read_posting(f"Requirements\n- {line}\n", title="Project Manager")

    assert [r.id for r in profile.requirements if r.kind == "certification"] == []


CLAIMED = [
    ("PMP (2024)", {"pmp": "held"}),
    ("PMP, valid to May 2028", {"pmp": "held"}),
    (
        "PRINCE2 Practitioner and CAPM certified; currently working towards PMP",
        {"prince2-practitioner": "held", "capm": "held", "pmp": "in_progress"},
    ),
    ("PMP (in progress, exam booked)", {"pmp": "in_progress"}),
    ("Studying for the CAPM", {"capm": "in_progress"}),
    ("PMP expected June 2027", {"pmp": "in_progress"}),
    ("CSM (Certified ScrumMaster), lapsed in 2021", {"csm": "expired"}),
    ("PRINCE2 Practitioner (lapsed 2022, not renewed)", {"prince2-practitioner": "expired"}),
    ("Previously held a CAPM", {"capm": "expired"}),
    ("I do not hold a PMP", {}),
    ("No PMP yet, and no experience of it", {}),
    ("Planning to take PMP next year", {"pmp": "planned"}),
    ("P3O Foundation (2024), Practitioner not yet taken", {"p3o": "held"}),
    ("MSP Practitioner and P3O Foundation", {"msp": "held", "p3o": "held"}),
    ("Google Project Management Professional Certificate", {"google-pm": "held"}),
]


@pytest.mark.parametrize(("line", "wanted"), CLAIMED, ids=[line for line, _ in CLAIMED])
def test_a_resume_claims_certificates(matcher, line, wanted):
    text = f"Sample Person\n\nCertifications\n{line}\n"

    resume = matcher.read_resume(text.encode(), "resume.txt")

    assert {c.id: c.status for c in resume.certifications} == wanted


GROUPS = [
    ("PMP, PRINCE2 or equivalent", [{"pmp", "prince2"}]),
    ("MS Project, Jira or similar", [{"microsoft-project", "jira"}]),
    ("Tools such as Asana and Trello", [{"asana", "trello"}]),
    ("PMP/PRINCE2 certification", [{"pmp", "prince2"}]),
    ("Jira and Confluence", []),
    ("PMP or equivalent", []),
    ("One of: P3O, MoP Practitioner. PMP also accepted.", [{"p3o", "mop", "pmp"}]),
]


@pytest.mark.parametrize(("line", "wanted"), GROUPS, ids=[line for line, _ in GROUPS])
def test_names_that_stand_in_for_one_another_share_a_group(matcher, line, wanted):
    profile = matcher.read_posting(f"Requirements\n- {line}\n", title="Project Manager")
    groups: dict[str, set[str]] = {}
    for row in profile.requirements:
        if row.any_of is not None:
            groups.setdefault(row.any_of, set()).add(row.id)

    assert list(groups.values()) == wanted


@pytest.mark.parametrize("line", ["Learning: PMP, 2023", "Learning and training: PMP (2023)"])
def test_a_heading_of_learning_says_nothing_of_being_under_way(matcher, line):
    resume = matcher.read_resume(f"Robin Sample\n\n+ {line}".encode(), "a.txt")

    assert [(c.id, c.status) for c in resume.certifications] == [("pmp", "held")]
