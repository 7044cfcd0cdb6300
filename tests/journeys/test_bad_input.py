"""Whatever somebody brings: its own sentence, nothing lost, never a broken page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader, PdfWriter

from scrapers.client import PrivateAddressError
from tests.journeys import texts
from tests.journeys.steps import sign_up, upload_resume

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def locked_pdf(folder):
    writer = PdfWriter()
    writer.append(PdfReader(texts.resume_pdf(folder)))
    writer.encrypt("secret")
    file = folder / "locked.pdf"
    writer.write(file)
    return file


def bad_files(folder):
    broken = folder / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\n1 0 obj\n<< this is not a PDF")
    empty = folder / "empty.pdf"
    empty.touch()
    picture = folder / "resume.exe"
    picture.write_bytes(b"MZ" + b"\0" * 500)
    return {
        broken: "damaged",
        locked_pdf(folder): "password",
        empty: "empty",
        picture: "This kind of file is not read",
    }


def test_each_unusable_resume_gets_its_own_sentence_and_the_former_one_stays(page, tmp_path):
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    upload_resume(page, tmp_path)
    said = []
    for file, word in bad_files(tmp_path).items():
        page.goto("/resume/")
        page.locator("input[type=file]").first.set_input_files(file)
        page.get_by_role("button", name="Upload").first.click()
        expect(page.locator(".error-summary")).to_contain_text(word)
        said.append(page.locator(".error-summary").inner_text())

    assert len(set(said)) == len(said)
    page.goto("/resume/")
    expect(page.locator("main")).to_contain_text("imogen-farrant.pdf")


def test_a_file_of_thirty_megabytes_is_refused_by_its_size(page, tmp_path):
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    huge = tmp_path / "huge.pdf"
    huge.write_bytes(b"%PDF-1.7\n" + b"0" * 30_000_000)
    page.goto("/resume/")
    page.locator("input[type=file]").first.set_input_files(huge)
    page.get_by_role("button", name="Upload").first.click()

    expect(page.locator("main")).to_contain_text("10 MB")


def test_a_page_without_a_job_says_so(page, tmp_path):
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    (tmp_path / "page.html").write_text(
        "<html><head><title>About us</title></head><body><p>We make bread.</p></body></html>"
    )
    page.goto("/postings/add?way=page")
    page.locator("input[type=file]").first.set_input_files(tmp_path / "page.html")
    page.get_by_role("button", name="Take in").click()

    expect(page.locator("main")).to_contain_text("page.html")
    expect(page.locator("main")).to_contain_text("could not be used")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1/jobs", "private"),
        ("https://www.linkedin.com/jobs/view/4100000001/", "LinkedIn"),
        ("https://uk.indeed.com/viewjob?jk=0123456789abcdef", "Indeed"),
        ("not an address", "address"),
    ],
)
def test_a_hopeless_address_is_refused_and_kept_in_the_form(page, address, words):
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    page.goto("/postings/add")
    page.get_by_label("Address of a careers page or a job").fill(address)
    page.get_by_role("button", name="Read this address").click()

    expect(page.locator(".error-summary")).to_contain_text(words)
    assert page.get_by_label("Address of a careers page or a job").input_value() == address


def test_a_name_that_leads_to_this_machine_is_refused_by_the_run(page, web):
    address = "https://jobs.inside.example/"
    web.problems[address] = PrivateAddressError(address, "127.0.0.1")
    sign_up(page, "imogen.farrant@example.com", "Imogen Farrant")
    page.goto("/postings/add")
    page.get_by_label("Address of a careers page or a job").fill(address)
    page.get_by_role("button", name="Read this address").click()

    expect(page.locator("main")).to_contain_text("private address")
