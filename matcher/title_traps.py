"""Words of job titles that look like project work, or like a rung, and are neither."""

from __future__ import annotations

import re

# "4 PM shift", "PM technician": an hour, or the maintenance of machines; never a manager.
_NO_MANAGER = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?|\b[ap]m (?:shift|technician|tech|mechanic|cleaner)\b"
)
# "Head office", "head coach": no head of anything that has projects.
_NO_HEAD = re.compile(
    r"\bhead (?:office|coach|chef|cook|waiter|waitress|teacher|nurse|porter|lifeguard|start"
    r"|cashier|bartender|housekeeper|gardener|trainer)\b"
)
# A portfolio of these is money, goods or rights, unless the title speaks of projects as well.
_HOLDINGS = re.compile(
    r"\b(?:credit|lending|loans?|mortgages?|bank(?:ing)?|invest\w*|equit\w*|bonds?|clients?|wealth"
    r"|assets?|multi-asset|real estate|property|properties|rental|leasing"
    r"|patents?|trademarks?|brands?|products?|retail|energy|insurance|claims|treasury|trading|derivatives|quant\w*|income"
    r"|high yield|securit\w*|pensions?|accounts?|underwrit\w*)\b"
)
_OF_PROJECTS = re.compile(
    r"\b(?:projects?|program(?:me)?s?|p?pmo|change|delivery|transformation|it|ict|technology|digital)\b"
)
# What a bare "Portfolio Manager" does all day when the portfolio is money.
_INVESTS = re.compile(
    r"\b(?:invest(?:ing|ors?|ments?)|securities|asset class(?:es)?|equities|fixed income"
    r"|hedg(?:e|ing)|credit quality|borrowers?|tenants?|leases?)\b"
)
_INVESTS_NEEDED = 3
# "Civil Engineer - Highway Projects": the projects are where the trade is worked at.
_TRADE = re.compile(
    r"\b(?:engineer|developer|accountant|surveyor|electrician|technician|architect|designer"
    r"|draughtsman|welder|buyer|lawyer|solicitor|recruiter|speaker|scientist)s?\b[^|]*"
    r"(?:[-–,(|]|\bfor\b|\bon\b)[^|]*\bprojects?\b"
)
# These are project work whatever stands beside them: "Project Manager, Fund Operations".
_PROJECT_ROLE = re.compile(
    r"\bprojects? (?:manager|coordinator|co-ordinator|director|lead|leader|officer|administrator"
    r"|assistant|planner|scheduler|controller|controls?)\b|\bscrum master\b"
)


def without_false_rungs(title: str) -> str:
    """Return a title in small letters without hours of the day, maintenance and head offices."""
    return _NO_HEAD.sub(" ", _NO_MANAGER.sub(" ", title))


def names_project_role(title: str) -> bool:
    """Tell whether a title in small letters names a role of projects, whatever the trade."""
    return _PROJECT_ROLE.search(title) is not None


def is_trade_on_projects(title: str) -> bool:
    """Tell whether a title in small letters names a trade that is only worked at on projects."""
    return _TRADE.search(title) is not None and not names_project_role(title)


def holds_values(title: str, text: str = "") -> bool:
    """Tell a portfolio of money, goods or rights by the title, else by the words of the text."""
    if _OF_PROJECTS.search(title):
        return False
    return bool(_HOLDINGS.search(title)) or (
        len(set(_INVESTS.findall(text.lower()))) >= _INVESTS_NEEDED
    )
