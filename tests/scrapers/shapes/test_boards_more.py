"""Employers' boards in XML, RSS and HTML, and those with an answer for each job."""

from __future__ import annotations

import json

import pytest

from tests.scrapers.shapes.facts import Shape, misses, misses_of_auto

PERSONIO = "https://nordhall.jobs.personio.de/xml?language=en"
TT = "https://fennwick.teamtailor.com/jobs.json"
BAMBOO = "https://vantry.bamboohr.com/careers/list"
WD = "https://corvale.wd3.myworkdayjobs.com/wday/cxs/corvale/Careers/jobs"
BREEZY = "https://marisol.breezy.hr/json"
PIN = "https://ambervale.pinpointhq.com/postings.json"
JOBVITE = "https://app.jobvite.com/CompanyJobs/Xml.aspx?c=qAbc"
ICIMS = "https://careers-tidewell.icims.com/jobs/search?ss=1&in_iframe=1"


def personio(inner):
    return (
        "<?xml version='1.0' encoding='UTF-8'?><workzag-jobs><position><id>88</id>"
        f"<name>PMO Manager (m/w/d)</name>{inner}</position></workzag-jobs>"
    )


def feed_item(**job):
    posting = {
        "@type": "JobPosting", "title": "PMO Lead", "datePosted": "2026-07-30T10:00:00+02:00",
        "hiringOrganization": {"@type": "Organization", "name": "Fennwick"}, "identifier": {"value": "991"},
        "jobLocation": [{"@type": "Place", "address": {"addressLocality": "Malmö", "addressCountry": "SE"}}],
    } | job  # fmt: skip
    return {"version": "https://jsonfeed.org/version/1.1", "title": "Fennwick", "items": [{
        "id": "991", "url": "https://fennwick.teamtailor.com/jobs/991-pmo-lead", "title": "PMO Lead",
        "content_html": "<p>Plan.</p>", "date_published": "2026-07-31T08:00:00Z", "_jobposting": posting}]}  # fmt: skip


def bamboo(**row):
    return {"meta": {"totalCount": 1}, "result": [{
        "id": "31", "jobOpeningName": "Project Administrator", "departmentLabel": "Delivery",
        "employmentStatusLabel": "Full-Time", "location": {"city": "Boise", "state": "Idaho"},
        "atsLocation": {"country": None, "state": None, "province": None, "city": None},
        "isRemote": None, "locationType": "0"} | row]}  # fmt: skip


def wd(**row):
    return {"total": 1, "jobPostings": [{
        "title": "PMO Analyst", "externalPath": "/job/Leeds/PMO-Analyst_R-0012345", "locationsText": "Leeds",
        "postedOn": "Posted 3 Days Ago", "bulletFields": ["R-0012345"]} | row], "facets": [], "userAuthenticated": False}  # fmt: skip


def wd_detail(**info):
    return {"jobPostingInfo": {
        "id": "f0", "title": "PMO Analyst", "jobDescription": "<p>Plan.</p>", "location": "Leeds, United Kingdom",
        "postedOn": "Posted 3 Days Ago", "startDate": "2026-08-08", "timeType": "Full time", "jobReqId": "R-0012345",
        "jobPostingId": "PMO-Analyst_R-0012345", "country": {"descriptor": "United Kingdom", "id": "x"}, "canApply": True, "posted": True,
        "externalUrl": "https://corvale.wd3.myworkdayjobs.com/Careers/job/Leeds/PMO-Analyst_R-0012345"} | info,
        "hiringOrganization": {"name": "Corvale Services Ltd", "url": ""}, "similarJobs": []}  # fmt: skip


def breezy(**row):
    return [{"id": "b1", "friendly_id": "b1-planner", "name": "Planner", "url": "https://marisol.breezy.hr/p/b1-planner",
        "published_date": "2026-08-04T15:00:00.000Z", "type": {"id": "fullTime", "name": "Full-Time"},
        "location": {"country": {"name": "United States", "id": "US"}, "state": {"id": "TX", "name": "Texas"}, "city": "Waco", "is_remote": False, "name": "Waco, TX"},
        "department": "PMO", "salary": "", "company": {"name": "Marisol", "logo_url": None}} | row]  # fmt: skip


def pin(**row):
    return {"data": [{"id": "71", "title": "PMO Officer", "url": "https://ambervale.pinpointhq.com/en/postings/0a", "path": "/en/postings/0a",
        "description": "<div>Plan.</div>", "key_responsibilities": "<ul><li>RAID</li></ul>", "key_responsibilities_header": "What you do",
        "workplace_type": "onsite", "workplace_type_text": "Onsite", "employment_type": "full_time", "compensation": None,
        "compensation_visible": False, "deadline_at": None, "job": {"requisition_id": "REQ9"},
        "location": {"id": "1", "name": "Cardiff Bay", "city": "Cardiff", "province": "Wales", "postal_code": "CF10"}} | row]}  # fmt: skip


def ld(**job):
    told = {"@context": "http://schema.org", "@type": "JobPosting", "title": "PMO Lead", "description": "<p>Plan it.</p>",
            "datePosted": "2026-08-01", "hiringOrganization": {"name": "Tidewell"},
            "jobLocation": {"address": {"addressLocality": "Bristol", "addressCountry": "GB"}}} | job  # fmt: skip
    return f'<html><head><script type="application/ld+json">{json.dumps(told)}</script></head><body><h1>PMO Lead</h1></body></html>'


OLD_ICIMS = """<html><body class="iCIMS_ListingsPage"><div class="container-fluid iCIMS_JobsTable"><div class="row">
<div class="col-xs-6 header left"><span class="sr-only field-label">Location</span><span>US-CO-Denver</span></div>
<div class="col-xs-12 title"><a href="https://careers-tidewell.icims.com/jobs/4410/pmo-lead/job?in_iframe=1" class="iCIMS_Anchor" title="4410 - PMO Lead"><h2>PMO Lead</h2></a></div>
<div class="col-xs-12 description">Plan it.</div></div></div></body></html>"""
CARD = """<ul><li class="row iCIMS_JobCardItem"><div class="col-xs-12 title"><a class="iCIMS_Anchor" href="/jobs/4410/pmo-lead/job?mode=job"><h3>PMO Lead</h3></a></div>
<div class="col-xs-6 header left"><span class="sr-only field-label">Job Locations</span><span>UK-London | US-NY-New York</span></div>
<div class="additionalFields"><div class="iCIMS_JobHeaderGroup"><dl><div class="iCIMS_JobHeaderTag"><dt class="iCIMS_JobHeaderField">ID</dt><dd class="iCIMS_JobHeaderData"><span>2026-4410</span></dd></div>
<div class="iCIMS_JobHeaderTag"><dt class="iCIMS_JobHeaderField">Posted Date</dt><dd class="iCIMS_JobHeaderData"><span title="8/3/2026 2:11 PM">1 week ago</span></dd></div>
<div class="iCIMS_JobHeaderTag"><dt class="iCIMS_JobHeaderField">Type</dt><dd class="iCIMS_JobHeaderData"><span>Regular Full-Time</span></dd></div></dl></div></div></li></ul>"""
JV = "<result><job><id>oA1</id><title><![CDATA[PMO Lead & Planner]]></title><category>Delivery</category><jobtype>Full-Time</jobtype>{}</job></result>"

SHAPES = (
    Shape("permanent", "personio", personio("<subcompany>Nordhall SE</subcompany><office>Hamburg</office><additionalOffices><office>Wien</office></additionalOffices><employmentType>permanent</employmentType><schedule>full-time</schedule><createdAt>2026-07-02T08:00:00+00:00</createdAt>"), {
        "0.company": "Nordhall SE", "0.places.0.city": "Hamburg", "0.places.0.country": "DE", "0.places.1.country": "AT", "0.employment_type": "full_time",
        "0.posted_on": "2026-07-02", "0.url": "https://nordhall.jobs.personio.de/job/88"}, PERSONIO),
    Shape("student", "personio", personio("<office>Berlin</office><employmentType>working_student</employmentType><schedule>part-time</schedule>"), {"0.employment_type": "internship", "0.posted_on": None}, PERSONIO),
    Shape("either schedule", "personio", personio("<office>Remote</office><employmentType>permanent</employmentType><schedule>full-or-part-time</schedule>"), {"0.employment_type": "full_time", "0.workplace": "remote", "0.places.#": 0}, PERSONIO),
    Shape("freelance, by the .com", "personio", personio("<office>Madrid</office><employmentType>freelance</employmentType><jobDescriptions><jobDescription><name>Tasks</name><value><![CDATA[<p>Plan &amp; report </position></p>]]></value></jobDescription></jobDescriptions>"), {
        "0.employment_type": "contract", "0.description_text.~Plan & report": True, "0.title": "PMO Manager (m/w/d)"}, PERSONIO.replace(".de/", ".com/")),
    Shape("none", "personio", "<?xml version='1.0'?><workzag-jobs></workzag-jobs>", {}, PERSONIO, "empty"),
    Shape("empty element", "personio", "<workzag-jobs/>", {}, PERSONIO, "empty"),
    Shape("json feed", "teamtailor", feed_item(employmentType="FULL_TIME", baseSalary={"currency": "SEK", "value": {"minValue": 42000, "maxValue": 50000, "unitText": "MONTH"}}), {
        "0.company": "Fennwick", "0.places.0.city": "Malmö", "0.places.0.country": "SE", "0.posted_on": "2026-07-30", "0.employment_type": "full_time", "0.salary.period": "month", "0.salary.currency": "SEK"}, TT),
    Shape("remote", "teamtailor", feed_item(jobLocationType="TELECOMMUTE"), {"0.workplace": "remote"}, TT),
    Shape("without structure", "teamtailor", {"version": "https://jsonfeed.org/version/1.1", "title": "Fennwick", "items": [{"id": "9", "url": "https://fennwick.teamtailor.com/jobs/9", "title": "Planner", "content_html": "<p>x</p>", "date_published": "2026-07-31T08:00:00Z"}]}, {
        "0.posted_on": "2026-07-31", "0.company": "Fennwick"}, TT),
    Shape("rss", "teamtailor", """<rss version="2.0" xmlns:tt="https://teamtailor.com/locations"><channel><title>Fennwick</title><item><title>PMO Lead</title>
        <link>https://fennwick.teamtailor.com/jobs/9-pmo</link><guid>9f</guid><pubDate>Fri, 31 Jul 2026 10:00:00 +0200</pubDate><remoteStatus>hybrid</remoteStatus>
        <description>&lt;p&gt;Plan&lt;/p&gt;</description><tt:locations><tt:location><tt:name>HQ</tt:name><tt:city>Oslo</tt:city><tt:country>Norway</tt:country></tt:location></tt:locations></item></channel></rss>""", {
        "0.workplace": "hybrid", "0.places.0.city": "Oslo", "0.places.0.country": "NO", "0.posted_on": "2026-07-31", "0.description_text": "Plan", "0.company": "Fennwick"}, TT.replace("json", "rss")),
    Shape("list", "bamboohr", bamboo(), {"0.places.0.city": "Boise", "0.places.0.country": "US", "0.workplace": "onsite", "0.employment_type": "full_time", "0.url": "https://vantry.bamboohr.com/careers/31"}, BAMBOO),
    Shape("other location", "bamboohr", bamboo(location={"city": None, "state": None}, atsLocation={"country": "Canada", "province": "Ontario", "city": "Ottawa", "state": None}, locationType="2"), {"0.places.0.city": "Ottawa", "0.places.0.country": "CA", "0.workplace": "hybrid"}, BAMBOO),
    Shape("flag as a word", "bamboohr", bamboo(isRemote="1", locationType=None), {"0.workplace": "remote"}, BAMBOO),
    Shape("type as a number", "bamboohr", bamboo(locationType=1), {"0.workplace": "remote"}, BAMBOO),
    Shape("one job", "bamboohr", {"result": {"jobOpening": {"jobOpeningShareUrl": "https://vantry.bamboohr.com/careers/31", "jobOpeningName": "Project Administrator", "jobOpeningStatus": "Open", "employmentStatusLabel": "Contractor", "location": {"city": "Leeds", "state": "England", "addressCountry": "United Kingdom"}, "description": "<p>Plan.</p>", "compensation": "£30,000 - £34,000 per year", "datePosted": "2026-07-14", "locationType": "0"}}}, {
        "0.source_id": "31", "0.employment_type": "contract", "0.salary.min": 30000, "0.salary.period": "year", "0.posted_on": "2026-07-14", "0.places.0.country": "GB"}, "https://vantry.bamboohr.com/careers/31/detail"),
    Shape("list", "workday", wd(), {"0.requisition_id": "R-0012345", "0.posted_on": "2026-08-09", "0.posted_text": "Posted 3 Days Ago", "0.url": "https://corvale.wd3.myworkdayjobs.com/Careers/job/Leeds/PMO-Analyst_R-0012345"}, WD),
    Shape("old and many", "workday", wd(locationsText="12 Locations", postedOn="Posted 30+ Days Ago", externalPath="/job/Dublin-Ireland/PMO-Analyst_R-1"), {"0.posted_on": None, "0.places.0.city": "Dublin", "0.places.0.country": "IE"}, WD),
    Shape("dashed path", "workday", wd(locationsText="2 Locations", externalPath="/job/US-TX-Dallas/PMO-Analyst_R-1"), {"0.places.0.city": "Dallas", "0.places.0.country": "US"}, WD),
    Shape("other place forms", "workday", wd(locationsText="IN-Karnataka-Bengaluru", postedOn="Posted Today"), {"0.places.0.city": "Bengaluru", "0.places.0.country": "IN", "0.posted_on": "2026-08-12"}, WD),
    Shape("country first", "workday", wd(locationsText="USA, Virginia, Arlington", postedOn="Posted Yesterday"), {"0.places.0.city": "Arlington", "0.places.0.region": "Virginia", "0.places.0.country": "US", "0.posted_on": "2026-08-11"}, WD),
    Shape("bullets in another order", "workday", wd(bulletFields=["Full time", "Leeds 2", "JR100223"]), {"0.requisition_id": "JR100223"}, WD),
    Shape("a day and a code among the bullets", "workday", wd(bulletFields=["08/30/2026", "LDS01", "R-0012345"]), {"0.requisition_id": "R-0012345"}, WD),
    Shape("in German", "workday", wd(postedOn="Vor 5 Tagen ausgeschrieben"), {"0.posted_on": "2026-08-07", "0.posted_text": "Vor 5 Tagen ausgeschrieben"}, WD),
    Shape("remote type", "workday", wd(remoteType="Fully Remote", locationsText="Remote - USA"), {"0.workplace": "remote", "0.places.0.country": "US"}, WD),
    Shape("a row without a job", "workday", {"total": 2, "jobPostings": [{"bulletFields": ["R-9"]}, wd()["jobPostings"][0]]}, {"0.title": "PMO Analyst"}, WD),
    Shape("detail", "workday", wd_detail(remoteType="Hybrid", additionalLocations=["Madrid, Spain"], endDate="2026-08-30"), {
        "0.posted_on": "2026-08-08", "0.closes_on": "2026-08-30", "0.workplace": "hybrid", "0.places.0.country": "GB", "0.places.1.country": "ES", "0.company": "Corvale Services Ltd", "0.source_id": "R-0012345"}, WD.replace("/jobs", "/job/Leeds/PMO-Analyst_R-0012345")),
    Shape("gone", "workday", {"errorCode": "HTTP_404", "errorCaseId": "A", "httpStatus": 404, "message": "", "messageParams": {}}, {}, WD, "not_found"),
    Shape("list", "breezy", breezy(salary="$62,000 - $70,000 / yr"), {"0.places.0.city": "Waco", "0.places.0.country": "US", "0.salary.min": 62000, "0.salary.period": "year", "0.company": "Marisol", "0.posted_on": "2026-08-04", "0.employment_type": "full_time"}, BREEZY),
    Shape("several places", "breezy", breezy(locations=[{"country": {"name": "Mexico", "id": "MX"}, "city": "Monterrey", "is_remote": False, "name": "Monterrey, MX"}, {"country": {"name": "Peru", "id": "PE"}, "city": "Lima", "name": "Lima, PE"}]), {"0.places.#": 3, "0.places.2.country": "PE"}, BREEZY),
    Shape("remote", "breezy", breezy(location={"country": {"name": "Canada", "id": "CA"}, "city": "", "is_remote": True, "name": "Canada"}, type={"id": "contract", "name": "Contract"}), {"0.workplace": "remote", "0.places.0.country": "CA", "0.employment_type": "contract"}, BREEZY),
    Shape("pay hidden", "pinpoint", pin(compensation_minimum=30000, compensation_maximum=33000, compensation_currency="GBP", compensation_frequency="year"), {"0.salary": None, "0.workplace": "onsite", "0.places.0.city": "Cardiff", "0.places.0.country": "GB", "0.requisition_id": "REQ9", "0.description_text.~RAID": True}, PIN),
    Shape("pay shown", "pinpoint", pin(compensation_visible=True, compensation_minimum="30000.0", compensation_maximum="33000.0", compensation_currency="GBP", compensation_frequency="year", deadline_at="2026-09-01T23:59:00+01:00", workplace_type="hybrid", employment_type="permanent_full_time"), {
        "0.salary.min": 30000, "0.salary.period": "year", "0.closes_on": "2026-09-01", "0.workplace": "hybrid", "0.employment_type": "full_time"}, PIN),
    Shape("pay as words", "pinpoint", pin(compensation_visible=True, compensation="£30,000 - £33,000 / year", compensation_minimum=None), {"0.salary.min": 30000, "0.salary.max": 33000, "0.salary.currency": "GBP"}, PIN),
    Shape("xml", "jobvite", JV.format("<location>Denver, CO</location><date>8/3/2026</date><detail-url>https://jobs.jobvite.com/tidewell/job/oA1</detail-url><apply-url>https://jobs.jobvite.com/tidewell/job/oA1/apply</apply-url><description><![CDATA[<p>Plan.</p>]]></description>"), {
        "0.title": "PMO Lead & Planner", "0.posted_on": "2026-08-03", "0.places.0.city": "Denver", "0.places.0.country": "US", "0.employment_type": "full_time"}, JOBVITE),
    Shape("remote place", "jobvite", JV.format("<location>Remote, United Kingdom</location><date>12/11/2025</date><detail-url>https://jobs.jobvite.com/tidewell/job/oA1</detail-url>"), {"0.workplace": "remote", "0.places.0.country": "GB", "0.posted_on": "2025-12-11"}, JOBVITE),
    Shape("none", "jobvite", "<result></result>", {}, JOBVITE, "empty"),
    Shape("old table", "icims", OLD_ICIMS, {"0.title": "PMO Lead", "0.places.0.city": "Denver", "0.places.0.country": "US", "0.source_id": "4410", "0.url": "https://careers-tidewell.icims.com/jobs/4410/pmo-lead/job"}, ICIMS),
    Shape("card with tags", "icims", CARD, {"0.places.#": 2, "0.places.1.city": "New York", "0.places.0.country": "GB", "0.requisition_id": "2026-4410", "0.posted_on": "2026-08-03", "0.employment_type": "full_time"}, ICIMS),
    Shape("a job's page", "icims", ld(validThrough="2026-09-09"), {"0.source_id": "4410", "0.closes_on": "2026-09-09", "0.places.0.city": "Bristol"}, "https://careers-tidewell.icims.com/jobs/4410/pmo-lead/job?in_iframe=1", auto="icims"),
    *(Shape("a job's page", source, ld(), {"0.title": "PMO Lead", "0.company": "Tidewell", "0.places.0.city": "Bristol", "0.posted_on": "2026-08-01"}, url, auto="")
      for source, url in (("lever", "https://jobs.lever.co/tidewell/5f"), ("ashby", "https://jobs.ashbyhq.com/Tidewell/a0"), ("smartrecruiters", "https://jobs.smartrecruiters.com/Tidewell/1"),
                          ("workable", "https://apply.workable.com/tidewell/j/A1/"), ("teamtailor", "https://tidewell.teamtailor.com/jobs/1"), ("personio", "https://tidewell.jobs.personio.de/job/1"),
                          ("greenhouse", "https://boards.greenhouse.io/tidewell/jobs/1"), ("workday", "https://tidewell.wd3.myworkdayjobs.com/C/job/L/P_R1"), ("jobvite", "https://jobs.jobvite.com/tidewell/job/oA1"),
                          ("recruitee", "https://tidewell.recruitee.com/o/pmo"), ("pinpoint", "https://tidewell.pinpointhq.com/postings/1"), ("bamboohr", "https://tidewell.bamboohr.com/careers/1"))),
)  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: f"{s.source}-{s.name}")
def test_reads_what_a_person_reads(shape: Shape):
    assert misses(shape) == []


@pytest.mark.parametrize(
    "shape", [s for s in SHAPES if s.auto != ""], ids=lambda s: f"{s.source}-{s.name}"
)
def test_auto_tells_whose_it_is(shape: Shape):
    assert misses_of_auto(shape) == []
