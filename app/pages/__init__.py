"""Every page of the app, one area a folder."""

from __future__ import annotations

from app.pages.account.views import bp as account
from app.pages.admin.views import bp as admin
from app.pages.alerts.views import bp as alerts
from app.pages.applications.views import bp as applications
from app.pages.coach.views import bp as coach
from app.pages.coaching.views import bp as coaching
from app.pages.home.views import bp as home
from app.pages.look_round.views import bp as look_round
from app.pages.plan.views import bp as plan
from app.pages.postings.decisions import bp as decisions
from app.pages.postings.match import bp as match
from app.pages.postings.views import bp as postings
from app.pages.practice.sittings import bp as sittings
from app.pages.practice.views import bp as practice
from app.pages.resume.views import bp as resume
from app.pages.sources.views import bp as sources
from app.pages.stories.views import bp as stories
from app.pages.tailor.views import bp as tailor

BLUEPRINTS = (
    home,
    look_round,
    postings,
    decisions,
    match,
    sources,
    resume,
    tailor,
    plan,
    practice,
    sittings,
    stories,
    applications,
    alerts,
    coach,
    coaching,
    account,
    admin,
)
