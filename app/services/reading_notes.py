"""What one run of collecting has to say about the board it read: how it answered, whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services import source_health, watched

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from app.models.collect_run import CollectRun
    from app.services.harvest import Harvest
    from app.services.posting_store import Intake


def employer(session: Session, run: CollectRun, harvest: Harvest) -> str | None:
    """Return whose jobs were read, as the run's person named it; None where that is not told.

    A feed has the jobs of many, and a page's bare host is no employer's name.
    """
    target = _target(run, harvest)
    name = watched.employer_of(session, run.person_id, target)
    if harvest.board is not None and harvest.board == harvest.source:
        return None
    return None if "://" in target and name == watched.name_for("", target, target) else name


def note(
    session: Session, run: CollectRun, harvest: Harvest, intake: Intake, *, now: datetime
) -> source_health.Health | None:
    """Note how a board answered; a page's answer is kept only where the page is watched."""
    is_page = harvest.board is None
    if is_page and watched.employer_of(session, run.person_id, run.target) is None:
        return None
    source, board = watched.place_of(_target(run, harvest))
    heard = source_health.Heard(
        source=source,
        board=board,
        outcome=harvest.outcome,
        message=harvest.failures[0].reason if harvest.failures else None,
        count=intake.new + intake.seen + intake.left_out,
    )
    health = source_health.note(session, run.person_id, heard, now=now)
    session.commit()
    return health


def _target(run: CollectRun, harvest: Harvest) -> str:
    """Return what was read as a watch names it: a board, a feed, or a page's own address."""
    if harvest.board is None:
        return run.target
    is_feed = harvest.board == harvest.source
    return harvest.source if is_feed else f"{harvest.source}:{harvest.board}"
