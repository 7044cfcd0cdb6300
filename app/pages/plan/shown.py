"""A kept plan in words, links and figures, as its templates want it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from app.services.filters import LEVELS
from app.services.market_plan import thing_key
from app.services.market_plan_what_if import BANDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.models.posting import Posting
    from app.services.market_plan import Look
    from app.services.market_plan_what_if import Answer

BAND_WORDS = {
    "strong": "Strong match",
    "good": "Good match",
    "stretch": "A stretch",
    "far": "Far off",
}
STATE_WORDS = {
    "open": ("on-track", "Can begin now"),
    "after": ("at-risk", "After another"),
    "not_yet": ("blocked", "Not yet"),
    "unsure": ("unknown", "Ask the issuer"),
}
KIND_WORDS = {
    "certification": "Certification",
    "tool": "Tool",
    "method": "Method",
    "skill": "Skill",
    "artefact": "Artefact",
    "language": "Language",
    "clearance": "Clearance",
    "licence": "Licence",
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
SHOWN = 12
OPENED_SHOWN = 8
COLUMNS = (
    *("what", "kind", "first", "standing", "opens", "points", "asked_by"),
    *(
        "months",
        "opens_per_month",
        "fee",
        "opens_per_100_of_fee",
        "missing",
        "source",
        "checked_on",
    ),
)


def context(look: Look) -> dict[str, Any]:
    """Return what every part of the page needs of a look; the plan under `plan` or None."""
    result = look.result
    return {
        "look": look,
        "plan": result,
        "query": look.filters.to_query(),
        "levels": [(key, word, key in look.filters.level) for key, word in LEVELS.items()],
        "options": [row(one) for one in result["options"]] if result else [],
        "later": [row(one) for one in result["later"]] if result else [],
        "path": [_step(one) for one in result["path"]] if result else [],
        "path_bars": _bars(result) if result else [],
        "extras": {name: [_extra(one) for one in result[name]] for name in ("free", "if_true")}
        if result
        else {},
        "bands": [(BAND_WORDS[band], result["standing"][band]) for band in BANDS] if result else [],
        "shown": SHOWN,
    }


def row(option: Mapping[str, Any]) -> dict[str, Any]:
    """Return an option with its words."""
    eligibility, cost = option["eligibility"], option["cost"]
    state, word = STATE_WORDS[eligibility["state"]]
    first = [thing["label"] for thing in eligibility["first"]]
    return {
        "key": thing_key(option["thing"]),
        "label": option["thing"]["label"],
        "kind": KIND_WORDS[option["thing"]["kind"]],
        "first": first,
        "name": ", then ".join([*first, option["thing"]["label"]]),
        "state": state,
        "state_word": f"After {first[0]}" if first else word,
        "conditions": [
            one | {"shape": {True: "check", False: "ring"}.get(one["met"], "dotted")}
            for one in eligibility["conditions"]
        ],
        "missing": [one["text"] for one in eligibility["conditions"] if one["met"] is False],
        "source": next((s for s in eligibility["sources"] if s.startswith("https://")), None),
        "checked_on": eligibility["checked_on"],
        "opens": len(option["opened"]),
        "opened": option["opened"],
        "lift": option["lift"],
        "asked": option["asked"],
        "months": cost["months"],
        "basis": cost["basis"],
        "fees": cost["fees"],
        "fee": fee(cost),
        "per_month": option["per_month"],
        "per_100": option["per_100"],
    }


def fee(cost: Mapping[str, Any]) -> str:
    """Say a fee as it is known: a range with its currency, and what is not known."""
    told = [
        f"{one['low']:g} {one['currency']}"
        if one["low"] == one["high"]
        else f"{one['low']:g} to {one['high']:g} {one['currency']}"
        for one in cost["fees"]
    ]
    return " + ".join([*told, *(["not known"] if cost["fees_unknown"] else [])])


def opened_ids(result: Mapping[str, Any]) -> list[int]:
    """Return the postings that the best option opens, as many as are shown."""
    best = result["best"]
    return [one["key"] for one in best["opened"]][:OPENED_SHOWN] if best else []


def opened_rows(result: Mapping[str, Any], found: Mapping[int, Posting]) -> list[dict[str, Any]]:
    """Return the postings that the best option opens, with their scores."""
    best = result["best"]
    rows = best["opened"][:OPENED_SHOWN] if best else []
    return [one | {"posting": found[one["key"]]} for one in rows if one["key"] in found]


def what_if_rows(answer: Answer) -> list[dict[str, Any]]:
    """Return the bands now and then, widths being shares of the largest."""
    most = max(*answer.before.values(), *answer.after.values(), 1)
    return [
        {
            "word": BAND_WORDS[band],
            "now": answer.before[band],
            "then": answer.after[band],
            "now_width": round(100 * answer.before[band] / most, 1),
            "then_width": round(100 * answer.after[band] / most, 1),
        }
        for band in BANDS
    ]


def as_csv(result: Mapping[str, Any]) -> str:
    """Return the options, those that can begin first, as CSV with a header line."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in [row(option) for option in (*result["options"], *result["later"])]:
        cells: Sequence[Any] = (
            *(one["label"], one["kind"], " then ".join(one["first"]), one["state_word"]),
            *(one["opens"], one["lift"], one["asked"], one["months"], one["per_month"]),
            *(one["fee"], one["per_100"], " ".join(one["missing"])),
            *(one["source"], one["checked_on"]),
        )
        writer.writerow(["" if cell is None else _safe(cell) for cell in cells])
    return out.getvalue()


def _safe(cell: object) -> object:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _bars(result: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Return how many postings are good matches now, and after each step of the path."""
    path = enumerate(result["path"], 1)
    steps = [(f"{n}. {one['thing']['label']}", one["well"]) for n, one in path]
    return [("Now", result["standing"]["well"]), *steps]


def _step(step: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "key": thing_key(step["thing"]),
        "label": step["thing"]["label"],
        "kind": KIND_WORDS[step["thing"]["kind"]],
        "opens": len(step["opened"]),
        "well": step["well"],
        "towards": step["towards"],
        "months": step["cost"]["months"],
        "basis": step["cost"]["basis"],
        "fee": fee(step["cost"]),
    }


def _extra(extra: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "key": thing_key(extra["thing"]),
        "label": extra["thing"]["label"],
        "advice": extra["advice"],
        "opens": len(extra["opened"]),
        "lift": extra["lift"],
    }
