"""Pages with structured data, and pages that a person saved, in old and new layouts."""

from __future__ import annotations

import json

import pytest

from tests.scrapers.shapes.facts import Shape, misses, misses_of_auto

PAGE = "https://careers.example.com/jobs/7"
LI = "https://www.linkedin.com/jobs/view/3900000001/"
LI_SEARCH = "https://www.linkedin.com/jobs/search/?keywords=pmo"
INDEED = "https://uk.indeed.com/viewjob?jk=0a1b2c3d4e5f6a7b"
INDEED_SEARCH = "https://uk.indeed.com/jobs?q=pmo"
GD = "https://www.glassdoor.co.uk/Job/london-pmo-jobs-SRCH_IL.0,6.htm"


def page(*told, body="<h1>PMO Lead</h1>", attributes=""):
    blocks = "".join(
        f'<script{attributes} type="application/ld+json">{t if isinstance(t, str) else json.dumps(t)}</script>'
        for t in told
    )
    return (
        f"<!DOCTYPE html><html><head><title>Jobs</title>{blocks}</head><body>{body}</body></html>"
    )


def job(**more):
    return {"@context": "https://schema.org/", "@type": "JobPosting", "title": "PMO Lead", "description": "<p>Plan.</p>", "datePosted": "2026-08-01", "hiringOrganization": {"@type": "Organization", "name": "Lumen Ltd"}, "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Leeds", "addressRegion": "West Yorkshire", "addressCountry": "GB"}}} | more  # fmt: skip


def money(value, currency="GBP"):
    return {"@type": "MonetaryAmount", "currency": currency, "value": value}


LD = (
    Shape("graph", "jsonld", page({"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, job()]}), {"0.title": "PMO Lead", "0.places.0.city": "Leeds", "0.places.0.country": "GB"}, PAGE),
    Shape("array, types as a list", "jsonld", page([{"@type": "BreadcrumbList"}, job(**{"@type": ["JobPosting", "Thing"]})]), {"0.company": "Lumen Ltd"}, PAGE),
    Shape("old context", "jsonld", page(job(**{"@context": "schema.org", "@type": "http://schema.org/JobPosting"})), {"0.title": "PMO Lead"}, PAGE),
    Shape("nonce and charset", "jsonld", page(job(), attributes=' nonce="abc" id="x"').replace("ld+json", "ld+json; charset=utf-8"), {"0.title": "PMO Lead"}, PAGE),
    Shape("raw newlines", "jsonld", page(json.dumps(job(description="@@")).replace("@@", "<p>Plan\n\tthe plan.</p>")), {"0.description_text": "Plan the plan."}, PAGE),
    Shape("comma too many", "jsonld", page(json.dumps(job())[:-1] + ",}"), {"0.title": "PMO Lead"}, PAGE),
    Shape("escaped description", "jsonld", page(job(description="&lt;p&gt;Plan &amp;amp; report.&lt;/p&gt;", title="PMO &amp; Planning Lead")), {"0.description_text": "Plan & report.", "0.title": "PMO & Planning Lead"}, PAGE),
    Shape("remote", "jsonld", page(job(jobLocation=None, jobLocationType="TELECOMMUTE", applicantLocationRequirements=[{"@type": "Country", "name": "USA"}, {"@type": "Country", "name": "Canada"}])), {"0.workplace": "remote", "0.places.#": 2, "0.places.0.country": "US", "0.places.1.country": "CA"}, PAGE),
    Shape("several places", "jsonld", page(job(jobLocation=[{"@type": "Place", "address": {"addressLocality": "Berlin", "addressCountry": {"@type": "Country", "name": "Germany"}}}, {"@type": "Place", "address": "Paris, France"}])), {"0.places.#": 2, "0.places.0.country": "DE", "0.places.1.city": "Paris"}, PAGE),
    Shape("address as text", "jsonld", page(job(jobLocation="Dublin, Ireland", hiringOrganization="Lumen Ltd")), {"0.places.0.country": "IE", "0.company": "Lumen Ltd"}, PAGE),
    Shape("state in the town", "jsonld", page(job(jobLocation={"address": {"addressLocality": "Austin, TX", "addressCountry": "US"}})), {"0.places.0.city": "Austin", "0.places.0.country": "US"}, PAGE),
    Shape("remote as a town", "jsonld", page(job(jobLocation={"address": {"addressLocality": "Remote", "addressCountry": "US"}})), {"0.places.0.city": None, "0.places.0.country": "US", "0.workplace": "remote"}, PAGE),
    Shape("pay range", "jsonld", page(job(baseSalary=money({"@type": "QuantitativeValue", "minValue": 50000, "maxValue": 60000, "unitText": "YEAR"}))), {"0.salary.min": 50000, "0.salary.max": 60000, "0.salary.currency": "GBP", "0.salary.period": "year", "0.salary.origin": "stated"}, PAGE),
    Shape("pay as texts", "jsonld", page(job(baseSalary=money({"minValue": "50,000", "maxValue": "60,000.00", "unitText": "Yearly"}))), {"0.salary.min": 50000, "0.salary.max": 60000, "0.salary.period": "year"}, PAGE),
    Shape("one value a day", "jsonld", page(job(baseSalary=money({"value": 475, "unitText": "DAY"}), employmentType="CONTRACTOR")), {"0.salary.min": 475, "0.salary.max": 475, "0.salary.period": "day", "0.employment_type": "contract"}, PAGE),
    Shape("bare number, currency aside", "jsonld", page(job(baseSalary=52000, salaryCurrency="EUR")), {"0.salary.min": 52000, "0.salary.currency": "EUR"}, PAGE),
    Shape("pay in words", "jsonld", page(job(baseSalary="£41,000 to £44,000 per annum")), {"0.salary.min": 41000, "0.salary.period": "year", "0.salary.currency": "GBP"}, PAGE),
    Shape("pay is nought", "jsonld", page(job(baseSalary=money({"minValue": 0, "maxValue": 0, "unitText": "YEAR"}))), {"0.salary": None}, PAGE),
    Shape("estimated", "jsonld", page(job(estimatedSalary=[{"@type": "MonetaryAmountDistribution", "name": "base", "currency": "USD", "duration": "P1Y", "percentile10": 70000, "percentile90": 90000, "median": 80000}])), {"0.salary.origin": "estimated", "0.salary.min": 70000, "0.salary.max": 90000, "0.salary.period": "year"}, PAGE),
    Shape("kinds", "jsonld", page(job(employmentType=["FULL_TIME", "PART_TIME"])), {"0.employment_type": "full_time"}, PAGE),
    Shape("kind as a phrase", "jsonld", page(job(employmentType="Full-time, Contract")), {"0.employment_type": "contract"}, PAGE),
    Shape("dates in words", "jsonld", page(job(datePosted="August 3, 2026", validThrough="2026-09-30T23:59:59+01:00")), {"0.posted_on": "2026-08-03", "0.closes_on": "2026-09-30"}, PAGE),
    Shape("American date", "jsonld", page(job(datePosted="07/22/2026", validThrough="")), {"0.posted_on": "2026-07-22", "0.closes_on": None}, PAGE),
    Shape("date to come", "jsonld", page(job(datePosted="2027-01-01")), {"0.posted_on": "2026-08-12"}, PAGE),
    Shape("number of the job", "jsonld", page(job(identifier={"@type": "PropertyValue", "name": "Lumen Ltd", "value": "REQ-77"})), {"0.source_id": "REQ-77"}, PAGE),
    Shape("twice the same", "jsonld", page(job(), job()), {"0.title": "PMO Lead"}, PAGE),
    Shape("a list of jobs", "jsonld", page({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": job(url="https://careers.example.com/jobs/8")}, {"@type": "ListItem", "position": 2, "item": job(title="Planner", url="https://careers.example.com/jobs/9")}]}), {"0.url": "https://careers.example.com/jobs/8", "1.title": "Planner"}, PAGE),
    Shape("microdata", "jsonld", page(body="""<div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">PMO Lead</h1><meta itemprop="datePosted" content="2026-08-01"><span itemprop="hiringOrganization" itemscope itemtype="http://schema.org/Organization"><span itemprop="name">Lumen Ltd</span></span>
        <span itemprop="jobLocation" itemscope itemtype="http://schema.org/Place"><span itemprop="address" itemscope itemtype="http://schema.org/PostalAddress"><span itemprop="addressLocality">Leeds</span><meta itemprop="addressCountry" content="GB"></span></span><div itemprop="description"><p>Plan.</p></div></div>"""), {
        "0.title": "PMO Lead", "0.company": "Lumen Ltd", "0.places.0.city": "Leeds", "0.places.0.country": "GB", "0.posted_on": "2026-08-01", "0.description_text": "Plan."}, PAGE),
    Shape("only a site", "jsonld", page({"@type": "WebSite", "name": "x"}), {}, PAGE, "empty", auto=""),
    Shape("wall", "jsonld", "<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>", {}, PAGE, "blocked", auto=""),
    Shape("gone", "jsonld", "<html><head><title>404 - Page not found</title></head><body>Sorry</body></html>", {}, PAGE, "not_found", auto=""),
    Shape("a feed", "rss", """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Jobs</title><item><title>PMO &amp;amp; Planning</title><link>/jobs/1?utm_source=rss</link><guid>1</guid><pubDate>Sat, 01 Aug 2026 09:00:00 GMT</pubDate><dc:creator>Lumen</dc:creator><location>Ghent, Belgium</location><description><![CDATA[<p>Plan.</p>]]></description></item></channel></rss>""", {
        "0.title": "PMO & Planning", "0.url": "https://careers.example.com/jobs/1", "0.posted_on": "2026-08-01", "0.places.0.country": "BE", "0.company": "Lumen", "0.description_text": "Plan."}, PAGE),
    Shape("atom", "rss", """<feed xmlns="http://www.w3.org/2005/Atom"><title>Jobs</title><entry><title>PMO Lead</title><link rel="alternate" href="https://careers.example.com/jobs/2"/><id>tag:2</id><published>2026-08-02T10:00:00Z</published><updated>2026-08-09T10:00:00Z</updated><content type="html">&lt;p&gt;Plan.&lt;/p&gt;</content></entry></feed>""", {"0.url": "https://careers.example.com/jobs/2", "0.posted_on": "2026-08-02", "0.description_text": "Plan."}, PAGE),
)  # fmt: skip

CARD = """<li><div class="base-card base-search-card base-search-card--link job-search-card" data-entity-urn="urn:li:jobPosting:3900000001"><a class="base-card__full-link" href="https://uk.linkedin.com/jobs/view/pmo-lead-at-lumen-3900000001?refId=x&amp;trackingId=y"><span class="sr-only">PMO Lead</span></a>
<div class="base-search-card__info"><h3 class="base-search-card__title">PMO Lead</h3><h4 class="base-search-card__subtitle"><a class="hidden-nested-link" href="https://uk.linkedin.com/company/lumen">Lumen</a></h4><div class="base-search-card__metadata"><span class="job-search-card__location">Leeds, England, United Kingdom</span>%s<time class="job-search-card__listdate%s" datetime="2026-08-10">2 days ago</time></div></div></div></li>"""
OLD_CARD = """<ul class="jobs-search__results-list"><li class="result-card job-result-card result-card--with-hover-state" data-id="3900000002"><a class="result-card__full-card-link" href="https://www.linkedin.com/jobs/view/planner-at-lumen-3900000002?refId=1"><span class="screen-reader-text">Planner</span></a><div class="result-card__contents job-result-card__contents"><h3 class="result-card__title job-result-card__title">Planner</h3><h4 class="result-card__subtitle job-result-card__subtitle"><a class="result-card__subtitle-link" href="#">Lumen</a></h4><div class="result-card__meta"><span class="job-result-card__location">Dublin, Ireland</span><time class="job-result-card__listdate" datetime="2026-08-01">1 week ago</time></div></div></li></ul>"""
IN_CARD = """<ul><li class="jobs-search-results__list-item" data-occludable-job-id="3900000003"><div class="job-card-container" data-job-id="3900000003"><a class="job-card-container__link job-card-list__title" href="/jobs/view/3900000003/?eBP=x&amp;trackingId=z" aria-label="PMO Analyst"><span aria-hidden="true"><strong>PMO Analyst</strong></span><span class="visually-hidden">PMO Analyst</span></a>
<div class="artdeco-entity-lockup__subtitle"><span>Selkie</span></div><div class="artdeco-entity-lockup__caption"><ul class="job-card-container__metadata-wrapper"><li><span>Manchester, England, United Kingdom (Hybrid)</span></li></ul></div><div class="artdeco-entity-lockup__metadata"><ul><li><span>£45K/yr - £52K/yr</span></li></ul></div><ul><li class="job-card-container__footer-item"><time datetime="2026-08-09">3 days ago</time></li></ul></div></li></ul>"""
VIEW = """<html><head><link rel="canonical" href="https://uk.linkedin.com/jobs/view/pmo-lead-at-lumen-3900000001">%s</head><body><section class="top-card-layout"><h1 class="top-card-layout__title topcard__title">PMO Lead</h1><h4 class="top-card-layout__second-subline"><span class="topcard__flavor"><a class="topcard__org-name-link" href="https://uk.linkedin.com/company/lumen">Lumen</a></span><span class="topcard__flavor topcard__flavor--bullet">Leeds, England, United Kingdom</span><span class="posted-time-ago__text topcard__flavor--metadata">%s</span><span class="num-applicants__caption topcard__flavor--bullet">35 applicants</span></h4></section>
<button class="apply-button">Apply</button><div class="show-more-less-html__markup"><p>You plan. This is a hybrid role.</p></div><ul><li class="description__job-criteria-item"><h3 class="description__job-criteria-subheader">Seniority level</h3><span class="description__job-criteria-text">Mid-Senior level</span></li><li><h3 class="description__job-criteria-subheader">Employment type</h3><span class="description__job-criteria-text">Contract</span></li></ul></body></html>"""
IN_VIEW = """<html><head><title>(3) PMO Lead | Lumen | LinkedIn</title></head><body><div class="job-details-jobs-unified-top-card__company-name"><a href="https://www.linkedin.com/company/lumen/life">Lumen</a></div><h1 class="t-24 job-details-jobs-unified-top-card__job-title"><a href="/jobs/view/3900000004/?x=1">PMO Lead</a></h1>
<div class="job-details-jobs-unified-top-card__primary-description-container"><span>Leeds, England, United Kingdom</span> <span>·</span> <span>3 days ago</span> <span>·</span> <span>Over 100 applicants</span></div><ul><li class="job-details-jobs-unified-top-card__job-insight"><span>Hybrid</span><span>Full-time</span></li></ul><button class="jobs-apply-button">Easy Apply</button><div id="job-details" class="jobs-description__content"><h2>About the job</h2><p>You plan. Salary: £50,000 - £55,000 per annum.</p></div></body></html>"""
LI_SHAPES = (
    Shape("cards", "linkedin_page", "<ul>" + CARD % ("", "") + CARD.replace("0000001", "0000009").replace("PMO Lead", "Planner") % ('<span class="job-search-card__salary-info">£50,000.00 - £60,000.00</span>', "--new") + "</ul>", {
        "0.url": "https://www.linkedin.com/jobs/view/3900000001/", "0.places.0.city": "Leeds", "0.posted_on": "2026-08-10", "0.company": "Lumen", "1.salary.min": 50000, "1.salary.max": 60000, "1.source_id": "3900000009", "1.posted_on": "2026-08-10"}, LI_SEARCH),
    Shape("cards of 2020", "linkedin_page", OLD_CARD, {"0.title": "Planner", "0.company": "Lumen", "0.places.0.country": "IE", "0.posted_on": "2026-08-01", "0.source_id": "3900000002"}, LI_SEARCH),
    Shape("cards, logged in", "linkedin_page", IN_CARD, {"0.title": "PMO Analyst", "0.company": "Selkie", "0.places.0.city": "Manchester", "0.workplace": "hybrid", "0.salary.min": 45000, "0.salary.max": 52000, "0.salary.period": "year", "0.url": "https://www.linkedin.com/jobs/view/3900000003/"}, LI_SEARCH),
    Shape("a job", "linkedin_page", VIEW % ("", "2 weeks ago"), {"0.title": "PMO Lead", "0.company": "Lumen", "0.places.0.city": "Leeds", "0.posted_on": None, "0.posted_text": "2 weeks ago", "0.employment_type": "contract", "0.workplace": "hybrid", "0.closed": False, "0.source_id": "3900000001"}, LI),
    Shape("a job with structure", "linkedin_page", VIEW % ('<script type="application/ld+json">' + json.dumps(job(validThrough="2026-09-05T00:00:00.000Z", datePosted="2026-07-28T10:00:00.000Z", employmentType="CONTRACTOR")) + "</script>", "2 weeks ago"), {"0.posted_on": "2026-07-28", "0.closes_on": "2026-09-05", "0.title": "PMO Lead", "0.posted_text": "2 weeks ago"}, LI),
    Shape("remote by its structure", "linkedin_page", VIEW % ('<script type="application/ld+json">' + json.dumps(job(jobLocationType="TELECOMMUTE")) + "</script>", "2 weeks ago"), {"0.workplace": "remote", "0.source_id": "3900000001", "0.company": "Lumen"}, LI),
    Shape("a part of a page, by its own address", "linkedin_page", '<section class="top-card-layout"><h2 class="top-card-layout__title">PMO Lead</h2><span class="topcard__flavor topcard__flavor--bullet">Remote</span></section>', {"0.source_id": "3900000008", "0.workplace": "remote", "0.places.#": 0}, "https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/3900000008"),
    Shape("a job, logged in", "linkedin_page", IN_VIEW, {"0.title": "PMO Lead", "0.company": "Lumen", "0.places.0.city": "Leeds", "0.workplace": "hybrid", "0.employment_type": "full_time", "0.posted_on": "2026-08-09", "0.salary.min": 50000, "0.source_id": "3900000004"}, "https://www.linkedin.com/jobs/collections/recommended/?currentJobId=3900000004"),
    Shape("nothing found", "linkedin_page", '<html><body><section class="core-section-container"><h1>We couldn’t find a match for pmo jobs</h1></section></body></html>', {}, LI_SEARCH, "empty"),
    Shape("log-in wall", "linkedin_page", '<html><head><title>Sign Up | LinkedIn</title></head><body><a href="https://www.linkedin.com/authwall?trk=x">Join LinkedIn</a></body></html>', {}, LI_SEARCH, "blocked"),
    Shape("a brake", "linkedin_page", "<html><head><title>LinkedIn: Log In or Sign Up</title></head><body><script>window.location='/authwall'</script></body></html>", {}, LI, "blocked"),
)  # fmt: skip

MOSAIC = {"metaData": {"mosaicProviderJobCardsModel": {"results": [{"jobkey": "0a1b2c3d4e5f6a7b", "title": "PMO Lead", "displayTitle": "PMO Lead &amp; Planner", "company": "Lumen", "formattedLocation": "Leeds LS1", "pubDate": 1786406400000, "createDate": 1786406400000, "formattedRelativeTime": "1 day ago", "snippet": "<ul><li>Plan</li></ul>",
    "salarySnippet": {"text": "£50,000 - £60,000 a year", "currency": "GBP"}, "extractedSalary": {"min": 50000, "max": 60000, "type": "YEARLY"}, "remoteLocation": False, "remoteWorkModel": {"type": "REMOTE_HYBRID", "text": "Hybrid work in"}, "jobTypes": ["Permanent", "Full-time"], "expired": False, "link": "/rc/clk?jk=0a1b2c3d4e5f6a7b"}]}}}  # fmt: skip
INITIAL = {"jobTitle": "PMO Lead", "salaryInfoModel": {"salaryCurrency": "GBP", "salaryMin": 475, "salaryMax": 500, "salaryText": "£475 - £500 a day", "salaryType": "DAILY"}, "jobInfoWrapperModel": {"jobInfoModel": {"jobInfoHeaderModel": {"jobTitle": "PMO Lead", "companyName": "Lumen", "formattedLocation": "Leeds", "remoteWorkModel": {"type": "REMOTE_ALWAYS", "text": "Remote in"}},
    "jobMetadataHeaderModel": {"jobType": "Contract"}, "sanitizedJobDescription": "<p>Plan.</p>"}}, "jobMetadataFooterModel": {"age": "3 days ago"}}  # fmt: skip
SERP = """<html><head><title>PMO jobs | Indeed.com</title></head><body><div class="job_seen_beacon"><h2 class="jobTitle"><a id="job_1" data-jk="1b2c3d4e5f6a7b8c" class="jcs-JobTitle" href="/rc/clk?jk=1b2c3d4e5f6a7b8c&amp;bb=x"><span title="PMO Analyst">PMO Analyst</span></a></h2><span data-testid="company-name">Selkie</span><div data-testid="text-location">Hybrid work in York</div><div class="salary-snippet-container">£38,000 a year</div><span class="date">Posted 2 days ago</span><div class="job-snippet"><ul><li>Plan</li></ul></div></div></body></html>"""
VIEWJOB = """<html><body><h1 class="jobsearch-JobInfoHeader-title" data-testid="jobsearch-JobInfoHeader-title"><span>PMO Lead<span> - job post</span></span></h1><div data-testid="inlineHeader-companyName"><a href="#">Lumen</a></div><div data-testid="inlineHeader-companyLocation">Leeds LS1 • Hybrid work</div><div id="salaryInfoAndJobType"><span>£50,000 - £60,000 a year</span> - <span>Permanent</span></div><div id="jobDescriptionText"><p>Plan.</p></div></body></html>"""
GD_STATE = {"props": {"pageProps": {"jobSearchPage": {"searchResultsData": {"jobListings": {"jobListings": [{"jobview": {"job": {"listingId": 1009000001, "jobTitleText": "PMO Lead", "description": None}, "header": {"employerNameFromSearch": "Lumen", "locationName": "London, England", "locationType": "C", "ageInDays": 4, "payPeriod": "ANNUAL", "payCurrency": "GBP", "payPeriodAdjustedPay": {"p10": 50000, "p50": 55000, "p90": 61000}, "salarySource": "ESTIMATED", "jobLink": "/partner/jobListing.htm?jobListingId=1009000001"}}}]}}}}}}  # fmt: skip
GD_CARD = """<ul><li data-test="jobListing" data-jobid="1009000002"><a data-test="job-link" class="JobCard_jobTitle" href="https://www.glassdoor.co.uk/job-listing/planner-JV_IC1.htm?jl=1009000002">Planner</a><span class="EmployerProfile_compactEmployerName__x">Selkie</span><div data-test="emp-location">Remote</div><div data-test="detailSalary">£40K - £45K (Employer est.)</div><div data-test="job-age">30d+</div></li></ul>"""
APOLLO = (
    'window.appCache={"apolloState":{"ROOT_QUERY":{"jobListings({})":{"jobListings":['
    + json.dumps(
        GD_STATE["props"]["pageProps"]["jobSearchPage"]["searchResultsData"]["jobListings"][
            "jobListings"
        ][0]
    )
    + "]}}}};"
)
SAVED = (
    Shape("search", "indeed_page", f'<html><script>window.mosaic.providerData["mosaic-provider-jobcards"]={json.dumps(MOSAIC)};</script></html>', {
        "0.title": "PMO Lead & Planner", "0.url": INDEED, "0.workplace": "hybrid", "0.salary.min": 50000, "0.salary.period": "year", "0.salary.currency": "GBP", "0.employment_type": "full_time", "0.posted_on": "2026-08-11", "0.places.0.city": "Leeds", "0.places.0.country": "GB"}, INDEED_SEARCH),
    Shape("a job", "indeed_page", f"<html><script>window._initialData={json.dumps(INITIAL)};</script></html>", {"0.title": "PMO Lead", "0.workplace": "remote", "0.salary.min": 475, "0.salary.max": 500, "0.salary.period": "day", "0.salary.currency": "GBP", "0.employment_type": "contract", "0.posted_on": "2026-08-09", "0.source_id": "0a1b2c3d4e5f6a7b", "0.places.0.country": "GB"}, INDEED),
    Shape("search without its data", "indeed_page", SERP, {"0.title": "PMO Analyst", "0.company": "Selkie", "0.workplace": "hybrid", "0.places.0.city": "York", "0.salary.min": 38000, "0.salary.period": "year", "0.posted_on": "2026-08-10", "0.url": "https://uk.indeed.com/viewjob?jk=1b2c3d4e5f6a7b8c"}, INDEED_SEARCH),
    Shape("a job without its data", "indeed_page", VIEWJOB, {"0.title": "PMO Lead", "0.company": "Lumen", "0.places.0.city": "Leeds", "0.workplace": "hybrid", "0.salary.min": 50000, "0.employment_type": "full_time", "0.description_text": "Plan."}, INDEED),
    Shape("a wall", "indeed_page", "<html><head><title>Just a moment...</title></head><body>Additional Verification Required</body></html>", {}, INDEED, "blocked"),
    Shape("state", "glassdoor_page", f'<html><script id="__NEXT_DATA__" type="application/json">{json.dumps(GD_STATE)}</script></html>', {"0.title": "PMO Lead", "0.company": "Lumen", "0.places.0.city": "London", "0.places.0.country": "GB", "0.salary.min": 50000, "0.salary.max": 61000, "0.salary.origin": "estimated", "0.posted_on": "2026-08-08", "0.url": "https://www.glassdoor.com/job-listing/j?jl=1009000001"}, GD),
    Shape("older state", "glassdoor_page", f"<html><body><script>{APOLLO}</script></body></html>", {"0.title": "PMO Lead", "0.salary.origin": "estimated"}, GD),
    Shape("cards", "glassdoor_page", GD_CARD, {"0.title": "Planner", "0.company": "Selkie", "0.workplace": "remote", "0.posted_on": None, "0.posted_text": "30d+", "0.salary.min": 40000, "0.salary.origin": "estimated"}, GD),
    Shape("a wall", "glassdoor_page", "<html><head><title>Security | Glassdoor</title></head><body>Help Us Protect Glassdoor. Please verify that you're a real person.</body></html>", {}, GD, "blocked"),
)  # fmt: skip
SHAPES = LD + LI_SHAPES + SAVED


@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: f"{s.source}-{s.name}")
def test_reads_what_a_person_reads(shape: Shape):
    assert misses(shape) == []


@pytest.mark.parametrize(
    "shape", [s for s in SHAPES if s.auto != ""], ids=lambda s: f"{s.source}-{s.name}"
)
def test_auto_tells_whose_it_is(shape: Shape):
    assert misses_of_auto(shape) == []
