"""A market whose jobs are known: adverts with planted copies, reposts, cities, twins and numbers.

Deterministic for a seed. Every scene plants one or more jobs; what stands in one job of a scene is
one job, all else is not, an agency's advert of it included (it is suggested, never merged).
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations

from scrapers import Place, Posting, Sighting
from tests.scrapers import planted_wording as words

DAY = date(2026, 3, 2)
BOARDS = ("greenhouse", "lever", "workday", "smartrecruiters", "personio", "teamtailor")
FEEDS = ("adzuna", "reed", "himalayas", "linkedin_mail", "indeed_page", "rss")
FIRSTS = (
    "Harbour",
    "Tide",
    "Alder",
    "Copper",
    "Linden",
    "Quill",
    "Raven",
    "Sorrel",
    "Umber",
    "Wren",
)
LASTS = ("line", "well", "gate", "mark", "field", "ford", "stone", "works", "reach", "crest")
FORMS = (
    " Ltd",
    " GmbH",
    ", Inc.",
    " plc",
    " Group",
    " Limited",
    " GmbH & Co. KG",
    " S.A.",
    " B.V.",
)
RANKS = ("", "", "", "Senior ", "Lead ", "Junior ", "Head of ")
TITLES = (
    *("PMO Analyst", "Project Manager", "Programme Manager", "PMO Manager", "Project Coordinator"),
    *("Planner", "Portfolio Analyst", "Project Controls Manager", "Scrum Master", "Change Manager"),
)
CITIES = (
    *(("Leeds", "England", "GB"), ("Cardiff", "Wales", "GB"), ("Dundee", "Scotland", "GB")),
    *(("Hamburg", "Hamburg", "DE"), ("Munich", "Bavaria", "DE"), ("Lyon", "Rhône", "FR")),
    *(("Denver", "Colorado", "US"), ("Austin", "Texas", "US"), ("Utrecht", "Utrecht", "NL")),
    *(("Bristol", "England", "GB"), ("Leipzig", "Saxony", "DE"), ("Seville", "Andalusia", "ES")),
)
COUNTRIES = {
    "GB": "UK", "DE": "Germany", "FR": "France", "US": "USA", "NL": "Netherlands", "ES": "Spain",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One advert before it gets its key."""

    posting: Posting
    seen: date
    words: tuple[str, ...]
    city: tuple[str, str, str]


@dataclass
class Market:
    """Sightings, the job of each by its key, and the scene that it came from."""

    sightings: list[Sighting] = field(default_factory=list)
    job: dict[str, str] = field(default_factory=dict)
    scene: dict[str, str] = field(default_factory=dict)

    def pairs(self) -> set[frozenset[str]]:
        """Every two adverts of one job."""
        jobs: dict[str, list[str]] = {}
        for key, job in self.job.items():
            jobs.setdefault(job, []).append(key)
        return {frozenset(pair) for keys in jobs.values() for pair in combinations(keys, 2)}


class Planter:
    """Makes scenes by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.numbers = iter(range(1_000_000))
        names = [f"{first}{last}" for first in FIRSTS for last in LASTS]
        self.employers = [
            (name + kind, words.about(name + kind, self.chance))
            for name in names
            for kind in ("", " Transport", " Health", " Software")
        ]

    def base(self) -> Row:
        """The first advert of a job, on its employer's board."""
        company, around = self.chance.choice(self.employers)
        city = self.chance.choice(CITIES)
        seen = DAY + timedelta(days=self.chance.randint(0, 60))
        sentences = words.advert(around, self.chance)
        posting = Posting(
            source=self.chance.choice(BOARDS),
            title=self.chance.choice(RANKS) + self.chance.choice(TITLES),
            company=company,
            places=(self.place(city),),
            posted_on=seen if self.chance.random() < 0.8 else None,
            description_text=words.told(sentences),
        )
        return self.listed(Row(posting, seen, tuple(sentences), city))

    def place(self, city: tuple[str, str, str]) -> Place:
        """One city as one of many sources writes it."""
        name, region, code = city
        text = self.chance.choice(
            [name, f"{name}, {COUNTRIES[code]}", f"{name}, {region}, {COUNTRIES[code]}"]
        )
        if self.chance.random() < 0.2:
            return Place(text=text)
        return Place(text=text, city=name, country=code)

    def listed(self, row: Row, source: str | None = None) -> Row:
        """The same advert under an id and address of its own."""
        number = next(self.numbers)
        source = source or row.posting.source
        url = f"https://{source}.example/jobs/{number}"
        return replace(
            row, posting=replace(row.posting, source=source, source_id=str(number), url=url)
        )

    def later(self, row: Row, least: int, most: int) -> Row:
        """The same advert on a later day."""
        seen = row.seen + timedelta(days=self.chance.randint(least, most))
        posted = seen if row.posting.posted_on else None
        return replace(row, seen=seen, posting=replace(row.posting, posted_on=posted))

    def worded(self, row: Row, sentences: list[str]) -> Row:
        """The same advert with these sentences."""
        posting = replace(row.posting, description_text=words.told(sentences))
        return replace(row, posting=posting, words=tuple(sentences))

    def edited(self, row: Row) -> Row:
        """The same advert after one small change, or none."""
        edit = self.chance.choice([*words.EDITS, None])
        return self.worded(row, edit(list(row.words), self.chance)) if edit else row

    def dressed(self, row: Row) -> Row:
        """The same advert as another system shows it: title, company, layout."""
        posting, chance, city = row.posting, self.chance, row.city[0]
        title, company, text = posting.title, posting.company, posting.description_text or ""
        looks = [
            f"{title} (m/f/d)", f"{title} - Remote", f"{title} - {city}", f"{title} (f/h)",
            f"{title} ({city})", f"{title}, {city}", f"{title} (w/m/d)", title.upper(),
            f"{title} | {city}", f"{title} - Hybrid", f"{title} (all genders)",
        ]  # fmt: skip
        if chance.random() < 0.4:
            title = chance.choice(looks)
        if chance.random() < 0.4:
            company = chance.choice(
                [company + chance.choice(FORMS), company.upper(), f"{company} UK"]
            )
        if chance.random() < 0.4:
            text = chance.choice(words.LOOKS)(text, chance)
        return replace(
            row, posting=replace(posting, title=title, company=company, description_text=text)
        )

    def on_feed(self, row: Row) -> Row:
        """The same advert as a feed gives it, whole, cut or without any text."""
        row = self.dressed(self.edited(self.later(row, 0, 6)))
        text = row.posting.description_text or ""
        fate = self.chance.random()
        text = words.cut(text, self.chance) if fate < 0.35 else None if fate < 0.5 else text
        places = (self.place(row.city),) if self.chance.random() < 0.9 else ()
        posting = replace(row.posting, description_text=text, places=places)
        return self.listed(replace(row, posting=posting), self.chance.choice(FEEDS))

    def in_city(self, row: Row, city: tuple[str, str, str]) -> Row:
        """The same advert for another city."""
        posting = replace(row.posting, places=(self.place(city),))
        row = self.listed(replace(row, posting=posting, city=city))
        fate = self.chance.random()
        if fate < 0.3:
            return self.worded(row, [*row.words, f"You will work at our {city[0]} site"])
        if fate < 0.5:
            title = self.chance.choice(["{} - {}", "{} ({})", "{}, {}"])
            shown = title.format(row.posting.title, city[0])
            return replace(row, posting=replace(row.posting, title=shown))
        return row

    # The scenes: each returns jobs as lists of adverts.

    def alone(self) -> list[list[Row]]:
        return [[self.base()]]

    def repost(self) -> list[list[Row]]:
        row = self.base()
        rows = [row]
        for _ in range(self.chance.randint(1, 2)):
            row = self.listed(self.edited(self.later(row, 7, 80)))
            rows.append(self.dressed(row) if self.chance.random() < 0.3 else row)
        return [rows]

    def cities(self) -> list[list[Row]]:
        row = self.base()
        others = [city for city in CITIES if city != row.city]
        chosen = self.chance.sample(others, self.chance.randint(1, 4))
        return [[row, *(self.in_city(row, city) for city in chosen)]]

    def copies(self) -> list[list[Row]]:
        row = self.base()
        return [[row, *(self.on_feed(row) for _ in range(self.chance.randint(1, 3)))]]

    def twins(self) -> list[list[Row]]:
        row = self.base()
        return [[row], *([self.listed(row)] for _ in range(self.chance.randint(1, 2)))]

    def numbered(self) -> list[list[Row]]:
        """Requisitions with the same words, told apart by their numbers alone."""
        row, start = self.base(), self.chance.randint(1000, 90_000)
        jobs = []
        for step in range(self.chance.randint(2, 3)):
            number = f"R-{start + step}"
            posting = replace(row.posting, requisition_id=number)
            own = self.listed(self.later(replace(row, posting=posting), 0, 20))
            again = replace(own.posting, requisition_id=number.replace("-", " "))
            rows = [own]
            if self.chance.random() < 0.4:
                rows.append(
                    self.listed(self.edited(self.later(replace(own, posting=again), 3, 40)))
                )
            jobs.append(rows)
        return jobs

    def numbered_in_titles(self) -> list[list[Row]]:
        row, start = self.base(), self.chance.randint(10_000, 90_000)
        return [
            [
                self.listed(
                    replace(
                        self.later(row, 0, 20),
                        posting=replace(
                            row.posting, title=f"{row.posting.title} (Req {start + n})"
                        ),
                    )
                )
            ]
            for n in range(2)
        ]

    def worded_otherwise(self) -> list[list[Row]]:
        """Requisitions of one title, employer and city, with other duties and their own copies."""
        row = self.base()
        jobs = []
        for _ in range(self.chance.randint(2, 3)):
            rows = [row]
            if self.chance.random() < 0.4:
                rows.append(self.on_feed(row))
            jobs.append(rows)
            other = self.worded(row, words.another(list(row.words), self.chance))
            row = self.listed(self.later(other, 0, 30))
        return jobs

    def teams(self) -> list[list[Row]]:
        """The same words for two teams, named in the text or the title."""
        row, jobs = self.base(), []
        in_title = self.chance.random() < 0.4
        for team in self.chance.sample(words.TEAMS, 2):
            own = self.listed(self.later(row, 0, 20))
            if in_title:
                title = f"{own.posting.title}{self.chance.choice([' - ', ', '])}{team}"
                own = replace(own, posting=replace(own.posting, title=title))
            else:
                own = self.worded(own, words.in_team(list(own.words), team))
            jobs.append([own])
        return jobs

    def elsewhere(self) -> list[list[Row]]:
        """The same title in two cities, with other duties."""
        row = self.base()
        city = self.chance.choice([one for one in CITIES if one != row.city])
        other = self.worded(row, words.another(list(row.words), self.chance))
        return [[row], [self.in_city(other, city)]]

    def agencies(self) -> list[list[Row]]:
        """One vacancy under two agencies' names, and on the employer's board."""
        row = self.base()
        names = self.chance.sample(["Quick Hands", "Bright Bench", "Third Chair", "Tall Order"], 2)
        return [[row], *([self.by_agency(row, f"{name} Recruitment")] for name in names)]

    def by_agency(self, row: Row, agency: str) -> Row:
        """The same advert under an agency's name."""
        return self.listed(
            self.dressed(replace(row, posting=replace(row.posting, company=agency))), "reed"
        )

    def reposted_cities(self) -> list[list[Row]]:
        (rows,) = self.cities()
        again = [self.listed(self.edited(self.later(row, 10, 60))) for row in rows]
        return [[*rows, *again]]


SHARES = {
    "alone": 20, "repost": 14, "cities": 12, "copies": 16, "twins": 4, "numbered": 7,
    "numbered_in_titles": 2, "worded_otherwise": 12, "teams": 3, "elsewhere": 4, "agencies": 3,
    "reposted_cities": 3,
}  # fmt: skip


def planted(size: int, seed: int) -> Market:
    """Return a market of about `size` adverts, shuffled."""
    planter, market = Planter(seed), Market()
    while len(market.sightings) < size:
        (scene,) = planter.chance.choices(list(SHARES), list(SHARES.values()))
        jobs = getattr(planter, scene)()
        for job in jobs:
            name = f"{scene}-{len(market.sightings)}"
            for row in job:
                key = str(len(market.sightings))
                market.sightings.append(Sighting(key=key, posting=row.posting, first_seen=row.seen))
                market.job[key], market.scene[key] = name, scene
    planter.chance.shuffle(market.sightings)
    return market
