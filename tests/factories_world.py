"""A small world of people around one candidate, for asking who may see what.

Everything of the candidate carries one of three words, so that a page which shows what it
should not is caught by the word, whatever its answer is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.mail import unsubscribe
from app.mail.message import Message
from app.mail.unsubscribe import Subscription
from app.models import ClipToken, CollectRun, Correction, JobVerdict, SavedSearch, Watch
from app.services import coach_comments, outbox, tailor, track
from app.services.coach_comments import About
from app.services.coach_invitations import token_hash
from tests.app.services.test_accounts import a_browser
from tests.conftest import NOW
from tests.factories import a_person
from tests.factories_people import a_fit, a_grant, a_posting, a_resume, an_answer
from tests.factories_plan import a_goal, a_kept_plan
from tests.factories_practice import a_sitting, a_story

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.models import CoachGrant, Person

OF_MATCHES, OF_PRACTICE, PRIVATE = "quokkamatch", "quokkapractice", "quokkaprivate"
WORDS = (OF_MATCHES, OF_PRACTICE, PRIVATE)
INVITATION = "the-token-of-the-open-invitation"
COACHES = ("coach", "matches_coach", "practice_coach", "revoked", "invited")


@dataclass(frozen=True, kw_only=True)
class World:
    """Everybody by what they are, each coach's grant, and what addresses are made of."""

    people: dict[str, Person | None]
    grants: dict[str, CoachGrant]
    values: dict[str, Any]

    def values_for(self, endpoint: str, visitor: str) -> dict[str, Any]:
        """Return the parts of an address: the owner's rows, by the visitor's own grant."""
        grant = self.grants.get(visitor, self.grants["coach"])
        changed = {"grant_id": grant.id}
        if endpoint in {"alerts.unsubscribe", "alerts.subscribe_again"}:
            changed["token"] = self.values["way_out"]
        if endpoint == "security.static":
            changed["filename"] = "js/base64.js"
        return self.values | changed


def a_world(session: Session, *, secret_key: str, question_id: str) -> World:
    """Make the candidate with something of every kind, and everybody else."""
    owner = a_person(session, name="Owner")
    people = {name: a_person(session, role="coach", name=name) for name in COACHES}
    grants = _grants(session, owner, people)
    people |= {"owner": owner, "other": a_person(session, name="other")}
    people["admin"] = a_person(session, role="admin", name="admin")
    return World(
        people={"anonymous": None} | people,
        grants=grants,
        values=_belongings(session, owner, secret_key, question_id)
        | _comment(session, people["coach"], grants["coach"]),
    )


def _grants(session: Session, owner: Person, people: dict[str, Person]) -> dict[str, CoachGrant]:
    email = people["invited"].email
    return {
        "coach": a_grant(session, owner, people["coach"]),
        "matches_coach": a_grant(session, owner, people["matches_coach"], shares_practice=False),
        "practice_coach": a_grant(session, owner, people["practice_coach"], shares_matches=False),
        "revoked": a_grant(session, owner, people["revoked"], revoked_at=NOW),
        "invited": a_grant(session, owner, coach_email=email, token_hash=token_hash(INVITATION)),
    }


def _belongings(
    session: Session, owner: Person, secret_key: str, question_id: str
) -> dict[str, Any]:
    """Give the owner rows of every kind, and return the parts of their addresses."""
    posting = a_posting(session, person_id=owner.id, title=f"Analyst {OF_MATCHES}")
    resume = a_resume(session, owner, filename=f"{OF_MATCHES}.txt")
    a_fit(session, resume, posting)
    application = track.save(session, owner.id, posting.id, now=NOW)
    application.note = application.next_step = PRIVATE
    answer = an_answer(
        session, owner, question_id=question_id, text=f"I moved {OF_PRACTICE} to Monday."
    )
    story = a_story(session, owner, title=PRIVATE, text=f"I told {PRIVATE}.")
    sitting = a_sitting(session, owner, question_id)
    search = SavedSearch(
        person_id=owner.id, name=PRIVATE, query=f"q={PRIVATE}", next_due=NOW, created_at=NOW
    )
    run = CollectRun(
        person_id=owner.id,
        kind="address",
        target=f"https://{PRIVATE}.example/",
        state="failed",
        created_at=NOW,
    )
    watch = Watch(
        person_id=owner.id,
        address=f"https://{PRIVATE}.example/",
        name=PRIVATE,
        target=f"lever:{PRIVATE}",
        state="on",
        next_due=NOW,
        created_at=NOW,
    )
    clip = ClipToken(person_id=owner.id, token_hash="of-a-clip", name=PRIVATE, created_at=NOW)
    verdict = JobVerdict(
        person_id=owner.id, verdict="different", ones=[posting.id], others=[0], created_at=NOW
    )
    correction = Correction(
        person_id=owner.id,
        posting_id=posting.id,
        subject="evidence",
        kind="certification",
        thing="prince2-practitioner",
        words="PRINCE2 Practitioner",
        read={"value": "missing"},
        said={"value": "have", "where": OF_MATCHES},
        created_at=NOW,
    )
    session.add_all((search, run, watch, clip, verdict, correction))
    goal, kept = a_goal(owner, label=PRIVATE), a_kept_plan(owner, query=PRIVATE)
    session.add_all((goal, kept))
    message = Message(to=owner.email, subject=PRIVATE, text=PRIVATE, html=f"<p>{PRIVATE}</p>")
    mail = outbox.put(session, message, key="one", kind="digest", person_id=owner.id, now=NOW)
    mail.state = "kept"
    session.commit()
    tailored = tailor.begin(session, owner.id, posting.id, anew=False, now=NOW)
    browser = a_browser(session, owner, "elsewhere", agent=PRIVATE)
    way_out = unsubscribe.token(secret_key, Subscription.of(search.id, owner.id, search.created_at))
    return {
        "application_id": application.id,
        "posting_id": posting.id,
        "verdict_id": verdict.id,
        "resume_id": resume.id,
        "tailored_id": tailored.id,
        "item_id": "s0",
        "number": 1,
        "file_format": "json",
        "answer_id": answer.id,
        "question_id": question_id,
        "search_id": search.id,
        "story_id": story.id,
        "sitting_id": sitting.id,
        "run_id": run.id,
        "goal_id": goal.id,
        "kept_id": kept.id,
        "watch_id": watch.id,
        "clip_id": clip.id,
        "key": "remotive",
        "mail_id": mail.id,
        "ref": browser.key_hash[:16],
        "token": INVITATION,
        "way_out": way_out,
        "filename": "css/tokens.css",
        "role": "candidate",
        "kind": "posting",
        "about_id": posting.id,
    }


def _comment(session: Session, coach: Person, grant: CoachGrant) -> dict[str, Any]:
    comment = coach_comments.write(session, coach.id, grant.id, About(), "A remark", now=NOW)
    return {"comment_id": comment.id}
