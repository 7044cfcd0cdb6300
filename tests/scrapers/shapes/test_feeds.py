"""Public feeds and keyed searches, in the forms that their answers really take."""

from __future__ import annotations

import pytest

from tests.scrapers.shapes.facts import Shape, misses, misses_of_auto

ROK = "https://remoteok.com/api"
REMOTIVE = "https://remotive.com/api/remote-jobs"
ARBEITNOW = "https://www.arbeitnow.com/api/job-board-api?page=1"
JOBICY = "https://jobicy.com/api/v2/remote-jobs?count=100"
MUSE = "https://www.themuse.com/api/public/jobs?page=0"
HIMALAYAS = "https://himalayas.app/jobs/api/search?q=pmo"
WWR = "https://weworkremotely.com/remote-jobs.rss"
USAJOBS = "https://data.usajobs.gov/api/Search?Keyword=program"
ADZUNA = "https://api.adzuna.com/v1/api/jobs/gb/search/1"
REED = "https://www.reed.co.uk/api/1.0/search?keywords=pmo"
EURES = "https://europa.eu/eures/api/jv-searchengine/public/jv-search/search"
BA = "https://rest.arbeitsagentur.de/jobboerse/jobsuche-service/pc/v6/jobs?was=PMO"
LEGAL = {"last_updated": 1, "legal": "Please link back."}


def rok(**row):
    return [LEGAL, {"slug": "pmo-lead-1", "id": "1", "epoch": "1786406400", "date": "2026-08-11T00:00:00+00:00", "company": "Lumen",
        "position": "PMO Lead", "tags": ["exec"], "description": "<p>Plan.</p>", "location": "", "salary_min": 0, "salary_max": 0,
        "apply_url": "https://remoteOK.com/l/1", "url": "https://remoteOK.com/remote-jobs/pmo-lead-1"} | row]  # fmt: skip


def remotive(**row):
    return {"0-legal-notice": "x", "job-count": 1, "total-job-count": 1, "jobs": [{"id": 12, "url": "https://remotive.com/remote-jobs/pm/pmo-12", "title": "PMO Manager",
        "company_name": "Selkie", "category": "Project Management", "tags": [], "job_type": "full_time", "publication_date": "2026-08-10T11:00:00",
        "candidate_required_location": "Worldwide", "salary": "", "description": "<p>Plan.</p>"} | row]}  # fmt: skip


def arbeitnow(**row):
    return {"data": [{"slug": "pmo-berlin-1", "company_name": "Nordhall", "title": "PMO (m/w/d)", "description": "<p>Planen.</p>", "remote": False,
        "url": "https://www.arbeitnow.com/jobs/companies/nordhall/pmo-berlin-1", "tags": ["IT"], "job_types": ["professional / experienced"], "location": "Berlin", "created_at": 1786449600} | row], "links": {}, "meta": {}}  # fmt: skip


def jobicy(**row):
    return {"apiVersion": "2.0", "documentationUrl": "x", "friendlyNotice": "y", "jobCount": 1, "lastUpdate": "z", "jobs": [{"id": 90, "url": "https://jobicy.com/jobs/90-pmo", "jobSlug": "90-pmo", "jobTitle": "PMO &#8211; Lead", "companyName": "Tidewell",
        "jobIndustry": ["Project Management"], "jobType": ["full-time"], "jobGeo": "USA", "jobLevel": "Senior", "jobExcerpt": "Plan", "jobDescription": "<p>Plan</p>", "pubDate": "2026-08-09 06:10:00"} | row]}  # fmt: skip


def muse(**row):
    return {"page": 0, "page_count": 3, "items_per_page": 20, "took": 1, "timed_out": False, "total": 41, "results": [{"contents": "<p>Plan.</p>", "name": "Program Manager", "type": "external", "publication_date": "2026-08-08T05:00:00Z", "short_name": "pm", "model_type": "jobs", "id": 77,
        "locations": [{"name": "Chicago, IL"}], "categories": [], "levels": [], "tags": [], "refs": {"landing_page": "https://www.themuse.com/jobs/lumen/pm"}, "company": {"id": 1, "short_name": "l", "name": "Lumen"}} | row]}  # fmt: skip


def himalayas(**row):
    return {"comments": "x", "updatedAt": 1, "offset": 0, "limit": 20, "totalCount": 1, "jobs": [{"title": "PMO Lead", "excerpt": "x", "companyName": "Lumen", "companySlug": "lumen", "employmentType": "Full Time", "minSalary": 70000, "maxSalary": 90000, "currency": "USD", "seniority": ["Senior"],
        "locationRestrictions": ["United States", "Canada"], "timezoneRestrictions": [-5], "categories": [], "description": "<p>Plan</p>", "pubDate": 1786406400, "expiryDate": 1791590400, "applicationLink": "https://himalayas.app/companies/lumen/jobs/pmo-lead", "guid": "https://himalayas.app/companies/lumen/jobs/pmo-lead"} | row]}  # fmt: skip


def wwr(inner, title="Lumen: PMO Lead: Europe"):
    return f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss"><channel><title>We Work Remotely</title><link>https://weworkremotely.com</link><ttl>60</ttl>
    <item><title>{title}</title>{inner}<description>&lt;p&gt;Plan&lt;/p&gt;</description><pubDate>Mon, 10 Aug 2026 12:00:00 +0000</pubDate><guid>https://weworkremotely.com/remote-jobs/lumen-pmo</guid><link>https://weworkremotely.com/remote-jobs/lumen-pmo</link></item></channel></rss>"""


def usajobs(details=None, **job):
    return {"LanguageCode": "EN", "SearchParameters": {}, "SearchResult": {"SearchResultCount": 1, "SearchResultCountAll": 1, "SearchResultItems": [{"MatchedObjectId": "8123", "MatchedObjectDescriptor": {
        "PositionID": "AB-26-1", "PositionTitle": "Management and Program Analyst", "PositionURI": "https://www.usajobs.gov:443/job/8123", "ApplyURI": ["https://www.usajobs.gov:443/job/8123?PostingChannelID="], "PositionLocationDisplay": "Denver, Colorado",
        "PositionLocation": [{"LocationName": "Denver, Colorado", "CountryCode": "United States", "CountrySubDivisionCode": "Colorado", "CityName": "Denver, Colorado", "Longitude": -104.9, "Latitude": 39.7}],
        "OrganizationName": "Bureau of Lanterns", "DepartmentName": "Department of Light", "JobCategory": [{"Name": "Program", "Code": "0343"}], "PositionSchedule": [{"Name": "Full-time", "Code": "1"}], "PositionOfferingType": [{"Name": "Permanent", "Code": "15317"}],
        "PositionRemuneration": [{"MinimumRange": "99200.0", "MaximumRange": "128956.0", "RateIntervalCode": "PA", "Description": "Per Year"}], "QualificationSummary": "One year.", "PublicationStartDate": "2026-08-05T00:00:00.0000", "ApplicationCloseDate": "2026-08-19T23:59:59.9970",
        "UserArea": {"Details": {"JobSummary": "You plan.", "MajorDuties": ["Plan"], "LowGrade": "12", "HighGrade": "12", "TeleworkEligible": True} | (details or {}), "IsRadialSearch": False}} | job, "RelevanceRank": 0}], "UserArea": {}}}  # fmt: skip


def adzuna(**row):
    return {"__CLASS__": "Adzuna::API::Response::JobSearchResults", "count": 310, "mean": 51000.1, "results": [{"__CLASS__": "Adzuna::API::Response::Job", "id": "55", "adref": "x", "title": "<strong>PMO</strong> Analyst", "description": "Plan the <strong>PMO</strong> …", "redirect_url": "https://www.adzuna.co.uk/jobs/land/ad/55?se=abc&utm_medium=api&v=1", "created": "2026-08-06T10:20:30Z",
        "company": {"display_name": "Northbank"}, "location": {"display_name": "Leeds, West Yorkshire", "area": ["UK", "Yorkshire And The Humber", "West Yorkshire", "Leeds"]}, "salary_min": 40000, "salary_max": 45000, "salary_is_predicted": "0", "contract_type": "permanent", "contract_time": "full_time", "category": {"label": "IT Jobs", "tag": "it-jobs"}} | row]}  # fmt: skip


def reed(**row):
    return {"results": [{"jobId": 501, "employerId": 9, "employerName": "Northbank", "employerProfileId": None, "jobTitle": "PMO Analyst", "locationName": "Leeds", "minimumSalary": 38000.0, "maximumSalary": 42000.0, "currency": "GBP", "expirationDate": "09/10/2026", "date": "03/08/2026", "jobDescription": "Plan...", "applications": 3, "jobUrl": "https://www.reed.co.uk/jobs/pmo-analyst/501"} | row], "ambiguousLocations": [], "totalResults": 1}  # fmt: skip


def eures(**row):
    return {"numberRecords": 1, "jvs": [{"id": "MTIz", "title": "Projektleitung PMO", "description": "<p>Planen</p>", "creationDate": 1785974400000, "lastModificationDate": 1785974400000, "locationMap": {"DE": ["DE21"], "AT": []}, "employer": {"name": "Nordhall", "website": None}, "numberOfPosts": 1, "positionScheduleCodes": ["fulltime"], "positionOfferingCode": "directhire", "availableLanguages": ["de"]} | row], "facets": {}}  # fmt: skip


def ba(**row):
    return {"stellenangebote": [{"beruf": "Projektleiter/in", "titel": "PMO Manager (m/w/d)", "refnr": "10000-1-S", "arbeitsort": {"plz": "20095", "ort": "Hamburg", "region": "Hamburg", "land": "Deutschland"}, "arbeitgeber": "Nordhall SE", "aktuelleVeroeffentlichungsdatum": "2026-08-07", "modifikationsTimestamp": "2026-08-07T09:00:00", "eintrittsdatum": "2026-10-01"} | row], "maxErgebnisse": 1, "page": 1, "size": 100}  # fmt: skip


SHAPES = (
    Shape("plain", "remoteok", rok(), {"0.salary": None, "0.workplace": "remote", "0.posted_on": "2026-08-11", "0.places.#": 0, "0.company": "Lumen", "0.title": "PMO Lead"}, ROK),
    Shape("flag of a country", "remoteok", rok(location="🇺🇸 United States", salary_min=70000, salary_max=110000), {"0.places.0.country": "US", "0.salary.min": 70000, "0.salary.currency": "USD", "0.salary.period": "year"}, ROK),
    Shape("line against bots", "remoteok", rok(description="<p>Plan.</p><br/><br/>Please mention the word **WISELY** and tag RMTg0 when applying (#RMTg0). This is a beta feature."), {"0.description_text": "Plan."}, ROK),
    Shape("old host", "remoteok", rok(url="https://remoteok.io/remote-jobs/1", date=None), {"0.url": "https://remoteok.io/remote-jobs/1", "0.posted_on": "2026-08-11"}, ROK),
    Shape("terms only", "remoteok", [LEGAL], {}, ROK, "empty"),
    Shape("plain", "remotive", remotive(), {"0.workplace": "remote", "0.employment_type": "full_time", "0.posted_on": "2026-08-10", "0.salary": None, "0.company": "Selkie"}, REMOTIVE),
    Shape("places and pay", "remotive", remotive(candidate_required_location="USA, Canada, UK", salary="$90k - $110k", job_type="contract"), {"0.places.#": 3, "0.places.2.country": "GB", "0.salary.min": 90000, "0.salary.max": 110000, "0.salary.currency": "USD", "0.employment_type": "contract"}, REMOTIVE),
    Shape("pay by the hour", "remotive", remotive(candidate_required_location="USA Only", salary="$40-$60/hour", job_type="other"), {"0.places.0.country": "US", "0.salary.period": "hour", "0.salary.min": 40, "0.employment_type": "other"}, REMOTIVE),
    Shape("plain", "arbeitnow", arbeitnow(), {"0.posted_on": "2026-08-11", "0.places.0.country": "DE", "0.workplace": None, "0.employment_type": None}, ARBEITNOW),
    Shape("remote, milliseconds", "arbeitnow", arbeitnow(remote=True, created_at=1786449600000, job_types=["Full-time permanent position"], location="Frankfurt am Main"), {"0.workplace": "remote", "0.posted_on": "2026-08-11", "0.employment_type": "full_time", "0.places.0.country": "DE"}, ARBEITNOW),
    Shape("new pay", "jobicy", jobicy(salaryMin=70000, salaryMax=90000, salaryCurrency="USD", salaryPeriod="yearly"), {"0.title": "PMO – Lead", "0.salary.period": "year", "0.salary.min": 70000, "0.places.0.country": "US", "0.posted_on": "2026-08-09", "0.employment_type": "full_time"}, JOBICY),
    Shape("old pay", "jobicy", jobicy(annualSalaryMin="70000", annualSalaryMax="90000", salaryCurrency="EUR", jobType="full-time", jobGeo="Germany,  Austria"), {"0.salary.period": "year", "0.salary.currency": "EUR", "0.salary.max": 90000, "0.places.#": 2, "0.employment_type": "full_time"}, JOBICY),
    Shape("anywhere", "jobicy", jobicy(jobGeo="Anywhere", jobType=["contract"]), {"0.places.0.country": None, "0.salary": None, "0.employment_type": "contract", "0.workplace": "remote"}, JOBICY),
    Shape("city", "themuse", muse(), {"0.places.0.city": "Chicago", "0.places.0.country": "US", "0.posted_on": "2026-08-08", "0.workplace": None, "0.company": "Lumen"}, MUSE),
    Shape("remote", "themuse", muse(locations=[{"name": "Flexible / Remote"}]), {"0.workplace": "remote", "0.places.#": 0}, MUSE),
    Shape("two cities", "themuse", muse(locations=[{"name": "London, United Kingdom"}, {"name": "Dublin, Ireland"}]), {"0.places.#": 2, "0.places.1.country": "IE"}, MUSE),
    Shape("plain", "himalayas", himalayas(), {"0.places.#": 2, "0.places.1.country": "CA", "0.salary.min": 70000, "0.salary.period": "year", "0.posted_on": "2026-08-11", "0.closes_on": "2026-10-10", "0.employment_type": "full_time", "0.workplace": "remote"}, HIMALAYAS),
    Shape("no pay, objects for places", "himalayas", himalayas(minSalary=None, maxSalary=None, locationRestrictions=[{"alpha2": "GB", "name": "United Kingdom", "slug": "uk"}], pubDate=1786406400000), {"0.salary": None, "0.places.0.country": "GB", "0.posted_on": "2026-08-11"}, HIMALAYAS),
    Shape("flags and a colon", "weworkremotely", wwr("<region>Anywhere in the World</region><country>🇬🇧 United Kingdom</country><state></state><type>Full-Time</type><expires_at>September 9, 2026 at 12:00 PM</expires_at>"), {
        "0.company": "Lumen", "0.title": "PMO Lead: Europe", "0.employment_type": "full_time", "0.posted_on": "2026-08-10", "0.closes_on": "2026-09-09", "0.places.1.country": "GB"}, WWR),
    Shape("a company named Remote", "weworkremotely", wwr("<region>USA Only</region><type>Contract</type>", title="Remote: Account Executive"), {"0.company": "Remote", "0.title": "Account Executive", "0.places.0.country": "US", "0.employment_type": "contract"}, WWR),
    Shape("plain", "usajobs", usajobs(), {"0.places.0.city": "Denver", "0.places.0.region": "Colorado", "0.places.0.country": "US", "0.salary.min": 99200, "0.salary.period": "year", "0.salary.currency": "USD", "0.posted_on": "2026-08-05", "0.closes_on": "2026-08-19", "0.employment_type": "full_time", "0.company": "Bureau of Lanterns", "0.requisition_id": "AB-26-1", "0.workplace": None}, USAJOBS),
    Shape("remote", "usajobs", usajobs({"RemoteIndicator": True}, PositionLocation=[{"LocationName": "Anywhere in the U.S. (remote job)", "CountryCode": "United States", "CityName": "Anywhere in the U.S. (remote job)"}]), {"0.workplace": "remote", "0.places.0.city": None, "0.places.0.country": "US"}, USAJOBS),
    Shape("by the hour, in words", "usajobs", usajobs(PositionRemuneration=[{"MinimumRange": "31.50", "MaximumRange": "44", "RateIntervalCode": "Per Hour", "Description": "Per Hour"}], PositionSchedule=[{"Name": "", "Code": "2"}]), {"0.salary.period": "hour", "0.employment_type": "part_time"}, USAJOBS),
    Shape("abroad", "usajobs", usajobs(PositionLocation=[{"LocationName": "Stuttgart, Germany", "CountryCode": "Germany", "CityName": "Stuttgart, Germany"}]), {"0.places.0.city": "Stuttgart", "0.places.0.country": "DE"}, USAJOBS),
    Shape("intern", "usajobs", usajobs(PositionOfferingType=[{"Name": "Internships", "Code": "15328"}]), {"0.employment_type": "internship"}, USAJOBS),
    Shape("plain", "adzuna", adzuna(), {"0.title": "PMO Analyst", "0.places.0.city": "Leeds", "0.places.0.country": "GB", "0.salary.currency": "GBP", "0.salary.period": "year", "0.salary.origin": "stated", "0.employment_type": "full_time", "0.description_text": "Plan the PMO …"}, ADZUNA),
    Shape("guessed pay, no address", "adzuna", adzuna(salary_is_predicted=1, location={"display_name": "Austin, Travis County", "area": ["US", "Texas", "Travis County", "Austin"]}), {"0.salary.origin": "estimated", "0.places.0.country": "US", "0.places.0.city": "Austin", "0.salary.currency": "USD"}, None),
    Shape("key refused", "adzuna", {"__CLASS__": "Adzuna::API::Response::Exception", "doc": "x", "display": "Authorisation failed", "exception": "AUTH_FAIL"}, {}, ADZUNA, "blocked"),
    Shape("a whole country", "adzuna", adzuna(location={"display_name": "UK", "area": ["UK"]}, contract_time=None, contract_type="contract"), {"0.places.0.country": "GB", "0.employment_type": "contract"}, ADZUNA),
    Shape("search", "reed", reed(), {"0.posted_on": "2026-08-03", "0.closes_on": "2026-10-09", "0.salary.min": 38000, "0.salary.period": "year", "0.places.0.city": "Leeds", "0.places.0.country": "GB"}, REED),
    Shape("day rate unsaid", "reed", reed(minimumSalary=450, maximumSalary=500, locationName="SE1 9GF"), {"0.salary.min": 450, "0.salary.period": None}, REED),
    Shape("one job", "reed", reed()["results"][0] | {"datePosted": "03/08/2026", "date": None, "yearlyMinimumSalary": 117000, "salaryType": "per day", "minimumSalary": 450, "maximumSalary": 500, "contractType": "Contract", "fullTime": True, "partTime": False, "externalUrl": None}, {"0.employment_type": "contract", "0.salary.period": "day", "0.posted_on": "2026-08-03"}, "https://www.reed.co.uk/api/1.0/jobs/501"),
    Shape("no pay", "reed", reed(minimumSalary=None, maximumSalary=None, currency=None), {"0.salary": None}, REED),
    Shape("search", "eures", eures(), {"0.places.#": 2, "0.places.0.country": "DE", "0.posted_on": "2026-08-06", "0.employment_type": "full_time", "0.company": "Nordhall"}, EURES),
    Shape("intern", "eures", eures(positionScheduleCodes=[], positionOfferingCode="internship"), {"0.employment_type": "internship"}, EURES),
    Shape("one job", "eures", {"id": "MTIz", "creationDate": 1785974400000, "preferredLanguage": "de", "jvProfiles": {"de": {"title": "Projektleitung", "description": "<p>Planen</p>", "employer": {"name": "Nordhall"}, "locations": [{"countryCode": "DE", "cityName": "Hamburg", "region": "DE60"}], "offeredRemunerationPackage": "4.200 - 4.800 € brutto im Monat", "lastApplicationDate": 1788134400000, "positionScheduleCodes": ["parttime"]}}}, {
        "0.places.0.city": "Hamburg", "0.salary.min": 4200, "0.salary.period": "month", "0.closes_on": "2026-08-31", "0.employment_type": "part_time"}, EURES.replace("jv-search/search", "jv/id/MTIz")),
    Shape("fourth version", "bundesagentur", ba(), {"0.title": "PMO Manager (m/w/d)", "0.places.0.city": "Hamburg", "0.places.0.country": "DE", "0.posted_on": "2026-08-07", "0.company": "Nordhall SE"}, BA),
    Shape("sixth version", "bundesagentur", {"ergebnisliste": [{"referenznummer": "10000-2-S", "stellenangebotsTitel": "PMO Analyst", "firma": "Nordhall", "stellenlokationen": [{"adresse": {"plz": "80331", "ort": "München", "region": "BAYERN", "land": "DEUTSCHLAND"}}], "datumErsteVeroeffentlichung": "2026-08-01", "arbeitszeitmodelle": ["VOLLZEIT"]}], "maxErgebnisse": 1, "page": 1, "size": 100}, {
        "0.places.0.city": "München", "0.places.0.country": "DE", "0.employment_type": "full_time", "0.posted_on": "2026-08-01"}, BA),
    Shape("one job", "bundesagentur", {"referenznummer": "10000-2-S", "stellenangebotsTitel": "PMO Analyst", "stellenangebotsBeschreibung": "Sie planen.", "firma": "Nordhall", "stellenlokationen": [{"adresse": {"ort": "Bremen", "region": "BREMEN", "land": "DEUTSCHLAND"}}], "datumErsteVeroeffentlichung": "2026-08-01"}, {"0.title": "PMO Analyst", "0.description_text": "Sie planen.", "0.places.0.city": "Bremen"}, BA.replace("/jobs?was=PMO", "/jobdetails/MTAw")),
    Shape("none", "bundesagentur", {"maxErgebnisse": 0, "page": 1, "size": 100}, {}, BA, "empty"),
)  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: f"{s.source}-{s.name}")
def test_reads_what_a_person_reads(shape: Shape):
    assert misses(shape) == []


@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: f"{s.source}-{s.name}")
def test_auto_tells_whose_it_is(shape: Shape):
    assert misses_of_auto(shape) == []
