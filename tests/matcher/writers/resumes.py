"""Invented resumes of many shapes, made from a seed: the same seed gives the same text."""

from __future__ import annotations

from random import Random

NAMES = [
    "Marlene Ostrow",
    "Zoë Kłosińska",
    "Jürgen Weißhaupt",
    "Siân Pennoyer",
    "Łukasz Świerczek",
    "Inês d'Almeida Prado",
    "Åse Brønholt",
    "Priyamvada Nandakumar",
    "Tomáš Dvořáček",
    "Ottoline Marsh-Farrow",
    "Núria Puigdellívol",
    "Ebenezer Quaye",
]
TITLES = [
    "PMO Analyst",
    "Project Coordinator",
    "Senior PMO Analyst",
    "Programme Support Officer",
    "Office Administrator",
    "PMO Manager",
    "Project Manager",
    "Portfolio Analyst",
    "Junior Project Manager",
    "Project Planner",
]
EMPLOYERS = [
    "Brackenholt Energy",
    "Tallow Bridge Housing",
    "Weißwald Maschinenbau GmbH",
    "Kłosy Bank",
    "Harbourline Ltd",
    "Åsgard Marine",
    "Pennick State Agency",
    "Calderwick & Sons",
    "Société Marivaux",
    "Nordlys Rail",
]
TOWNS = ["Leeds", "Kraków", "München", "Dublin", "Zürich", "São Paulo", "Malmö"]
BULLETS = [
    "Kept the RAID log for {n} projects and chased owners every Thursday.",
    "Built the resource plan in Excel; the forecast error fell from {n}% to 6%.",
    "Prepared the monthly portfolio report for the steering committee in Power BI.",
    "Ran change control for a programme of €{n}m, and closed 41 requests in a year.",
    "Maintained the integrated schedule in Microsoft Project with {n}00 lines and kept the critical"
    " path honest, which meant a conversation with every workstream lead each second week and a"
    " rebaselining after each approved change request.",
    "Trained {n} colleagues to use Jira and Confluence.",
    "Introduced stage gates; {n} initiatives were stopped before they cost anything.",
    "Übernahm das Berichtswesen für {n} Projekte – in deutscher Sprache.",
    "Took minutes for two boards and sent actions within a day.",
    "Managed vendor invoices in SAP and reconciled a budget of £{n}00,000.",
]
MONTHS = ["January", "Feb", "March", "Apr", "May", "June", "July", "August", "Sept", "Oct", "Nov"]
CERTIFICATIONS = [
    "PRINCE2 Foundation, 2021",
    "PRINCE2 Practitioner (in progress, exam booked)",
    "Project Management Professional (PMP), 2019",
    "CAPM (expired 2020)",
    "Certified ScrumMaster (CSM), 2022",
    "AgilePM Foundation, planned for next year",
    "ITIL 4 Foundation (2023)",
    "MSP Foundation – 2018",
    "Lean Six Sigma Green Belt, 2020",
]
SCHOOLS = [
    "BSc (Hons) Business Management, Harrowmere University, 2013 – 2016",
    "Master of Science in Project Management, Shanakyle College, 2018",
    "B.A. in History, University of Pennick, 2009 – 2012 (second class honours)",
    "MBA, Świętokrzyska School of Economics, 2020",
    "Bachelor of Engineering, Harrowmere University, 2011",
]
SKILLS = [
    "Tools: Excel, Jira, Power BI, SharePoint, Microsoft Project",
    "Methods: PRINCE2, Scrum, earned value management",
    "Stakeholder management, risk management, minutes and actions, budgeting",
    "Excel (6 years), Jira (2 years), Smartsheet",
]
HEADINGS = {
    "summary": ["Summary", "PROFILE", "Professional Summary"],
    "experience": [
        "Experience",
        "EMPLOYMENT HISTORY",
        "Work Experience",
        "Professional Experience",
    ],
    "education": ["Education", "EDUCATION"],
    "certifications": ["Certifications", "Certificates"],
    "skills": ["Skills", "SKILLS", "Key Skills"],
}


def a_resume(seed: int) -> str:
    """Return the plain text of one resume."""
    dice = Random(seed)
    parts = {
        "summary": [dice.choice(SUMMARIES)] if dice.random() < 0.6 else [],
        "experience": _experience(dice),
        "education": dice.sample(SCHOOLS, dice.randint(0, 2)),
        "certifications": _bulleted(dice, dice.sample(CERTIFICATIONS, dice.randint(0, 5))),
        "skills": dice.sample(SKILLS, dice.randint(1, 3)),
    }
    order = ["experience", "education", "certifications", "skills"]
    dice.shuffle(order)
    lines = _head(dice)
    for kind in ["summary", *order]:
        if parts[kind]:
            lines += ["", dice.choice(HEADINGS[kind]), *parts[kind]]
    if dice.random() < 0.3:
        lines += ["", "Languages", "English (native), Deutsch (C1), język polski (B2)"]
    return "\n".join(lines) + "\n"


SUMMARIES = [
    "Project office analyst who likes plain reports and plans that survive a Monday.",
    "Five years beside programme managers in utilities. I plan, report and ask awkward questions "
    "early, and I would now like to run a small portfolio office of my own.",
]


def _head(dice: Random) -> list[str]:
    name = dice.choice(NAMES)
    address = f"{name.split()[0].encode('ascii', 'ignore').decode().lower()}.x@example.com"
    facts = [address, f"+44 20 7946 0{dice.randint(100, 999)}", dice.choice(TOWNS)]
    shape = dice.randint(0, 2)
    if shape == 0:
        return [name, " | ".join(facts)]
    if shape == 1:
        return [name, *facts]
    return [name.upper() if name.isascii() else name, dice.choice(TITLES), " · ".join(facts)]


def _experience(dice: Random) -> list[str]:
    """Return one to nine jobs, latest first; some overlap, some have years alone."""
    lines: list[str] = []
    year, month = 2026, dice.randint(1, 11)
    shape, is_open = dice.randint(0, 3), dice.random() < 0.7
    for place in range(dice.randint(1, 9)):
        length = dice.randint(1, 3)
        until = "present" if is_open and place == 0 else _point(dice, shape, year, month)
        if shape == 2 and until != "present":
            until = str(year)
        since = _point(dice, shape, year - length, dice.randint(1, 11))
        year -= length if dice.random() < 0.8 else length - 1
        lines += _job(dice, f"{since} {dice.choice('–-')} {until}")
    return lines


def _point(dice: Random, shape: int, year: int, month: int) -> str:
    if shape == 2:
        return str(year)
    return f"{month:02d}/{year}" if shape == 1 else f"{MONTHS[month - 1]} {year}"


def _job(dice: Random, dates: str) -> list[str]:
    title, employer, town = (dice.choice(rows) for rows in (TITLES, EMPLOYERS, TOWNS))
    heads = [
        [f"{title}, {employer}, {town}", dates],
        [f"{title} | {employer} | {dates}"],
        [f"{employer}, {town}", f"{title}    {dates}"],
        [f"{title} — {employer} ({dates})"],
    ]
    bullets = [b.format(n=dice.randint(2, 60)) for b in dice.sample(BULLETS, dice.randint(0, 6))]
    told = [f"Reporting for a portfolio of {dice.randint(3, 90)} projects."]
    blank = [""] if dice.random() < 0.5 else []
    return [
        *dice.choice(heads),
        *(told if dice.random() < 0.2 else []),
        *_bulleted(dice, bullets),
        *blank,
    ]


def _bulleted(dice: Random, lines: list[str]) -> list[str]:
    mark = dice.choice(["- ", "• ", "* "])
    return [mark + line for line in lines]
