"""Employment types in the words of many systems."""

from __future__ import annotations

import pytest

from scrapers.wording.employment import employment_in_text, read_employment


@pytest.mark.parametrize(
    ("stated", "kind"),
    [
        ("Full Time", "full_time"),
        ("FULL_TIME", "full_time"),
        ("FullTime", "full_time"),
        ("fulltime_permanent", "full_time"),
        ("Regular", "full_time"),
        ("Permanent, full-time", "full_time"),
        ("Festanstellung, Vollzeit", "full_time"),
        ("Part-time", "part_time"),
        ("Teilzeit", "part_time"),
        ("CONTRACTOR", "contract"),
        ("Fixed Term (full time)", "contract"),
        ("Freelance", "contract"),
        ("Temporary", "temporary"),
        ("Casual", "temporary"),
        ("Internship", "internship"),
        ("Full-time internship", "internship"),
        ("Praktikum", "internship"),
        ("Volunteer", "volunteer"),
        ("International", None),
        ("Template", None),
        ("", None),
        (None, None),
    ],
)
def test_reads_a_stated_field(stated, kind):
    assert read_employment(stated) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Job Type: Full-time\nPay: good", "full_time"),
        ("time type\nFull time\nposted on", "full_time"),
        ("Contract type: Fixed-term, 12 months", "contract"),
        ("This is a 6 month contract role.", "contract"),
        ("We offer a permanent, part-time position.", "part_time"),
        ("Manage contracts and full lifecycles.", None),
        ("Lead interns and part-time volunteers.", None),
    ],
)
def test_reads_it_in_a_text(text, kind):
    assert employment_in_text(text) == kind
