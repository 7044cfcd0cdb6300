"""Where LinkedIn's saved pages keep what they state: cards of a search, and the head of a job."""

from __future__ import annotations

from scrapers.cards import Layout

# Signed out, today and in older saved pages; signed in.
CARDS = (
    Layout(
        part=".base-search-card, .job-search-card",
        title=".base-search-card__title, .sr-only",
        company=".base-search-card__subtitle",
        place=".job-search-card__location",
        pay=".job-search-card__salary-info",
        age="time",
    ),
    Layout(
        part=".job-result-card, .result-card",
        title=".result-card__title",
        company=".result-card__subtitle",
        place=".job-result-card__location",
        pay=".job-result-card__salary-info",
        age="time",
    ),
    Layout(
        part=".job-card-container[data-job-id], .job-card-job-posting-card-wrapper[data-job-id]",
        title="a strong, .job-card-job-posting-card-wrapper__title strong, a.job-card-list__title",
        company=".artdeco-entity-lockup__subtitle, .job-card-container__primary-description"
        ", .job-card-container__company-name",
        place=".artdeco-entity-lockup__caption, .job-card-container__metadata-item",
        pay=".artdeco-entity-lockup__metadata",
        age="time",
    ),
)
# Cards without the outer classes, of which a job's own page has some too, for jobs like it.
BARE_CARDS = (
    Layout(
        part=".base-card, [data-entity-urn*='jobPosting']",
        title=CARDS[0].title,
        company=".base-search-card__subtitle, .hidden-nested-link",
        place=CARDS[0].place,
        age="time",
    ),
    Layout(
        part=".job-card-container, .job-card-list",
        title=CARDS[2].title,
        company=CARDS[2].company,
        place=CARDS[2].place,
        pay=CARDS[2].pay,
        age="time",
    ),
)
SIGNED_OUT = Layout(
    part=".top-card-layout__title",
    title=".top-card-layout__title",
    company="a.topcard__org-name-link, .topcard__flavor:not(.topcard__flavor--bullet)",
    place=".topcard__flavor--bullet",
    pay=".salary, .compensation__salary",
    age=".posted-time-ago__text",
    body=".show-more-less-html__markup, .description__text",
)
_TOP = ("job-details-jobs-unified-top-card", "jobs-unified-top-card")


def top(name: str) -> str:
    """Return the selector of a part of a signed-in job's head, by its newer and its older name."""
    return ", ".join(f".{prefix}__{name}" for prefix in _TOP)


SIGNED_IN = Layout(
    part=top("job-title"),
    title=top("job-title"),
    company=top("company-name"),
    place=top("bullet"),
    age=top("posted-date"),
    insight=", ".join((top("job-insight"), top("workplace-type"), ".job-insight")),
    body="#job-details, .jobs-description__content, .jobs-description-content__text",
)
