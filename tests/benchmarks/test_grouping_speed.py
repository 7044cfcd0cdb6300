"""What grouping a stored market costs beside grouping the same values alone, in the same run."""

from __future__ import annotations

from datetime import UTC, datetime
from datetime import time as time_of_day

from sqlalchemy import func, insert, select

from app.models import Posting
from app.services import clusters
from scrapers import group_into_jobs
from tests.benchmarks.stopwatch import seconds
from tests.scrapers.planted_market import planted

SIZE = 3000


def stored(session, market):
    """Put a market into the table as it was before there were jobs."""
    rows = []
    for sighting in market.sightings:
        told = sighting.posting.to_dict()
        text = told["description_text"] or ""
        seen = datetime.combine(sighting.first_seen, time_of_day(), UTC)
        kept = ("source", "source_id", "url", "title", "company", "places", "requisition_id")
        rows.append(
            {name: told[name] for name in kept}
            | {"posted_on": sighting.posting.posted_on, "description_text": text, "board": "b"}
            | {"search_text": text, "description_html": f"<p>{text}</p>", "profile": {"text": text}}
            | {"is_pmo": True, "track": "pmo", "first_seen": seen, "last_seen": seen}
        )
    session.execute(insert(Posting), rows)
    session.commit()


def test_grouping_a_stored_market_costs_little_more_than_grouping(session):
    market = planted(SIZE, 6)
    stored(session, market)
    heard = []

    alone = group_into_jobs(market.sightings)
    grouping = seconds(lambda: group_into_jobs(market.sightings), rounds=2)
    catching_up = seconds(
        lambda: clusters.catch_up(session, progress=lambda *told: heard.append(told)), rounds=1
    )

    jobs = session.scalar(select(func.count(func.distinct(Posting.job_id))))
    assert abs(jobs - len(alone)) <= len(alone) * 0.01
    assert heard[-1] == (len(market.sightings), len(market.sightings))
    assert [done for done, _ in heard] == sorted({done for done, _ in heard})
    assert catching_up < 5 * grouping
