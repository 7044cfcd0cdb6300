"""Employers' boards that answer in JSON, in the forms that their answers really take."""

from __future__ import annotations

import pytest

from tests.scrapers.shapes.facts import Shape, misses, misses_of_auto

GH = "https://boards-api.greenhouse.io/v1/boards/harbourline/jobs?content=true"
LEVER = "https://api.lever.co/v0/postings/tidewell?mode=json"
ASHBY = "https://api.ashbyhq.com/posting-api/job-board/Lumenco?includeCompensation=true"
SR = "https://api.smartrecruiters.com/v1/companies/Ambervale/postings"
WORKABLE = "https://apply.workable.com/api/v1/widget/accounts/selkie?details=true"
RECRUITEE = "https://quillstone.recruitee.com/api/offers/"


def gh(**row):
    return {
        "jobs": [
            {
                "id": 4410, "internal_job_id": 9, "title": "PMO Analyst",
                "absolute_url": "https://job-boards.greenhouse.io/harbourline/jobs/4410",
                "location": {"name": "Leeds, England, United Kingdom"}, "updated_at": "2026-08-01T04:00:00-04:00",
            } | row
        ],
        "meta": {"total": 1},
    }  # fmt: skip


def lever(**row):
    return [
        {
            "id": "5f0c1a2b-0000", "text": "PMO Analyst", "createdAt": 1785326400000,
            "hostedUrl": "https://jobs.lever.co/tidewell/5f0c1a2b-0000",
            "categories": {"location": "London", "commitment": "Full-time"},
        } | row
    ]  # fmt: skip


def ashby(**row):
    return {"apiVersion": "1", "jobs": [{
        "id": "a0-1", "title": "PMO Lead", "location": "London", "isListed": True,
        "employmentType": "FullTime", "publishedAt": "2026-07-30T23:30:00.000+00:00",
        "jobUrl": "https://jobs.ashbyhq.com/Lumenco/a0-1"} | row]}  # fmt: skip


def sr(**row):
    return {"offset": 0, "limit": 100, "totalFound": 1, "content": [{
        "id": "7440", "name": "Programme Officer", "uuid": "u", "refNumber": "REF77K",
        "company": {"identifier": "Ambervale", "name": "Ambervale Ltd"},
        "releasedDate": "2026-07-01T08:00:00.000Z",
        "location": {"city": "Porto", "region": "Porto", "country": "pt", "remote": False}} | row]}  # fmt: skip


def workable(*rows):
    return {"name": "Selkie", "description": None, "jobs": [{
        "title": "Project Coordinator", "shortcode": "AA11", "code": "", "telecommuting": False,
        "employment_type": "Full-time", "url": "https://apply.workable.com/j/AA11",
        "published_on": "2026-08-03", "created_at": "2026-08-01", "country": "Ireland",
        "city": "Cork", "state": "County Cork"} | row for row in (rows or ({},))]}  # fmt: skip


def recruitee(**row):
    return {"offers": [{
        "id": 17, "slug": "pmo", "title": "PMO Consultant", "status": "published",
        "careers_url": "https://quillstone.recruitee.com/o/pmo", "company_name": "Quillstone",
        "city": "Utrecht", "country": "Netherlands", "country_code": "NL", "locations": [],
        "remote": False, "hybrid": False, "on_site": True, "location": "Utrecht, Netherlands",
        "published_at": "2026-08-01 10:00:00 UTC", "employment_type_code": "fulltime_permanent"} | row]}  # fmt: skip


PAY_BOX = (
    "&lt;p&gt;You run the plan.&lt;/p&gt;&lt;div class=&quot;content-pay-transparency&quot;&gt;"
    "&lt;div class=&quot;pay-input&quot;&gt;&lt;div class=&quot;title&quot;&gt;Annual Salary:"
    "&lt;/div&gt;&lt;div class=&quot;pay-range&quot;&gt;&lt;span&gt;$98,000&lt;/span&gt;"
    "&lt;span class=&quot;divider&quot;&gt;&amp;mdash;&lt;/span&gt;&lt;span&gt;$131,000 USD"
    "&lt;/span&gt;&lt;/div&gt;&lt;/div&gt;&lt;/div&gt;"
)
REMIX = """<!DOCTYPE html><html><head><title>Job Application for PMO Lead at Harbourline</title>
<meta property="og:title" content="PMO Lead"></head><body><h1>PMO Lead</h1>
<script>window.__remixContext = {"state":{"loaderData":{"routes/$url_token_.jobs_.$job_post_id":
{"jobPostId":"4411","jobPost":{"title":"PMO Lead","company_name":"Harbourline","content":
"<p>Own the plan of plans.</p>","job_post_location":"Berlin, Germany","public_url":
"https://job-boards.greenhouse.io/harbourline/jobs/4411","published_at":"2026-07-20T09:00:00-04:00",
"pay_ranges":[{"title":"Range","min":"€70,000","max":"€82,000","currency_type":"EUR"}]}}}}};</script>
</body></html>"""
REMIX_BOARD = """<html><head><title>Jobs at Harbourline</title></head><body><script>window.__remixContext =
{"state":{"loaderData":{"routes/$url_token":{"board":{"name":"Harbourline"},"jobPosts":{"count":2,"total":2,"page":1,
"total_pages":1,"data":[{"id":51,"title":"PMO Analyst","location":"Leeds, UK","absolute_url":
"https://job-boards.greenhouse.io/harbourline/jobs/51","published_at":"2026-08-02T00:00:00Z","requisition_id":"R1","content":"<p>x</p>"},
{"id":52,"title":"Planner","location":"Remote - UK","absolute_url":"https://job-boards.greenhouse.io/harbourline/jobs/52"}]}}}}};</script></body></html>"""

SHAPES = (
    Shape("plain", "greenhouse", gh(), {
        "0.places.0.city": "Leeds", "0.places.0.country": "GB", "0.posted_on": None,
        "0.url": "https://job-boards.greenhouse.io/harbourline/jobs/4410", "0.workplace": None,
    }, GH),
    Shape("several places", "greenhouse", gh(location={"name": "New York, NY or San Francisco, CA; Remote - US"}), {
        "0.places.#": 3, "0.places.0.city": "New York", "0.places.1.city": "San Francisco",
        "0.places.2.country": "US",
    }, GH),
    Shape("pipes", "greenhouse", gh(location={"name": "Austin, TX | Denver, CO | Chicago, IL"}), {
        "0.places.#": 3, "0.places.2.city": "Chicago", "0.places.1.country": "US"}, GH),
    Shape("place is a mode", "greenhouse", gh(location={"name": "Hybrid"}, offices=[{"name": "HQ", "location": "Dublin, Ireland"}]), {
        "0.places.0.city": "Dublin", "0.workplace": "hybrid"}, GH),
    Shape("place is null", "greenhouse", gh(location=None, offices=[]), {"0.places.#": 0, "0.title": "PMO Analyst"}, GH),
    Shape("remote place", "greenhouse", gh(location={"name": "Remote - Canada"}), {
        "0.workplace": "remote", "0.places.0.country": "CA"}, GH),
    Shape("own domain", "greenhouse", gh(absolute_url="https://www.harbourline.example/careers/4410?gh_jid=4410&gh_src=abc"), {
        "0.url": "https://www.harbourline.example/careers/4410?gh_jid=4410"}, GH),
    Shape("company and pay box", "greenhouse", gh(company_name="Harbourline ", content=PAY_BOX, first_published="2026-07-16T11:02:33-04:00", application_deadline="2026-09-30T23:59:00-04:00"), {
        "0.company": "Harbourline", "0.salary.min": 98000, "0.salary.max": 131000,
        "0.salary.currency": "USD", "0.salary.period": "year", "0.posted_on": "2026-07-16",
        "0.closes_on": "2026-09-30", "0.description_text.~<": False,
    }, GH),
    Shape("entities in a title", "greenhouse", gh(title="R&amp;D Programme Manager  "), {"0.title": "R&D Programme Manager"}, GH),
    Shape("metadata list", "greenhouse", gh(metadata=[{"name": "Employment Type", "value": ["Full-time"], "value_type": "multi_select"}]), {"0.employment_type": "full_time"}, GH),
    Shape("metadata workplace", "greenhouse", gh(metadata=[{"name": "Workplace Type", "value": "Hybrid", "value_type": "single_select"}]), {"0.workplace": "hybrid"}, GH),
    Shape("by department", "greenhouse", {"departments": [{"id": 1, "name": "Delivery", "jobs": gh()["jobs"]}, {"id": 2, "name": "Legal", "jobs": []}]}, {"0.title": "PMO Analyst"}, GH.replace("/jobs", "/departments")),
    Shape("pay of a single job", "greenhouse", gh()["jobs"][0] | {"pay_input_ranges": [{"min_cents": 9800000, "max_cents": 13100000, "currency_type": "USD", "title": "Base", "blurb": ""}]}, {
        "0.salary.min": 98000, "0.salary.max": 131000, "0.salary.period": "year", "0.salary.origin": "stated"}, GH.replace("/jobs?", "/jobs/4410?")),
    Shape("gone", "greenhouse", {"status": 404, "error": "Job not found"}, {}, GH, "not_found"),
    Shape("no jobs", "greenhouse", {"jobs": [], "meta": {"total": 0}}, {}, GH, "empty"),
    Shape("new page of a job", "greenhouse", REMIX, {
        "0.title": "PMO Lead", "0.company": "Harbourline", "0.places.0.city": "Berlin", "0.posted_on": "2026-07-20",
        "0.salary.min": 70000, "0.salary.max": 82000, "0.salary.currency": "EUR", "0.source_id": "4411",
        "0.description_text": "Own the plan of plans.",
    }, "https://job-boards.greenhouse.io/harbourline/jobs/4411"),
    Shape("new page of a board", "greenhouse", REMIX_BOARD, {
        "0.title": "PMO Analyst", "0.places.0.city": "Leeds", "0.posted_on": "2026-08-02", "0.requisition_id": "R1",
        "1.workplace": "remote", "1.places.0.country": "GB", "1.source_id": "52",
    }, "https://job-boards.greenhouse.io/harbourline"),
    Shape("plain", "lever", lever(country="GB", workplaceType="hybrid"), {
        "0.workplace": "hybrid", "0.places.0.city": "London", "0.places.0.country": "GB", "0.employment_type": "full_time",
        "0.posted_on": "2026-07-29", "0.company": None}, LEVER),
    Shape("onsite without dash", "lever", lever(workplaceType="onsite"), {"0.workplace": "onsite"}, LEVER),
    Shape("unspecified but remote", "lever", lever(workplaceType="unspecified", categories={"location": "Remote - Germany", "commitment": "Permanent"}), {
        "0.workplace": "remote", "0.places.0.country": "DE", "0.employment_type": "full_time"}, LEVER),
    Shape("all locations", "lever", lever(country="US", categories={"location": "New York, NY", "allLocations": ["New York, NY", "Toronto, ON"], "commitment": "Contract"}), {
        "0.places.#": 2, "0.places.0.country": "US", "0.places.1.country": "CA", "0.employment_type": "contract"}, LEVER),
    Shape("pay", "lever", lever(salaryRange={"min": 41.5, "max": 55, "currency": "CAD", "interval": "per-hour-wage"}), {
        "0.salary.min": 41.5, "0.salary.max": 55, "0.salary.currency": "CAD", "0.salary.period": "hour", "0.salary.origin": "stated"}, LEVER),
    Shape("pay by the month", "lever", lever(salaryRange={"min": 4000, "max": 4800, "currency": "EUR", "interval": "per-month-salary"}), {"0.salary.period": "month"}, LEVER),
    Shape("body and opening", "lever", lever(opening="<div>We plan.</div>", descriptionBody="<div>You help us plan.</div>", lists=[{"text": "Needs", "content": "<li>Order</li>"}], additional="<div>Write to us.</div>"), {
        "0.description_text.~You help us plan": True, "0.description_text.~Order": True, "0.description_text.~Write to us": True}, LEVER),
    Shape("grouped", "lever", [{"title": "Delivery", "postings": lever()}, {"title": "People", "postings": []}], {"0.title": "PMO Analyst"}, LEVER + "&group=team"),
    Shape("gone", "lever", {"ok": False, "error": "Document not found"}, {}, LEVER, "not_found"),
    Shape("none", "lever", [], {}, LEVER, "empty"),
    Shape("hybrid beats flag", "ashby", ashby(isRemote=True, workplaceType="Hybrid", address={"postalAddress": {"addressLocality": "London", "addressRegion": "Greater London", "addressCountry": "United Kingdom"}}), {
        "0.workplace": "hybrid", "0.places.0.city": "London", "0.places.0.country": "GB", "0.employment_type": "full_time", "0.posted_on": "2026-07-30"}, ASHBY),
    Shape("onsite", "ashby", ashby(isRemote=False, workplaceType="OnSite", employmentType="PartTime"), {"0.workplace": "onsite", "0.employment_type": "part_time"}, ASHBY),
    Shape("flag only", "ashby", ashby(isRemote=True, workplaceType=None, location="Remote (Europe)", employmentType="Intern"), {"0.workplace": "remote", "0.employment_type": "internship"}, ASHBY),
    Shape("second places", "ashby", ashby(secondaryLocations=[{"location": "Berlin", "address": {"postalAddress": {"addressLocality": "Berlin", "addressCountry": "Germany"}}}, {"location": "Paris, France", "address": None}]), {
        "0.places.#": 3, "0.places.1.country": "DE", "0.places.2.city": "Paris"}, ASHBY),
    Shape("pay parts", "ashby", ashby(compensation={"compensationTierSummary": "£60K – £70K • Offers Equity", "scrapeableCompensationSalarySummary": "£60K - £70K", "summaryComponents": [{"compensationType": "EquityPercentage", "interval": "NONE", "currencyCode": None, "minValue": None, "maxValue": None}, {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "GBP", "minValue": 60000, "maxValue": 70000}]}), {
        "0.salary.min": 60000, "0.salary.max": 70000, "0.salary.currency": "GBP", "0.salary.period": "year", "0.salary.origin": "stated"}, ASHBY),
    Shape("pay summary only", "ashby", ashby(compensation={"compensationTierSummary": "$41 – $55 per hour", "scrapeableCompensationSalarySummary": None, "summaryComponents": []}), {
        "0.salary.min": 41, "0.salary.max": 55, "0.salary.period": "hour"}, ASHBY),
    Shape("pay by the hour", "ashby", ashby(compensation={"summaryComponents": [{"compensationType": "Salary", "interval": "1 HOUR", "currencyCode": "USD", "minValue": 41, "maxValue": None}]}), {
        "0.salary.min": 41, "0.salary.max": None, "0.salary.period": "hour"}, ASHBY),
    Shape("unlisted", "ashby", ashby(isListed=False), {}, ASHBY, "empty"),
    Shape("gone", "ashby", "Not Found", {}, ASHBY, "not_found"),
    Shape("list", "smartrecruiters", sr(typeOfEmployment={"id": "permanent", "label": "Full-time"}), {
        "0.places.0.city": "Porto", "0.places.0.country": "PT", "0.employment_type": "full_time", "0.requisition_id": "REF77K",
        "0.url": "https://jobs.smartrecruiters.com/Ambervale/7440", "0.posted_on": "2026-07-01", "0.workplace": None}, SR),
    Shape("hybrid", "smartrecruiters", sr(location={"city": "Leeds", "country": "gb", "remote": True, "hybrid": True, "fullLocation": "Leeds, United Kingdom"}), {"0.workplace": "hybrid", "0.places.0.country": "GB"}, SR),
    Shape("remote", "smartrecruiters", sr(location={"city": "", "country": "de", "remote": True}, typeOfEmployment={"label": "Part-time"}), {"0.workplace": "remote", "0.places.0.country": "DE", "0.employment_type": "part_time"}, SR),
    Shape("only an id of the kind", "smartrecruiters", sr(typeOfEmployment={"id": "contract"}), {"0.employment_type": "contract"}, SR),
    Shape("detail", "smartrecruiters", sr()["content"][0] | {"active": True, "postingUrl": "https://jobs.smartrecruiters.com/Ambervale/7440-programme-officer", "applyUrl": "https://jobs.smartrecruiters.com/Ambervale/7440-programme-officer?oga=true", "jobAd": {"sections": {"jobDescription": {"title": "The job", "text": "<p>Plan it.</p>"}, "qualifications": {"title": "You", "text": "<ul><li>Order</li></ul>"}}}}, {
        "0.description_text.~Order": True, "0.company": "Ambervale Ltd"}, SR + "/7440"),
    Shape("wrong name", "smartrecruiters", {"offset": 0, "limit": 100, "totalFound": 0, "content": []}, {}, SR, "empty"),
    Shape("one row a place", "workable", workable({}, {"city": "Dublin", "state": "Leinster"}), {"0.places.#": 2, "0.places.1.city": "Dublin", "0.places.0.country": "IE", "0.employment_type": "full_time", "0.posted_on": "2026-08-03"}, WORKABLE, count=1),
    Shape("listed places", "workable", workable({"telecommuting": True, "locations": [{"country": "Spain", "countryCode": "ES", "city": "Madrid", "region": "Madrid", "hidden": False}, {"country": "Spain", "countryCode": "ES", "city": "Bilbao", "region": "", "hidden": True}]}), {"0.places.#": 1, "0.places.0.city": "Madrid", "0.workplace": "remote"}, WORKABLE),
    Shape("third version", "workable", {"total": 1, "results": [{"id": 5, "shortcode": "BB22", "title": "PMO Lead", "remote": False, "workplace": "on_site", "type": "full", "published": "2026-08-05T00:00:00.000Z", "state": "published", "location": {"country": "Greece", "countryCode": "GR", "city": "Athens", "region": "Attica"}, "department": ["Delivery"]}], "nextPage": "x"}, {
        "0.workplace": "onsite", "0.places.0.city": "Athens", "0.places.0.country": "GR", "0.employment_type": "full_time", "0.posted_on": "2026-08-05", "0.source_id": "BB22"}, "https://apply.workable.com/api/v3/accounts/selkie/jobs"),
    Shape("second version, one job", "workable", {"id": 5, "shortcode": "BB22", "title": "PMO Lead", "remote": True, "workplace": "hybrid", "type": "part", "published": "2026-08-05", "location": {"country": "Greece", "countryCode": "GR", "city": "Athens"}, "description": "<p>Plan.</p>", "requirements": "<ul><li>Order</li></ul>", "benefits": "<p>Fruit</p>"}, {
        "0.workplace": "hybrid", "0.employment_type": "part_time", "0.description_text.~Order": True}, "https://apply.workable.com/api/v2/accounts/selkie/jobs/BB22"),
    Shape("gone", "workable", {"error": "Not found"}, {}, WORKABLE, "not_found"),
    Shape("plain", "recruitee", recruitee(close_at="2026-09-01 22:00:00 UTC"), {"0.workplace": "onsite", "0.places.0.city": "Utrecht", "0.places.0.country": "NL", "0.employment_type": "full_time", "0.posted_on": "2026-08-01", "0.closes_on": "2026-09-01"}, RECRUITEE),
    Shape("a choice", "recruitee", recruitee(remote=True, on_site=True, salary={"min": "3500", "max": "4500.50", "currency": "EUR", "period": "month"}), {"0.workplace": "hybrid", "0.salary.min": 3500, "0.salary.max": 4500.5, "0.salary.period": "month", "0.salary.currency": "EUR"}, RECRUITEE),
    Shape("no pay said", "recruitee", recruitee(salary={"min": None, "max": None, "currency": "EUR", "period": None}), {"0.salary": None}, RECRUITEE),
    Shape("remote job", "recruitee", recruitee(location="Remote job", city=None, country=None, country_code=None, on_site=False, remote=True, employment_type_code="freelance"), {"0.workplace": "remote", "0.places.#": 0, "0.employment_type": "contract"}, RECRUITEE),
    Shape("several places", "recruitee", recruitee(locations=[{"id": 1, "name": "Utrecht", "city": "Utrecht", "state": "Utrecht", "country": "Netherlands", "country_code": "NL"}, {"id": 2, "name": "Ghent", "city": "Ghent", "country_code": "BE"}]), {"0.places.#": 2, "0.places.1.country": "BE"}, RECRUITEE),
    Shape("only translated", "recruitee", recruitee(title=None, description=None, translations={"nl": {"title": "PMO-adviseur", "description": "<p>Plannen.</p>"}}), {"0.title": "PMO-adviseur", "0.description_text": "Plannen."}, RECRUITEE),
    Shape("old board without flags", "recruitee", {"offers": [{"id": 3, "title": "Planner", "slug": "planner", "careers_url": "https://quillstone.recruitee.com/o/planner", "location": "Brussels, Belgium", "published_at": "2026-07-01T09:00:00.000Z"}]}, {"0.places.0.country": "BE", "0.workplace": None, "0.posted_on": "2026-07-01"}, RECRUITEE),
)  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: f"{s.source}-{s.name}")
def test_reads_what_a_person_reads(shape: Shape):
    assert misses(shape) == []


@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: f"{s.source}-{s.name}")
def test_auto_tells_whose_it_is(shape: Shape):
    assert misses_of_auto(shape) == []
