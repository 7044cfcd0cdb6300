"""Words around money: those that make it this job's pay, and those that make it another sum."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrapers.wording.amount import CURRENCY, FIGURE, SCALE

if TYPE_CHECKING:
    from scrapers.types import Period

PERIODS: tuple[tuple[Period, str], ...] = (
    (
        "hour",
        r"timl[öo]n|timel[øo]nn?|uurtarief|uurloon|stundensatz|hour(?:ly)?|hr|ph|p/h|/h|stunden?(?:lohn)?|heure|horaire|hora|ora|uur|godz\w*|hodin\w*"
        r"|timme",
    ),
    (
        "day",
        r"dagtarief|day|daily|diem|pd|tag(?:essatz)?|jour|journalier|tjm|p/d|dag|dia|d[ií]a|giorno|dzie[nń]",
    ),
    ("week", r"week(?:ly)?|wk|pw|p/w|woche|semaine|semana|settimana|vecka|uge|uke|tydzie[nń]"),
    (
        "month",
        r"month(?:ly)?|mo|kk|pcm|pm|mth|monat(?:lich|sgehalt)?|mois|mensuel(?:le)?s?|m[eê]s|mensual(?:es)?"
        r"|mensa(?:l|is)|mensil[ei]|mese|maand|m[åa]ned|m[åa]nad|m[åa]nadsl[öo]n|m[åa]nedsl[øo]nn?|miesi\w*|mies|m[eě]s[ií]\w*",
    ),
    (
        "year",
        r"year(?:ly)?|yr|b/a|annum|annual(?:ly|ized|ised)?|pa|p\.a\.?|(?:brutto)?jahr(?:es(?:brutto)?gehalt)?"
        r"|j[äa]hrlich|an|annuel(?:le)?s?|ann[ée]e|año|anual(?:es)?|anno|annu[oi]|jaar|(?:års?l[öø]nn?)"
        r"|år|ano|rok\w*|rocznie|ročně|per\s+annum|lpa|ral",
    ),
)
_UNITS = "|".join(words for _, words in PERIODS)
_BESIDE = (
    r"(?:gross|brutt?[oa]|bruts?|brut[eo]s|lord[io]|nett?[oa]?|plus|DOE|base|salary|in base|VAT)"
)
AFTER = re.compile(
    rf"^\s*(?:{_BESIDE}?\W{{0,3}}){{1,3}}"
    r"(?:(?:per|an?|each|/|p\.|pr\.?|pro|par|por|p|al|a|im|i|à la)\s*)?"
    rf"\(?(?P<unit>{_UNITS})(?![^\W\d_])",
    re.I,
)
BEFORE = re.compile(
    r"\b(?P<unit>hourly|daily|weekly|monthly|annual(?:ized|ised)?|yearly|day|per hour|per day"
    r"|per month|per year|base)"
    r"(?:\s+(?:base|gross|starting|target|cash|full[\s-]time))?"
    r"\s+(?:rate|pay|salary|wage|compensation|earnings|income|range|package)\b"
    r"|\b(?P<word>TJM|RAL|m[åa]nadsl[öo]n|m[åa]nedsl[øo]nn?|timl[öo]n|timel[øo]nn?|uurtarief|uurloon|dagtarief|stundensatz|års?l[öø]nn?|(?:brutto)?jahres(?:brutto)?gehalt|monatsgehalt|stundenlohn"
    r"|tagessatz)\b"
    r"|\b(?:salaire|r[ée]mun[ée]ration|salario|sueldo|sal[áa]rio|stipendio|retribuzione)\s+(?:\w+\s+)?"
    r"(?P<kind>annuel(?:le)?|mensuel(?:le)?|horaire|anual|mensual|mensal|annuo|mensile)\b",
    re.I,
)
_UPWARDS = (
    r"from|start(?:s|ing)?(?:\s+(?:at|from))?|at\s+least|min(?:imum)?(?:\s+of)?|upwards\s+of|ab"
    r"|à\s+partir\s+de|desde|a\s+partire\s+da|vanaf"
)
_UP_TO = r"up\s*to|upto|max(?:imum)?(?:\s+of)?|maximum:|bis(?:\s+zu)?|jusqu['’]à|hasta|fino\s+a|tot"
CEILING = re.compile(rf"^\s*(?:{_UP_TO})\b", re.I)
FLOOR = re.compile(rf"^\s*(?:{_UPWARDS})\b", re.I)
# "9.500 a 11.000", "3.800 en 5.400", "18 000 do 22 000": words of a range in other languages.
_TO = (
    r"\b(?:to|and|bis|à|et|und|y|e|en|tot|t/m|till?|do"
    r"|a(?=\s*(?:[^\w\s]{1,3}|[A-Z]{1,3}\$?)?\s*\d))\b"
)
_CENTS = r"(?:[,.][-–—]{1,2})?"
MONEY = re.compile(
    rf"(?P<open>\b(?:{_UP_TO}|{_UPWARDS})\s*:?\s*)?"
    rf"(?P<c1>{CURRENCY})?[ \t\u00a0]?(?(c1)|(?<![A-Za-z]))(?P<a>{FIGURE})"
    rf"{_CENTS}(?P<s1>{SCALE})?(?P<plus>\+(?!\s*\d)"
    rf"|[ \t\u00a0]\+(?!\s*\w))?[ \t\u00a0]?(?P<c2>{CURRENCY})?"
    rf"(?:(?:[ \t]*(?:per|an?|/)[ \t]*(?:year|yr|hour|hr|day|annum|month|week)\.?"
    rf"|[ \t]*p\.?[adhw]\.?(?![a-z]))?\s*(?:--?|–"
    rf"|—|−|~|〜|～|至|{_TO})\s*(?:up\s+to\s+)?"
    rf"(?P<c3>{CURRENCY})?[ \t\u00a0]?(?P<b>{FIGURE}){_CENTS}(?P<s2>{SCALE})?[ "
    rf"\t\u00a0]?(?P<c4>{CURRENCY})?)?",
    re.I,
)

# "Min = $37.60/hr, Max = $43.57/hr" and "Minimum Salary: 87,485 … Maximum Salary: 131,206".
_SUM = rf"{CURRENCY}?\s?(?:{FIGURE})"
_LABELLED_END = r"(?:imum)?(?:\s+(?:salary|pay|rate))?\s*[:=]\s*"
ENDS = re.compile(
    rf"\bmin{_LABELLED_END}(?P<low>{_SUM})(?P<unit>\s?/\s?\w+|)"
    rf"\W[^.;\n]{{0,40}}?\bmax{_LABELLED_END}(?P<high>{_SUM})",
    re.I,
)

PAY = re.compile(
    r"(?:\b|(?-i:(?<=[a-z])(?=[A-Z])))(?:salar(?:y|ies)|pay(?:\s*(?:range|rate|scale|band))?|compensation|remuneration|wages?"
    r"|rate|ote|on[\s-]target|earnings|"
    r"base|package|stipend of|(?:jahres|monats|grund|brutto|einstiegs)*gehalt|verg[üu]tung"
    r"|stundenlohn|tagessatz|salaire|r[ée]mun[ée]ration|tjm|sueldo|sal[áa]rio"
    r"|wynagrodzenie|stawka|pagamento|remunera[çc][ãa]o|salaris|budget|ctc|ral|retribuzione"
    r"|stipendio|(?:m[åa]n[ae]ds|års?|tim(?:e)?)?l[öø]nn?|mzda|wide[łl]ki|plat|年収|月給|給与|"
    r"(?:hourly|daily|weekly|monthly|annual|yearly) range|retribuci[óo]n|uurtarief|uurloon"
    r"|dagtarief|stundensatz|palkka|"
    r"hiring range|estimated|grade|band|range for this)\b",
    re.I,
)
ON_TARGET = re.compile(r"\b(?:OTE|on[\s-]target(?:\s+earnings)?)\b\W*(?:of\s+)?$", re.I)
# What stands right before a sum that is pay although no currency is named.
SUM_LABEL = re.compile(
    r"\b(?:salary|pay|wage|compensation)(?:\s+(?:range|rate|scale|band))?"
    rf"(?:\s*\((?:annual|per annum|yearly|gross|{CURRENCY})\))?\s*(?::|\n|\s[-–]\s)\s*$",
    re.I,
)
# "Salary range (EUR):" names the money of the bare figures after it.
LABEL_CURRENCY = re.compile(rf"\(\s*(?P<code>{CURRENCY})\s*\)\W*$", re.I)
# Whose dollars they are may stand a few words on: "$950 a day inc super", "$98,000 … (CAD)".
DOLLARS = re.compile(
    r"\b(?P<code>AUD|CAD|NZD|SGD|HKD|MXN)\b|\b(?P<super>super(?:annuation)?)\b", re.I
)
PAY_NEAR = re.compile(r"\b(?:salary|pay|compensation|wage|(?:day|hourly)\s+rate|ote)\b", re.I)
OTHER_MONEY = re.compile(
    r"\b(?:rais(?:ed|ing)|funding|funded|valuation|valued|revenues?|turnover|sales|assets|aum"
    r"|arr|investments?|invest(?:s|ed|ing)?|"
    r"portfolio|projects?|contracts?\s+(?:worth|valued|of)|programs?\s+(?:worth|valued|of|less)"
    r"|worth|budgets?\s+(?:of|up|from|exceeding|over|between|in excess)|"
    r"exceeding|in excess of|savings?|saves?|saved|saving|bonus(?:es)?"
    r"|sign(?:ing|[\s-]on)|referral|allowance"
    r"|reimburs\w+|tuition|relocation|"
    r"stipend|donat\w+|grants?|capital|customers?|employees|deductible|match(?:ing|ed|es)?"
    r"|contribut\w+|"
    r"equity|rrsp|pension|hsa|fsa|insurance|coverage|credit|fertility"
    r"|budgets?)[^\w\n]+(?:\w+[^\w\n]+){0,5}$",
    re.I,
)  # fmt: skip
# "Life insurance of two times annual salary (up to $200,000)": the salary only measures it.
MULTIPLE = re.compile(
    r"(?:\btimes|\d\s?x)\s+(?:[\w’']+[^\w\n]+){0,3}?(?:salary|pay|earnings)\b[^\d\n]{0,16}$", re.I
)
NOT_PAY_AFTER = re.compile(
    r"^[ \t]*\+?[ \t]*(?:m\b|mm\b|mn\b|million|billion|bn\b|b\b(?!/)|trillion|%|percent|x\b)"
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
