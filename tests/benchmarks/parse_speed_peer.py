"""JobSpy's own parsers on the pages of `parse_speed`, run by an interpreter that has JobSpy.

Prints processor seconds as JSON. It needs nothing of ours, and opens no connection: the session
that JobSpy asks for a job's page answers from memory.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import process_time
from types import SimpleNamespace

from bs4 import BeautifulSoup
from jobspy.indeed import Indeed
from jobspy.linkedin import LinkedIn
from jobspy.model import ScraperInput


def job(number, markup):
    """Return one job as Indeed's interface sends it to JobSpy."""
    return {
        "key": f"{number:016x}", "title": f"PMO Analyst {number}", "sourceEmployerName": "Lumen",
        "dateOnIndeed": 1770700000000, "description": {"html": markup},
        "employer": None, "recruit": {"viewJobUrl": None}, "attributes": [],
        "location": {"countryCode": "GB", "admin1Code": "ENG", "city": "Leeds"},
        "compensation": {"baseSalary": None, "currencyCode": "GBP", "estimated": None},
    }  # fmt: skip


def main():
    """Measure both kinds, the best of as many rounds as the pages name."""
    told = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    linkedin, indeed = LinkedIn(), Indeed()
    linkedin.scraper_input = indeed.scraper_input = ScraperInput(fetch_description=True)
    indeed.base_url = "https://uk.indeed.com"

    def get(url):
        return SimpleNamespace(status_code=200, url=url, text=told["views"][url.rpartition("/")[2]])

    linkedin.session = SimpleNamespace(get=get)

    def pages():
        soup = BeautifulSoup(told["search"], "html.parser")
        for card in soup.find_all(class_="base-search-card"):
            linkedin._process_job(card, card["data-entity-urn"].split(":")[-1]).model_dump()

    def answers():
        for number, markup in enumerate(told["descriptions"]):
            indeed._process_job(job(number, markup)).model_dump()

    found = {}
    for kind, task in (("page", pages), ("answer", answers)):
        seconds = []
        for _ in range(told["rounds"]):
            start = process_time()
            task()
            seconds.append(process_time() - start)
        found[kind] = min(seconds)
    print(json.dumps(found))  # noqa: T201


main()
