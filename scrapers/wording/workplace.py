"""On site, hybrid or remote: a stated field first, then what the text says of this job.

"Remote" is an everyday word: remote sensing, remote sites, remote teams and hybrid delivery models
are no evidence. Hybrid beats remote, since "hybrid remote" adverts are hybrid.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrapers.wording.escapes import without_escapes
from scrapers.wording.workplace_abroad import HYBRID_ABROAD, ONSITE_ABROAD, REMOTE_ABROAD
from scrapers.wording.workplace_words import (
    CLUES,
    EVERY_DAY,
    HEADED,
    HEADED_BARE,
    HYBRID_TEXT,
    HYBRID_VALUE,
    LABEL,
    LABEL_LINE,
    NO,
    NO_REMOTE,
    NOW_AND_THEN,
    OFFICE,
    ONSITE_TEXT,
    ONSITE_VALUE,
    REMOTE_TEXT,
    REMOTE_VALUE,
    SOME_DAYS,
    TAG,
    TITLE_PART,
    WAYS_OF_DELIVERY,
    YES,
)

if TYPE_CHECKING:
    from scrapers.types import Workplace

_HEAD_LINES, _HEAD_LENGTH, _TITLE_LINES = 10, 160, 3
_WHOLE = 100


def read_workplace(stated: str | None) -> Workplace | None:
    """Read a stated field ("Hybrid", "TELECOMMUTE", "Remote - UK"); None if it names none."""
    if not stated:
        return None
    stated = stated.replace("_", " ")
    if NO_REMOTE.search(stated):
        return "onsite"
    if HYBRID_VALUE.search(stated):
        return "hybrid"
    remote, onsite = REMOTE_VALUE.search(stated), ONSITE_VALUE.search(stated)
    if remote and onsite:
        return "hybrid"
    if remote:
        return "remote"
    return "onsite" if onsite else None


def workplace_of_title(title: str | None) -> Workplace | None:
    """Read "PMO Analyst (Remote)" or "PMO Lead – Hybrid"; "Remote Sensing Planner" is silent."""
    match = TITLE_PART.search(title or "")
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
    text = without_escapes(text)
    return _labelled(text) or _tagged(text) or _told(_near_clues(text)) or _headed(text)


def _near_clues(text: str) -> str:
    """Return the lines that hold a word of the matter, and their neighbours: most hold none."""
    near: set[int] = set()
    for at, line in enumerate(text.lower().split("\n")):
        if any(clue in line for clue in CLUES):
            near.update((at - 1, at, at + 1))
    return "\n".join(line for at, line in enumerate(text.split("\n")) if at in near)


def _headed(text: str) -> Workplace | None:
    """Read the first lines as titles: "London (Hybrid) · £80,000"."""
    lines = [line.strip()[:_HEAD_LENGTH] for line in text.split("\n") if line.strip()]
    for at, line in enumerate(lines[:_HEAD_LINES]):
        if WAYS_OF_DELIVERY.search(line):
            continue
        match = HEADED.search(line) or (HEADED_BARE.search(line) if at < _TITLE_LINES else None)
        if match:
            return read_workplace(match.group(1))
    return None


def _labelled(text: str) -> Workplace | None:
    at = 0
    # Labels may share a line: each value is searched for the next one, too.
    while match := LABEL.search(text, at):
        found = _answer(match.group("label"), match.group("value") or match.group("next") or "")
        if found:
            return found
        at = max(match.start("value"), match.start() + 1)
    for match in LABEL_LINE.finditer(text):
        found = _answer("remote", match.group("value"))
        if found:
            return found
    return None


def _answer(label: str, value: str) -> Workplace | None:
    value = re.split(r"[.;](?:\s|$)", value)[0][:100]
    if re.search(r"remote|home|tele|distans", label, re.I):
        share = re.search(r"(?<![\d.,])(\d{1,3})\s*%", value)
        if share:
            return _of_share(int(share[1]))
        if YES.match(value):
            return "remote"
        if NO.match(value):
            return "onsite"
        if NOW_AND_THEN.match(value):
            return "hybrid"
        if OFFICE.fullmatch(value):
            return "onsite"
    # "Location: Leeds, with travel to remote sites" names no workplace.
    if re.search(r"\bremote\s+(?:sites?|locations?|areas?|teams?|sens\w+)", value, re.I):
        return None
    found = read_workplace(value)
    # "Working: 2 days a week onsite" names the share of the week that is left for elsewhere.
    return "hybrid" if found and SOME_DAYS.search(value) else found


def _of_share(percent: int) -> Workplace:
    if percent in {0, _WHOLE}:
        return "remote" if percent else "onsite"
    return "hybrid"


def _tagged(text: str) -> Workplace | None:
    found = {match.lower().replace("-", "") for match in TAG.findall(text)}
    if "hybrid" in found:
        return "hybrid"
    if "remote" in found:
        return "remote"
    return "onsite" if "onsite" in found else None


def _told(text: str) -> Workplace | None:
    if EVERY_DAY.search(text):
        return "onsite"
    # "100 % Homeoffice" is no share of the week, as "60 % Homeoffice" is.
    if REMOTE_ABROAD.search(text):
        return "remote"
    if HYBRID_TEXT.search(text) or HYBRID_ABROAD.search(text):
        return "hybrid"
    denied = NO_REMOTE.search(text)
    onsite = ONSITE_TEXT.search(text) or ONSITE_ABROAD.search(text)
    if not denied and not onsite and REMOTE_TEXT.search(text):
        return "remote"
    # "No hybrid working" alone leaves open which of the other two it is.
    return "onsite" if onsite or (denied and "hybrid" not in denied.group().lower()) else None
