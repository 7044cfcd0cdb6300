"""Short adverts in many voices, invented for this test: what each states, told beforehand.

Facts: `pay` is (min, max, currency, period); `at` the first city, `in_` its country, `cities` all.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scrapers import parse

NOW = datetime(2026, 8, 12, 12, 0, tzinfo=UTC)
YEAR, MONTH, WEEK, DAY, HOUR = "year", "month", "week", "day", "hour"

PAY = (
    ("Interim PMO Lead. £575 per day (Inside IR35). London, 3 days on site.", (575, 575, "GBP", DAY)),
    ("PMO Contractor\nDay rate: £450-£525 outside IR35, 6 months initially.", (450, 525, "GBP", DAY)),
    ("PMO Analyst needed, c.£400pd via umbrella.", (400, 400, "GBP", DAY)),
    ("Rate - £41.87 PAYE or £56.44 umbrella per hour for this Project Officer.", (41.87, 41.87, "GBP", HOUR)),
    ("Project Officer, Grade 7. Salary £36,924 - £45,163 p.a. pro rata for part-time.", (36924, 45163, "GBP", YEAR)),
    ("We pay 55k-65k GBP for the right programme planner.", (55000, 65000, "GBP", YEAR)),
    ("Salary: £50k basic, OTE £70k. Delivery manager for a sales-led firm.", (50000, 50000, "GBP", YEAR)),
    ("Salary of up to £48,000 plus 10% bonus and a £5,000 car allowance.", (None, 48000, "GBP", YEAR)),
    ("From £32,000 per annum, rising with service.", (32000, None, "GBP", YEAR)),
    ("Band 6 - £37,338 to £44,962 a year. You will manage budgets of £1.2m.", (37338, 44962, "GBP", YEAR)),
    ("Salary: 38 500 £", (38500, 38500, "GBP", YEAR)),
    ("Compensation: $128,000/yr - $161,000/yr. We raised $40M last spring.", (128000, 161000, "USD", YEAR)),
    ("The base salary range is $110K to $135K + equity. 401(k) match to 4%, up to $6,000.", (110000, 135000, "USD", YEAR)),
    ("Pay rate: $48/hr on W2, $55/hr on C2C.", (48, 48, "USD", HOUR)),
    ("Hourly pay: 29.50 - 34.75 USD", (29.5, 34.75, "USD", HOUR)),
    ("Annual Salary Range\n$84,200.00 - $113,700.00", (84200, 113700, "USD", YEAR)),
    ("GS-13: $106,823 - $138,868 per year", (106823, 138868, "USD", YEAR)),
    ("Salary: $2,400 bi-weekly", (2400, 2400, "USD", None)),
    ("This position pays $5,400 to $6,900 a month depending on grade.", (5400, 6900, "USD", MONTH)),
    ("Target compensation: USD 145 000 per year, of which 15 % variable.", (145000, 145000, "USD", YEAR)),
    ("CA$98,500 – CA$112,000 annually", (98500, 112000, "CAD", YEAR)),
    ("Salary: $98,500 to $112,000 CAD per annum", (98500, 112000, "CAD", YEAR)),
    ("AUD 135k + super, permanent.", (135000, 135000, "AUD", YEAR)),
    ("$950 - $1,050 per day inc super, Canberra, NV1 required. AUD.", (950, 1050, "AUD", DAY)),
    ("NZD 120,000 - 140,000 + KiwiSaver", (120000, 140000, "NZD", YEAR)),
    ("Gehalt: 62.000 bis 74.000 Euro brutto im Jahr", (62000, 74000, "EUR", YEAR)),
    ("Jahresbruttogehalt zwischen 58.000 € und 66.000 €", (58000, 66000, "EUR", YEAR)),
    ("Stundensatz: 85 – 95 € pro Stunde, freiberuflich", (85, 95, "EUR", HOUR)),
    ("Tagessatz 720 Euro, remote möglich", (720, 720, "EUR", DAY)),
    ("Wir bieten 4.900 € brutto monatlich bei 38,5 Stunden", (4900, 4900, "EUR", MONTH)),
    ("Salaire : 48-55 k€ brut annuel selon profil", (48000, 55000, "EUR", YEAR)),
    ("Rémunération entre 3 200 € et 3 800 € brut par mois", (3200, 3800, "EUR", MONTH)),
    ("TJM 550€ max, mission de 12 mois", (None, 550, "EUR", DAY)),
    ("Salario: entre 34.000 y 40.000 euros brutos anuales", (34000, 40000, "EUR", YEAR)),
    ("Retribuzione: RAL 38k-45k", (38000, 45000, "EUR", YEAR)),
    ("Salaris € 4.100 tot € 5.600 bruto per maand op basis van 36 uur", (4100, 5600, "EUR", MONTH)),
    ("Vergoeding: 95 euro per uur excl. btw", (95, 95, "EUR", HOUR)),
    ("Wynagrodzenie 140-170 zł netto/h na B2B", (140, 170, "PLN", HOUR)),
    ("Widełki: 16 000 - 21 000 zł brutto miesięcznie", (16000, 21000, "PLN", MONTH)),
    ("Månadslön 52 000 - 58 000 SEK", (52000, 58000, "SEK", MONTH)),
    ("Løn: 48.000 DKK pr. måned", (48000, 48000, "DKK", MONTH)),
    ("Lønn: NOK 780 000 – 860 000 per år", (780000, 860000, "NOK", YEAR)),
    ("CHF 120'000.- bis 135'000.- pro Jahr", (120000, 135000, "CHF", YEAR)),
    ("CTC: 22-28 LPA, Hyderabad", (2200000, 2800000, "INR", YEAR)),
    ("Salary INR 1,800,000 - 2,200,000 per annum", (1800000, 2200000, "INR", YEAR)),
    ("Package: AED 32K per month all inclusive", (32000, 32000, "AED", MONTH)),
    ("SAR 28,000 monthly + housing", (28000, 28000, "SAR", MONTH)),
    ("SGD 8,500 to SGD 10,000 per month", (8500, 10000, "SGD", MONTH)),
    ("Salary: R 780 000 - R 900 000 per annum (CTC)", (780000, 900000, "ZAR", YEAR)),
    ("月給 ¥550,000 - ¥700,000 per month", (550000, 700000, "JPY", MONTH)),
    ("Salary range (EUR): 70.000 – 82.000", (70000, 82000, "EUR", YEAR)),
    ("Estimated pay: £44K - £53K a year (employer est.)", (44000, 53000, "GBP", YEAR)),
    ("UK: £60,000 - £70,000. US: $95,000 - $115,000.", (60000, 70000, "GBP", YEAR)),
    ("Salary: competitive, DOE. Relocation of up to $7,500 and a $3,000 signing bonus.", None),
    ("You own a £3.5m portfolio and report benefits of £400k a year to the board.", None),
    ("Join a team of 1,200 people who manage £28bn of assets and $90,000 of monthly ad spend.", None),
    ("Training budget of €2,000 per year and a €50 home office allowance per month.", None),
    ("Grants of $10,000 to $25,000 are awarded each year by the programme that you run.", None),
    ("We serve 60k-75k customers a day and answer 401k questions.", None),
    ("Plans start at $5 per month for our customers; salary is competitive.", None),
    ("Earn a £1,000 referral bonus. Cost savings of $250,000 per year were made last year.", None),
    ("Salary: Up to 85k plus benefits", (None, 85000, None, YEAR)),
    ("Pay: $0.00 per hour", None),
)  # fmt: skip
WORKPLACE = (
    ("The office is in Leeds, and you come in two days each week.", "hybrid"),
    ("We expect colleagues in the office 60% of the time.", "hybrid"),
    ("Office-first: you will be in our Zürich office four days a week, with Fridays at home.", "hybrid"),
    ("Work model: 2 days on site, 3 days remote", "hybrid"),
    ("Working pattern: hybrid (min. 40% in the office)", "hybrid"),
    ("A blend of home and office working is offered.", "hybrid"),
    ("You can work from home on Mondays and Fridays.", "hybrid"),
    ("You will enjoy the flexibility to work from home when needed.", None),
    ("Many of us have the flexibility to work from home several days a week.", "hybrid"),
    ("Financial disclosure: Not Required\nTelework depends on the team.", None),
    ("The post is open to in-office, hybrid or fully remote working.", "hybrid"),
    ("You will join our team remotely and meet us twice a year.", "remote"),
    ("Not only remote colleagues will read your plan.", None),
    ("Occasional home working may be agreed after probation.", None),
    ("The role is remote with a visit to our Bristol office once a quarter.", "remote"),
    ("Remote (UK) - must live within the United Kingdom", "remote"),
    ("This is a work-from-home role; we send you a laptop.", "remote"),
    ("Fully distributed team: live wherever you like within two hours of CET.", "remote"),
    ("Location: Anywhere in Canada (Remote)", "remote"),
    ("Telecommute: 100%", "remote"),
    ("Remote OK", "remote"),
    ("Our teams are fully remote; so is this position.", "remote"),
    ("This role is not remote: you will be with the crew on site every day.", "onsite"),
    ("Candidates must work on-site in Houston, TX, Monday to Friday.", "onsite"),
    ("Working location: on-site at the hospital", "onsite"),
    ("No home office possible, presence in the plant is needed.", "onsite"),
    ("In-office role, five days a week.", "onsite"),
    ("On-site parking, an on-site canteen and free coffee.", None),
    ("You will coordinate remote teams and remote hands in three data centres.", None),
    ("Knowledge of hybrid (agile and waterfall) project approaches.", None),
    ("We move hybrid cloud estates of banks to remote desktops.", None),
    ("Remotely operated vehicles are what our engineers plan for.", None),
    ("Bis zu 3 Tage Homeoffice pro Woche", "hybrid"),
    ("Remote-Anteil: bis zu 100 %", "remote"),
    ("Arbeitsort: vor Ort in Essen", "onsite"),
    ("Travail hybride : 3 jours sur site, 2 jours à distance", "hybrid"),
    ("Poste en présentiel à Nantes", "onsite"),
    ("Trabajo presencial en Sevilla", "onsite"),
    ("Trabajo 100% remoto desde España", "remote"),
    ("Praca hybrydowa: 2 dni w biurze", "hybrid"),
    ("Praca stacjonarna w Gdańsku", "onsite"),
    ("Je werkt twee dagen thuis en drie dagen op kantoor", "hybrid"),
    ("Distans: 100%", "remote"),
    ("Smart working: 3 giorni a settimana", "hybrid"),
)  # fmt: skip
STATED = (
    ("PMO Analyst | Lumen | Leeds, UK", {"at": "Leeds", "in_": "GB", "title": "PMO Analyst", "company": "Lumen"}),
    ("PMO Analyst\nLocation: Leeds or York", {"cities": ["Leeds", "York"]}),
    ("PMO Analyst\nLocations: Paris, Lyon and Lille", {"cities": ["Paris", "Lyon", "Lille"]}),
    ("PMO Analyst\nLocation(s): Austin, TX; Boston, MA; Remote - US", {"cities": ["Austin", "Boston", None]}),
    ("PMO Analyst\nMultiple Locations", {"cities": []}),
    ("PMO Analyst\nLocation: 5 locations", {"cities": []}),
    ("PMO Analyst\nWork location: Canary Wharf, London E14", {"at": "London", "in_": "GB"}),
    ("PMO Analyst\nBased in: Kraków, Poland", {"at": "Kraków", "in_": "PL"}),
    ("PMO Analyst\nStandort: München", {"at": "München", "in_": "DE"}),
    ("PMO Analyst\nArbeitsort: Köln, Deutschland", {"at": "Köln", "in_": "DE"}),
    ("Chef de projet\nLieu : Toulouse (31)", {"at": "Toulouse", "in_": "FR"}),
    ("Jefe de proyecto\nUbicación: Madrid, España", {"at": "Madrid", "in_": "ES"}),
    ("Projectmanager\nLocatie: Utrecht", {"at": "Utrecht", "in_": "NL"}),
    ("Kierownik projektu\nLokalizacja: Warszawa", {"at": "Warszawa", "in_": "PL"}),
    ("Projektledare\nOrt: Göteborg", {"at": "Göteborg", "in_": "SE"}),
    ("📍 Dublin, Ireland\nPMO Lead", {"at": "Dublin", "in_": "IE"}),
    ("PMO Lead\nUSA, Texas, Dallas", {"at": "Dallas", "in_": "US"}),
    ("PMO Lead\nPosted: 12 days ago", {"posted": "2026-07-31"}),
    ("PMO Lead\nPosted 30+ Days Ago", {"posted": None}),
    ("PMO Lead\nDate posted: 07/22/2026", {"posted": "2026-07-22"}),
    ("PMO Lead\nDate posted: 03.08.2026", {"posted": "2026-08-03"}),
    ("PMO Lead\nPosted on 1 January 2027", {"posted": "2026-08-12"}),
    ("PMO Lead\nVeröffentlicht am 4. August 2026", {"posted": "2026-08-04"}),
    ("PMO Lead\nPublié le 4 août 2026", {"posted": "2026-08-04"}),
    ("PMO Lead\nClosing date: Friday 28th August 2026 (midnight)", {"closes": "2026-08-28"}),
    ("PMO Lead\nDeadline: 2026-09-01", {"closes": "2026-09-01"}),
    ("PMO Lead\nApplications close 14 September 2026 at noon", {"closes": "2026-09-14"}),
    ("PMO Lead\nBewerbungsfrist: 15.09.2026", {"closes": "2026-09-15"}),
    ("PMO Lead\nDate limite : 15/09/2026", {"closes": "2026-09-15"}),
    ("PMO Lead\nContract: Fixed term, 12 months, full-time", {"kind": "contract"}),
    ("PMO Lead\nType: Permanent", {"kind": "full_time"}),
    ("PMO Lead\nEmployment type: Part-time (24 hours)", {"kind": "part_time"}),
    ("PMO Intern\nJob type: Internship", {"kind": "internship"}),
    ("PMO Lead (12 month FTC)", {"kind": "contract"}),
    ("PMO Lead\nHours: Full time, 37 hours per week", {"kind": "full_time"}),
    ("PMO Lead\nAnstellungsart: befristet bis 2027", {"kind": "contract"}),
    ("PMO Lead\nType de contrat : CDI", {"kind": "full_time"}),
    ("PMO Lead\nRodzaj umowy: B2B", {"kind": "contract"}),
)  # fmt: skip
DUTIES = (
    "\n\nWhat you will do: keep the plan of plans, the RAID log and the steering packs in order. "
    "What you bring: five years of project support and a calm pen.\n"
)


def told_by(advert: str) -> dict:
    told = parse("text", (advert + DUTIES).encode(), fetched_at=NOW).postings[0].to_dict()
    places = told["places"] or [{}]
    return told | {
        "at": places[0].get("city"),
        "in_": places[0].get("country"),
        "cities": [place["city"] for place in told["places"]],
        "posted": told["posted_on"],
        "closes": told["closes_on"],
        "kind": told["employment_type"],
    }


@pytest.mark.parametrize(("advert", "pay"), PAY)
def test_pay(advert, pay):
    found = told_by(f"Project and programme office\n\n{advert}")["salary"]

    told = found and (found["min"], found["max"], found["currency"], found["period"])
    assert told == pay


@pytest.mark.parametrize(("advert", "workplace"), WORKPLACE)
def test_workplace(advert, workplace):
    assert told_by(f"Project and programme office\n\n{advert}")["workplace"] == workplace


@pytest.mark.parametrize(("advert", "wanted"), STATED)
def test_places_days_and_kinds(advert, wanted):
    told = told_by(advert)

    assert {name: told[name] for name in wanted} == wanted
