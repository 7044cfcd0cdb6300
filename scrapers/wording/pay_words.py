"""Words around money: those that make it this job's pay, and those that make it another sum."""

from __future__ import annotations

import re

PAY = re.compile(
    r"\b(?:salar(?:y|ies)|pay(?:\s*(?:range|rate|scale|band))?|compensation|remuneration|wages?"
    r"|rate|ote|on[\s-]target|earnings|"
    r"base|package|stipend of|gehalt|verg[üu]tung|salaire|r[ée]mun[ée]ration|sueldo|salario"
    r"|wynagrodzenie|salaris|budget|ctc|"
    r"hiring range|estimated|grade|band)\b",
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
    r"^\s*\+?\s*(?:m\b|mm\b|mn\b|million|billion|bn\b|b\b|trillion|%|percent|x\b|sign|referral"
    r"|bonus|relocation|stipend|allowance|"
    r"in\s+(?:funding|revenue|assets|sales|annual|aum|capital|projects?)"
    r"|(?:annual\s+)?(?:revenue|turnover|funding|project|budget|portfolio|contract)"
    r"|(?:life|ad&d|per\s+(?:employee|referral|dependent)|toward|for\s+(?:tuition|education"
    r"|training|learning|home)))",
    re.I,
)
ESTIMATED = re.compile(r"\best(?:imated?|\.)?\b|\bpredicted\b|\bglassdoor est", re.I)
