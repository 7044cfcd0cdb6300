"""Shapes of alert mails that were met last: each with what it taught."""

from __future__ import annotations

import pytest

from tests.scrapers.shapes.facts import Shape, misses, misses_of_auto


def mail(sender, body, kind="html"):
    return (
        f"From: {sender}\nTo: lena@example.org\nSubject: Alert\n"
        f"Date: Mon, 10 Aug 2026 06:00:00 +0000\nMIME-Version: 1.0\n"
        f"Content-Type: text/{kind}; charset=utf-8\n\n{body}"
    )


def linkedin(body):
    return mail("LinkedIn <jobs-listings@linkedin.com>", body)


def indeed(body, kind="html"):
    return mail("Indeed <donotreply@jobalert.indeed.com>", body, kind)


def view(number):
    return f"https://www.linkedin.com/comm/jobs/view/{number}?trackingId=a"


def counted(number):
    return f"https://www.ziprecruiter.com/km/AA{number}?tsid=1&auth_token=x"


ROUND_A_TABLE = f"""<html><body><a href="{view(44001)}"><table><tr><td><span>PMO Lead | Change</span>
<span>Quillstone · Reno, Nevada, United States (Remote)</span> <span>$98K-$121K / year</span></td></tr></table></a>
<a href="{view(44002)}"><table><tr><td><span>PMO Analyst</span> <span>Fennwick Rail · York, England, United Kingdom</span>
<span>Actively recruiting</span></td></tr></table></a></body></html>"""
ABOVE_A_BUTTON = f"""<p>People like you applied to these</p><p>Tidewell</p><p>Director of Programmes, Rail</p>
<p>Tidewell · Leeds (Hybrid)</p><a href="{view(44003)}">View</a><p>Corvale</p><p>Head of PMO</p>
<p>Corvale · York</p><a href="{view(44004)}">View job</a><p>Companies with most openings</p>
<a href="https://www.linkedin.com/jobs/search/?currentJobId=44005">View jobs</a>"""
ONLY_A_BUTTON = f'<p>Nothing to tell</p><a href="{view(44006)}">View job</a>'
RATED = """<table><tr><td><a href="https://ca.indeed.com/rc/clk/dl?jk=00aa11bb22cc33dd&from=ja">PMO Analyst</a>
<span>Ambervale</span> <span>3.8</span> <span>Reno, NV</span> <span>6 days ago</span></td></tr><tr><td>
<a href="https://ca.indeed.com/pagead/clk/dl?mo=r&ad=Ab1">Head of PMO Corvale Ltd. Remote</a>
<a href="https://ca.indeed.com/pagead/clk/dl?mo=r&ad=Ab1">Head of PMO</a> <span>Corvale Ltd.</span> <span>Remote</span>
<span>$91,000-$104,000 a year</span></td></tr></table>"""
CANTON = """Responsable PMO
Tidewell SA - Genève, GE
il y a 2 jours
https://ch.indeed.com/rc/clk/dl?jk=00aa11bb22cc33de&from=ja
"""
FRENCH_PAY = """<a href="https://fr.glassdoor.be/partner/jobListing.htm?pos=101&jobListingId=1010000061"><span>Quillstone</span>
<span>4.4 ★</span><span>PMO</span><span>Namur</span> <span>47 k € - 58 k €</span></a>"""
NO_PLACE = f""" PMO Clerk  <{counted(1)}>

Ambervale

$52K - $61K / yr

 View Details  <{counted(1)}>
 PMO Lead  <{counted(2)}>

Corvale • Reno, NV • Remote

 View Details  <{counted(2)}>
"""
WORDLESS = {
    "id": "744000000000071",
    "name": "PMO Lead",
    "company": {"identifier": "Corvale", "name": "Corvale"},
    "location": {"city": "Leeds", "country": "gb"},
    "applyUrl": "https://jobs.smartrecruiters.com/Corvale/744000000000071-pmo-lead?oga=true",
    "jobAd": {"sections": {}},
}

SHAPES = [
    Shape("a link around a table", "linkedin_mail", linkedin(ROUND_A_TABLE), {
        "0.title": "PMO Lead | Change", "0.company": "Quillstone", "0.places.0.city": "Reno", "0.workplace": "remote",
        "0.salary.min": 98000, "0.salary.max": 121000, "1.title": "PMO Analyst", "1.company": "Fennwick Rail", "1.places.0.city": "York"}),
    Shape("the job stands above its button", "linkedin_mail", linkedin(ABOVE_A_BUTTON), {
        "0.title": "Director of Programmes, Rail", "0.company": "Tidewell", "0.places.0.city": "Leeds", "0.workplace": "hybrid",
        "1.title": "Head of PMO", "1.company": "Corvale", "1.places.0.city": "York"}),
    Shape("a rating between, and a link that holds all", "indeed_mail", indeed(RATED), {
        "0.company": "Ambervale", "0.places.0.city": "Reno", "0.places.0.country": "US", "0.posted_on": "2026-08-04",
        "1.title": "Head of PMO", "1.company": "Corvale Ltd.", "1.workplace": "remote", "1.salary.min": 91000}),
    Shape("a canton that is a country's code too", "indeed_mail", indeed(CANTON, "plain"), {
        "0.company": "Tidewell SA", "0.places.0.city": "Genève", "0.places.0.region": "GE", "0.places.0.country": "CH"}),
    Shape("thousands with the sign behind", "glassdoor_mail", mail("Glassdoor <noreply@glassdoor.com>", FRENCH_PAY), {
        "0.title": "PMO", "0.salary.min": 47000, "0.salary.max": 58000, "0.salary.currency": "EUR"}),
    Shape("a company alone above the pay", "ziprecruiter_mail", mail("ZipRecruiter <alerts@ziprecruiter.com>", NO_PLACE, "plain"), {
        "0.title": "PMO Clerk", "0.company": "Ambervale", "0.salary.max": 61000, "1.title": "PMO Lead", "1.company": "Corvale"}),
]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_each_is_read_by_its_source_and_told_by_itself(shape):
    assert misses(shape) == []
    assert misses_of_auto(shape) == []


def test_a_button_without_a_job_above_it_is_no_job():
    shape = Shape("a button", "linkedin_mail", linkedin(ONLY_A_BUTTON), outcome="empty")

    assert misses(shape) == []


def test_smartrecruiters_says_where_to_apply():
    url = "https://api.smartrecruiters.com/v1/companies/Corvale/postings/744000000000071"
    facts = {"0.apply_url": WORDLESS["applyUrl"]}

    assert misses(Shape("apply", "smartrecruiters", WORDLESS, facts, url)) == []
