"""What `pmo plan` prints for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from app.cli.screen import Listing, screen
from app.services.wording import plural

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from rich.console import Console

    from matcher.plan_types import Cost, Extra, Option, Plan, Standing, WhatIf

MOST = 12
STATES = {"not_yet": "not yet", "unsure": "not known"}


def show_plan(plan: Plan, titles: Mapping[Hashable, str]) -> None:
    """Print where the resume stands, the path, the options and what is free."""
    console = screen()
    if not plan.scores:
        console.print(
            "No posting for work in a project office is left. Give more, or fewer limits."
        )
        return
    console.print(_standing(plan.standing, len(plan.scores)))
    if plan.best is None:
        console.print("No single step makes a posting a good match or lifts one that is near.")
    if plan.path:
        _show_path(console, plan)
        _show_opened(console, plan, titles)
    _show_options(console, "What one thing opens", plan.options)
    _show_options(console, "Not yet, or not known", plan.later)
    _show_extras(console, "Free today: the resume supports it", plan.free)
    _show_extras(console, "Only if it is true", plan.if_true)
    console.print(Text("Hours are estimates; each says on what it rests with --json.", "dim"))


def show_what_if(answer: WhatIf, titles: Mapping[Hashable, str]) -> None:
    """Print the market before and after, and the postings whose score moves most."""
    console = screen()
    console.print(Text(f"With {', '.join(t.label for t in answer.things)}", "bold"))
    console.print("Now:  ", _standing(answer.before))
    console.print("Then: ", _standing(answer.after))
    table = Listing("Posting", "Now", "Then", "Band")
    for one in sorted(answer.moved, key=lambda m: m.before - m.after)[:MOST]:
        bands = (
            one.band_after
            if one.band_after == one.band_before
            else (f"{one.band_before} to {one.band_after}")
        )
        table.add_row(titles[one.key], f"{one.before:.1f}", f"{one.after:.1f}", bands)
    if answer.moved:
        table.show()
    console.print(f"{plural(len(answer.moved), 'posting')} would score differently.")


def _standing(standing: Standing, market: int | None = None) -> str:
    of = f" of {plural(market, 'posting')}" if market is not None else ""
    return (
        f"{standing.well}{of} good or better: {standing.strong} strong, {standing.good} good, "
        f"{standing.stretch} a stretch, {standing.far} far off."
    )


def _show_path(console: Console, plan: Plan) -> None:
    table = Listing("Step", "What", "Opens", "Good then", "Months", "Fee")
    for number, step in enumerate(plan.path, 1):
        towards = f" (the way to {step.towards})" if step.towards else ""
        table.add_row(
            str(number),
            step.thing.label + towards,
            str(len(step.opened)),
            str(step.well),
            f"{step.cost.months:g}",
            _fee(step.cost),
        )
    console.print(Text("\nThe path", "bold"))
    table.show()


def _show_opened(console: Console, plan: Plan, titles: Mapping[Hashable, str]) -> None:
    for one in plan.path[0].opened[:MOST]:
        console.print(f"  {titles[one.key]}: {one.before:.1f} to {one.after:.1f}")


def _show_options(console: Console, title: str, options: Sequence[Option]) -> None:
    if not options:
        return
    table = Listing("What", "Opens", "Points", "Asked by", "Months", "A month", "Fee", "Standing")
    for one in options[:MOST]:
        first = "".join(f"{thing.label}, then " for thing in one.eligibility.first)
        missing = [c.text for c in one.eligibility.conditions if c.met is False]
        table.add_row(
            first + one.thing.label,
            str(len(one.opened)),
            f"+{one.lift:.1f}",
            str(one.asked),
            f"{one.cost.months:g}",
            f"{one.per_month or 0:.1f}",
            _fee(one.cost),
            " ".join(missing) or STATES.get(one.eligibility.state, "can begin now"),
        )
    console.print(Text(f"\n{title}", "bold"))
    table.show()
    if len(options) > MOST:
        console.print(f"and {len(options) - MOST} more, with --json.")


def _show_extras(console: Console, title: str, extras: Sequence[Extra]) -> None:
    if not extras:
        return
    table = Listing("What", "Opens", "Points", "How")
    for one in extras[:MOST]:
        table.add_row(one.thing.label, str(len(one.opened)), f"+{one.lift:.1f}", one.advice)
    console.print(Text(f"\n{title}", "bold"))
    table.show()


def _fee(cost: Cost) -> str:
    told = [
        f"{fee.low:g} to {fee.high:g} {fee.currency}"
        if fee.low != fee.high
        else f"{fee.low:g} {fee.currency}"
        for fee in cost.fees
    ]
    return " + ".join([*told, *(["not known"] if cost.fees_unknown else [])]) or "none"
