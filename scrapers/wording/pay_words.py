"""Words around money: those that make it this job's pay, and those that make it another sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrapers.wording.amount import CURRENCY, FIGURE, SCALE

if TYPE_CHECKING:
    from scrapers.types import Period

PERIODS: tuple[tuple[Period, str], ...] = (
    ("hour", r"hour(?:ly)?|hr|ph|/h|stunde|heure|hora|godz"),
    ("day", r"day|daily|diem|pd|tag|jour|p/d"),
    ("week", r"week(?:ly)?|wk|pw|woche|semaine"),
    ("month", r"month(?:ly)?|mo|pcm|pm|mth|monat(?:lich)?|mois|m[eê]s|miesi\w*|mies"),
    (
        "year",
        r"year(?:ly)?|yr|annum|annual(?:ly|ized|ised)?|pa|p\.a\.?|jahr|j[äa]hrlich|an|año"
        r"|rok\w*|per\s+annum|lpa",
    ),
)
AFTER = re.compile(
    r"^\s*(?:(?:gross|brutto|net|plus|DOE|base|salary|in base)?\W{0,3})?"
    r"(?:(?:per|an?|each|/|p\.|pro|par|por|p)\s*)?\(?(?P<unit>"
    + "|".join(words for _, words in PERIODS)
    + r")(?![a-z])",
    re.I,
)
BEFORE = re.compile(
    r"\b(?P<unit>hourly|daily|weekly|monthly|annual(?:ized|ised)?|yearly|day|per hour|per day"
    r"|per month|per year|base)"
    r"(?:\s+(?:base|gross|starting|target|cash|full[\s-]time))?"
    r"\s+(?:rate|pay|salary|wage|compensation|earnings|income|range|package)\b",
    re.I,
)
MONEY = re.compile(
    rf"(?P<open>\b(?:up\s*to|upto|max(?:imum)?(?:\s+of)?|maximum:|from|starting(?:\s+(?:at"
    rf"|from))?|at\s+least|min(?:imum)?(?:\s+of)?|bis\s+zu)\s*:?\s*)?"
    rf"(?P<c1>{CURRENCY})?[ \t\u00a0]?(?P<a>{FIGURE})(?P<s1>{SCALE})?(?P<plus>[ "
    rf"\t\u00a0]?\+)?[ \t\u00a0]?(?P<c2>{CURRENCY})?"
    rf"(?:(?:[ \t]*(?:per|an?|/)[ \t]*(?:year|yr|hour|hr|day|annum|month|week))?\s*(?:--?|–"
    rf"|—|−|~"
    rf"|\bto\b|\band\b|\bbis\b|\bà\b)\s*(?:up\s+to\s+)?"
    rf"(?P<c3>{CURRENCY})?[ \t\u00a0]?(?P<b>{FIGURE})(?P<s2>{SCALE})?[ "
    rf"\t\u00a0]?(?P<c4>{CURRENCY})?)?",
    re.I,
)

PAY = re.compile(
    r"\b(?:salar(?:y|ies)|pay(?:\s*(?:range|rate|scale|band))?|compensation|remuneration|wages?"
    r"|rate|ote|on[\s-]target|earnings|"
    r"base|package|stipend of|gehalt|verg[üu]tung|salaire|r[ée]mun[ée]ration|sueldo|salario"
    r"|wynagrodzenie|pagamento|salaris|budget|ctc|"
    r"hiring range|estimated|grade|band|range for this)\b",
    re.I,
)
PAY_NEAR = re.compile(r"\b(?:salary|pay|compensation|wage|(?:day|hourly)\s+rate|ote)\b", re.I)
OTHER_MONEY = re.compile(
    r"\b(?:rais(?:ed|ing)|funding|funded|valuation|valued|revenues?|turnover|sales|assets|aum"
    r"|arr|investments?|invest(?:s|ed|ing)?|"
    r"portfolio|projects?|contracts?\s+(?:worth|valued|of)|programs?\s+(?:worth|valued|of|less)"
    r"|worth|budgets?\s+(?:of|up|from|exceeding|over|between|in excess)|"
    r"exceeding|in excess of|savings?|bonus(?:es)?|sign(?:ing|[\s-]on)|referral|allowance"
    r"|reimburs\w+|tuition|relocation|"
    r"stipend|donat\w+|grants?|capital|customers?|employees|deductible|match(?:ing|ed|es)?"
    r"|contribut\w+|"
    r"equity|rrsp|pension|hsa|fsa|life insurance|coverage|credit"
    r"|budgets?)[^\w\n]+(?:\w+[^\w\n]+){0,5}$",
    re.I,
)  # fmt: skip
NOT_PAY_AFTER = re.compile(
    r"^[ \t]*\+?[ \t]*(?:m\b|mm\b|mn\b|million|billion|bn\b|b\b|trillion|%|percent|x\b)"
    r"|^[ \t]*(?:sign|referral|hiring bonus|bonus|relocation|stipend|allowance|"
    r"in\s+(?:funding|revenue|assets|sales|annual|aum|capital|projects?)"
    r"|(?:annual\s+)?(?:revenue|turnover|funding|project|budget|portfolio|contract)"
    r"|(?:life|ad&d|per\s+(?:employee|referral|dependent)|toward|for\s+(?:tuition|education"
    r"|training|learning|home)))",
    re.I,
)
PAY_AFTER = re.compile(
    r"^[ \t]*(?:base\b|salary|per annum|OTE\b|package|compensation|basic\b)"
    r"|^\W{0,8}(?:benefits|bonus|DOE\b|depending on|negotiable|(?:in|out)side IR35)",
    re.I,
)
ESTIMATED = re.compile(r"\best(?:imated?|\.)?\b|\bpredicted\b|\bglassdoor est", re.I)
