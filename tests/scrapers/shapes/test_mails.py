"""Alert mails in several layouts: text and HTML, forwarded, quoted, in other countries."""

from __future__ import annotations

from base64 import b64encode
from email.message import EmailMessage
from quopri import encodestring

import pytest

from scrapers import parse
from tests.scrapers.shapes.facts import NOW, Shape, misses, misses_of_auto


def mail(sender, subject, text=None, html=None, date="Mon, 10 Aug 2026 06:30:00 +0000"):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"], message["Date"] = (
        sender,
        "me@example.org",
        subject,
        date,
    )
    if text is not None:
        message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html") if text is not None else message.set_content(
            html, subtype="html"
        )
    return message.as_bytes()


LI_FROM = "LinkedIn Job Alerts <jobalerts-noreply@linkedin.com>"
LI_TEXT = """Your job alert for pmo analyst in London Area, United Kingdom
30+ new jobs match your preferences.

PMO Analyst
Northbank plc
London Area, United Kingdom (Hybrid)
This company is actively hiring
£45K-£52K / year
View job: https://www.linkedin.com/comm/jobs/view/3900000001/?trackingId=SECRET1&refId=x&lipi=y&midToken=SECRET2&otpToken=SECRET3

---------------------------------------------------------

Senior Project Planner - Rail
Lumen & Sons
Manchester
4 school alumni
Apply with resume & profile
View job: https://www.linkedin.com/comm/jobs/view/3900000002?trackingId=SECRET4

---------------------------------------------------------

See all jobs on LinkedIn: https://www.linkedin.com/comm/jobs/search?geoId=1&keywords=pmo
Unsubscribe: https://www.linkedin.com/comm/psettings/email-unsubscribe?lipi=z
This email was intended for A Person. Learn why we included this: https://www.linkedin.com/help/linkedin/answer/4788
"""
LI_JOB = """<tr><td><table><tr><td><a href="https://www.linkedin.com/comm/jobs/view/{0}/?trackingId=SECRET"><img src="https://media.licdn.com/x" alt="{2}"></a></td><td><table><tr><td><a href="https://www.linkedin.com/comm/jobs/view/{0}/?trackingId=SECRET&amp;otpToken=SECRET" class="font-bold">{1}</a></td></tr><tr><td><p>{2} &middot; {3}</p></td></tr><tr><td>{4}</td></tr></table></td></tr></table></td></tr>"""
LI_HTML = (
    "<html><body><table><tr><td><h2>Your job alert for pmo</h2><p>2 new jobs match your preferences.</p></td></tr>"
    + LI_JOB.format(
        "3900000001",
        "PMO Analyst",
        "Northbank plc",
        "London (Hybrid)",
        "<p>Actively recruiting</p>",
    )
    + LI_JOB.format(
        "3900000002",
        "Planner",
        "Lumen &amp; Sons",
        "Leeds, England, United Kingdom (On-site)",
        "<p>Easy Apply</p>",
    )
    + '<tr><td><a href="https://www.linkedin.com/comm/jobs/search?x=1">See all jobs</a></td></tr></table></body></html>'
)
LI_LINES = (
    """<html><body>"""
    + "".join(
        f"""<div class="job"><a href="https://www.linkedin.com/comm/jobs/view/{key}/?otpToken=SECRET"><span>{title}</span></a><div>{company}</div><div>{place}</div><div>{pay}</div></div>"""
        for key, title, company, place, pay in (
            ("3900000003", "PMO Lead", "Selkie", "Dublin, Ireland", "€70K-€80K / year"),
            ("3900000004", "PMO Officer", "Tidewell", "Remote", ""),
        )
    )
    + "</body></html>"
)

IN_FROM = "Indeed <donotreply@jobalert.indeed.com>"
IN_TEXT = """12 new pmo jobs in Leeds

PMO Analyst
Northbank plc - Leeds LS1
£38,000 - £42,000 a year
Easily apply
You keep the RAID log and the plan of plans for the retail programme.
3 days ago
https://uk.indeed.com/rc/clk/dl?jk=0a1b2c3d4e5f6a7b&from=ja&qd=SECRET

Project Support Officer
Lumen - Remote in York
Just posted
https://uk.indeed.com/pagead/clk/dl?mo=r&ad=SECRET
"""
IN_HTML = (
    """<html><body><table><tr><td><h2>30 new jobs pmo - Leeds</h2></td></tr></table>"""
    + "".join(
        f"""<table><tr><td><h2><a href="https://uk.indeed.com/rc/clk/dl?jk={key}&amp;from=ja&amp;tmtk=SECRET">{title}</a></h2></td></tr><tr><td><p>{company}</p><p>{place}</p></td></tr><tr><td><table bgcolor="#f3f2f1"><tr><td>{pay}</td></tr></table></td></tr><tr><td style="color:#767676">{ago}</td></tr></table>"""
        for key, title, company, place, pay, ago in (
            (
                "0a1b2c3d4e5f6a7b",
                "PMO Analyst",
                "Northbank plc",
                "Leeds LS1",
                "£40,000 a year",
                "Just posted",
            ),
            (
                "1b2c3d4e5f6a7b8c",
                "Planner",
                "Lumen",
                "Hybrid work in York",
                "£250 - £300 a day",
                "1 day ago",
            ),
        )
    )
    + "</body></html>"
)
IN_MATCH = """Hi A,

PMO Lead
Selkie - Bristol
Salary: £55,000 - £60,000 a year
Job type: Full-time
Work setting: Hybrid work
View job: https://cts.indeed.com/v3/H4sIAAAASECRET
"""

GD_FROM = "Glassdoor Jobs <noreply@glassdoor.com>"
GD_TEXT = """Your job listings for pmo analyst London

Northbank plc
4.2 ★
PMO Analyst
London, England
£45K - £50K (Employer est.)
Easy Apply
https://www.glassdoor.co.uk/partner/jobListing.htm?pos=101&jobListingId=1009000001&utm_source=jobalert

Lumen
Project Planner
Leeds
3d
https://www.glassdoor.co.uk/job-listing/planner-JV_KO0,7.htm?jl=1009000002&guid=SECRET
"""
GD_HTML = (
    "<html><body>"
    + "".join(
        f"""<table><tr><td><a href="https://www.glassdoor.com/partner/jobListing.htm?jobListingId={key}&amp;guid=SECRET"><p>{company} <span>{rating} ★</span></p><p>{title}</p><p>{place}</p><p>{pay}</p><p>{age}</p></a></td></tr></table>"""
        for key, company, rating, title, place, pay, age in (
            (
                "1009000001",
                "Northbank",
                "4.2",
                "PMO Analyst",
                "Austin, TX",
                "$90K - $110K (Glassdoor est.)",
                "2d",
            ),
            (
                "1009000002",
                "Lumen",
                "3.8",
                "Program Manager",
                "Remote",
                "$60 - $70 Per Hour (Employer est.)",
                "24h",
            ),
        )
    )
    + '<a href="https://www.glassdoor.com/supermatch?x=1">SuperMatch</a></body></html>'
)

ZR_FROM = "ZipRecruiter <alerts@ziprecruiter.com>"
ZR_TEXT = """New jobs for you

 PMO Analyst  <https://www.ziprecruiter.com/ekm/AAFSECRET> New
Northbank • Austin, TX • Remote
$90,000 - $105,000 / yr
Estimated Pay

 Project Coordinator <https://www.ziprecruiter.com/ekm/AABSECRET>
Lumen • Denver, CO
$28 - $32 / hr

View all jobs <https://www.ziprecruiter.com/jobs-search?x=1>
Unsubscribe <https://www.ziprecruiter.com/unsubscribe/x>
"""
ZR_HTML = (
    "<html><body>"
    + "".join(
        f"""<div><a href="https://www.ziprecruiter.com/ekm/{key}"><b>{title}</b></a><div>{company} • {place}</div><div>{pay}</div><a href="https://www.ziprecruiter.com/ekm/{key}">View Details</a></div>"""
        for key, title, company, place, pay in (
            ("AAFSECRET", "PMO Analyst", "Northbank", "Austin, TX", "$90,000 / yr"),
            ("AABSECRET", "Planner", "Lumen", "Denver, CO • Hybrid", ""),
        )
    )
    + "</body></html>"
)

TWO_LI = {
    "0.title": "PMO Analyst",
    "0.company": "Northbank plc",
    "0.url": "https://www.linkedin.com/jobs/view/3900000001/",
    "0.workplace": "hybrid",
    "0.places.0.city": "London",
}
TEXT_LI = TWO_LI | {
    "0.salary.min": 45000,
    "0.salary.max": 52000,
    "0.salary.currency": "GBP",
    "0.salary.period": "year",
    "1.title": "Senior Project Planner - Rail",
    "1.company": "Lumen & Sons",
    "1.places.0.city": "Manchester",
    "1.salary": None,
}
TWO_IN = {
    "0.title": "PMO Analyst",
    "0.company": "Northbank plc",
    "0.places.0.city": "Leeds",
    "0.url": "https://uk.indeed.com/viewjob?jk=0a1b2c3d4e5f6a7b",
    "0.source_id": "0a1b2c3d4e5f6a7b",
}

SHAPES = (
    Shape("text", "linkedin_mail", mail(LI_FROM, "PMO Analyst at Northbank plc: £45K-£52K / year", LI_TEXT), TEXT_LI),
    Shape("bare text", "linkedin_mail", LI_TEXT, TEXT_LI),
    Shape("html", "linkedin_mail", mail(LI_FROM, "2 new jobs", html=LI_HTML), TWO_LI | {"1.workplace": "onsite", "1.company": "Lumen & Sons", "1.places.0.city": "Leeds"}),
    Shape("both", "linkedin_mail", mail(LI_FROM, "2 new jobs", LI_TEXT, LI_HTML), TEXT_LI),
    Shape("lines in html", "linkedin_mail", mail(LI_FROM, "2 new jobs", html=LI_LINES), {"0.title": "PMO Lead", "0.company": "Selkie", "0.places.0.country": "IE", "0.salary.min": 70000, "0.salary.currency": "EUR", "1.company": "Tidewell", "1.workplace": "remote"}),
    Shape("forwarded", "linkedin_mail", mail("Me <me@example.org>", "Fwd: 2 new jobs", "---------- Forwarded message ---------\nFrom: LinkedIn Job Alerts <jobalerts-noreply@linkedin.com>\nDate: Mon, 10 Aug 2026\nSubject: pmo\nTo: <me@example.org>\n\n\n" + LI_TEXT), TEXT_LI),
    Shape("quoted", "linkedin_mail", mail("Me <me@example.org>", "Fwd", "".join(f"> {line}\n" for line in LI_TEXT.split("\n"))), TEXT_LI),
    Shape("quoted-printable by hand", "linkedin_mail", b"From: jobalerts-noreply@linkedin.com\r\nSubject: =?UTF-8?Q?PMO_=C2=A345K?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + encodestring(LI_TEXT.encode()), TEXT_LI),
    Shape("base64 by hand", "linkedin_mail", b"From: jobalerts-noreply@linkedin.com\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + b64encode(LI_TEXT.encode()), TEXT_LI),
    Shape("digest text", "indeed_mail", mail(IN_FROM, "12 new pmo jobs in Leeds", IN_TEXT), TWO_IN | {"0.salary.min": 38000, "0.salary.period": "year", "0.posted_on": "2026-08-07", "0.posted_text": "3 days ago", "0.description_text.~RAID log": True, "1.title": "Project Support Officer", "1.company": "Lumen", "1.workplace": "remote", "1.places.0.city": "York", "1.url": None, "1.posted_on": "2026-08-10"}),
    Shape("digest html", "indeed_mail", mail(IN_FROM, "30 new jobs", html=IN_HTML), TWO_IN | {"0.salary.min": 40000, "0.posted_on": "2026-08-10", "1.workplace": "hybrid", "1.places.0.city": "York", "1.salary.min": 250, "1.salary.period": "day", "1.posted_on": "2026-08-09"}),
    Shape("one match", "indeed_mail", mail("Indeed <donotreply@match.indeed.com>", "PMO Lead @ Selkie", IN_MATCH), {"0.title": "PMO Lead", "0.company": "Selkie", "0.places.0.city": "Bristol", "0.salary.min": 55000, "0.employment_type": "full_time", "0.workplace": "hybrid", "0.url": None}),
    Shape("text", "glassdoor_mail", mail(GD_FROM, "PMO Analyst at Northbank", GD_TEXT), {"0.title": "PMO Analyst", "0.company": "Northbank plc", "0.places.0.city": "London", "0.salary.min": 45000, "0.salary.origin": "estimated", "0.url": "https://www.glassdoor.com/job-listing/j?jl=1009000001", "1.title": "Project Planner", "1.company": "Lumen", "1.places.0.city": "Leeds", "1.posted_on": "2026-08-07"}),
    Shape("html", "glassdoor_mail", mail(GD_FROM, "Jobs", html=GD_HTML), {"0.title": "PMO Analyst", "0.company": "Northbank", "0.places.0.city": "Austin", "0.salary.max": 110000, "0.salary.currency": "USD", "0.posted_on": "2026-08-08", "1.title": "Program Manager", "1.company": "Lumen", "1.workplace": "remote", "1.salary.period": "hour"}),
    Shape("text", "ziprecruiter_mail", mail(ZR_FROM, "New jobs", ZR_TEXT), {"0.title": "PMO Analyst", "0.company": "Northbank", "0.places.0.city": "Austin", "0.workplace": "remote", "0.salary.min": 90000, "0.salary.period": "year", "0.salary.origin": "estimated", "1.title": "Project Coordinator", "1.salary.period": "hour", "1.salary.origin": "parsed"}),
    Shape("html", "ziprecruiter_mail", mail(ZR_FROM, "New jobs", html=ZR_HTML), {"0.title": "PMO Analyst", "0.company": "Northbank", "0.salary.min": 90000, "1.title": "Planner", "1.workplace": "hybrid", "1.places.0.city": "Denver"}),
)  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: f"{s.source}-{s.name}")
def test_reads_what_a_person_reads(shape: Shape):
    assert misses(shape) == []


@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: f"{s.source}-{s.name}")
def test_auto_tells_whose_it_is(shape: Shape):
    assert misses_of_auto(shape) == []


@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: f"{s.source}-{s.name}")
def test_no_token_survives(shape: Shape):
    told = [
        posting.to_dict() for posting in parse(shape.source, shape.body, fetched_at=NOW).postings
    ]

    assert "SECRET" not in repr(told)
