"""Adverts' texts put together from our own words, and what time and copying do to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

VERBS = (
    *("keep", "prepare", "challenge", "chair", "draft", "review", "reconcile", "publish", "own"),
    *(
        "baseline",
        "forecast",
        "coordinate",
        "improve",
        "audit",
        "facilitate",
        "explain",
        "maintain",
    ),
)
OBJECTS = (
    *(
        "the risk register",
        "the monthly pack",
        "stage gates",
        "the resource plan",
        "change requests",
    ),
    *("supplier milestones", "the benefits map", "the dependency log", "lessons learned"),
    *("the budget line", "steering papers", "the delivery calendar", "quality reviews"),
    *("the action tracker", "decision records", "capacity figures", "the assurance plan"),
)
PARTNERS = (
    *("finance partners", "workstream leads", "the sponsor", "site managers", "procurement"),
    *("architects", "the audit office", "regional directors", "clinical leads", "our suppliers"),
)
ENDS = (
    *("before every board", "week by week", "so that nothing slips", "without surprises"),
    *("at the end of each stage", "in plain words", "from start to close", "within tolerance"),
    *("across three countries", "in one shared tool", "ahead of the audit", "as the scope moves"),
)
TRADES = (
    *("ferries", "water meters", "school meals", "rail signals", "hospital beds", "parcel lockers"),
    *("wind farms", "museum tickets", "tram depots", "seed banks", "harbour cranes", "bike lanes"),
)
PROMISES = (
    "You get {n} days of leave and a day for your birthday",
    "We pay into your pension from the first month at {n} per cent",
    "There are {n} of us, and we eat together on Thursdays",
    "Every colleague has {n} hours a month to learn",
    "We welcome people of every background and adjust our interviews where that helps",
    "Flexible hours are normal here, with core time from ten to three",
    "A season ticket loan and {n} weeks of full sick pay come with the job",
    "Our values are candour, care and finishing what we start",
)
TEAMS = (
    *("Payments", "Lending", "Stations", "Depot", "Cloud", "Estates", "Outpatients", "Billing"),
    *("Grid", "Fleet", "Tariff", "Archive", "Pharmacy", "Housing", "Signalling", "Logistics"),
)
MONTHS = ("January", "March", "May", "July", "September", "November")
LEFT_OUT = 6


def duty(chance: random.Random) -> str:
    return (
        f"You {chance.choice(VERBS)} {chance.choice(OBJECTS)} with {chance.choice(PARTNERS)} "
        f"{chance.choice(ENDS)}"
    )


def about(company: str, chance: random.Random) -> list[str]:
    """What an employer puts round every advert of theirs."""
    first = f"{company} looks after {chance.choice(TRADES)} and {chance.choice(TRADES)}"
    promises = chance.sample(PROMISES, chance.randint(2, 5))
    return [first, *(line.format(n=chance.randint(5, 60)) for line in promises)]


def advert(around: list[str], chance: random.Random) -> list[str]:
    """The sentences of one job: the employer's first and last, its own between."""
    duties = [duty(chance) for _ in range(chance.randint(5, 14))]
    start = f"The start is on {chance.randint(1, 28)} {chance.choice(MONTHS)} 2026"
    return [around[0], *duties, start, *around[1:]]


def another(sentences: list[str], chance: random.Random) -> list[str]:
    """Another requisition of the same title: the same employer's words, a few shared duties."""
    shared = chance.uniform(0.0, 0.5)
    return [
        duty(chance) if line.startswith("You ") and "leave" not in line and chance.random() > shared
        else line
        for line in sentences
    ]  # fmt: skip


def in_team(sentences: list[str], team: str) -> list[str]:
    """The same words for a named team."""
    return [sentences[0], f"You will join the {team} team", *sentences[1:]]


def told(sentences: list[str], mark: str = ". ") -> str:
    return mark.join(sentences) + "."


def one_changed(sentences: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(1, len(sentences))
    return [*sentences[:at], duty(chance), *sentences[at + 1 :]]


def new_date(sentences: list[str], chance: random.Random) -> list[str]:
    date = f"The start is on {chance.randint(1, 28)} {chance.choice(MONTHS)} 2026"
    return [date if line.startswith("The start") else line for line in sentences]


def one_left_out(sentences: list[str], chance: random.Random) -> list[str]:
    if len(sentences) < LEFT_OUT:
        return sentences
    at = chance.randrange(1, len(sentences))
    return sentences[:at] + sentences[at + 1 :]


def with_a_tail(sentences: list[str], chance: random.Random) -> list[str]:
    tails = (
        ["Apply on our site to be seen first", "Please name this page when you write"],
        ["This advert was brought to you by a partner of the employer"],
        ["Only candidates with the right to work will be answered", "No agencies, please"],
    )
    return [*sentences, *chance.choice(tails)]


def moved_sections(sentences: list[str], _chance: random.Random) -> list[str]:
    return [*sentences[-2:], *sentences[:-2]]


EDITS = (one_changed, new_date, one_left_out, with_a_tail, moved_sections)


def as_bullets(text: str, chance: random.Random) -> str:
    mark = chance.choice(["\n- ", "\n\u2022 ", "\n\n", " \u00b7 "])
    return mark.join(text.split(". "))


def in_capitals(text: str, _chance: random.Random) -> str:
    first, dot, rest = text.partition(". ")
    return first.upper() + dot + rest


def with_slips(text: str, chance: random.Random) -> str:
    """Two words in a hundred are spelled or chosen otherwise."""
    words = text.split(" ")
    for at in range(len(words)):
        if chance.random() < 0.02:
            words[at] = chance.choice([words[at] + "s", "the", words[at][:-1] or "a"])
    return " ".join(words)


def cut(text: str, chance: random.Random) -> str:
    """A feed's snippet."""
    end = chance.randint(180, 600)
    return text if len(text) <= end else text[:end].rstrip() + chance.choice(["…", "...", " …"])


LOOKS = (as_bullets, in_capitals, with_slips)
