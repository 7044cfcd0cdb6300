"""Shapes of the sources that were met after the first readings: each with what it taught."""

from __future__ import annotations

import pytest

from tests.scrapers.shapes.facts import Shape, misses, misses_of_auto

RULE = "\n\n---------------------------------------------------------\n\n"


def mail(sender, html="", text=""):
    kind, words = ("plain", text) if text else ("html", html)
    return (
        f"From: {sender}\nTo: lena@example.org\nSubject: Alert\nDate: Mon, 10 Aug 2026 06:00:00 +0000\n"
        f"MIME-Version: 1.0\nContent-Type: text/{kind}; charset=utf-8\n\n{words}"
    )  # fmt: skip


def linkedin(html="", text=""):
    return mail("LinkedIn Job Alerts <jobalerts-noreply@linkedin.com>", html, text)


def view(number):
    return f"https://www.linkedin.com/comm/jobs/view/{number}/?trackingId=a&otpToken=b"


DIGEST = (
    f"Your job alert for pmo analyst in Leeds\n30+ new jobs match your preferences.\n\nPMO Analyst\nQuillstone\nLeeds\n\n7 school alumni\nView job: {view(41001)}{RULE}"
    f"PMO Lead\nFennwick Rail\nYork, England\n\nActively recruiting\n\n3 connections\nView job: {view(41002)}{RULE}"
    f"Portfolio Coordinator\nTidewell\nView job: {view(41003)}{RULE}See all jobs: https://www.linkedin.com/comm/jobs/search?keywords=pmo"
)
ROWS = f"""<table><tr><td><a href="{view(42001)}">PMO Analyst</a></td></tr><tr><td><p>Quillstone · Gent, Belgium (Hybride)</p></td></tr>
<tr><td><a href="{view(42002)}">PMO Lead</a></td></tr><tr><td><p>Fennwick Rail</p></td></tr><tr><td><p>York, England, United Kingdom</p></td></tr>
<tr><td><a href="https://www.linkedin.com/comm/jobs/search?keywords=pmo">See all jobs</a></td></tr></table>"""
ONE_LINE = f"""<table><tr><td><a href="{view(43001)}">PMO Analyst</a> <a href="https://www.linkedin.com/company/quillstone/">Quillstone</a>
<span>Porto, Portugal</span> <p>Keep the plan of plans.</p></td></tr><tr><td><a href="{view(43002)}">PMO Lead</a><div>Tidewell</div><div>Remote</div></td></tr></table>"""
GLASSDOOR = """<div><a href="https://nl.glassdoor.be/partner/jobListing.htm?pos=101&jobListingId=1010000041"><span>Quillstone</span><span>3.9 ★</span>
<span>PMO Analyst</span><span>Brussel</span> <span>Gemakkelijk solliciteren</span></a></div>
<a href="https://nl.glassdoor.be/partner/jobListing.htm?pos=102&jobListingId=1010000042"><span>Tidewell</span><span>4.1 ★</span><span>Project Manager</span><span>Leuven</span></a>"""
INDEED = """<div><a href="https://ca.indeed.com/rc/clk?jk=00aa11bb22cc33dd&from=ja">Project Coordinator</a> <span>Marisol Works</span> <span>Halifax, NS</span>
<div>$58,000 - $64,000 a year</div></div><div><a href="https://ca.indeed.com/rc/clk?jk=00aa11bb22cc33ee">PMO Analyst</a><div>Vantry</div><div>Regina, SK</div><div>US$90,000 a year</div></div>"""
INDEED_DE = """Projektassistenz (m/w/d)
Nordhall GmbH - Bremen
Vor 3 Tagen
https://de.indeed.com/rc/clk/dl?jk=00aa11bb22cc33ff&from=ja

PMO (m/w/d)
Nordhall GmbH - Kiel
Gerade geschaltet
https://de.indeed.com/rc/clk/dl?jk=00aa11bb22cc3300&from=ja
"""
ZIP = """<div><a href="https://www.ziprecruiter.com/job/zr_41?utm_source=alert">PMO Director</a><div>Corvale Health</div><div>Reno, NV</div><div>$150,000 - $171,000/year</div></div>
<a href="https://www.ziprecruiter.com/unsubscribe?x=1">Unsubscribe</a>"""

HIMALAYAS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Remote jobs</title><himalayasJobs:lastBuildDate>now</himalayasJobs:lastBuildDate>
<item><title><![CDATA[Programme Manager]]></title><link>https://himalayas.app/companies/tidewell/jobs/programme-manager</link><guid>https://himalayas.app/companies/tidewell/jobs/programme-manager</guid>
<pubDate>Mon, 03 Aug 2026 10:00:00 GMT</pubDate><media:content url=""/><himalayasJobs:companyName>Tidewell</himalayasJobs:companyName><himalayasJobs:locationRestriction>Canada</himalayasJobs:locationRestriction>
<himalayasJobs:locationRestriction>Mexico</himalayasJobs:locationRestriction><himalayasJobs:expiryDate>Fri, 02 Oct 2026 10:00:00 GMT</himalayasJobs:expiryDate><content:encoded><![CDATA[<p>Plan &amp; report.</p>]]></content:encoded></item></channel></rss>"""


def recruitee(**row):
    return {"offers": [{"id": 7, "title": "PMO Lead", "status": "published", "company_name": "Tidewell Group", "slug": "pmo-lead",
        "careers_url": "https://jobs.tidewell.co.uk/o/pmo-lead", "careers_apply_url": "https://jobs.tidewell.co.uk/o/pmo-lead/c/new",
        "published_at": "2026-08-01 08:00:00 UTC", "country_code": "GB", "city": "Bath", "description": "<p>Plan.</p>"} | row]}  # fmt: skip


def teamtailor(link):
    return f"""<rss version="2.0" xmlns:tt="https://teamtailor.com/locations"><channel><title>Fennwick</title><item><title>PMO Lead</title><link>{link}</link><guid>9f</guid></item></channel></rss>"""


def smart(*fields):
    return {"totalFound": 1, "content": [{"id": "81", "name": "PMO Lead", "company": {"identifier": "Tidewell", "name": "Tidewell"}, "location": {"city": "Lyon", "country": "fr"},
        "customField": [{"fieldLabel": label, "valueLabel": value} for label, value in fields]}]}  # fmt: skip


def breezy(pay):
    return [{"id": "b1", "friendly_id": "b1-planner", "name": "Planner", "url": "https://marisol.breezy.hr/p/b1-planner", "salary": pay, "company": {"name": "Marisol"}}]  # fmt: skip


def arbeitnow(url):
    return {"data": [{"slug": "pmo-1", "company_name": "Nordhall", "title": "PMO", "url": url, "remote": False, "location": "Lille"}]}  # fmt: skip


def agentur(pay):
    return {"maxErgebnisse": 1, "ergebnisliste": [{"stellenangebotsTitel": "PMO (m/w/d)", "firma": "Nordhall GmbH", "referenznummer": "10000-1-S", "gehaltsspanneVon": 4100.0, "gehaltsspanneBis": 4800.0, "verguetungsangabe": pay}]}  # fmt: skip


ICIMS = """<div class="iCIMS_JobsTable"><div class="row"><div class="title"><a class="iCIMS_Anchor" href="https://careers-tidewell.icims.com/jobs/4410/pmo-lead/job"><h3>PMO Lead</h3></a></div>
<div class="additionalFields"><div class="col-xs-6 header left"><span>Job Locations</span> <span>US-ID-Boise</span></div></div></div></div>"""
VIEW = """<html><head><title>Tidewell hiring Head of PMO in Change in Leeds, England, United Kingdom | LinkedIn</title></head><body><section class="top-card-layout">
<h1 class="top-card-layout__title">Head of PMO in Change</h1><a class="topcard__org-name-link">Tidewell</a></section></body></html>"""
CARD = """<li><div class="base-card job-search-card"><a class="base-card__full-link" href="https://www.linkedin.com/jobs/view/pmo-lead-at-tidewell-4420000001"></a>
<h3 class="base-search-card__title">PMO Lead</h3><h4 class="base-search-card__subtitle">Tidewell</h4><time class="job-search-card__listdate">2 weeks ago</time></div></li>"""
BARE_ICIMS = """<ul class="iCIMS_JobsTable"><li class="iCIMS_JobCardItem"><div class="header left"><span class="field-label">Location : Location</span><span>US-WI-Madison</span></div>
<div class="title"><a href="/jobs/612/2026-612/job?in_iframe=1"><h3>Project Controls Clerk</h3></a></div><div><dt>ID</dt><dd>2026-612</dd></div><div><dt>Min</dt><dd>USD $21.00/Hr.</dd></div><div><dt>Max</dt><dd>USD $27.50/Hr.</dd></div></li></ul>"""
STARRED = """<ul><li data-test="jobListing" data-jobid="1010000051"><a data-test="job-title" href="/job-listing/x.htm?jl=1010000051">PMO Analyst</a>
<div id="job-employer-1010000051">Tidewell4.2</div><div data-test="emp-location">Leeds, England</div><div data-test="descSnippet">Keep the plan of plans.</div></li></ul>"""


def eures(**pay):
    return {"id": "abc", "creationDate": 1785542400000, "preferredLanguage": "nl", "jvProfiles": {"nl": {"title": "PMO", "description": "Plan", "offeredRemunerationPackage": {"salaries": [pay]},
        "locations": [{"cityName": "Zwolle", "countryCode": "nl"}]}}}  # fmt: skip


def pinpoint(**place):
    return {
        "data": [
            {
                "id": "71",
                "title": "PMO Officer",
                "url": "https://ambervale.pinpointhq.com/en/postings/0a",
                "workplace_type": "onsite",
                "location": place,
            }
        ]
    }


def listed(path):
    return {
        "total": 1,
        "jobPostings": [{"title": "PMO Analyst", "externalPath": path, "locationsText": "Leeds"}],
    }


WD = "https://corvale.wd3.myworkdayjobs.com/wday/cxs/corvale/Careers/job/Leeds/PMO-Analyst_R-0077"
TT = "https://fennwick.teamtailor.com/jobs.rss"
REC = "https://tidewell.recruitee.com/api/offers/"
SR = "https://api.smartrecruiters.com/v1/companies/Tidewell/postings"

SHAPES = (
    Shape("a remark stands below the job, across a blank line", "linkedin_mail", linkedin(text=DIGEST), {
        "0.title": "PMO Analyst", "0.company": "Quillstone", "0.places.0.city": "Leeds", "1.title": "PMO Lead", "1.company": "Fennwick Rail", "1.places.0.city": "York",
        "2.title": "Portfolio Coordinator", "2.company": "Tidewell", "2.url": "https://www.linkedin.com/jobs/view/41003/"}),
    Shape("company and place in rows of their own", "linkedin_mail", linkedin(ROWS), {
        "0.company": "Quillstone", "0.places.0.city": "Gent", "0.places.0.region": None, "0.places.0.country": "BE", "0.workplace": "hybrid",
        "1.title": "PMO Lead", "1.company": "Fennwick Rail", "1.places.0.country": "GB"}),
    Shape("title, company and place in one line", "linkedin_mail", linkedin(ONE_LINE), {
        "0.title": "PMO Analyst", "0.company": "Quillstone", "0.places.0.country": "PT", "1.company": "Tidewell", "1.workplace": "remote"}),
    Shape("a card without line breaks", "glassdoor_mail", mail("Glassdoor <noreply@glassdoor.com>", GLASSDOOR), {
        "0.title": "PMO Analyst", "0.company": "Quillstone", "0.places.0.country": "BE", "1.title": "Project Manager", "1.company": "Tidewell", "1.places.0.city": "Leuven"}),
    Shape("whose dollars, by the host", "indeed_mail", mail("Indeed <alert@indeed.com>", INDEED), {
        "0.title": "Project Coordinator", "0.company": "Marisol Works", "0.places.0.city": "Halifax", "0.salary.currency": "CAD", "0.salary.min": 58000, "1.salary.currency": "USD"}),
    Shape("ages in German", "indeed_mail", mail("Indeed <alert@indeed.com>", text=INDEED_DE), {
        "0.company": "Nordhall GmbH", "0.places.0.city": "Bremen", "0.posted_on": "2026-08-07", "0.posted_text": "Vor 3 Tagen", "1.places.0.city": "Kiel", "1.posted_text": "Gerade geschaltet"}),
    Shape("two lines for one with a dot", "ziprecruiter_mail", mail("ZipRecruiter <alerts@ziprecruiter.com>", ZIP), {
        "0.title": "PMO Director", "0.company": "Corvale Health", "0.places.0.city": "Reno", "0.salary.max": 171000}),
    Shape("rss with a namespace that nobody declared", "himalayas", HIMALAYAS, {
        "0.title": "Programme Manager", "0.company": "Tidewell", "0.places.0.country": "CA", "0.places.1.country": "MX", "0.workplace": "remote", "0.posted_on": "2026-08-03",
        "0.closes_on": "2026-10-02", "0.description_text": "Plan & report.", "0.url": "https://himalayas.app/companies/tidewell/jobs/programme-manager"}, "https://himalayas.app/jobs/rss"),
    Shape("the same as any feed", "rss", HIMALAYAS, {"0.company": "Tidewell", "0.places.0.country": "CA", "0.closes_on": "2026-10-02"}, "https://himalayas.app/jobs/rss", auto=""),
    Shape("a host of the company's own", "recruitee", recruitee(), {"0.url": "https://jobs.tidewell.co.uk/o/pmo-lead", "0.apply_url": "https://jobs.tidewell.co.uk/o/pmo-lead/c/new"}, REC),
    Shape("a host of nobody's name", "recruitee", recruitee(careers_url="https://tidewell.careers.example/o/pmo-lead", careers_apply_url="https://evil.example/x"), {
        "0.url": "https://tidewell.recruitee.com/o/pmo-lead", "0.apply_url": None}, REC),
    Shape("without an id, by its address", "recruitee", recruitee(id=None), {"0.source_id": None, "0.url": "https://jobs.tidewell.co.uk/o/pmo-lead"}, REC),
    Shape("a host of the company's own", "teamtailor", teamtailor("https://careers.fennwick.com/jobs/9-pmo"), {"0.url": "https://careers.fennwick.com/jobs/9-pmo"}, TT),
    Shape("another's host", "teamtailor", teamtailor("https://evil.example/jobs/9-pmo"), {"0.url": "https://fennwick.teamtailor.com/jobs/9-pmo"}, TT),
    Shape("a script", "teamtailor", teamtailor("javascript:alert(1)"), {"0.url": None, "0.title": "PMO Lead"}, TT),
    Shape("pay in a field of the employer's naming", "smartrecruiters", smart(("Cost Center", "100 - 200 EUR"), ("Job Ad Salary Range", "61000 - 70500 EUR Annual")), {
        "0.salary.min": 61000, "0.salary.max": 70500, "0.salary.currency": "EUR", "0.salary.period": "year", "0.salary.origin": "stated"}, SR),
    Shape("an empty field for pay", "smartrecruiters", smart(("Salary range", " -   ")), {"0.salary": None, "0.title": "PMO Lead"}, SR),
    Shape("pay that prose would never mean", "breezy", breezy("$0.75 – $0.90 / hour"), {"0.salary.min": 0.75, "0.salary.max": 0.9, "0.salary.currency": "USD", "0.salary.period": "hour"}, "https://marisol.breezy.hr/json"),
    Shape("no pay", "breezy", breezy("Competitive / negotiable"), {"0.salary": None, "0.title": "Planner"}, "https://marisol.breezy.hr/json"),
    Shape("its host in another country", "arbeitnow", arbeitnow("https://www.arbeitnow.fr/jobs/companies/nordhall/pmo-1"), {"0.url": "https://www.arbeitnow.fr/jobs/companies/nordhall/pmo-1"}, "https://www.arbeitnow.com/api/job-board-api"),
    Shape("a look-alike", "arbeitnow", arbeitnow("https://www.arbeitnow.evil.example/jobs/pmo-1"), {"0.url": None}, "https://www.arbeitnow.com/api/job-board-api"),
    Shape("pay by the month", "bundesagentur", agentur("MONATSGEHALT"), {"0.salary.min": 4100, "0.salary.max": 4800, "0.salary.currency": "EUR", "0.salary.period": "month"}),
    Shape("pay of an unknown period", "bundesagentur", agentur(None), {"0.salary.period": None, "0.salary.currency": "EUR"}),
    Shape("labels that are not hidden", "icims", ICIMS, {"0.source_id": "4410", "0.places.0.city": "Boise", "0.places.0.country": "US"}, "https://careers-tidewell.icims.com/jobs/search?ss=1&in_iframe=1"),
    Shape("cards whose links have no class; pay by its bounds", "icims", BARE_ICIMS, {"0.title": "Project Controls Clerk", "0.source_id": "612", "0.requisition_id": "2026-612", "0.places.0.city": "Madison",
        "0.salary.min": 21, "0.salary.max": 27.5, "0.salary.period": "hour", "0.salary.currency": "USD"}, "https://careers-tidewell.icims.com/jobs/search?ss=1"),
    Shape("stars glued to the name", "glassdoor_page", STARRED, {"0.title": "PMO Analyst", "0.company": "Tidewell", "0.description_text": "Keep the plan of plans.", "0.source_id": "1010000051"}, "https://www.glassdoor.com/Job/x.htm"),
    Shape("a sum for reference", "eures", eures(referenceSalary=4100.0, currencyCode="EUR"), {"0.salary.min": 4100, "0.salary.max": 4100, "0.salary.currency": "EUR", "0.salary.period": None, "0.places.0.city": "Zwolle"}),
    Shape("a range", "eures", eures(minimumSalary=3900, maximumSalary=4500, currencyCode="EUR"), {"0.salary.min": 3900, "0.salary.max": 4500}),
    Shape("a place by its name only", "pinpoint", pinpoint(name="Chicago, IL"), {"0.places.0.city": "Chicago", "0.places.0.country": "US"}),
    Shape("the site's name in the path already", "workday", listed("/en-US/Careers/job/Leeds/PMO-Analyst_R-0078"), {"0.url": "https://corvale.wd3.myworkdayjobs.com/en-US/Careers/job/Leeds/PMO-Analyst_R-0078"},
        "https://corvale.wd3.myworkdayjobs.com/wday/cxs/corvale/Careers/jobs"),
    Shape("one job without an id", "workday", {"jobPostingInfo": {"title": "PMO Analyst", "location": "Leeds", "additionalLocations": ["York"]}}, {
        "0.source_id": "R-0077", "0.url": "https://corvale.wd3.myworkdayjobs.com/Careers/job/Leeds/PMO-Analyst_R-0077", "0.places.1.city": "York"}, WD),
    Shape("without an id, by its address", "themuse", {"page_count": 1, "results": [{"name": "PMO Lead", "company": {"name": "Tidewell"}, "contents": "<p>x</p>", "locations": [{"name": "Austin, TX"}], "refs": {"landing_page": "https://www.themuse.com/jobs/tidewell/pmo-lead"}}]}, {
        "0.title": "PMO Lead", "0.url": "https://www.themuse.com/jobs/tidewell/pmo-lead", "0.places.0.city": "Austin"}),
    Shape("with neither an id nor an address", "themuse", {"page_count": 1, "results": [{"name": "PMO Lead", "contents": "x"}]}, {}, outcome="changed_shape"),
    Shape("without an id, by its address", "usajobs", {"SearchResult": {"SearchResultItems": [{"MatchedObjectDescriptor": {"PositionTitle": "Program Analyst", "PositionURI": "https://www.usajobs.gov/job/77", "OrganizationName": "Bureau"}}]}}, {
        "0.title": "Program Analyst", "0.url": "https://www.usajobs.gov/job/77", "0.company": "Bureau"}),
    Shape("the place in the page's title only", "linkedin_page", VIEW, {"0.title": "Head of PMO in Change", "0.places.0.city": "Leeds", "0.places.0.country": "GB"}, "https://www.linkedin.com/jobs/view/4420000009"),
    Shape("an age without a day", "linkedin_page", CARD, {"0.title": "PMO Lead", "0.posted_text": "2 weeks ago"}, "https://www.linkedin.com/jobs/search"),
)  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: f"{shape.source} {shape.name}")
def test_states_the_facts(shape):
    assert misses(shape) == []


@pytest.mark.parametrize(
    "shape",
    [shape for shape in SHAPES if shape.outcome == "ok" and shape.auto is None],
    ids=lambda shape: f"{shape.source} {shape.name}",
)
def test_is_told_by_address_and_content(shape):
    assert misses_of_auto(shape) == []
