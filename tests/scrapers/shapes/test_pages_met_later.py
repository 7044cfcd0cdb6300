"""Shapes of saved pages, boards and walls that were met last: each with what it taught."""

from __future__ import annotations

import json

import pytest

from tests.scrapers.shapes.facts import Shape, misses, misses_of_auto

GUEST_CARD = """<li><div class="base-card" data-entity-urn="urn:li:jobPosting:4420000031">
<a class="base-card__full-link" href="https://www.linkedin.com/jobs/view/pmo-lead-at-corvale-4420000031?refId=x">PMO Lead</a>
<h3 class="base-search-card__title">PMO Lead</h3><h4 class="base-search-card__subtitle">Corvale</h4>
<span class="job-search-card__location">Leeds, England, United Kingdom</span><time datetime="2026-08-10">2 days ago</time></div></li>"""
MEMBER_CARD = """<ul><li data-occludable-job-id="4420000032"><div class="job-card-container">
<a class="job-card-container__link" href="/jobs/view/4420000032/?trk=x"><strong>PMO Analyst</strong></a>
<div class="artdeco-entity-lockup__subtitle">Tidewell</div>
<div class="artdeco-entity-lockup__caption">Reno, NV (Hybrid)</div></div></li></ul>"""
# A job's own page shows jobs like it as cards without the outer class.
VIEW_WITH_OTHERS = f"""<h1 class="top-card-layout__title">Head of PMO</h1>
<a class="topcard__org-name-link">Quillstone</a><span class="topcard__flavor--bullet">York</span>
<div class="show-more-less-html__markup">Lead the office.</div><ul>{GUEST_CARD}</ul>"""

URN_ENTRY = """<li data-entity-urn="urn:li:jobPosting:4420000033"><a class="base-card__full-link" href="https://fr.linkedin.com/jobs/view/x-4420000033">x</a>
<h3 class="base-search-card__title">Responsable PMO</h3><h4 class="base-search-card__subtitle">Tidewell</h4>
<span class="job-search-card__location">Toulouse, Occitanie, France</span></li>"""
BARE_ENTRIES = """<ul><li><a href="https://www.linkedin.com/jobs/view/4420000034">x</a><h3 class="base-search-card__title">Planner</h3>
<h4 class="base-search-card__subtitle">Corvale</h4><span class="job-search-card__location">Reno, NV</span></li>
<li><a href="https://www.linkedin.com/jobs/view/4420000035">x</a><h3 class="base-search-card__title">PMO Lead</h3></li></ul>"""
HIDDEN_TITLE = """<div data-entity-urn="urn:li:jobPosting:4420000036"><a href="https://www.linkedin.com/jobs/view/p-4420000036">link</a>
<span class="sr-only">PMO Clerk</span><a class="hidden-nested-link">Quillstone</a><span class="job-search-card__location">York</span></div>"""
NAMELESS = """<title>(2) PMO Lead | Corvale | LinkedIn</title><main><div class="a1"><p class="b2">Corvale</p><p class="c3">PMO Lead</p>
<p class="d4"><span>Leeds, England, United Kingdom</span> · <span>3 days ago</span> · <span>Over 100 people clicked apply</span></p></div>
<h2>About the job</h2><p data-testid="expandable-text-box">Lead the office.</p></main>"""
STYLED = """<div class="JobsList_jobListItem__a1"><span class="EmployerProfile_compactEmployerName__b2">Corvale</span>
<div class="JobCard_jobTitle__c3">PMO Analyst</div><div class="JobCard_location__d4">Pune</div><div class="JobCard_salaryEstimate__e5">₹7,195 Per hour</div>
<a href="https://www.glassdoor.co.in/job-listing/pmo-analyst-JV_IC1_KO0,11.htm?jl=1010000101">x</a></div>"""
GLASSDOOR_VIEW = """<header class="JobDetails_jobDetailsHeader__a1"><div class="EmployerProfile_employerNameHeading__b2"><h4>Corvale</h4></div>
<h1 id="jd-job-title-1010000102">PMO Lead</h1><div data-test="location">Leeds, England</div><div data-test="detailSalary">£55K - £65K (Employer provided)</div>
</header><div class="JobDetails_jobDescription__c3"><p>Lead the office.</p></div>"""
HEARD = """<div class="job_seen_beacon"><div data-testid="company-name">Corvale</div><div data-testid="attribute_snippet_container">$95,000 - $110,000 a year</div>
<a data-jk="0a1b2c3d4e5f6075" aria-label="full details of PMO Analyst" href="/rc/clk?jk=0a1b2c3d4e5f6075">x</a></div>"""
PANEL = """<h2 class="jobsearch-JobInfoHeader-title"><span>PMO Lead</span></h2><a class="jobsearch-JobInfoHeader-companyNameLink">Tidewell</a>
<div data-testid="jobsearch-JobInfoHeader-companyLocation">Leeds LS1</div><div id="jobDescriptionText">Lead.</div>"""


def mosaic(*rows):
    told = json.dumps({"metaData": {"mosaicProviderJobCardsModel": {"results": rows}}})
    return f"<script>window.mosaic.providerData['mosaic-provider-jobcards'] = {told}; x();</script>"


ROW = {
    "jobkey": "0a1b2c3d4e5f6071",
    "displayTitle": "PMO Lead",
    "company": "Corvale",
    "formattedLocation": "Halifax, NS",
    "formattedRelativeTime": "3 days ago",
    "salarySnippet": {"text": "$41 - $48 an hour"},
}
EMPLOYERS_LIST = """<script>window._initialData={"jobList":{"jobs":[{"jobKey":"0a1b2c3d4e5f6072",
"title":"Planner","formattedLocation":"Reno, NV","jobTypes":["Full-time"],"snippet":"Keep plans."}]}};</script>"""
EXPIRED = """<h1 class="jobsearch-JobInfoHeader-title">PMO Analyst</h1>
<div class="jobsearch-JobInfoHeader-expiredHeader">This job has expired on Indeed</div>
<div data-testid="job-location">Calgary, AB</div><div id="salaryInfoAndJobType">$30 - $34 an hour</div>"""
ANSWER = {
    "data": {
        "jobListings": {
            "jobListings": [
                {
                    "jobview": {
                        "header": {
                            "employerNameFromSearch": "Tidewell",
                            "locationName": "Reno, NV",
                            "payPeriod": "ANNUAL",
                            "payCurrency": "USD",
                            "payPeriodAdjustedPay": {"p10": 91000, "p90": 104000},
                            "ageInDays": 2,
                        },
                        "job": {"listingId": 1010000077, "jobTitleText": "Programme Manager"},
                    }
                }
            ]
        }
    }
}


def icims(row):
    return f"<body><ul class='iCIMS_JobsTable'>{row}</ul></body>"


TAG = "<div class='iCIMS_JobHeaderTag'><dt>{0}</dt><dd><span>{1}</span></dd></div>"
ICIMS_CARD = icims(
    """<li class="iCIMS_JobCardItem"><div class="header left"><span class="field-label">Location</span><span>ISR-Petah Tikva</span></div>
<div class="header right"><span class="field-label">Posted Date</span><span title="8/3/2026 9:00 AM"> 9 days ago</span></div>
<a class="iCIMS_Anchor" href="https://careers-tidewell.icims.com/jobs/881/planner/job?in_iframe=1"><h3>Planner</h3></a>"""
    + TAG.format("Position Type", "Regular Full-Time")
    + "</li>"
)
ICIMS_TABLE = """<table class="iCIMS_JobsTable"><tr><th>Title</th></tr><tr><td class="iCIMS_JobTitle">
<a href="/jobs/882/pmo-lead/job">PMO Lead</a></td><td class="iCIMS_JobLocation">Austin, TX</td></tr></table>"""
ICIMS_VIEW = (
    """<div class="iCIMS_JobContent"><div class="iCIMS_JobsTable"><div class="row"><h1 class="iCIMS_Header">PMO Clerk</h1>"""
    + TAG.format("Job Locations", "US-OR-Portland")
    + TAG.format("Type", "Part-Time")
    + """</div></div><h2 class="iCIMS_InfoField_Job">Duties</h2><div class="iCIMS_InfoMsg iCIMS_InfoMsg_Job"><p>Keep the log.</p></div>
<h2 class="iCIMS_InfoField_Job">Needs</h2><div class="iCIMS_InfoMsg iCIMS_InfoMsg_Job"><p>A year of it.</p></div></div>"""
)
ICIMS_URL = "https://careers-tidewell.icims.com/jobs/search?ss=1&in_iframe=1"
ICIMS_JOB = "https://careers-tidewell.icims.com/jobs/883/pmo-clerk/job?in_iframe=1"
JOBVITE = """<h3>Delivery</h3><table class="jv-job-list"><tr><td class="jv-job-list-name"><a href="/corvale/job/oAbCdEfG">PMO Lead</a></td>
<td class="jv-job-list-location"> Cork,
  Ireland </td></tr><tr><td>No link</td></tr><tr><td class="jv-job-list-name"><a href="https://evil.example/job/oAbCdEfH">X</a></td></tr></table>"""
FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Jobs</title>
<item><title>PMO Lead</title><link>https://jobs.example/1</link><dc:creator>Corvale&lt;br&gt;Worldwide</dc:creator></item></channel></rss>"""
AGENTUR = {
    "ergebnisliste": [
        {
            "referenznummer": f"10001-100000000{at}-S",
            "stellenangebotsTitel": "PMO-Leitung (m/w/d)",
            "arbeitszeitVollzeit": True,
            "arbeitszeitTeilzeit": part,
        }
        for at, part in enumerate((False, True))
    ]
}
HIMALAYAS = {"jobs": [{"title": "PMO Lead", "companyName": "Corvale", "guid": "https://himalayas.app/companies/c/jobs/p",
    "locationRestrictions": ["Canada"], "applicationLink": "https://himalayas.app/companies/c/jobs/p"}]}  # fmt: skip
SEARCHED = "https://ca.indeed.com/jobs?q=pmo"

SHAPES = [
    Shape("guest cards without the outer class", "linkedin_page", GUEST_CARD, {
        "0.title": "PMO Lead", "0.company": "Corvale", "0.places.0.city": "Leeds", "0.posted_on": "2026-08-10", "0.source_id": "4420000031"}),
    Shape("a member's cards without a number of their own", "linkedin_page", MEMBER_CARD, {
        "0.title": "PMO Analyst", "0.company": "Tidewell", "0.places.0.city": "Reno", "0.workplace": "hybrid", "0.source_id": "4420000032"}),
    Shape("an entry with the job's number on it", "linkedin_page", URN_ENTRY, {
        "0.title": "Responsable PMO", "0.company": "Tidewell", "0.places.0.city": "Toulouse", "0.places.0.country": "FR", "0.source_id": "4420000033"}),
    Shape("entries with nothing but titles", "linkedin_page", BARE_ENTRIES, {
        "0.title": "Planner", "0.company": "Corvale", "0.places.0.city": "Reno", "1.title": "PMO Lead", "1.source_id": "4420000035"}),
    Shape("a title for those who hear the page", "linkedin_page", HIDDEN_TITLE, {"0.title": "PMO Clerk", "0.company": "Quillstone", "0.places.0.city": "York"}),
    Shape("a page whose classes mean nothing", "linkedin_page", NAMELESS, {
        "0.title": "PMO Lead", "0.company": "Corvale", "0.places.0.city": "Leeds", "0.places.0.country": "GB", "0.posted_on": "2026-08-09",
        "0.source_id": "4420000037", "0.description_text": "Lead the office."}, "https://www.linkedin.com/jobs/view/4420000037/"),
    Shape("cards by the names of their style", "glassdoor_page", STYLED, {
        "0.title": "PMO Analyst", "0.company": "Corvale", "0.places.0.city": "Pune", "0.salary.currency": "INR", "0.source_id": "1010000101"}),
    Shape("a job's page without its data", "glassdoor_page", GLASSDOOR_VIEW, {
        "0.title": "PMO Lead", "0.company": "Corvale", "0.places.0.city": "Leeds", "0.salary.min": 55000, "0.source_id": "1010000102",
        "0.description_text": "Lead the office."}, "https://www.glassdoor.co.uk/job-listing/pmo-lead-JV_IC1_KO0,8.htm?jl=1010000102"),
    Shape("a title in a label, pay among attributes", "indeed_page", HEARD, {
        "0.title": "PMO Analyst", "0.company": "Corvale", "0.salary.min": 95000}, "https://www.indeed.com/jobs?q=pmo"),
    Shape("the panel beside a search", "indeed_page", PANEL, {
        "0.title": "PMO Lead", "0.company": "Tidewell", "0.places.0.city": "Leeds", "0.source_id": "0a1b2c3d4e5f6076"}, "https://uk.indeed.com/jobs?q=pmo&vjk=0a1b2c3d4e5f6076"),
    Shape("data in single quotes; the host's dollars; an age for a day", "indeed_page", mosaic("not a row", ROW), {
        "0.title": "PMO Lead", "0.salary.currency": "CAD", "0.salary.min": 41, "0.posted_on": "2026-08-09", "0.places.0.country": "CA"}, SEARCHED),
    Shape("an employer's list", "indeed_page", EMPLOYERS_LIST, {
        "0.title": "Planner", "0.employment_type": "full_time", "0.places.0.city": "Reno", "0.url": "https://www.indeed.com/viewjob?jk=0a1b2c3d4e5f6072"},
        "https://www.indeed.com/cmp/Corvale/jobs"),
    Shape("a job that has expired", "indeed_page", EXPIRED, {
        "0.title": "PMO Analyst", "0.closed": True, "0.salary.currency": "CAD"}, "https://ca.indeed.com/viewjob?jk=0a1b2c3d4e5f6073"),
    Shape("what the page asked its server for", "glassdoor_page", ANSWER, {
        "0.title": "Programme Manager", "0.company": "Tidewell", "0.places.0.city": "Reno", "0.salary.min": 91000, "0.salary.origin": "estimated",
        "0.posted_on": "2026-08-10"}, "https://www.glassdoor.com/graph"),
    Shape("a tooltip on the value itself; a town of two words", "icims", ICIMS_CARD, {
        "0.title": "Planner", "0.places.0.city": "Petah Tikva", "0.places.0.country": "IL", "0.posted_on": "2026-08-03", "0.employment_type": "full_time"}, ICIMS_URL),
    Shape("a table of rows", "icims", ICIMS_TABLE, {
        "0.title": "PMO Lead", "0.places.0.city": "Austin", "0.url": "https://careers-tidewell.icims.com/jobs/882/pmo-lead/job"}, ICIMS_URL),
    Shape("a job's page without structured data", "icims", ICIMS_VIEW, {
        "0.title": "PMO Clerk", "0.source_id": "883", "0.places.0.city": "Portland", "0.employment_type": "part_time",
        "0.url": "https://careers-tidewell.icims.com/jobs/883/pmo-clerk/job", "0.description_text.~A year of it": True}, ICIMS_JOB),
    Shape("a board as people see it", "jobvite", JOBVITE, {
        "0.title": "PMO Lead", "0.source_id": "oAbCdEfG", "0.places.0.city": "Cork", "0.places.0.country": "IE", "0.url": "https://jobs.jobvite.com/corvale/job/oAbCdEfG"},
        "https://jobs.jobvite.com/corvale/jobs"),
    Shape("an author that holds a break", "rss", FEED, {"0.title": "PMO Lead", "0.company": "Corvale"}, auto="rss"),
    Shape("working time by two ticks", "bundesagentur", AGENTUR, {"0.employment_type": "full_time", "1.employment_type": None}),
    Shape("without the company's short name", "himalayas", HIMALAYAS, {"0.title": "PMO Lead", "0.places.0.country": "CA"}),
]  # fmt: skip

WALLS = [
    ("indeed_page", "<title>Nur einen Moment…</title><h1>de.indeed.com</h1><p>Bestätigen Sie, dass Sie ein Mensch sind.</p>", "blocked"),
    ("indeed_page", "<title>Un instant…</title><h1>fr.indeed.com</h1><p>Vérifiez que vous êtes humain.</p>", "blocked"),
    ("glassdoor_page", "<title>Security</title><h1>www.glassdoor.es</h1><p>Ray ID: 8c0ffee</p>", "blocked"),
    ("linkedin_page", "<title>Sign Up | LinkedIn</title><h1>Make the most of your life at work</h1>", "blocked"),
    ("linkedin_page", "<title>LinkedIn Login, Sign in | LinkedIn</title><h1>Welcome back</h1>", "blocked"),
    ("linkedin_page", "<title>Anmelden oder registrieren | LinkedIn</title>", "blocked"),
    ("workday", "<title>Workday is currently unavailable.</title><p>Thank you for your patience.</p>", "blocked"),
    ("usajobs", '{"status": 401, "message": "Authorization Key is invalid"}', "blocked"),
    ("icims", "<main>Sorry, no jobs were found that match your search criteria.</main>", "empty"),
    ("indeed_page", mosaic(), "empty"),
]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: f"{shape.source} {shape.name}")
def test_each_is_read_by_its_source_and_told_by_itself(shape):
    assert misses(shape) == []
    assert misses_of_auto(shape) == []


@pytest.mark.parametrize(("source", "payload", "outcome"), WALLS)
def test_what_is_no_list_of_jobs_says_what_it_is(source, payload, outcome):
    assert misses(Shape("wall", source, payload, outcome=outcome)) == []


def test_jobs_like_it_do_not_hide_the_job_of_the_page():
    facts = {"0.title": "Head of PMO", "0.company": "Quillstone"}

    assert misses(Shape("view", "linkedin_page", VIEW_WITH_OTHERS, facts)) == []


@pytest.mark.parametrize("title", ["Sign Installer", "Login Systems Analyst", "Join our PMO"])
def test_a_job_whose_title_sounds_like_a_door_is_no_wall(title):
    words = f'<h1 class="jobsearch-JobInfoHeader-title">{title}</h1><div id="jobDescriptionText">Work.</div>'

    assert misses(Shape("door", "indeed_page", words, {"0.title": title})) == []


@pytest.mark.parametrize(
    ("source", "payload", "url", "outcome"),
    [
        ("icims", ICIMS_TABLE, ICIMS_URL, "empty"),
        ("jobvite", JOBVITE, "https://jobs.jobvite.com/c/jobs", "changed_shape"),
    ],
)
def test_a_link_that_is_no_address_is_none(source, payload, url, outcome):
    broken = payload.replace('href="/', 'href="http://[/', 1)

    assert misses(Shape("broken", source, broken, url=url, outcome=outcome)) == []
