"""A site's jobs by its sitemap: found within limits, or the sentence that says why not."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers import BoardAddress, collect, parse, read_address
from scrapers.client import BlockedError, RobotsRefusedError
from scrapers.site_jobs import MOST_FILES, by_sitemap
from scrapers.sitemap import is_job, is_near, title_in
from scrapers.types import Page
from tests.scrapers.fakes import NOW, RecordedClient

SITE = "https://careers.example.com"
START = f"{SITE}/join-us"
PLAIN = b"<html><body><h1>Join us</h1><p>We like lamps.</p></body></html>"


def urlset(*urls: str) -> bytes:
    rows = "".join(f"<url><loc>{url}</loc><lastmod>2026-02-01</lastmod></url>" for url in urls)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()


def index(*urls: str) -> bytes:
    rows = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f"<?xml version='1.0'?><sitemapindex>{rows}</sitemapindex>".encode()


JOBS = urlset(f"{SITE}/", f"{SITE}/jobs/1/pmo-lead", f"{SITE}/jobs/2/planner-york")


def looked(**pages: bytes):
    told = {f"{SITE}/{name.replace('_xml', '.xml')}": body for name, body in pages.items()}
    return RecordedClient({START: PLAIN} | told)


def test_the_sitemap_of_robots_txt_is_followed_through_its_index():
    client = RecordedClient(
        {
            START: PLAIN,
            f"{SITE}/robots.txt": f"User-agent: *\nSitemap: {SITE}/index.xml\n".encode(),
            f"{SITE}/index.xml": index(f"{SITE}/pages.xml", f"{SITE}/jobs.xml.gz"),
            f"{SITE}/jobs.xml.gz": gzip.compress(JOBS),
            f"{SITE}/pages.xml": urlset(f"{SITE}/about/us"),
        }
    )

    reading = read_address(START, client)

    assert reading.board == BoardAddress("sitemap", f"{SITE}/jobs.xml.gz")
    assert reading.message == "The sitemap of careers.example.com names 2 pages of jobs."
    # The file that speaks of jobs is asked for first.
    asked = [request.url for request in client.asked]
    assert asked.index(f"{SITE}/jobs.xml.gz") < asked.index(f"{SITE}/pages.xml")


def test_robots_txt_itself_is_no_page_that_robots_txt_may_forbid():
    client = looked(sitemap_xml=JOBS)

    read_address(START, client)

    assert [r.robots for r in client.asked if r.url.endswith("robots.txt")] == [False]
    assert all(r.robots for r in client.asked if r.url.endswith(".xml"))


def test_without_a_line_in_robots_txt_the_usual_place_is_tried():
    assert read_address(START, looked(sitemap_xml=JOBS)).board == BoardAddress(
        "sitemap", f"{SITE}/sitemap.xml"
    )


def test_a_board_that_the_sitemap_leads_to_is_the_board():
    client = looked(sitemap_xml=urlset("https://jobs.lever.co/tidewell/17"))

    assert read_address(START, client).board == BoardAddress("lever", "tidewell")


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ({}, "The site has no sitemap that names its pages."),
        ({"sitemap_xml": urlset(f"{SITE}/about/us")}, "None of the 1 addresses in its sitemap"),
        ({"sitemap_xml": b"<html><body>Not here</body></html>"}, "The site has no sitemap"),
    ],
)
def test_what_is_not_found_is_told_with_its_reason(pages, said):
    reading = read_address(START, looked(**pages))

    assert (reading.outcome, reading.board) == ("empty", None)
    assert said in reading.message
    assert "paste its text" in reading.message


@pytest.mark.parametrize("problem", [RobotsRefusedError, BlockedError])
def test_a_refusal_is_told_as_one(problem):
    where = f"{SITE}/sitemap.xml"
    client = RecordedClient({START: PLAIN, where: problem(where, "was not fetched: a rule")})

    assert "Its sitemap was not read" in read_address(START, client).message


def test_files_depth_and_foreign_sites_have_limits():
    endless = {f"{SITE}/s{n}.xml": index(f"{SITE}/s{n + 1}.xml") for n in range(50)}
    wide = index("https://evil.example/jobs.xml", *(f"{SITE}/w{n}.xml" for n in range(50)))
    deep = RecordedClient(endless | {f"{SITE}/sitemap.xml": index(f"{SITE}/s0.xml")})
    many = RecordedClient({f"{SITE}/sitemap.xml": wide})

    assert by_sitemap(START, deep).board is None
    assert by_sitemap(START, many).board is None
    assert not [r for r in deep.asked if r.url.endswith("s3.xml")]
    assert len([r for r in many.asked if r.url.endswith(".xml")]) <= MOST_FILES
    assert not [r for r in many.asked if "evil" in r.url]


def test_a_packed_file_that_never_ends_is_cut_and_no_crash():
    bomb = gzip.compress(b"<urlset>" + b" " * 40_000_000)

    parsed = parse("sitemap", bomb, url=f"{SITE}/sitemap.xml", fetched_at=NOW)

    assert parsed.outcome in {"truncated", "changed_shape"}


def test_a_watched_sitemap_brings_each_job_with_its_own_words():
    job = b"""<script type="application/ld+json">{"@type":"JobPosting","title":"PMO Lead (m/f)",
    "description":"<p>Keep the plan.</p>","hiringOrganization":{"name":"Example"}}</script>"""
    where = f"{SITE}/sitemap.xml"
    client = RecordedClient(
        {where: Page(body=JOBS, url=where, fetched_at=NOW), f"{SITE}/jobs/1/pmo-lead": job}
    )

    collected = collect("sitemap", client, board=where)

    told = [(p.title, p.company, p.url) for p in collected.postings]
    assert told == [
        ("PMO Lead (m/f)", "Example", f"{SITE}/jobs/1/pmo-lead"),
        ("Planner york", None, f"{SITE}/jobs/2/planner-york"),
    ]
    assert collected.complete


@pytest.mark.parametrize(
    ("path", "job", "title"),
    [
        ("/jobs/17-pmo-analyst-leeds", True, "Pmo analyst leeds"),
        ("/en/careers/jobs/R0012345/programme-manager", True, "Programme manager"),
        ("/vacancies/risk-manager_2026.html", True, "Risk manager"),
        ("/stellenangebote/projektleiter-m-w-d-4410/", True, "Projektleiter m w d"),
        ("/careers/4410-pmo-lead", True, "Pmo lead"),
        ("/careers/our-culture", False, "Our culture"),
        ("/jobs", False, None),
        ("/jobs/", False, None),
        ("/blog/how-we-plan-2026", False, "How we plan"),
        ("/job/12345", True, None),
    ],
)
def test_a_jobs_page_is_told_by_its_path(path, job, title):
    assert (is_job(SITE + path), title_in(SITE + path)) == (job, title)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_for_an_address_is_judged_without_an_exception(one, other):
    is_near(one, other)
    is_job(one)
    is_job(f"https://{one}/{other}")
    title_in(f"https://example.com/{one}")


def test_look_alikes_are_not_near():
    assert is_near("https://www.example.com/jobs/1", SITE)
    assert not is_near("https://careers.example.com.evil.example/jobs/1", SITE)
    assert not is_near("https://notexample.com/jobs/1", "https://example.com")


def test_a_page_whose_address_is_a_number_is_a_job_too():
    parsed = parse("sitemap", urlset(f"{SITE}/jobs/4711.html", f"{SITE}/jobs/4712"), fetched_at=NOW)

    assert [one.title for one in parsed.postings] == ["Job 4711", "Job 4712"]
    assert not parsed.problems


def test_how_far_the_jobs_own_pages_are_read_is_told():
    told = []
    client = RecordedClient({f"{SITE}/sitemap.xml": urlset(f"{SITE}/jobs/1", f"{SITE}/jobs/2")})
    collect("sitemap", client, board=f"{SITE}/sitemap.xml", progress=told.append)

    assert [(one.postings, one.total) for one in told] == [(2, None), (0, 2), (1, 2)]
