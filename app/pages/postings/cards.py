"""Postings as the list's cards and the page's facts show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for

from app.extensions import db
from app.services import corrections, liveness, matching, wording, work_verdicts
from app.services.filters import attribution, source_word
from app.wiring import now, person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from app.models.correction import Correction
    from app.models.posting import Posting
    from app.services.search import Hit
    from app.services.shortlist import Shortlist


def cards(shown: Shortlist) -> list[dict[str, Any]]:
    """Return the cards of one page of the list, as the person put their postings right."""
    hits = shown.found.hits
    said = corrections.by_posting(db.session, person().id, [hit.posting.id for hit in hits])
    return [
        card(hit, now(), is_scored=bool(shown.resume), said=said.get(hit.posting.id, ()))
        for hit in hits
    ]


def card(
    hit: Hit, at: datetime, *, is_scored: bool, said: Sequence[Correction] = ()
) -> dict[str, Any]:
    """Return what components/posting.html shows of one hit; no ring without a resume.

    `said` is what the person put right in the posting.
    """
    row, fit = hit.posting, hit.fit
    score = {"score": fit.score if fit else None, "band": fit.band if fit else None}
    told = [str(reason) for reason in fit.reasons] if fit else []
    missing = [one for one in told if one.startswith(matching.MISSING)]
    return (
        (score if is_scored else {})
        | facts(row, at.date(), said)
        | {
            "id": row.id,
            "href": url_for("postings.one", posting_id=row.id),
            "title": row.title,
            "company": row.company,
            "misses": [one.removeprefix(matching.MISSING) for one in missing],
            "reasons": [one for one in told if one not in missing],
            "stage": hit.stage,
            "is_pmo": hit.is_pmo,
            "why_not_pmo": None if hit.is_pmo else work_verdicts.why_not(row),
            "also_in": also_in(hit),
            "adverts": 1 + len(hit.others),
            "known": liveness.told(row, at),
            "state": row.state,
            "is_open": row.state == "open",
        }
    )


def also_in(hit: Hit) -> list[str]:
    """Return the further places of a job that its leading advert does not name."""
    named = {(place.get("city") or place.get("text")) for place in hit.posting.places}
    others = [place.get("city") or place.get("text") for place in hit.places]
    return [name for name in dict.fromkeys(others) if name and name not in named]


def facts(row: Posting, today: date, said: Sequence[Correction] = ()) -> dict[str, Any]:
    """Return the line of facts: place, workplace, pay, age, closing day, source.

    Pay and workplace are as the person says, where they put them right.
    """
    place = wording.place(row.places)
    stated = {"workplace": row.workplace, "pay": row.salary} | corrections.stated_by(row, said)
    workplace = stated["workplace"]
    # "Leeds (hybrid)" says it already.
    is_said = bool(workplace and place and workplace in place.casefold())
    return {
        "place": place,
        "workplace": None if is_said else workplace,
        "pay": wording.pay(stated["pay"]),
        "age": wording.age(row.posted_on, today) if row.posted_on else None,
        "posted_on": row.posted_on,
        "closes": closing(row, today),
        "source": source_word(row.source),
        "attribution": attribution(row.source),
        "original": row.url,
    }


def closing(row: Posting, today: date) -> str | None:
    """Say when applications close, or that they did; None where it is not stated."""
    if row.closes_on is None:
        return None
    when = wording.age(row.closes_on, today)
    return f"closes {when}" if row.closes_on >= today else f"closing date was {when}"
