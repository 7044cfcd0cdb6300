"""From an address, or from a page's own markup, to the board behind it. Patterns are data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from scrapers.identity import split_url


@dataclass(frozen=True, slots=True)
class BoardAddress:
    """A board that can be watched: a source's key and the board's name there."""

    source: str
    board: str


_NAME = r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_GH = r"(?:job-)?boards(?:\.eu)?\.greenhouse\.io"
_LOCALE = r"(?:[a-z]{2}(?:-[A-Za-z]{2,4})?/)?"
# Hosts of a supplier's own, which are nobody's board.
_NOBODY = (
    r"(?!www\.|api\.|app\.|apply\.|jobs\.|help\.|support\.|blog\.|developers?\.|docs\.|static\.)"
)
# Matched against "host/path?query"; the board's name is built from the groups.
_PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("greenhouse", "{0}", rf"^{_GH}/embed/job_(?:board|app)(?:/js)?\?(?:.*&)?for=({_NAME})"),
    ("greenhouse", "{0}", rf"^{_GH}/(?!embed(?:/|$))({_NAME})(?:[/?]|$)"),
    ("greenhouse", "{0}", rf"^boards-api\.greenhouse\.io/v1/boards/({_NAME})(?:[/?]|$)"),
    ("lever", "eu:{0}", rf"^jobs\.eu\.lever\.co/({_NAME})(?:[/?]|$)"),
    ("lever", "{0}", rf"^jobs\.lever\.co/({_NAME})(?:[/?]|$)"),
    ("lever", "eu:{0}", rf"^api\.eu\.lever\.co/v0/postings/({_NAME})(?:[/?]|$)"),
    ("lever", "{0}", rf"^api\.lever\.co/v0/postings/({_NAME})(?:[/?]|$)"),
    ("ashby", "{0}", rf"^jobs\.ashbyhq\.com/({_NAME})(?:[/?]|$)"),
    ("ashby", "{0}", rf"^api\.ashbyhq\.com/posting-api/job-board/({_NAME})(?:[/?]|$)"),
    ("smartrecruiters", "{0}", rf"^(?:jobs|careers)\.smartrecruiters\.com/({_NAME})(?:[/?]|$)"),
    ("smartrecruiters", "{0}", rf"^api\.smartrecruiters\.com/v1/companies/({_NAME})(?:[/?]|$)"),
    ("workable", "{0}", rf"^apply\.workable\.com/api/v1/widget/accounts/({_NAME})(?:[/?]|$)"),
    ("workable", "{0}", rf"^apply\.workable\.com/(?!api/|j/)({_NAME})(?:[/?]|$)"),
    ("workable", "{0}", rf"^{_NOBODY}({_LABEL})\.workable\.com(?:[/?]|$)"),
    ("recruitee", "{0}", rf"^{_NOBODY}({_LABEL})\.recruitee\.com(?:[/?]|$)"),
    ("personio", "{0}", rf"^({_LABEL})\.jobs\.personio\.de(?:[/?]|$)"),
    ("personio", "{0}.com", rf"^({_LABEL})\.jobs\.personio\.com(?:[/?]|$)"),
    ("teamtailor", "{0}", rf"^{_NOBODY}({_LABEL})\.teamtailor\.com(?:[/?]|$)"),
    ("bamboohr", "{0}", rf"^{_NOBODY}({_LABEL})\.bamboohr\.com/(?:careers|jobs)(?:[/?]|$)"),
    ("workday", "{0}.{1}/{2}",
     rf"^({_LABEL})\.(wd\d{{1,3}})\.myworkdayjobs\.com/wday/cxs/[^/]+/({_NAME})(?:[/?]|$)"),
    ("workday", "{0}.{1}/{2}",
     rf"^({_LABEL})\.(wd\d{{1,3}})\.myworkdayjobs\.com/{_LOCALE}(?!wday/)({_NAME})(?:[/?]|$)"),
    ("breezy", "{0}", rf"^{_NOBODY}({_LABEL})\.breezy\.hr(?:[/?]|$)"),
    ("pinpoint", "{0}", rf"^{_NOBODY}({_LABEL})\.pinpointhq\.com(?:[/?]|$)"),
    ("icims", "{0}", rf"^careers-({_LABEL})\.icims\.com(?:[/?]|$)"),
    ("jobvite", "{0}", rf"^app\.jobvite\.com/CompanyJobs/[\w.]+\?(?:.*&)?c=({_NAME})"),
)  # fmt: skip
_COMPILED = [(source, form, re.compile(pattern, re.I)) for source, form, pattern in _PATTERNS]
_SUPPLIERS = (
    r"greenhouse\.io|lever\.co|ashbyhq\.com|smartrecruiters\.com|workable\.com|recruitee\.com"
    r"|personio\.(?:de|com)|teamtailor\.com|bamboohr\.com|myworkdayjobs\.com|breezy\.hr"
    r"|pinpointhq\.com|icims\.com|jobvite\.com"
)
_ADDRESS = re.compile(
    rf"(?:https?:)?(?:\\?/){{2}}((?:[A-Za-z0-9-]+\.)+(?:{_SUPPLIERS})(?:\\?/[^\s\"'<>]{{0,200}})?)",
    re.I,
)
_SCANNED = 2_000_000


def board_of(url: str) -> BoardAddress | None:
    """Return the board that an address belongs to by its host and path, or None."""
    parts = split_url(url)
    if parts is None:
        return None
    return _match(
        f"{parts.hostname}{unquote(parts.path)}{'?' + parts.query if parts.query else ''}"
    )


def boards_in(markup: str) -> list[BoardAddress]:
    """Return the boards that a page embeds or links to, the most often named first."""
    counted: dict[BoardAddress, int] = {}
    for found in _ADDRESS.finditer(markup[:_SCANNED]):
        shown = found.group(1).replace("\\/", "/").replace("&amp;", "&")
        board = _match(shown)
        if board:
            counted[board] = counted.get(board, 0) + 1
    return sorted(counted, key=lambda board: -counted[board])


def _match(shown: str) -> BoardAddress | None:
    for source, form, pattern in _COMPILED:
        match = pattern.match(shown)
        if match:
            return BoardAddress(source, form.format(*match.groups()))
    return None
