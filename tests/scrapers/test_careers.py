"""Any pasted address gets a board, its jobs, or one sentence that helps."""

from __future__ import annotations

import pytest

from scrapers import SOURCES, BoardAddress, Query, read_address
from scrapers.boards import board_of, boards_in
from scrapers.client import Client, NotFoundError, RobotsRefusedError
from scrapers.registry import READERS
from tests.scrapers.client.test_guard import RESOLVED
from tests.scrapers.fakes import NoDial, RecordedClient, Timepiece

PAGE = "https://careers.example.com/jobs/7"
JOB = b"""<html><head><script type="application/ld+json">{"@type":"JobPosting","title":"PMO Lead",
"hiringOrganization":{"name":"Example"}}</script></head><body><h1>PMO Lead</h1></body></html>"""


@pytest.mark.parametrize(
    ("url", "source", "board"),
    [
        ("https://boards.greenhouse.io/harbourline", "greenhouse", "harbourline"),
        (
            "https://job-boards.greenhouse.io/harbourline/jobs/123?gh_src=x",
            "greenhouse",
            "harbourline",
        ),
        ("https://job-boards.eu.greenhouse.io/harbourline", "greenhouse", "harbourline"),
        (
            "https://boards.greenhouse.io/embed/job_board?for=harbourline",
            "greenhouse",
            "harbourline",
        ),
        (
            "https://boards.greenhouse.io/embed/job_board/js?x=1&for=harbourline",
            "greenhouse",
            "harbourline",
        ),
        (
            "https://boards-api.greenhouse.io/v1/boards/harbourline/jobs",
            "greenhouse",
            "harbourline",
        ),
        ("http://jobs.lever.co/tidewell/5f0c1a2b", "lever", "tidewell"),
        ("https://jobs.eu.lever.co/tidewell", "lever", "eu:tidewell"),
        ("https://jobs.ashbyhq.com/Lumenco/a0-1?x=1", "ashby", "Lumenco"),
        ("https://jobs.smartrecruiters.com/Ambervale/7440-officer", "smartrecruiters", "Ambervale"),
        ("https://careers.smartrecruiters.com/Ambervale", "smartrecruiters", "Ambervale"),
        ("https://apply.workable.com/selkie/j/AA11/", "workable", "selkie"),
        ("https://selkie.workable.com/jobs/1", "workable", "selkie"),
        ("https://quillstone.recruitee.com/o/pmo", "recruitee", "quillstone"),
        ("https://nordhall.jobs.personio.de/job/1?language=en", "personio", "nordhall"),
        ("https://nordhall.jobs.personio.com/", "personio", "nordhall.com"),
        ("https://fennwick.teamtailor.com/jobs/1-x", "teamtailor", "fennwick"),
        ("https://vantry.bamboohr.com/careers/12", "bamboohr", "vantry"),
        (
            "https://corvale.wd3.myworkdayjobs.com/en-US/Corvale_Careers/job/x",
            "workday",
            "corvale.wd3/Corvale_Careers",
        ),
        (
            "https://corvale.wd3.myworkdayjobs.com/Corvale_Careers",
            "workday",
            "corvale.wd3/Corvale_Careers",
        ),
        (
            "https://corvale.wd103.myworkdayjobs.com/wday/cxs/corvale/Careers/jobs",
            "workday",
            "corvale.wd103/Careers",
        ),
        ("https://marisol.breezy.hr/p/b1-planner", "breezy", "marisol"),
        ("https://ambervale.pinpointhq.com/en/postings/1", "pinpoint", "ambervale"),
        ("https://careers-tidewell.icims.com/jobs/intro", "icims", "tidewell"),
        ("https://app.jobvite.com/CompanyJobs/Xml.aspx?c=qAbc", "jobvite", "qAbc"),
        ("https://api.lever.co/v0/postings/tidewell?mode=json", "lever", "tidewell"),
    ],
)
def test_knows_a_board_by_its_address_without_asking(url, source, board):
    client = RecordedClient({})

    reading = read_address(url, client)

    assert reading.board == BoardAddress(source, board)
    assert reading.outcome == "ok"
    assert client.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "https://greenhouse.io/",
        "https://boards.greenhouse.io/",
        "https://boards.greenhouse.io/embed/job_board",
        "https://jobs.lever.co.evil.example/tidewell",
        "https://example.com/?u=https://jobs.lever.co/tidewell",
        "mailto:x@example.com",
        "https://www.recruitee.com/",
        "https://apply.workable.com/j/AA11",
        "https://developers.breezy.hr/",
        "https://corvale.wd3.myworkdayjobs.com/",
    ],
)
def test_takes_no_look_alike_for_a_board(url):
    assert board_of(url) is None


def test_finds_the_board_that_a_page_embeds():
    page = b"""<html><body><h1>Join us</h1><div id="grnhse_app"></div>
    <script src="https://boards.greenhouse.io/embed/job_board/js?for=harbourline"></script>
    <a href="https:\\/\\/boards.greenhouse.io\\/harbourline\\/jobs\\/1">x</a>
    <a href="https://jobs.lever.co/other">a partner</a></body></html>"""

    reading = read_address(PAGE, RecordedClient({PAGE: page}))

    assert reading.board == BoardAddress("greenhouse", "harbourline")
    assert "Greenhouse" in reading.message


@pytest.mark.parametrize("key", sorted(k for k, s in SOURCES.items() if s.kind == "board"))
def test_a_board_found_by_its_own_interface_asks_that_interface(key):
    """What is built from a name is recognised again as that name."""
    name = {"workday": "corvale.wd3/Careers", "lever": "eu:tidewell"}.get(key, "harbourline")

    assert board_of(READERS[key].first(name, Query()).url) == BoardAddress(key, name)


def test_counts_the_boards_of_a_page():
    markup = "//jobs.lever.co/a https://jobs.lever.co/b https://jobs.lever.co/b/1"

    assert boards_in(markup) == [BoardAddress("lever", "b"), BoardAddress("lever", "a")]


def test_reads_the_job_on_the_page_itself():
    reading = read_address(PAGE, RecordedClient({PAGE: JOB}))

    assert [(p.title, p.company, p.url) for p in reading.postings] == [
        ("PMO Lead", "Example", PAGE)
    ]
    assert reading.message == "Found 1 job on careers.example.com."


def test_an_address_without_scheme_is_a_web_address():
    reading = read_address(" careers.example.com/jobs/7 ", RecordedClient({PAGE: JOB}))

    assert reading.outcome == "ok"


def test_reads_an_advert_without_structured_data_by_its_words():
    advert = """<html><body><main><h1>PMO Analyst</h1><p>We are looking for an analyst to join our
    office.</p><h2>Responsibilities</h2><ul><li>Keep the plan of plans, the register of risks and
    the weekly report of projects in good order.</li></ul><h2>Requirements</h2><p>Two years of
    experience in project support. A certificate is welcome, and we pay for the next one.</p>
    <p>Full-time, Leeds. Apply with your CV by the end of the month, and tell us what you
    like about plans, and which of them you would never give up.</p></main></body></html>"""

    reading = read_address(PAGE, RecordedClient({PAGE: advert.encode()}))

    assert [posting.title for posting in reading.postings] == ["PMO Analyst"]
    assert "please check" in reading.message


def test_a_page_without_a_job_is_told_so_with_the_remedy():
    page = b"<html><body><h1>Our lamps</h1><p>They glow in nine colours.</p></body></html>"

    reading = read_address(PAGE, RecordedClient({PAGE: page}))

    assert (reading.outcome, reading.postings, reading.board) == ("empty", [], None)
    assert reading.message.startswith(f"No job was found on {PAGE}.")
    assert "paste its text" in reading.message


def test_a_wall_is_not_a_page_without_jobs():
    page = b"<html><title>Attention Required!</title><body>captcha</body></html>"

    reading = read_address(PAGE, RecordedClient({PAGE: page}))

    assert reading.outcome == "blocked"
    assert "save or paste" in reading.message


@pytest.mark.parametrize(
    ("url", "outcome", "said"),
    [
        ("https://www.linkedin.com/jobs/view/1", "refused", "job-alert mail that LinkedIn"),
        ("uk.indeed.com/viewjob?jk=1", "refused", "job-alert mail that Indeed"),
        ("http://127.0.0.1:80/admin", "refused", "private address"),
        ("http://localhost/", "refused", "private address"),
        ("https://intranet.example/jobs", "refused", "private address"),
        ("file:///etc/passwd", "refused", "https://"),
        ("what is this", "refused", "address bar"),
        ("", "refused", "address bar"),
    ],
)
def test_an_address_that_is_not_visited_gets_its_own_sentence(url, outcome, said):
    wire = NoDial()
    with Client(dial=wire, resolver=RESOLVED, clock=Timepiece().clock()) as client:
        reading = read_address(url, client)

    assert reading.outcome == outcome
    assert said in reading.message
    assert wire.dialled == []


@pytest.mark.parametrize(
    "problem",
    [
        NotFoundError(PAGE, "is not there (404)", "Check the address."),
        RobotsRefusedError(PAGE, "no"),
    ],
)
def test_trouble_on_the_way_is_told_as_it_is(problem):
    reading = read_address(PAGE, RecordedClient({PAGE: problem}))

    assert reading.outcome == problem.outcome
    assert reading.message == str(problem)
    assert reading.failures[0].reason == str(problem)
