"""The tables, one noun a file; importing this package makes them all known to the metadata."""

from __future__ import annotations

from app.models.alert_mailbox import AlertMailbox
from app.models.answer import Answer
from app.models.application import STAGES, Application, StageChange
from app.models.base import Base
from app.models.board_check import BoardCheck
from app.models.board_health import BoardHealth
from app.models.clip_token import ClipToken
from app.models.coaching import CoachComment, CoachGrant, CoachView
from app.models.collect_run import CollectRun
from app.models.correction import Correction
from app.models.job import JobVerdict, OwnJob, WorkVerdict
from app.models.outbox_mail import OutboxMail
from app.models.person import ROLES, LoginSession, Person, Role
from app.models.plan import Goal, KeptPlan
from app.models.posting import Posting
from app.models.practice import PracticeSession, Story
from app.models.resume import Fit, Resume
from app.models.saved_search import RHYTHMS, DigestItem, SavedSearch
from app.models.tailored_resume import TailoredResume, TailoredVersion
from app.models.watch import Watch

__all__ = [
    "RHYTHMS",
    "ROLES",
    "STAGES",
    "AlertMailbox",
    "Answer",
    "Application",
    "Base",
    "BoardCheck",
    "BoardHealth",
    "ClipToken",
    "CoachComment",
    "CoachGrant",
    "CoachView",
    "CollectRun",
    "Correction",
    "DigestItem",
    "Fit",
    "Goal",
    "JobVerdict",
    "KeptPlan",
    "LoginSession",
    "OutboxMail",
    "OwnJob",
    "Person",
    "Posting",
    "PracticeSession",
    "Resume",
    "Role",
    "SavedSearch",
    "StageChange",
    "Story",
    "TailoredResume",
    "TailoredVersion",
    "Watch",
    "WorkVerdict",
]
