"""The vocabulary: complete, consistent, and faults that name their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.errors import LexiconError
from matcher.lexicon import load
from matcher.weights import load_weights

ROOT = Path(load.__file__).parent
NEW = """id = "new-one"
label = "New One"
name = "New Certificate"
body = "Example Institute"
url = "https://www.example.com"
family = "project"
level = 1
aliases = ["New One Certificate"]
eligibility = "Open to anyone."
sources = ["https://www.example.com/facts"]
checked_on = 2026-11-22
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "certifications").mkdir()
    for file in [*ROOT.glob("*.toml"), *ROOT.glob("certifications/*.toml")]:
        (tmp_path / file.relative_to(ROOT)).write_text(file.read_text("utf-8"), "utf-8")
    return tmp_path


def test_every_certification_has_its_facts():
    known = load.load_lexicon().certifications

    assert len(known) >= 60
    for certificate in known.values():
        assert certificate.sources
        assert certificate.checked_on
        assert certificate.eligibility.endswith(".")
        assert certificate.url.startswith("https://")


CERTIFICATIONS = [
    "pmp",
    "capm",
    "pgmp",
    "pfmp",
    "pmi-acp",
    "pmi-rmp",
    "pmi-sp",
    "pmi-pba",
    "pmi-cp",
    "pmi-pmocp",
    "pmo-cp",
    "prince2",
    "prince2-foundation",
    "prince2-practitioner",
    "prince2-agile",
    "msp",
    "mop",
    "mor",
    "p3o",
    "p3m3",
    "apm",
    "apm-pfq",
    "apm-pmq",
    "apm-ppq",
    "chpp",
    "ipma",
    "ipma-a",
    "ipma-b",
    "ipma-c",
    "ipma-d",
    "csm",
    "cspo",
    "a-csm",
    "csp",
    "psm",
    "psm-1",
    "psm-2",
    "psm-3",
    "pspo",
    "safe",
    "safe-sa",
    "safe-spc",
    "safe-rte",
    "safe-lpm",
    "safe-ssm",
    "itil",
    "lss",
    "lss-yellow",
    "lss-green",
    "lss-black",
    "agilepm",
    "prosci",
    "apmg-change",
    "google-pm",
    "microsoft-pm",
    "dasm",
    "dassm",
    "hop-admin",
    "hop-analyst",
    "hop-manager",
    "hop-director",
    "ipmo-f",
    "ipmo-p",
    "ipmo-e",
    "tableau-certification",
    "pl-300",
    "atlassian-acp",
    "pm-certification",
    "agile-certification",
    "scrum-certification",
    "change-management-certification",
    "lean-certification",
]
TOOLS_AND_METHODS = [
    "microsoft-project",
    "jira",
    "confluence",
    "asana",
    "trello",
    "smartsheet",
    "excel",
    "powerpoint",
    "word",
    "outlook",
    "microsoft-office",
    "sharepoint",
    "power-bi",
    "tableau",
    "visio",
    "primavera-p6",
    "servicenow",
    "sap",
    "oracle",
    "salesforce",
    "sql",
    "google-workspace",
    "slack",
    "teams",
    "azure-devops",
    "clarity",
    "planview",
    "agile",
    "scrum",
    "kanban",
    "waterfall",
    "hybrid-delivery",
    "pmbok",
    "lean",
    "six-sigma",
    "sdlc",
    "safe-framework",
    "prince2-method",
    "itil-framework",
    "evm",
    "devops",
]


def test_every_name_that_others_rely_on_is_there():
    lexicon = load.load_lexicon()

    assert not set(CERTIFICATIONS) - set(lexicon.certifications)
    assert not set(TOOLS_AND_METHODS) - set(lexicon.terms)


@pytest.mark.parametrize("name", CERTIFICATIONS)
def test_every_certificate_is_found_by_each_of_its_names(matcher, name):
    term, facts = matcher.terms()[name], load.load_lexicon().certifications[name]

    for alias in term.aliases:
        text = f"Requirements\n- {alias} certification"
        found = {row.id for row in matcher.read_posting(text, title="PMO Analyst").requirements}
        assert name in found, alias
    assert all(path.training_hours >= 0 <= path.experience_months for path in facts.paths)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We are an MSP with many clients and certified engineers", "msp"),
        ("You work with the customer success manager (CSM) and agile teams", "csm"),
        ("A safe place to work, with safe systems of work", "safe"),
        ("An ACP to guard the plant", "pmi-acp"),
        ("APM (application performance monitoring) with Dynatrace", "apm"),
        ("The estate lies in the green belt", "lss-green"),
        ("Based in SA, the position reports to Cape Town", "safe-sa"),
        ("Keep the performance management plan current", "pmp"),
    ],
)
def test_a_short_form_in_other_company_is_no_certificate(matcher, text, name):
    rows = matcher.read_posting(f"Requirements\n- {text}", title="Project Manager").requirements

    assert name not in {row.id for row in rows}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MSP Practitioner or P3O", "msp"),
        ("MSP, PRINCE2", "msp"),
        ("CSM or PSM", "csm"),
        ("SAFe SA or SPC", "safe-sa"),
        ("PMI-ACP", "pmi-acp"),
        ("Lean Six Sigma, green belt or above", "lss-green"),
    ],
)
def test_a_short_form_in_its_own_company_is_one(matcher, text, name):
    rows = matcher.read_posting(f"Requirements\n- {text}", title="Project Manager").requirements

    assert name in {row.id for row in rows}


def test_a_new_file_is_all_that_a_new_certification_needs(copy: Path):
    (copy / "certifications" / "new-one.toml").write_text(NEW, "utf-8")

    lexicon = load.load_lexicon(copy)

    assert lexicon.certifications["new-one"].label == "New One"
    assert "new-one" in lexicon.terms


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (("eligibility", "eligible"), "eligibility"),
        (('sources = ["https://www.example.com/facts"]', ""), "sources"),
        (('id = "new-one"', 'id = "newer"'), "id"),
        (("New One Certificate", "PMP"), "pmp"),
        (("level = 1", "level = "), "whole file"),
        (("checked_on", 'supersedes = ["nothing"]\nchecked_on'), "nothing"),
    ],
)
def test_a_fault_names_its_place(copy: Path, change: tuple[str, str], names: str):
    (copy / "certifications" / "new-one.toml").write_text(NEW.replace(*change), "utf-8")

    with pytest.raises(LexiconError) as caught:
        load.load_lexicon(copy)

    assert names in caught.value.key or names in caught.value.remedy


def test_weights_that_do_not_sum_to_one_are_refused(tmp_path: Path):
    text = (ROOT / "weights.toml").read_text("utf-8").replace("level = 0.", "level = 9.", 1)
    file = tmp_path / "weights.toml"
    file.write_text(text, "utf-8")

    with pytest.raises(LexiconError, match="sum"):
        load_weights(file)
