"""How the options of a plan compare: by good matches opened per month of work, then by points."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matcher.plan_types import Option


def worth(option: Option) -> tuple[object, ...]:
    """Return the key that sorts options, best first; nothing in it depends on the order given."""
    months = option.cost.months or 1.0
    return (
        -(option.per_month or 0.0),
        -len(option.opened),
        -round(option.lift / months, 4),
        -option.asked,
        months,
        option.thing,
    )
