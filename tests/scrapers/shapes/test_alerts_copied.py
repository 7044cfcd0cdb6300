"""Alert mails copied as text, forwarded, in other languages, and mails about an application."""

from __future__ import annotations

import base64
import quopri

import pytest

from tests.scrapers.shapes.facts import Shape, misses, misses_of_auto


def mail(sender, body, kind="html", subject="Alert", how="8bit"):
    packed = {
        "8bit": lambda raw: raw.decode(),
        "base64": lambda raw: base64.encodebytes(raw).decode(),
        "quoted-printable": lambda raw: quopri.encodestring(raw).decode(),
    }
    return (
        f"From: {sender}\nTo: lena@example.org\nSubject: {subject}\n"
        f"Date: Mon, 10 Aug 2026 06:00:00 +0000\nMIME-Version: 1.0\n"
        f"Content-Type: text/{kind}; charset=utf-8\nContent-Transfer-Encoding: {how}\n\n"
        f"{packed[how](body.encode())}"
    )


LINKEDIN = "LinkedIn <jobalerts-noreply@linkedin.com>"
INDEED = "Indeed <donotreply@match.indeed.com>"
GLASSDOOR = "Glassdoor <noreply@glassdoor.com>"
ZIP = "ZipRecruiter <alerts@ziprecruiter.com>"


def view(number):
    return f"https://www.linkedin.com/comm/jobs/view/{number}/?trk=eml"


def glassdoor(number):
    return f"https://www.glassdoor.ca/partner/jobListing.htm?pos=101&jobListingId={number}"


COPIED = f"""Your job alert for *pmo*
New jobs in Halifax match your preferences.
[image: Corvale]
<{view(4430001)}>
PMO Lead
<{view(4430001)}>
Corvale · Canada (Remote)
[image: A school]
5 school alumni
[image: Tidewell]
<{view(4430002)}>
PMO Analyst
<{view(4430002)}>
Tidewell · Halifax, NS (Hybrid)
See all jobs
"""
BETWEEN = f"""Head of PMO
{view(4430003)}
Quillstone · Auckland, New Zealand
Lead the office.

Planner
{view(4430004)}
Fennwick Rail
Wellington, New Zealand
"""
BADGED = f"PMO Lead\nZellow\nFast growing\nToronto\nView job: {view(4430005)}\n"
ONLY_BUTTONS = f"""<table><tr><td><a href="{view(4430006)}">Ansehen</a><div>PMO-Leitung (m/w/d)<br>Nordhall GmbH<br>Bremen</div></td></tr></table>"""
OWN_LINKS = f"""<a href="{view(4430007)}"><img src="x.png"></a><a href="{view(4430007)}">PMO Lead</a>
<a href="{view(4430007)}">Corvale · Reno, NV</a><a href="{view(4430008)}">Planner</a><a href="https://www.linkedin.com/help">Help</a>"""
TRACKED = """<body><a href="https://cts.indeed.com/v3/T1">Job anzeigen</a><a href="https://cts.indeed.com/v3/T1">PMO-Leitung (m/w/d)</a>
<a href="https://cts.indeed.com/v3/T1">Mehr erfahren</a><span>Nordhall GmbH</span><span>(3,5)</span><span>28195 Bremen</span>
<span>Wir suchen Ordnung.</span><a href="https://cts.indeed.com/v3/T2">Datenschutz</a><a href="https://cts.indeed.com/v3/T3">Abmelden</a></body>"""
SETTINGS = """<body><a href="https://cts.indeed.com/v3/C1">Bestätigen</a><span>© 2026 Indeed Deutschland GmbH, Berlin</span>
<a href="https://cts.indeed.com/v3/C2">Benachrichtigungen verwalten</a></body>"""
RINGGIT = """PMO Executive
Kilang Tidewell - Kuala Lumpur
RM 6,000 - RM 8,500 a month
2 days ago
https://malaysia.indeed.com/rc/clk/dl?jk=0a1b2c3d4e5f6070
"""
FORWARDED = f"""---------- Forwarded message ---------
From: Glassdoor Jobs <noreply@glassdoor.com>

Jobs for You

Corvale 4.1 ★

PMO Lead – Change
Hamilton
$55 - $60 (Employer Est.)
Easy Apply
<{glassdoor(1010000001)}>
Tidewell 3.5 ★

Planner
Vancouver
5d
<{glassdoor(1010000002)}>
"""
IN_ROWS = f"""Your job listings for August 10, 2026
[https://www.glassdoor.com/icons/location.png]Vancouver,
BC

Fennwick Pharmacy

Programme Analyst

Vancouver

$70K (Employer Est.)

[https://www.glassdoor.com/icons/easy-apply.png?v=2]

Easy Apply

9h

[{glassdoor(1010000003)}]

avatar
[https://media.glassdoor.com/sql/1/logo.png]

Quillstone 4.3 ★

Project Planner - Site Office

Burnaby

10d

[{glassdoor(1010000004)}]
"""
RATED_ABOVE = f"""<table><tr><td><div>Corvale Inc.</div><div>3.9</div><div>★</div>
<a href="{glassdoor(1010000005)}">Project Manager</a><div>Halifax, NS</div></td></tr></table>"""
FIRM_FIRST = f"""<a href="{glassdoor(1010000006)}"><div>Tidewell &amp; Associates</div><div>Senior Project Manager</div><div>Reno, NV</div></a>
<a href="{glassdoor(1010000007)}"><table><tr><td>PMO Analyst</td></tr></table><span>Mapleware · - ·</span><span>Remote</span></a>"""
DASHED = f"Programme Manager\nQuillstone — Remote, US\n{glassdoor(1010000008)}\n"
BELOW = """Hi Lena, here are new jobs near Reno, NV

PMO Analyst
Corvale Health
Reno, NV
$70K - $85K / yr
View Details: https://www.ziprecruiter.com/km/AAx1?tsid=1

Planner
Tidewell LLC • Sparks, NV • Hybrid
View Details: https://www.ziprecruiter.com/km/AAx2?tsid=1

View More Jobs: https://www.ziprecruiter.com/km/AAx3
"""
ENGAGED = """Your job alert is active

You can browse new jobs on Indeed by copying the link below

https://engage.indeed.com/f/a/BROWSE~~/x

3+ new PMO jobs in Reno, NV

PMO Lead - Change
Corvale, Inc. - Reno, NV
$95,000 - $110,000 a year
Just posted
https://engage.indeed.com/f/a/ONE~~/x

(c) 2026 Indeed, Inc.
Indeed Tower 200 West 6th Street, Austin, TX 78701
Privacy Policy: https://engage.indeed.com/f/a/TWO~~/x
"""
RATED = """<table><tr><td><a href="https://uk.indeed.com/rc/clk/dl?jk=0a1b2c3d4e5f6077"><h2>PMO Lead</h2></a></td></tr>
<tr><td>Corvale <span>4.1</span></td></tr><tr><td>Hybrid work in Leeds LS1</td></tr></table>"""
FRENCH = f"""Offres d'emploi pour vous

Tidewell 4,2 ★

Responsable PMO

Lyon

45 k € - 55 k € (Estimation de l'employeur)

Candidature facile

3 j

{glassdoor(1010000009)}
"""
VIEWED = f"""<h2>Your application was viewed by Corvale</h2><table><tr><td><a href="{view(4430009)}">PMO Analyst</a><p>Corvale · York</p></td></tr></table>
<h3>Jobs similar to it</h3><table><tr><td><a href="{view(4430010)}">PMO Lead</a><p>Tidewell · Leeds, England, United Kingdom</p></td></tr></table>"""
ANSWERS = [
    ("Lena, your application was sent to Corvale", f"Your application was sent to Corvale\n\nPMO Lead\nCorvale\nYork\n\nView job: {view(4430011)}\n"),
    ("Ihre Bewerbung wurde von Nordhall angesehen", f"PMO-Leitung\nNordhall GmbH\nBremen\nJobangebot ansehen: {view(4430012)}\n"),
    ("Votre candidature a été envoyée à Tidewell", f"Responsable PMO\nTidewell\nLyon\nVoir l'offre d'emploi : {view(4430013)}\n"),
    ("Tu solicitud se ha enviado a Ferrovela", f"Técnico de PMO\nFerrovela · Madrid (Híbrido)\nVer empleo: {view(4430014)}\n"),
]  # fmt: skip

SHAPES = [
    Shape("the title between two links", "linkedin_mail", mail(LINKEDIN, COPIED, "plain", how="quoted-printable"), {
        "0.title": "PMO Lead", "0.company": "Corvale", "0.places.0.country": "CA", "0.workplace": "remote",
        "1.title": "PMO Analyst", "1.company": "Tidewell", "1.places.0.city": "Halifax", "1.workplace": "hybrid"}),
    Shape("the link between title and company", "linkedin_mail", mail("Lena <lena@example.org>", BETWEEN, "plain"), {
        "0.title": "Head of PMO", "0.company": "Quillstone", "0.places.0.city": "Auckland", "1.title": "Planner", "1.company": "Fennwick Rail", "1.places.0.city": "Wellington"}),
    Shape("a badge before the place", "linkedin_mail", mail(LINKEDIN, BADGED, "plain"), {
        "0.title": "PMO Lead", "0.company": "Zellow", "0.places.0.city": "Toronto"}),
    Shape("a button beside its job", "linkedin_mail", mail(LINKEDIN, ONLY_BUTTONS, how="base64"), {
        "0.title": "PMO-Leitung (m/w/d)", "0.company": "Nordhall GmbH", "0.places.0.city": "Bremen"}),
    Shape("title and company in links of their own", "linkedin_mail", mail(LINKEDIN, OWN_LINKS), {
        "0.title": "PMO Lead", "0.company": "Corvale", "0.places.0.city": "Reno", "1.title": "Planner", "1.company": None}),
    Shape("a title between buttons, and settings", "indeed_mail", mail(INDEED, TRACKED), {
        "0.title": "PMO-Leitung (m/w/d)", "0.company": "Nordhall GmbH", "0.places.0.city": "Bremen", "0.url": None}),
    Shape("ringgit", "indeed_mail", mail(INDEED, RINGGIT, "plain"), {
        "0.company": "Kilang Tidewell", "0.places.0.city": "Kuala Lumpur", "0.salary.min": 6000, "0.salary.max": 8500, "0.salary.currency": "MYR", "0.salary.period": "month"}),
    Shape("links that count, without a key", "indeed_mail", mail(INDEED, ENGAGED, "plain"), {
        "0.title": "PMO Lead - Change", "0.company": "Corvale, Inc.", "0.places.0.city": "Reno", "0.salary.min": 95000, "0.url": None}),
    Shape("a rating in the company's line", "indeed_mail", mail(INDEED, RATED), {
        "0.title": "PMO Lead", "0.company": "Corvale", "0.places.0.city": "Leeds", "0.workplace": "hybrid"}),
    Shape("a text in French", "glassdoor_mail", mail(GLASSDOOR, FRENCH, "plain"), {
        "0.title": "Responsable PMO", "0.company": "Tidewell", "0.places.0.city": "Lyon", "0.salary.min": 45000}),
    Shape("the company above its rating, forwarded", "glassdoor_mail", mail("Lena <lena@example.org>", FORWARDED, "plain"), {
        "0.title": "PMO Lead – Change", "0.company": "Corvale", "0.places.0.city": "Hamilton", "0.salary.max": 60,
        "1.title": "Planner", "1.company": "Tidewell", "1.places.0.city": "Vancouver", "1.posted_on": "2026-08-05"}),
    Shape("every line a paragraph, pictures between", "glassdoor_mail", mail(GLASSDOOR, IN_ROWS, "plain"), {
        "0.title": "Programme Analyst", "0.company": "Fennwick Pharmacy", "0.places.0.city": "Vancouver", "0.salary.min": 70000,
        "1.title": "Project Planner - Site Office", "1.company": "Quillstone", "1.places.0.city": "Burnaby", "1.posted_on": "2026-07-31"}),
    Shape("company and stars above the link", "glassdoor_mail", mail(GLASSDOOR, RATED_ABOVE), {
        "0.title": "Project Manager", "0.company": "Corvale Inc.", "0.places.0.city": "Halifax"}),
    Shape("a firm whose name sounds like a role; dots behind a name", "glassdoor_mail", mail(GLASSDOOR, FIRM_FIRST), {
        "0.title": "Senior Project Manager", "0.company": "Tidewell & Associates", "1.title": "PMO Analyst", "1.company": "Mapleware", "1.workplace": "remote"}),
    Shape("company and place with a dash", "glassdoor_mail", mail(GLASSDOOR, DASHED, "plain"), {
        "0.title": "Programme Manager", "0.company": "Quillstone", "0.workplace": "remote", "0.places.0.country": "US"}),
    Shape("links below the jobs", "ziprecruiter_mail", mail(ZIP, BELOW, "plain"), {
        "0.title": "PMO Analyst", "0.company": "Corvale Health", "0.salary.min": 70000, "1.title": "Planner", "1.company": "Tidewell LLC", "1.workplace": "hybrid"}),
    Shape("the job applied for is not new, those like it are", "linkedin_mail", mail(LINKEDIN, VIEWED, subject="Your application was viewed by Corvale"), {
        "0.title": "PMO Lead", "0.company": "Tidewell", "0.places.0.city": "Leeds"}),
]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_each_is_read_by_its_source_and_told_by_itself(shape):
    assert misses(shape) == []
    assert misses_of_auto(shape) == []


@pytest.mark.parametrize(("subject", "body"), ANSWERS)
def test_a_mail_about_an_application_names_no_new_job(subject, body):
    shape = Shape(
        "answer", "linkedin_mail", mail(LINKEDIN, body, "plain", subject), outcome="empty"
    )

    assert misses(shape) == []


def test_the_same_job_in_an_alert_is_one():
    body = ANSWERS[0][1].partition("\n\n")[2]
    shape = Shape("alert", "linkedin_mail", mail(LINKEDIN, body, "plain"), {"0.title": "PMO Lead"})

    assert misses(shape) == []


def test_settings_behind_links_without_a_key_are_no_jobs():
    assert misses(Shape("settings", "indeed_mail", mail(INDEED, SETTINGS), outcome="empty")) == []
