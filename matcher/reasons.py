"""Why a part of the score is what it is, in plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matcher.types import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR = 12
_WHOLE = 0.995
_MOST_NAMED = 3
# What is said of a demand met in full, in part and not at all.
_TOLD = {
    "experience": (
        "Your dated jobs cover the years it asks for.",
        "Your dated jobs cover part of the years it asks for, in work like this: {value:.0%}.",
        "Your dated jobs show no time in work like this, and it asks for some.",
    ),
    "schooling": (
        "Your education is at the level it asks for.",
        "Your education is not at the level it asks for; it counts in part: {value:.0%}.",
        "No education at the level it asks for was found.",
    ),
}


def covered(part: str, value: float) -> str | None:
    """Return a sentence on a part with one demand, `value` 0 to 1; None for other parts."""
    if part not in _TOLD:
        return None
    whole, some, none = _TOLD[part]
    if value >= 1:
        return whole
    return some.format(value=value) if value > 0 else none


def counted(met: int, asked: int) -> str:
    """Return "2 of 3 met." in words that also suit a single demand."""
    if asked == 1:
        return "The one thing asked for is met." if met else "The one thing asked for is not met."
    return f"{met} of {asked} met."


def weighed(value: float, shown: Sequence[tuple[str, float]]) -> str:
    """Return what the demands come to by weight, 0 to 1, and which count in part; "" when all do.

    `shown` are the demands' names with their credit, 0 to 1.
    """
    if value >= _WHOLE or value <= 0:
        return ""
    part = sorted((pair for pair in shown if 0 < pair[1] < _WHOLE), key=lambda pair: pair[1])
    named = ", ".join(f"{label} {credit:.0%}" for label, credit in part[:_MOST_NAMED])
    more = " and others" if len(part) > _MOST_NAMED else ""
    tail = f"; in part: {named}{more}" if part else ""
    return f"By weight that is {value:.0%}{tail}."


def not_there(label: str, got: float) -> str:
    """Return why a hard condition, met to the share `got`, lets all parts count less."""
    if got > 0:
        return f"{label} is a condition and is met in part only"
    return f"{label} is a condition and was not found"


def counted_at(scale: float, causes: Sequence[tuple[float, str]]) -> str:
    """Return what lowers a part that counts at `scale` of itself, heaviest first; "" for nothing.

    Each cause is the share that it leaves, 0 to 1, with its words.
    """
    if scale >= _WHOLE:
        return ""
    told = sorted((cause for cause in causes if cause[0] < _WHOLE), key=lambda cause: cause[0])
    if not told:
        return f"Counted at {scale:.0%}."
    if len(told) == 1:
        return f"Counted at {scale:.0%}: {told[0][1]}."
    return f"Counted at {scale:.0%}: {'; '.join(f'{why} ({share:.0%})' for share, why in told)}."


def copied_findings(
    places: Sequence[tuple[int, int]], share: float, least: float
) -> tuple[Finding, ...]:
    """Return what to say of wording pasted from the posting: one finding a place in the resume.

    `share`, 0 to 1, is how much of the posting stands in the resume word for word; from `least`
    on it lowers the score.
    """
    if share < least and not places:
        return ()
    much = f"{share:.0%} of this posting's wording stands in the resume word for word. "
    message = (
        f"{much if share >= least else 'These words are the posting’s own. '}"
        "Copied text is no evidence, so it does not count. Say in your own words what you did."
    )
    if not places:
        return (Finding("copied-posting", "error", message),)
    return tuple(Finding("copied-posting", "error", message, *place) for place in places)


def topics_shown(known: int, asked: int, value: float) -> str:
    """Return how many topics of the duties a resume shows, in a sentence; `value` is 0 to 1."""
    if asked == 1:
        return f"The one topic of the duties {'appears' if known else 'is not'} in the resume."
    verb = "appears" if known == 1 else "appear"
    tail = f"; by weight that is {value:.0%}" if 0 < value < _WHOLE else ""
    return f"{known} of {asked} topics of the duties {verb} in the resume{tail}."


def likeness(value: float, kept: float) -> str:
    """Return how near the past work is, 0 to 1; `kept` is what its trade leaves of it, 0 to 1."""
    trade = "" if kept >= _WHOLE else f"; another trade takes {1 - kept:.0%} off that"
    return f"By kind and length your dated jobs come to {value:.0%} of this work{trade}."


def usual_years(usual: float, years: float) -> str:
    """Return a sentence for a posting that states no years; both figures are in years."""
    if usual <= 0:
        return "The posting states no years, and a job at this level needs none."
    return (
        f"The posting states no years; {_years(usual)} would be usual at this level. "
        f"Your dated jobs show {_years(years)} of work like this."
    )


def _years(number: float) -> str:
    """Return the years in words, in months below one year."""
    months = round(number * _YEAR)
    if months < _YEAR:
        return f"{months or 'no'} month{'' if months == 1 else 's'}"
    shown = f"{number:.1f}".removesuffix(".0")
    return f"{shown} year{'' if shown == '1' else 's'}"
