"""Whether an advert is an agency's, so that the employer behind it is not named."""

from __future__ import annotations

import re

# What the trade calls itself, in English, German, French, Dutch and Spanish.
_TRADE = re.compile(
    r"\b(?:recruit(?:ment|ing|ers?)|resourcing|staffing|headhunt\w*|executive search"
    r"|search (?:&|and) selection|employment agency|personnel|personalberatung"
    r"|personaldienstleist\w+|zeitarbeit|int[eé]rim|uitzend\w*|werving|selecci[oó]n"
    r"|trabajo temporal)\b",
    re.I,
)
# The largest staffing firms by revenue, whose names do not say it.
_FIRMS = re.compile(
    r"^(?:adecco|allegis|hays|kelly services|manpower\w*|michael page|page (?:group|personnel)"
    r"|randstad|reed|robert half|robert walters|sthree|teksystems|experis|gi group)\b",
    re.I,
)
_FOR_CLIENT = re.compile(
    r"\b(?:our|my) client(?:,| is| are| requires?| seeks?| has| have|['’]s)"
    r"|\bon behalf of (?:our|my|a) client|\bfor (?:our|my) client\b"
    r"|\bacting as an employment (?:agency|business)\b"
    r"|\b(?:unser|mein) (?:kunde|mandant)\b|\bfür unseren (?:kunden|mandanten)\b"
    r"|\bnotre client\b|\bonze (?:klant|opdrachtgever)\b|\bnuestro cliente\b",
    re.I,
)


def is_agency_advert(company: str | None, text: str | None) -> bool:
    """Tell whether an agency advertises for somebody else: by its name, or since it says so.

    A consultancy that serves "our clients", in the plural, is an employer.
    """
    name = company or ""
    return bool(_TRADE.search(name) or _FIRMS.match(name.strip()) or _FOR_CLIENT.search(text or ""))
