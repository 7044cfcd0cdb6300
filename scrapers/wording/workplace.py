"""On site, hybrid or remote: a stated field first, then what the text says of this job.

"Remote" is an everyday word: remote sensing, remote sites, remote teams and hybrid delivery models
are no evidence. Hybrid beats remote, since "hybrid remote" adverts are hybrid.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrapers.types import Workplace

_NUMBER = r"(?:\d|one|two|three|four|five)"
_SPAN = rf"{_NUMBER}(?:\s*(?:-|–|to|or)\s*{_NUMBER})?"
_OFFICE = (
    r"(?:in|at|from|on)[\s-]*(?:the|our|an?|your)?[\s-]*(?:\w+[\s-]+)?(?:office|site|person)\b"
)

_NO_REMOTE = re.compile(
    r"\b(?:not?|non|never|isn't|without|cannot be)\W+(?:\w+\W+){0,3}?(?:remote\w*"
    r"|work(?:ing)?[\s-]from[\s-]home|hybrid)\b"
    r"|\bremote(?:\s+work(?:ing)?)?\W+(?:is|are)?\s*(?:not|n't|unavailable)\b",
    re.I,
)
_HYBRID_VALUE = re.compile(
    r"\bhybrid\b|\bflexible\s*/\s*hybrid|\bpart(?:ial|ly)[\s-]remote|teilweise", re.I
)
_ONSITE_VALUE = re.compile(
    r"\bon[\s_-]?site\b|\bin[\s_-](?:the[\s_-])?(?:office|person)\b"
    r"|\bwork(?:ing)?[\s-]from[\s-](?:the[\s-])?office\b"
    r"|\boffice[\s-]based\b|\bpr[ée]sentiel\b|\bvor ort\b",
    re.I,
)  # fmt: skip
_REMOTE_VALUE = re.compile(
    r"\bremote(?:ly)?\b|\btele(?:commut\w+|work\w*)\b|\bwork(?:ing)?[\s-]from[\s-](?:home"
    r"|anywhere)\b|\bwfh\b"
    r"|\bhome[\s-](?:based|office)\b|\bvirtual\b|\bdistributed\b|\banywhere\b"
    r"|\bt[ée]l[ée]travail\b",
    re.I,
)  # fmt: skip
_YES = re.compile(r"^\W*(?:yes|true|ja|oui)\b", re.I)
_NO = re.compile(r"^\W*(?:no|false|nein|non)\b", re.I)

_LABEL = re.compile(
    r"^[\W_]*(?P<label>work\s?(?:place|ing|er)?[\s-]*(?:type|model|mode|arrangements?|setting"
    r"|style|pattern|location|environment|policy)"
    r"|workplace|(?:job\s+)?location(?:\s+type)?|locations|place of work"
    r"|mode(?: of work(?:ing)?)?|remote(?:\s+type|\s+status|\s+work)?"
    r"|work(?:ing)?\s+(?:remotely|from home))\s*"
    r"(?:[:?]\**|\s[-–]\s|\*+:?)[ \t]*(?P<value>[^\n]*)(?:\n[ \t]*(?P<next>[^\n]{1,80}))?",
    re.I | re.M,
)
_LABEL_LINE = re.compile(
    r"^[\W_]*(?:work(?:ing)?\s+remotely|remote|remote type|workplace type"
    r"|work setting)[\W_]*\n[ \t]*(?P<value>[^\n]{1,60})$",
    re.I | re.M,
)
_TAG = re.compile(r"#LI-(hybrid|remote|on-?site)\b", re.I)

_HYBRID_TEXT = re.compile(
    r"\bhybrid[\s-]+(?:remote|work(?:ing)?(?![\s-]*(?:place\s+cultures?|forces?|plans?"
    r"|packages?))|role|position|schedule|basis|set-?up"
    r"|arrangements?|policy|office|job|opportunity|pattern|in\s+\w)\b"
    r"|\b(?:role|position|job|opportunity|this|we)\s+(?:is|are|will be|operates?|works?"
    r"|offers?)\s+(?:\w+\s+){0,4}?hybrid\b(?!\s+(?:cloud|cars?|vehicles?|it\b|infrastructure"
    r"|delivery|agile|project))"
    r"|\bpreference for hybrid\b"
    rf"|\b{_SPAN}\+?\s+days?(?:\s+(?:a|per|each)\s+week|\s*/\s*week"
    rf"|\s+weekly)?,?\s+(?:working\s+|work\s+|required\s+|are\s+|be(?:ing)?\s+)?{_OFFICE}"
    rf"|\b{_SPAN}\+?\s+days?(?:\s+(?:a|per|each)\s+week|\s*/\s*week)?,?\s+(?:working\s+"
    rf"|work\s+)?(?:remote(?:ly)?|from home|at home|wfh)\b"
    rf"|\b(?:in[\s-](?:the\s+)?office|on-?site)\s+{_SPAN}\+?\s+days?\b"
    r"|\b(?:mix|combination|blend|balance)\s+of\s+(?:\w+\W+){0,3}?(?:home|remote|office"
    r"|on-?site)\s*\w*\s*(?:and|&)\s*(?:\w+\s+){0,2}?(?:home|remote|office|on-?site)\b",
    re.I,
)
_EVERY_DAY = re.compile(
    rf"\b(?:5|five)\s+days?(?:\s+(?:a|per|each)\s+week|\s*/\s*week)?,?\s+(?:working\s+"
    rf"|work\s+)?{_OFFICE}"
    r"|\b(?:in[\s-](?:the\s+)?office|on-?site)\s+(?:5|five)\s+days?\b",
    re.I,
)
_REMOTE_TEXT = re.compile(
    r"\b(?:100\s*%|fully|completely|entirely|full[\s-]time|permanently"
    r"|primarily)[\s-]+(?:remote\b|remotely\b|work(?:ing)? from home\b|home[\s-]based\b"
    r"|virtual\b)"
    r"|\bremote[\s-]+(?:role|position|job|opportunity|opening|contract|(?:project"
    r"|program(?:me)?|product|delivery)\s+manager|work(?:ing)?\s+(?:is\s+)?(?:available"
    r"|possible|ok|option|opportunity|allowed)|eligible|friendly|first\b|within|anywhere"
    r"|worldwide|us\b|usa\b|uk\b)"
    r"|\b(?:role|position|job|opportunity|this)\s+(?:is|will be|can be"
    r"|may be)\s+(?:\w+\s+){0,3}?(?:remote\b|home[\s-]based\b|performed\s+remotely"
    r"|work\s+from\s+home)(?!\s+(?:sites?|teams?|sens\w+|locations?|areas?))"
    r"|\b(?:you(?:'ll| will| can| may)?|able to|option to|opportunity to"
    r"|ability to)\s+work\s+(?:fully\s+|100%\s+)?(?:remotely|from\s+(?:home|anywhere))\b"
    r"|\bwork[\s-]from[\s-](?:home|anywhere)\s+(?:role|position|job|opportunity)\b"
    r"|\(\s*(?:fully\s+|100%\s+)?remote[^)]{0,30}\)"
    r"|\bremote(?:ly)?\s+from\s+(?:anywhere|home|any)\b"
    r"|\btelecommut(?:e|ing)\s+(?:role|position|job)\b",
    re.I,
)
_ONSITE_TEXT = re.compile(
    r"\b(?:100\s*%|fully|full[\s-]time,?|strictly|must\s+(?:be|work)|required\s+to\s+(?:be"
    r"|work)|working|work|based)\s+on-?site\b"
    r"|\bon-?site[\s-]+(?:role|position|job|opportunity|only|work\b"
    r"|presence\s+(?:is\s+)?required|at\s+(?:our|the)\b|in\s+[A-Z])"
    r"|\b(?:role|position|job|opportunity|this)\s+(?:is|will be"
    r"|requires?)\s+(?:\w+\s+){0,4}?(?:on-?site|in[\s-](?:person|office)"
    r"|office[\s-]based)\b(?!\s+(?:visits?|meetings?|parking|gym|inspections?))"
    r"|\bin[\s-]person\s+(?:role|position|job)\b|\boffice[\s-]based\s+(?:role|position|job)\b"
    r"|\bwork(?:ing)?\s+from\s+(?:the\s+|our\s+)?office\b(?:\s*\((?:daily|all)|\s+(?:daily|full"
    r"|only|every|five|5))",
    re.I,
)
_TITLE_PART = re.compile(
    r"(?:^|[-–|(,/\[·:]\s*)(?:(?:100%|fully)\s+)?"
    r"(hybrid|remote|on-?site|work from home|wfh|home[\s-]based)\b",
    re.I,
)  # fmt: skip


def read_workplace(stated: str | None) -> Workplace | None:
    """Read a stated field ("Hybrid", "TELECOMMUTE", "Remote - UK"); None if it names none."""
    if not stated:
        return None
    stated = stated.replace("_", " ")
    if _NO_REMOTE.search(stated):
        return "onsite"
    if _HYBRID_VALUE.search(stated):
        return "hybrid"
    remote, onsite = _REMOTE_VALUE.search(stated), _ONSITE_VALUE.search(stated)
    if remote and onsite:
        return "hybrid"
    if remote:
        return "remote"
    return "onsite" if onsite else None


def workplace_of_title(title: str | None) -> Workplace | None:
    """Read "PMO Analyst (Remote)" or "PMO Lead – Hybrid"; "Remote Sensing Planner" is silent."""
    match = _TITLE_PART.search(title or "")
    if not match or re.match(
        r"\s+(?:sens|site|team|monitor|access|infra|cloud|vehicle|car|engine|it\b|delivery"
        r"|project)",
        (title or "")[match.end() :],
        re.I,
    ):
        return None
    return read_workplace(match.group(1))


def workplace_in_text(text: str) -> Workplace | None:
    """Read a posting's prose: labelled lines, #LI- tags, then sentences about this job."""
    return _labelled(text) or _tagged(text) or _told(text)


def _labelled(text: str) -> Workplace | None:
    for match in _LABEL.finditer(text):
        found = _answer(match.group("label"), match.group("value") or match.group("next") or "")
        if found:
            return found
    for match in _LABEL_LINE.finditer(text):
        found = _answer("remote", match.group("value"))
        if found:
            return found
    return None


def _answer(label: str, value: str) -> Workplace | None:
    value = re.split(r"[.;](?:\s|$)", value)[0][:100]
    if re.search(r"remote|home", label, re.I):
        if _YES.match(value):
            return "remote"
        if _NO.match(value):
            return "onsite"
    # "Location: Leeds, with travel to remote sites" names no workplace.
    if re.search(r"\bremote\s+(?:sites?|locations?|areas?|teams?|sens\w+)", value, re.I):
        return None
    return read_workplace(value)


def _tagged(text: str) -> Workplace | None:
    found = {match.lower().replace("-", "") for match in _TAG.findall(text)}
    if "hybrid" in found:
        return "hybrid"
    if "remote" in found:
        return "remote"
    return "onsite" if "onsite" in found else None


def _told(text: str) -> Workplace | None:
    if _EVERY_DAY.search(text):
        return "onsite"
    if _HYBRID_TEXT.search(text):
        return "hybrid"
    denied = _NO_REMOTE.search(text)
    onsite = _ONSITE_TEXT.search(text)
    if not denied and not onsite and _REMOTE_TEXT.search(text):
        return "remote"
    return "onsite" if onsite or (denied and "remote" in denied.group().lower()) else None
