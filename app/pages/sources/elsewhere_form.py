"""What to look for at other sites."""

from __future__ import annotations

from typing import cast

from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, Optional

from app.services.elsewhere import SiteLink, links
from scrapers import Search

ANY = SelectChoice("", "Any")
# The countries in which Indeed has a site of its own, by their usual English names.
COUNTRIES = {
    "AU": "Australia", "AT": "Austria", "BE": "Belgium", "CA": "Canada", "DK": "Denmark",
    "FR": "France", "DE": "Germany", "IN": "India", "IE": "Ireland", "IT": "Italy",
    "NL": "Netherlands", "NZ": "New Zealand", "NO": "Norway", "PL": "Poland", "PT": "Portugal",
    "SG": "Singapore", "ZA": "South Africa", "ES": "Spain", "SE": "Sweden", "CH": "Switzerland",
    "AE": "United Arab Emirates", "GB": "United Kingdom",
}  # fmt: skip
DISTANCES = {5: "5", 10: "10", 25: "25", 50: "50", 100: "100"}
AGES = {1: "Last day", 3: "Last 3 days", 7: "Last 7 days", 14: "Last 14 days", 30: "Last 30 days"}
WORKPLACES = {"onsite": "On site", "hybrid": "Hybrid", "remote": "Remote"}
LEVELS = {
    "internship": "Internship", "entry": "Entry level", "associate": "Associate or analyst",
    "senior": "Mid-senior, manager", "director": "Director", "executive": "Executive",
}  # fmt: skip
KINDS = {
    "full_time": "Full time", "part_time": "Part time", "contract": "Contract",
    "temporary": "Temporary", "internship": "Internship", "volunteer": "Volunteer",
}  # fmt: skip


def _choices(words: dict[str, str] | dict[int, str]) -> list[SelectChoice]:
    return [ANY, *(SelectChoice(str(value), word) for value, word in words.items())]


class ElsewhereForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF ships no types
    """Wishes that the sites' own addresses can express; a GET form, so without a CSRF token."""

    class Meta:
        """The page's address is the search and changes nothing."""

        csrf = False

    keywords = StringField(
        "Words",
        validators=[DataRequired("Write what to look for."), Length(max=200)],
        description="Quotation marks, OR and NOT work at LinkedIn; a minus sign at Indeed.",
    )
    location = StringField("Place", validators=[Optional(), Length(max=100)])
    country = SelectField(
        "Indeed’s site for",
        choices=[SelectChoice("", "Not said: United States"), *_choices(COUNTRIES)[1:]],
        default="",
    )
    distance = SelectField("Within (the site’s unit)", choices=_choices(DISTANCES), default="")
    age = SelectField("Posted", choices=_choices(AGES), default="")
    workplace = SelectField("Workplace", choices=_choices(WORKPLACES), default="")
    level = SelectField("Level", choices=_choices(LEVELS), default="")
    kind = SelectField("Kind of contract", choices=_choices(KINDS), default="")

    def links(self) -> list[SiteLink]:
        """Return the search at each site."""
        return links(
            Search(
                keywords=" ".join(cast("str", self.keywords.data).split()),
                place=(self.location.data or "").strip() or None,
                country=self.country.data or None,
                distance=int(self.distance.data) if self.distance.data else None,
                since_days=int(self.age.data) if self.age.data else None,
                workplace=self.workplace.data or None,
                level=self.level.data or None,
                employment_type=self.kind.data or None,
            )
        )
