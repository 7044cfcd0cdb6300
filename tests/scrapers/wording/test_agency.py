"""An agency is told by its name or by its words; an employer with clients is none."""

import pytest

from scrapers.wording.agency import is_agency_advert


@pytest.mark.parametrize(
    ("company", "text"),
    [
        ("Harbour Recruitment Ltd", ""),
        ("Quayside Staffing", None),
        ("Hays", ""),
        (None, "Our client is looking for a PMO Analyst."),
        ("Brightwell", "On behalf of our client, a utility, we seek a PMO Lead."),
        ("Nordlicht", "Für unseren Kunden suchen wir einen PMO Analysten."),
    ],
)
def test_an_agency_is_known(company, text):
    assert is_agency_advert(company, text)


@pytest.mark.parametrize(
    ("company", "text"),
    [
        ("Brackenholt Energy", "You work with the clients of our projects."),
        ("Tallow Consulting", "Our clients value a PMO that tells the truth."),
        ("Haystack Software", "You join the project office."),
        (None, None),
    ],
)
def test_an_employer_is_not(company, text):
    assert not is_agency_advert(company, text)
