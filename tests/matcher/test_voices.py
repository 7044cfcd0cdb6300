"""Adverts in many voices and languages, invented; what a careful hiring PMO reads in each.

The expectations in voices.json were written before the reader saw the texts.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

CASES = {
    case["name"]: case
    for case in json.loads((Path(__file__).parent / "voices.json").read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("name", CASES)
def test_an_advert_is_read_as_a_hiring_pmo_would(name, matcher):
    case = CASES[name]
    profile, wanted = matcher.read_posting(case["text"], case["title"]), case["expected"]
    strengths = {row.id: row.strength for row in reversed(profile.requirements)}
    groups: dict[str, set[str]] = {}
    for row in profile.requirements:
        groups.setdefault(row.any_of or "", set()).add(row.id)

    assert {i: strengths.get(i) for i in wanted.get("req", {})} == wanted.get("req", {})
    for group in wanted.get("groups", []):
        assert any(set(group) <= members for key, members in groups.items() if key), group
    if "years" in wanted:
        assert (profile.years_experience and profile.years_experience.min) == wanted["years"]
    if wanted.get("edu"):
        school = profile.education
        assert [school.level, school.strength, school.or_equivalent] == wanted["edu"]
    read = {"pmo": profile.is_pmo, "track": profile.track, "level": profile.level}
    assert {k: v for k, v in read.items() if k in wanted} == {
        k: v for k, v in wanted.items() if k in read
    }
