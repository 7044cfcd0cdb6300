"""Why a part of the score is what it is, in plain sentences."""

from __future__ import annotations

_YEAR = 12
# What is said of a demand met in full, in part and not at all.
_TOLD = {
    "experience": (
        "Your dated jobs cover the years it asks for.",
        "Your dated jobs cover part of the years it asks for.",
        "Your dated jobs show no time in work like this, and it asks for some.",
    ),
    "schooling": (
        "Your education is at the level it asks for.",
        "Your education is not at the level it asks for; it counts in part.",
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
    return some if value > 0 else none


def counted(met: int, asked: int) -> str:
    """Return "2 of 3 met." in words that also suit a single demand."""
    if asked == 1:
        return "The one thing asked for is met." if met else "The one thing asked for is not met."
    return f"{met} of {asked} met."


def topics_shown(known: int, asked: int) -> str:
    """Return how many topics of the duties a resume shows, in a sentence."""
    if asked == 1:
        return f"The one topic of the duties {'appears' if known else 'is not'} in the resume."
    verb = "appears" if known == 1 else "appear"
    return f"{known} of {asked} topics of the duties {verb} in the resume."


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
