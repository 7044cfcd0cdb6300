"""How fast postings are read, normalised and identified, against JobSpy and against lxml alone.

All figures are processor time of one core, the best of several rounds in one run, and ratios:

    python -m tests.benchmarks.parse_speed --peer PYTHON

where PYTHON is the interpreter of another environment with python-jobspy in it (it pins an older
numpy, so it does not go beside ours): `python -m venv E && E/bin/pip install python-jobspy`, then
`--peer E/bin/python`. Without --peer only lxml is measured against.

"page" is what LinkedIn shows to those who are not signed in: a page of 25 cards, and each job's
own page with its description. "answer" is a board's JSON with 100 descriptions in it. lxml alone
only builds the tree of the same markup; JobSpy also reads fields out of it and turns descriptions
into Markdown, as we turn them into safe markup, text, places, pay and workplace.

A run on two shared cores (2026-11-30, JobSpy 1.4.1):
page 205 postings a second, 191 times lxml alone, 0.92 times as fast as JobSpy;
answer 765 postings a second, 86 times lxml alone, 1.06 times as fast as JobSpy.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from scrapers import parse
from scrapers.identity import dedupe_key, identity
from tests.benchmarks.stopwatch import compared
from tests.scrapers.fakes import NOW

CARDS, JOBS, ROUNDS = 25, 100, 5
TOWNS = (
    "Leeds, England, United Kingdom",
    "Austin, TX",
    "Dublin, Ireland",
    "Toronto, Ontario, Canada",
)
# About as many figures as adverts have: two in a thousand characters.
DUTIES = (
    "Keep the plan of plans and the RAID log of twelve projects in good order",
    "Prepare the steering pack each month and chase its actions without being asked twice",
    "Hold the gate reviews, and say plainly what is not ready",
    "Report benefits, a budget of £2m and the risks behind it to the portfolio board",
    "Bring sponsors, suppliers and finance to one view of what comes next",
    "Teach new project managers how we open, change and close a project here",
    "Look after the templates, and throw out those that nobody uses any more",
    "Plan capacity with the heads of delivery, three months ahead",
    "Check that what was promised at the start is what is measured at the end",
    "Keep the calendar of releases and warn of clashes before they cost us a weekend",
)


def description(number: int) -> str:
    """Return an advert's markup of about 4,000 characters."""
    items = "".join(f"<li>{duty}.</li>" for duty in DUTIES * 3)
    return (
        f"<p><strong>About the role</strong></p><p>We look for analyst number {number}, who will "
        f"work two days a week in our office.</p><ul>{items}</ul><p>Salary: £{40 + number % 9},000 "
        "- £52,500 per annum plus benefits, and a 401(k) for colleagues in the US.</p>"
        "<p>PMP, PRINCE2 or equivalent is welcome. <a href='https://example.com/apply'>Apply</a></p>"
    )


def card(number: int) -> str:
    """Return one card of a search as the signed-out page has it."""
    key = 3_900_000_000 + number
    return (
        f'<li><div class="base-card base-search-card job-search-card" data-entity-urn="urn:li:'
        f'jobPosting:{key}"><a class="base-card__full-link" href="https://uk.linkedin.com/jobs/view/'
        f'pmo-{key}?refId=x&amp;trackingId=y"><span class="sr-only">PMO Analyst</span></a><div>'
        f'<h3 class="base-search-card__title">PMO Analyst {number}</h3><h4 class="base-search-card'
        f'__subtitle"><a href="https://uk.linkedin.com/company/lumen">Lumen</a></h4><div><span '
        f'class="job-search-card__location">{TOWNS[number % len(TOWNS)]}</span><time class="job-'
        f'search-card__listdate" datetime="2026-02-10">2 weeks ago</time></div></div></div></li>'
    )


def view(number: int) -> str:
    """Return one job's own page as the signed-out view has it."""
    kinds = "".join(
        f'<li><h3 class="description__job-criteria-subheader">{name}</h3><span class="description'
        f'__job-criteria-text">{value}</span></li>'
        for name, value in (("Seniority level", "Associate"), ("Employment type", "Full-time"))
    )
    return (
        f"<html><head><title>PMO</title></head><body><section class='top-card-layout'><h1 class="
        f"'top-card-layout__title'>PMO Analyst {number}</h1><a class='topcard__org-name-link' href="
        f"'https://uk.linkedin.com/company/lumen'>Lumen</a><span class='topcard__flavor topcard__"
        f"flavor--bullet'>{TOWNS[number % len(TOWNS)]}</span></section><div class='show-more-less-"
        f"html__markup'>{description(number)}</div><ul>{kinds}</ul></body></html>"
    )


def board() -> dict[str, Any]:
    """Return a Greenhouse board of `JOBS` jobs."""
    rows = [
        {
            "id": number,
            "title": f"PMO Analyst {number}",
            "absolute_url": f"https://job-boards.greenhouse.io/lumen/jobs/{number}",
            "location": {"name": TOWNS[number % len(TOWNS)]},
            "first_published": "2026-02-10T09:00:00Z",
            "company_name": "Lumen",
            "content": description(number),
        }
        for number in range(1, JOBS + 1)
    ]
    return {"jobs": rows, "meta": {"total": JOBS}}


def ours(source: str, payload: bytes, url: str) -> int:
    """Parse, normalise and identify; return how many postings were read."""
    postings = parse(source, payload, url=url, fetched_at=NOW).postings
    for posting in postings:
        identity(posting)
        dedupe_key(posting)
        posting.to_dict()
    return len(postings)


def measured() -> dict[str, dict[str, float]]:
    """Return seconds by kind ("page", "answer") and by who worked ("ours", "lxml")."""
    search = f"<ul>{''.join(map(card, range(CARDS)))}</ul>".encode()
    views = [view(number).encode() for number in range(CARDS)]
    answer = json.dumps(board())
    url = "https://www.linkedin.com/jobs/search/"
    api = "https://boards-api.greenhouse.io/v1/boards/lumen/jobs"

    def pages() -> None:
        read = ours("linkedin_page", search, url)
        assert read + sum(ours("linkedin_page", page, url) for page in views) == 2 * CARDS

    def trees() -> None:
        for page in (search, *views):
            lxml_html.document_fromstring(page)

    def answers() -> None:
        assert ours("greenhouse", answer.encode(), api) == JOBS

    def answer_trees() -> None:
        for row in json.loads(answer)["jobs"]:
            etree.HTML(row["content"])

    ours("greenhouse", answer.encode(), api)
    tasks = {"page": (pages, trees), "answer": (answers, answer_trees)}
    taken = {kind: compared(*pair, rounds=ROUNDS) for kind, pair in tasks.items()}
    return {kind: {"ours": own, "lxml": lxml} for kind, (own, lxml) in taken.items()}


def peer_measured(python: str) -> dict[str, float]:
    """Return the peer's seconds by kind, measured by its own interpreter on the same pages."""
    with tempfile.TemporaryDirectory() as folder:
        told = {
            "search": f"<ul>{''.join(map(card, range(CARDS)))}</ul>",
            "views": {str(3_900_000_000 + at): view(at) for at in range(CARDS)},
            "descriptions": [description(at) for at in range(1, JOBS + 1)],
            "rounds": ROUNDS,
        }
        where = Path(folder) / "pages.json"
        where.write_text(json.dumps(told), encoding="utf-8")
        script = Path(__file__).with_name("parse_speed_peer.py")
        command = [python, str(script), str(where)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        sys.exit(f"{python} cannot run JobSpy; is python-jobspy in it?\n{done.stderr[-400:]}")
    return dict(json.loads(done.stdout))


def main() -> None:
    """Measure and print the ratios."""
    cli = argparse.ArgumentParser(description="Postings read a second, against peers.")
    cli.add_argument("--peer", metavar="PYTHON", help="an interpreter with python-jobspy")
    python = cli.parse_args().peer
    seconds = measured()
    peer = peer_measured(python) if python else {}
    for kind, count in (("page", CARDS), ("answer", JOBS)):
        own, lxml = seconds[kind]["ours"], seconds[kind]["lxml"]
        line = f"{kind:7} {count / own:7.0f} postings a second; {own / lxml:5.0f} x lxml alone"
        if kind in peer:
            line += f"; {peer[kind] / own:5.2f} x as fast as JobSpy"
        print(line)  # noqa: T201 - what it is for
    if not python:
        print("JobSpy was not measured: name an interpreter that has it with --peer.")  # noqa: T201


if __name__ == "__main__":
    main()
