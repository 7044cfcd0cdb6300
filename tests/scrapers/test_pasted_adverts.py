"""Wordings of many countries, invented for this test, as people paste them: read as text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scrapers import parse

NOW = datetime(2026, 8, 12, 12, 0, tzinfo=UTC)
DUTIES = (
    "\n\nWe are looking for somebody to support our delivery teams with planning and governance. "
    "You will keep the RAID log and prepare steering packs.\n"
)


def read(head, tail):
    return parse("text", f"{head}{DUTIES}{tail}\n".encode(), fetched_at=NOW).postings[0].to_dict()


PAY = (
    ("Project Officer", "APS6 $91,300 - $99,800 plus super", (91300, 99800, "AUD", "year")),
    (
        "PMO Analyst\nNorthbank plc\nLeeds, UK",
        "Salary: £42,000 - £48,500 per annum plus benefits",
        (42000, 48500, "GBP", "year"),
    ),
    (
        "PMO Lead (Contract)\n£550 - £600 per day inside IR35\n6 months, London",
        "",
        (550, 600, "GBP", "day"),
    ),
    ("Project Support Officer", "Rate: up to £325 p/d (outside IR35)", (None, 325, "GBP", "day")),
    ("Programme Manager", "Pay: 60k-75k EUR", (60000, 75000, "EUR", "year")),
    (
        "PMO Manager (m/w/d)\nMünchen",
        "Gehalt: €60.000 - €72.500 brutto pro Jahr",
        (60000, 72500, "EUR", "year"),
    ),
    ("Projektleiter", "Jahresgehalt ab 65.000 €", (65000, None, "EUR", "year")),
    (
        "Chef de projet PMO (H/F)\nLyon",
        "Rémunération : 45 000 € à 52 000 € bruts annuels",
        (45000, 52000, "EUR", "year"),
    ),
    ("Chef de projet", "TJM : 500 € à 600 €", (500, 600, "EUR", "day")),
    (
        "Kierownik projektu\nWarszawa",
        "Wynagrodzenie: 18 000 – 22 000 PLN netto + VAT / miesiąc (B2B)",
        (18000, 22000, "PLN", "month"),
    ),
    (
        "PMO Coordinator\nZürich",
        "Salary range CHF 110'000 – 125'000 per year",
        (110000, 125000, "CHF", "year"),
    ),
    (
        "PMO Coordinator\nBengaluru",
        "CTC: ₹18,00,000 - ₹24,00,000 per annum",
        (1800000, 2400000, "INR", "year"),
    ),
    ("PMO Coordinator\nPune", "Salary: 12-18 LPA", (1200000, 1800000, "INR", "year")),
    (
        "Project Coordinator\nAustin, TX",
        "Compensation: $32.50/hr - $38.00/hr DOE",
        (32.5, 38, "USD", "hour"),
    ),
    (
        "Project Coordinator\nAustin, TX",
        "The base pay range for this role is $118,300.00 to $162,700.00 annually.",
        (118300, 162700, "USD", "year"),
    ),
    (
        "PMO Director\nToronto, ON",
        "Base salary: CAD $140K–$165K + bonus",
        (140000, 165000, "CAD", "year"),
    ),
    ("PMO Analyst\nSydney NSW", "$120,000 - $130,000 AUD + super", (120000, 130000, "AUD", "year")),
    (
        "PMO Analyst\nSydney NSW",
        "Daily rate of A$850 to A$950 incl. super",
        (850, 950, "AUD", "day"),
    ),
    ("PMO Analyst\nWellington", "NZ$95,000 to NZ$110,000", (95000, 110000, "NZD", "year")),
    ("Project Manager", "OTE £80,000 (base £60,000)", (60000, 60000, "GBP", "year")),
    ("Project Manager", "Salary: circa £55k + car allowance", (55000, 55000, "GBP", "year")),
    ("Project Manager\nOslo", "Årslønn NOK 750 000 - 850 000", (750000, 850000, "NOK", "year")),
    (
        "Project Manager\nDubai",
        "AED 25,000 - 30,000 per month, tax free",
        (25000, 30000, "AED", "month"),
    ),
    ("Project Manager\nSingapore", "S$7,500 - S$9,000 monthly", (7500, 9000, "SGD", "month")),
    (
        "PMO Specialist\nTokyo",
        "年収 ¥8,000,000 - ¥11,000,000 per year",
        (8000000, 11000000, "JPY", "year"),
    ),
    (
        "PMO Officer\nSão Paulo",
        "Salário: R$ 9.500,00 a R$ 11.000,00 por mês",
        (9500, 11000, "BRL", "month"),
    ),
    (
        "Consultant",
        "We offer a 401(k) with a 4% match and have raised $50 million in "
        "Series B funding. Our 10,000 employees manage $2bn of assets.",
        None,
    ),
    (
        "Consultant",
        "You will own project budgets of £500,000 to £2,000,000 and report "
        "savings of $1.2m a year.",
        None,
    ),
    (
        "Consultant",
        "Sign-on bonus of $5,000. Tuition reimbursement up to $5,250 per year. "
        "Referral bonus $2,000.",
        None,
    ),
    ("Consultant", "Band 7: £46,148 to £52,809 a year pro rata", (46148, 52809, "GBP", "year")),
    ("Consultant", "The salary for this position starts at $95,000.", (95000, None, "USD", "year")),
    ("Consultant", "Hourly rate: USD 45", (45, 45, "USD", "hour")),
    ("Consultant", "Salary - Competitive", None),
    (
        "Consultant",
        "€4.200 - €5.100 bruto per maand op basis van 40 uur",
        (4200, 5100, "EUR", "month"),
    ),
    (
        "Consultant",
        "Salaris: tussen € 3.800,- en € 5.400,- bruto per maand",
        (3800, 5400, "EUR", "month"),
    ),
    ("Consultant", "RAL 35.000-42.000 €", (35000, 42000, "EUR", "year")),
    ("Consultant\nMadrid", "Salario: 38.000€ - 44.000€ brutos/año", (38000, 44000, "EUR", "year")),
    (
        "Consultant\nNew York",
        "Pay Range\n$101,000\n—\n$151,000 USD",
        (101000, 151000, "USD", "year"),
    ),
    (
        "Consultant\nNew York",
        "Annual base salary $150,000-$190,000; target bonus 15%; equity.",
        (150000, 190000, "USD", "year"),
    ),
    ("Consultant\nCape Town", "R45 000 - R55 000 per month CTC", (45000, 55000, "ZAR", "month")),
    ("Consultant\nGlasgow", "£40-45k depending on experience", (40000, 45000, "GBP", "year")),
    ("Consultant\nGlasgow", "Up to £65,000 DOE", (None, 65000, "GBP", "year")),
    ("Consultant\nHong Kong", "HK$45,000-HK$55,000/month", (45000, 55000, "HKD", "month")),
    ("Consultant\nDublin", "€450–€500 a day, 12 month contract", (450, 500, "EUR", "day")),
    ("Consultant\nPrague", "Mzda 70 000 - 90 000 Kč měsíčně", (70000, 90000, "CZK", "month")),
    ("Consultant\nSeattle", "Pay: $2,100 weekly", (2100, 2100, "USD", "week")),
    (
        "Consultant\nMexico City",
        "Sueldo: $45,000 a $55,000 MXN mensuales",
        (45000, 55000, "MXN", "month"),
    ),
)
WORKPLACE = (
    ("PMO Executive", "Work mode: WFO", "onsite"),
    ("Planner", "We work from home Mondays and Fridays.", "hybrid"),
    ("Planner\nEdinburgh (home working 3 days)", "", "hybrid"),
    (
        "PMO Analyst",
        "Our satellites carry remote sensing instruments, and you will run the office's plan.",
        None,
    ),
    ("PMO Analyst", "You will support remote sites and manage remote teams across Europe.", None),
    ("PMO Analyst", "Three days a week in our Bristol office, the rest from home.", "hybrid"),
    ("PMO Analyst", "This is a fully on-site role; remote work is not available.", "onsite"),
    ("PMO Analyst", "This position is not eligible for remote work.", "onsite"),
    ("PMO Analyst", "You can work from anywhere in the EU.", "remote"),
    ("PMO Analyst", "100% télétravail possible", "remote"),
    ("PMO Analyst", "Télétravail 2 jours par semaine", "hybrid"),
    ("PMO Analyst", "Mobiles Arbeiten bis zu 60 % möglich", "hybrid"),
    ("PMO Analyst", "Arbeitsmodell: Homeoffice (deutschlandweit)", "remote"),
    ("PMO Analyst", "Tryb pracy: praca zdalna", "remote"),
    ("PMO Analyst", "Modalidad: teletrabajo 100%", "remote"),
    ("PMO Analyst", "Hybride werken: 2 dagen thuis, 3 dagen op kantoor", "hybrid"),
    (
        "PMO Analyst",
        "We run hybrid cloud platforms and use a hybrid delivery method (agile and waterfall).",
        None,
    ),
    ("PMO Analyst", "Work Location: In person", "onsite"),
    (
        "PMO Analyst",
        "Job Type: Full-time\nWork setting: Hybrid remote in Denver, CO 80202",
        "hybrid",
    ),
    ("PMO Analyst", "#LI-Remote", "remote"),
    ("PMO Analyst", "#LI-Hybrid", "hybrid"),
    ("PMO Analyst", "#LI-Onsite", "onsite"),
    ("PMO Analyst", "Must be able to commute to the Chicago office 5 days a week.", "onsite"),
    ("PMO Analyst", "Home-based with occasional travel to client sites.", "remote"),
    (
        "PMO Analyst",
        "This role is based in our Austin office. We are in the office Tuesday to Thursday.",
        "hybrid",
    ),
    (
        "PMO Analyst",
        "Flexible working, including the option to work from home up to two days a week.",
        "hybrid",
    ),
    ("PMO Analyst - Hybrid - Manchester\nHarbour Data Ltd", "", "hybrid"),
    ("PMO Analyst", "WFH 3 days / office 2 days", "hybrid"),
    ("PMO Analyst", "Experience of working with remote or distributed teams.", None),
    (
        "PMO Analyst",
        "This is a remote-first company, and this role can be done from anywhere in Canada.",
        "remote",
    ),
    (
        "PMO Analyst",
        "The successful candidate will attend the Reading office at least once a week.",
        "hybrid",
    ),
    ("PMO Analyst", "40% office attendance is expected (civil servants: 60%).", "hybrid"),
    ("PMO Analyst", "Lavoro da remoto al 100%", "remote"),
    ("PMO Analyst", "Modelo de trabalho: híbrido", "hybrid"),
    ("PMO Analyst", "Teleworking is allowed two days per week.", "hybrid"),
    ("PMO Analyst", "Telework eligible: No", "onsite"),
    ("PMO Analyst", "Remote: No", "onsite"),
    ("PMO Analyst", "Remote interview process; onsite gym.", None),
    ("PMO Analyst", "You will be working on site at our client's headquarters in Derby.", "onsite"),
    ("PMO Analyst", "Remote work possible? Yes - fully", "remote"),
)
STATED = (
    (
        "Project Manager\nBased in Cardiff or Swansea, three days a week in the office",
        "",
        {"cities": ["Cardiff", "Swansea"]},
    ),
    ("Planner\nLocations: Glasgow; Dundee; Inverness", "", {"places": 3}),
    ("Planner\nLocation: York; 35 hours a week", "", {"cities": ["York"]}),
    (
        "Change Lead",
        "The role is based at our Newcastle upon Tyne site.",
        {"city": "Newcastle upon Tyne"},
    ),
    ("PMO Officer\nTown: Stoke-on-Trent", "", {"city": "Stoke-on-Trent"}),
    (
        "Site Planner\nTucson, AZ 85701",
        "Work Location: In person",
        {"city": "Tucson", "workplace": "onsite"},
    ),
    ("PMO Analyst\nLocation\nThe Opportunity", "You plan.", {"places": 0}),
    ("PMO Lead. Location: Hayward, CA Who We Are Tern Inc", "", {"city": "Hayward"}),
    ("Planner\nWellington", "Listed 4 days ago", {"posted_on": "2026-08-08"}),
    (
        "Planner",
        "Closing: midnight on Sunday 30 August 2026",
        {"closes_on": "2026-08-30"},
    ),
    (
        "PMO Analyst\nAcme Works, Leeds (hybrid)",
        "",
        {"workplace": "hybrid", "company": "Acme Works", "city": "Leeds"},
    ),
    ("PMO Analyst\nRemote – UK", "", {"workplace": "remote", "country": "GB"}),
    ("PMO Analyst", "Location: Remote (US only)", {"workplace": "remote", "country": "US"}),
    ("Project Manager\n12 Locations", "", {"places": 0}),
    (
        "Project Manager\nBrightline Energy\nLondon / Manchester / Birmingham",
        "",
        {"cities": ["London", "Manchester", "Birmingham"], "company": "Brightline Energy"},
    ),
    (
        "Project Manager\nBrightline Energy · Berlin, Germany; Paris, France",
        "",
        {"cities": ["Berlin", "Paris"]},
    ),
    ("Project Manager\nBrightline Energy\nPosted 30+ Days Ago\nHamburg", "", {"posted_on": None}),
    (
        "Project Manager\nBrightline Energy\nPosted 3 days ago\nHamburg",
        "",
        {"posted_on": "2026-08-09"},
    ),
    ("Project Manager\nBrightline Energy\nPosted Yesterday", "", {"posted_on": "2026-08-11"}),
    ("Project Manager", "Closing date: 31 August 2026", {"closes_on": "2026-08-31"}),
    ("Project Manager", "Apply by 05/09/2026\nLocation: London, UK", {"closes_on": "2026-09-05"}),
    (
        "Project Manager",
        "Applications close at 11:55pm on Sunday 6th September 2026",
        {"closes_on": "2026-09-06"},
    ),
    (
        "Project Manager\nCompany: Brightline Energy\nLocation: Utrecht, Netherlands",
        "",
        {"company": "Brightline Energy", "city": "Utrecht", "country": "NL"},
    ),
    (
        "Job title: Senior PMO Analyst\nEmployer: Brightline Energy\nLocation: Cork",
        "",
        {"company": "Brightline Energy", "title": "Senior PMO Analyst"},
    ),
    (
        "Project Manager at Brightline Energy\nDublin, Ireland",
        "",
        {"company": "Brightline Energy", "city": "Dublin", "country": "IE"},
    ),
    ("Project Manager", "Job type: Permanent, full-time", {"employment": "full_time"}),
    ("Project Manager", "6-month contract, outside IR35", {"employment": "contract"}),
    ("Project Manager", "Vertragsart: Unbefristet, Vollzeit", {"employment": "full_time"}),
    ("Project Manager", "CDI - temps plein", {"employment": "full_time"}),
)


@pytest.mark.parametrize(("head", "tail", "wanted"), PAY)
def test_pay_is_read_in_the_words_of_its_country(head, tail, wanted):
    salary = read(head, tail)["salary"]

    told = salary and (salary["min"], salary["max"], salary["currency"], salary["period"])
    assert told == wanted


def test_an_estimate_is_marked():
    salary = read("Consultant", "Estimated salary: $84K - $112K (Glassdoor est.)")["salary"]

    assert salary["origin"] == "estimated"


def test_crowns_without_a_country_are_pay_without_a_currency():
    salary = read("Projektledare", "Lön: 48 000–55 000 kr per månad")["salary"]

    assert (salary["min"], salary["max"], salary["currency"]) == (48000, 55000, None)


@pytest.mark.parametrize(("head", "tail", "wanted"), WORKPLACE)
def test_the_workplace_is_what_is_said_of_this_job(head, tail, wanted):
    assert read(head, tail)["workplace"] == wanted


@pytest.mark.parametrize(("head", "tail", "wanted"), STATED)
def test_places_dates_company_and_kind_are_read_from_where_they_stand(head, tail, wanted):
    told = read(head, tail)

    first = told["places"][0] if told["places"] else {}
    seen = told | {
        "places": len(told["places"]),
        "cities": [place["city"] for place in told["places"]],
        "city": first.get("city"),
        "country": first.get("country"),
        "employment": told["employment_type"],
    }
    assert {name: seen[name] for name in wanted} == wanted
