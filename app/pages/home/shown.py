"""The overview in words and links, as its template wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for

from app.services import wording
from app.services.matching import MISSING
from app.services.practise import question_of

if TYPE_CHECKING:
    from datetime import datetime

    from app.models import Answer
    from app.services.overview import Overview
    from app.services.search import Hit
    from app.services.track_board import Card
    from interview_bank import Bank

STOPS = ("find", "match", "plan", "practise", "apply", "offer")
DUE = {
    "overdue": ("blocked", "Overdue"),
    "today": ("at_risk", "Due today"),
    "soon": ("at_risk", "Due soon"),
}


def shown(found: Overview, bank: Bank, now: datetime) -> dict[str, Any]:
    """Return the context of `home/overview.html`."""
    return {
        "first_step": _first_step(found),
        "stops": _stops(found),
        "start": _start(found),
        "steps": [_step(card, now) for card in found.steps],
        "matches": [_match(hit, now) for hit in found.best],
        "matches_href": url_for("postings.index", sort="match"),
        "practice": _practice(found, bank, now) if found.answers else None,
        "forecast": None,
        "path_now": found.path_now,
    }


def _first_step(found: Overview) -> dict[str, str]:
    if not found.has_resume:
        return _go(
            "Start with your resume: everything else is measured against it.",
            "Upload your resume",
            "resume.index",
        )
    if not found.open_postings:
        return _go(
            "There is nothing to compare your resume with yet.", "Add a posting", "postings.add"
        )
    if late := [card for card in found.steps if card.is_late]:
        return _go(
            f"{wording.plural(len(late), 'next step')} should have happened by now.",
            "See what is due",
            "applications.index",
        )
    if not found.answer_count:
        return _go(
            f"{wording.plural(found.fitting, 'posting')} fit well. "
            "Now get the first interview answer out of your head and onto the page.",
            "Answer a question",
            "practice.index",
        )
    return _go(
        f"{wording.plural(found.fitting, 'posting')} of {found.compared:,} fit well.",
        "See the best matches",
        "postings.index",
    )


def _go(sentence: str, word: str, endpoint: str) -> dict[str, str]:
    return {"sentence": sentence, "word": word, "href": url_for(endpoint)}


def _stops(found: Overview) -> list[dict[str, Any]]:
    gap = found.gaps[0][0] if found.gaps else None
    lines = (
        ("Find", found.open_postings, "open PMO postings", "postings.index", None),
        ("Match", found.fitting, "fit well", "postings.index", None),
        ("Plan", None, None, "plan.index", _plan_note(found, gap)),
        ("Practise", found.answer_count, "answers", "practice.index", None),
        ("Apply", found.applied, "applications", "applications.index", None),
        ("Offer", found.stages["offer"], "offers", "applications.index", None),
    )
    here = STOPS.index(found.path_now)
    return [
        {
            "key": STOPS[place],
            "word": word,
            "count": count,
            "unit": unit,
            "href": endpoint and url_for(endpoint),
            "state": "now" if place == here else "done" if place < here else "ahead",
            "note": note,
        }
        for place, (word, count, unit, endpoint, note) in enumerate(lines)
    ]


def _plan_note(found: Overview, gap: str | None) -> str | None:
    if found.goal is not None:
        day = found.goal.target_on
        by = f" by {day.day} {day:%b %Y}" if day else ""
        return f"Goal: {found.goal.label}{by}"
    return f"Missing most often: {gap}" if gap else None


def _start(found: Overview) -> list[dict[str, Any]]:
    lines = (
        ("Upload your resume", "resume.index", found.has_resume, "PDF, Word, text or Markdown."),
        (
            "Add a posting",
            "postings.add",
            found.open_postings > 0,
            "By address, saved page, alert mail or pasted text.",
        ),
        (
            "Save a search",
            "postings.index",
            found.searches > 0,
            "New postings then come to you by mail, each once.",
        ),
        (
            "Answer one interview question",
            "practice.index",
            found.answer_count > 0,
            "Five minutes; the review quotes your own words.",
        ),
    )
    return [
        {"word": word, "href": url_for(endpoint), "done": done, "note": note}
        for word, endpoint, done, note in lines
    ]


def _step(card: Card, now: datetime) -> dict[str, Any]:
    day = card.application.next_step_on
    state, word = DUE.get(card.due or "", ("on_track", "On track"))
    return {
        "what": card.application.next_step,
        "title": " · ".join(filter(None, (card.posting.title, card.posting.company))),
        "href": url_for("applications.index"),
        "due": day and wording.age(day, now.date()),
        "date": day,
        "state": state,
        "word": word,
    }


def _match(hit: Hit, now: datetime) -> dict[str, Any]:
    posting, fit = hit.posting, hit.fit
    reasons = list(fit.reasons) if fit else []
    return {
        "href": url_for("postings.one", posting_id=posting.id),
        "title": posting.title,
        "company": posting.company,
        "place": wording.place(posting.places),
        "workplace": posting.workplace,
        "pay": wording.pay(posting.salary),
        "age": posting.posted_on and wording.age(posting.posted_on, now.date()),
        "posted_on": posting.posted_on,
        "closes": None,
        "source": None,
        "score": fit and fit.score,
        "band": fit and fit.band,
        "reasons": [reason for reason in reasons if not reason.startswith(MISSING)],
        "misses": [r.removeprefix(MISSING) for r in reasons if r.startswith(MISSING)],
        "stage": hit.stage,
    }


def _practice(found: Overview, bank: Bank, now: datetime) -> dict[str, Any]:
    last = found.answers[0]
    return {
        "question": question_of(bank, last).text,
        "href": url_for("practice.one", answer_id=last.id),
        "when": wording.age(last.created_at.date(), now.date()),
        "date": last.created_at.date(),
        "overall": f"{last.overall:.1f}",
        "improve": _improve(last),
        "answers": found.answer_count,
        "recent": [round(answer.overall, 1) for answer in reversed(found.answers)],
    }


def _improve(answer: Answer) -> str | None:
    """Return the remark that the question back is about, else the first that asks for more."""
    asked = f"missing-{answer.review.get('probe_part')}"
    wanting = [one for one in answer.review.get("findings", []) if one["tone"] == "improve"]
    wanting.sort(key=lambda one: one["code"] != asked)
    return wanting[0]["message"] if wanting else None
