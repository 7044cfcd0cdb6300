"""What a name means in its list: the certificate, or the way of working that it is named after."""

from __future__ import annotations

import pytest


def asked(matcher, text, kinds=("certification",)):
    rows = matcher.read_posting(text, title="Project Manager").requirements
    return {r.id: r.strength for r in rows if r.kind in kinds}


WAYS_OF_WORKING = [
    "Good grasp of delivery methodologies (PRINCE2 or similar)",
    "You know a structured method such as PRINCE2 or Kanban",
    "At home with PRINCE2, Scrum and Waterfall approaches",
    "Sound knowledge of PRINCE2",
    "Some exposure to PRINCE2 in a council",
    "At least one delivery method (PMI, PRINCE2 or your own)",
]


@pytest.mark.parametrize("line", WAYS_OF_WORKING)
def test_prince2_among_methods_is_a_way_of_working(matcher, line):
    found = asked(matcher, f"Requirements\n- {line}", ("certification", "method"))

    assert "prince2-method" in found
    assert "prince2" not in found


CERTIFICATES = [
    "PRINCE2",
    "PRINCE2 or equivalent experience",
    "Knowledge of PRINCE2 or PMP",
    "A certification in a methodology such as PRINCE2",
    "Qualified in PRINCE2",
    "Experience of PRINCE2 and MSP",
]


@pytest.mark.parametrize("line", CERTIFICATES)
def test_prince2_elsewhere_is_the_certificate(matcher, line):
    found = asked(matcher, f"Requirements\n- {line}", ("certification", "method"))

    assert "prince2" in found
    assert "prince2-method" not in found


def test_a_resume_that_names_prince2_among_methods_loses_no_certificate(matcher):
    text = b"Robin Sample\n\nSkills\nKnowledge of PRINCE2, Kanban and Waterfall methods\n"

    found = {c.id for c in matcher.read_resume(text, "a.txt").certifications}

    assert found == {"prince2"}


SHARED_WORDS = [
    ("Six Sigma Green or Black Belt", {"lss-green", "lss-black"}),
    ("Yellow, Green or Black Belt in Lean Six Sigma", {"lss-yellow", "lss-green", "lss-black"}),
    ("PRINCE2 Foundation or Practitioner", {"prince2-foundation", "prince2-practitioner"}),
    ("Prince 2 Practitioner/Foundation", {"prince2-foundation", "prince2-practitioner"}),
    ("PSM I or II", {"psm-1", "psm-2"}),
    ("IPMA Level C or D", {"ipma-c", "ipma-d"}),
]


@pytest.mark.parametrize(("line", "wanted"), SHARED_WORDS)
def test_a_word_said_once_for_a_list_counts_for_all_of_it(matcher, line, wanted):
    rows = matcher.read_posting(f"Requirements\n- {line}", title="Analyst").requirements
    certificates = [r for r in rows if r.kind == "certification"]

    assert {r.id for r in certificates} == wanted
    assert len({r.any_of for r in certificates}) == 1
    assert certificates[0].any_of is not None


NOT_SHARED = [
    "A green or black belt in judo is no drawback",
    "PRINCE2 Agile Foundation/Practitioner",
    "Foundation or Practitioner level of our own course",
    "Grade I or II of the pay table",
]


@pytest.mark.parametrize("line", NOT_SHARED)
def test_a_bare_word_of_such_a_list_means_nothing_by_itself(matcher, line):
    found = asked(matcher, f"Requirements\n- {line}")

    assert not found.keys() & {"lss-green", "prince2-foundation", "prince2-practitioner", "psm-1"}


HEADS = [
    "Project management certification (PMP, PRINCE2)",
    "Certification in project management: PMP, PRINCE2",
    "Project management qualification (PRINCE2 or PMP)",
    "Project management certifications such as PMP and PRINCE2",
]


@pytest.mark.parametrize("line", HEADS)
def test_a_general_form_that_only_heads_its_names_is_not_asked_for_itself(matcher, line):
    assert asked(matcher, f"Requirements\n- {line}").keys() == {"pmp", "prince2"}


def test_a_general_form_without_names_is_asked_for(matcher):
    found = asked(matcher, "Requirements\n- Project management certification (any body)")

    assert found == {"pm-certification": "required"}


def test_a_choice_among_names_of_which_the_last_is_unknown_is_a_group(matcher):
    rows = matcher.read_posting("Requirements\n- PMP, PRINCE2 or Forestry diploma").requirements
    groups = {r.any_of for r in rows if r.kind == "certification"}

    assert len(groups) == 1
    assert None not in groups


def test_an_or_of_the_next_line_makes_no_group(matcher):
    rows = matcher.read_posting("Requirements\n- PMP and CAPM\nMBA or Diploma").requirements

    assert {r.any_of for r in rows if r.kind == "certification"} == {None}


MEANT_OTHERWISE = [
    "DESIRED QUALIFICATIONS Project Management or bookkeeping experience",
    "Kitchen staff hold food Safe certification",
]


@pytest.mark.parametrize("line", MEANT_OTHERWISE)
def test_a_heading_or_a_word_in_between_makes_no_certificate(matcher, line):
    assert "pm-certification" not in asked(matcher, f"Duties vary by season. {line}")


@pytest.mark.parametrize("line", ["ITIL V3 or V4 Foundation certification", "ITIL v4 certificate"])
def test_versions_and_levels_may_stand_before_the_word_certification(matcher, line):
    assert asked(matcher, f"Requirements\n- {line}") == {"itil": "required"}


def test_a_framework_spelt_out_is_a_certificate_where_certifications_are_listed(matcher):
    line = "Certifications such as Scaled Agile Framework (SAFe) are welcome"

    assert asked(matcher, f"Requirements\n- {line}") == {"safe": "preferred"}


LISTS = [
    ("Certificates count for us (say CAPM, PMP, CSM, SAFe)", {"capm", "pmp", "csm", "safe"}),
    ("PMP, Agile Scrum Master or similar certification", {"pmp", "scrum-certification"}),
    ("PRINCE2, Agile PM or similar", {"prince2", "agilepm"}),
    ("Certified SAFe 6 Agilist", {"safe-sa"}),
    ("Professional Scrum Master™ (PSM I)", {"psm-1"}),
    ("An MSP qualification", {"msp"}),
    ("PMP certification by PMI", {"pmp"}),
    ("PMP certification, Agile ways", {"pmp"}),
    ("Agile certifications such as SAFe", {"safe"}),
    ("Member of APM or PMI", set()),
]


@pytest.mark.parametrize(("line", "wanted"), LISTS)
def test_short_forms_in_company(matcher, line, wanted):
    assert asked(matcher, f"Requirements\n- {line}").keys() == wanted


def test_trade_marks_at_a_slash_part_no_group(matcher):
    rows = matcher.read_posting("Requirements\n- PMP®/PRINCE2® certified").requirements
    groups = {r.any_of for r in rows if r.kind == "certification"}

    assert len(groups) == 1
    assert None not in groups


SAFETY = [
    "Galley hands are Food Safe certified",
    "Knows PSM & RMP rules of the tank farm",
    "Process safety management (PSM) for the tank farm",
]


@pytest.mark.parametrize("line", SAFETY)
def test_safety_at_work_makes_no_certificate(matcher, line):
    assert asked(matcher, f"Requirements\n- {line}") == {}


def test_safe_certified_and_psm_still_count(matcher):
    assert asked(matcher, "Requirements\n- SAFe certified\n- PSM") == {
        "safe": "required",
        "psm": "required",
    }


ABROAD_AND_LED = [
    ("Certificación PMP, PRINCE2 o Scrum Master", {"pmp", "prince2", "scrum-certification"}),
    ("Zertifizierung als PMP oder Scrum Master", {"pmp", "scrum-certification"}),
    ("Agile certificate (SAFe, Scrum Master or the like)", {"safe", "scrum-certification"}),
]


@pytest.mark.parametrize(("line", "wanted"), ABROAD_AND_LED)
def test_what_leads_a_list_reaches_past_short_forms_and_foreign_joints(matcher, line, wanted):
    assert asked(matcher, f"Requirements\n- {line}").keys() == wanted
