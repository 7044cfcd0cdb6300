"""Who may do what: every route of the app has a line here, and a test holds the app to it.

A new route goes into the table with one of the rules below. Rows that name a person's own
things answer 404 to everybody else, so that nobody learns what there is.
"""

from __future__ import annotations

from enum import Enum


class Rule(Enum):
    """Whom a route answers; whoever is not named gets 404, or the way to log in."""

    ANYONE = "answers everybody, and shows nothing of anybody"
    TOKEN = "answers whoever holds the token in its address"
    EACH = "answers whoever is logged in, about their own things alone"
    OWNER = "answers the person whose row its address names"
    ADMIN = "answers an admin"
    COACH = "answers a coach whom the candidate has let in"
    COACH_MATCHES = "answers such a coach where matches are shared"
    COACH_PRACTICE = "answers such a coach where practice is shared"
    COACH_WRITER = "answers the coach who wrote the comment"
    INVITED = "lets the invited person go on, and refuses other people"
    ABSENT = "is there in the demo only"


GET, POST = "GET", "POST"

TABLE: dict[tuple[str, str], Rule] = {
    ("static", GET): Rule.ANYONE,
    ("security.static", GET): Rule.ANYONE,
    ("home.first", GET): Rule.ANYONE,
    ("home.health", GET): Rule.ANYONE,
    ("home.overview", GET): Rule.EACH,
    ("look_round.enter", POST): Rule.ABSENT,
    # Accounts
    ("security.login", GET): Rule.ANYONE,
    ("security.login", POST): Rule.ANYONE,
    ("security.logout", POST): Rule.ANYONE,
    ("security.register", GET): Rule.ANYONE,
    ("security.register", POST): Rule.ANYONE,
    ("security.forgot_password", GET): Rule.ANYONE,
    ("security.forgot_password", POST): Rule.ANYONE,
    ("security.reset_password", GET): Rule.TOKEN,
    ("security.reset_password", POST): Rule.TOKEN,
    ("security.change_password", GET): Rule.EACH,
    ("security.change_password", POST): Rule.EACH,
    ("security.verify", GET): Rule.EACH,
    ("security.verify", POST): Rule.EACH,
    ("account.index", GET): Rule.EACH,
    ("account.rename", POST): Rule.EACH,
    ("account.change_role", POST): Rule.EACH,
    ("account.end_session", POST): Rule.OWNER,
    ("account.end_others", POST): Rule.EACH,
    ("account.export", POST): Rule.EACH,
    ("account.delete", GET): Rule.EACH,
    ("account.delete", POST): Rule.EACH,
    ("admin.index", GET): Rule.ADMIN,
    ("admin.send_again", POST): Rule.ADMIN,
    # Postings and matches
    ("postings.index", GET): Rule.EACH,
    ("postings.add", GET): Rule.EACH,
    ("postings.add_address", POST): Rule.EACH,
    ("postings.add_files", POST): Rule.EACH,
    ("postings.add_text", POST): Rule.EACH,
    ("postings.how_scores_work", GET): Rule.EACH,
    ("postings.one", GET): Rule.OWNER,
    ("postings.close", POST): Rule.OWNER,
    ("decisions.split", POST): Rule.OWNER,
    ("decisions.join", POST): Rule.OWNER,
    ("decisions.apart", POST): Rule.OWNER,
    ("decisions.undo", POST): Rule.OWNER,
    ("decisions.work", POST): Rule.OWNER,
    ("match.correct", POST): Rule.OWNER,
    ("match.take_back", POST): Rule.OWNER,
    ("match.report", GET): Rule.OWNER,
    ("postings.run", GET): Rule.OWNER,
    ("postings.run_again", POST): Rule.OWNER,
    # Sources and watches
    ("sources.index", GET): Rule.EACH,
    ("sources.boards", GET): Rule.EACH,
    ("sources.watch_board", POST): Rule.EACH,
    ("sources.all_watches", GET): Rule.EACH,
    ("sources.add_watch", POST): Rule.EACH,
    ("sources.undo_remove", POST): Rule.EACH,
    ("sources.watch_feed", POST): Rule.EACH,
    ("sources.watch", GET): Rule.OWNER,
    ("sources.pause_watch", POST): Rule.OWNER,
    ("sources.resume_watch", POST): Rule.OWNER,
    ("sources.rename_watch", POST): Rule.OWNER,
    ("sources.read_watch", POST): Rule.OWNER,
    ("sources.look_again", POST): Rule.OWNER,
    ("sources.remove_watch", POST): Rule.OWNER,
    ("sources.mails", GET): Rule.EACH,
    ("sources.take_mails", POST): Rule.EACH,
    ("sources.save_mailbox", POST): Rule.EACH,
    ("sources.read_mailbox", POST): Rule.EACH,
    ("sources.forget_mailbox", POST): Rule.EACH,
    ("sources.elsewhere", GET): Rule.EACH,
    ("sources.elsewhere_of", GET): Rule.OWNER,
    ("sources.clip", GET): Rule.EACH,
    ("sources.make_clip", POST): Rule.EACH,
    ("sources.revoke_clip", POST): Rule.OWNER,
    ("sources.clip_receive", GET): Rule.ANYONE,
    ("sources.clip_take", POST): Rule.TOKEN,
    ("resume.index", GET): Rule.EACH,
    ("resume.upload", POST): Rule.EACH,
    ("resume.show", GET): Rule.OWNER,
    ("resume.use", POST): Rule.OWNER,
    ("resume.download", GET): Rule.OWNER,
    ("resume.delete", GET): Rule.OWNER,
    ("resume.delete", POST): Rule.OWNER,
    ("resume.written", GET): Rule.OWNER,
    # Tailored resumes
    ("tailor.index", GET): Rule.EACH,
    ("tailor.begin", POST): Rule.OWNER,
    ("tailor.one", GET): Rule.OWNER,
    ("tailor.market", GET): Rule.OWNER,
    ("tailor.change", POST): Rule.OWNER,
    ("tailor.undo", POST): Rule.OWNER,
    ("tailor.redo", POST): Rule.OWNER,
    ("tailor.versions", GET): Rule.OWNER,
    ("tailor.restore", POST): Rule.OWNER,
    ("tailor.name", POST): Rule.OWNER,
    ("tailor.sent", POST): Rule.OWNER,
    ("tailor.file", GET): Rule.OWNER,
    ("tailor.delete", GET): Rule.OWNER,
    ("tailor.delete", POST): Rule.OWNER,
    # The plan
    ("plan.index", GET): Rule.EACH,
    ("plan.what_if_part", GET): Rule.EACH,
    ("plan.export", GET): Rule.EACH,
    ("plan.progress", GET): Rule.OWNER,
    ("plan.set_goal", POST): Rule.EACH,
    ("plan.finish_goal", POST): Rule.OWNER,
    ("plan.remove_goal", POST): Rule.OWNER,
    # Practice
    ("practice.index", GET): Rule.EACH,
    ("practice.history", GET): Rule.EACH,
    ("practice.question", GET): Rule.EACH,
    ("practice.question", POST): Rule.EACH,
    ("practice.one", GET): Rule.OWNER,
    ("practice.complete", POST): Rule.OWNER,
    ("sittings.new", GET): Rule.EACH,
    ("sittings.new", POST): Rule.EACH,
    ("sittings.progress", GET): Rule.EACH,
    ("sittings.one", GET): Rule.OWNER,
    ("sittings.end", POST): Rule.OWNER,
    ("stories.index", GET): Rule.EACH,
    ("stories.new", GET): Rule.EACH,
    ("stories.new", POST): Rule.EACH,
    ("stories.one", GET): Rule.OWNER,
    ("stories.edit", GET): Rule.OWNER,
    ("stories.edit", POST): Rule.OWNER,
    ("stories.delete", POST): Rule.OWNER,
    ("stories.bring_back", POST): Rule.OWNER,
    # Applications
    ("applications.index", GET): Rule.EACH,
    ("applications.export", GET): Rule.EACH,
    ("applications.undo", POST): Rule.EACH,
    ("applications.save", POST): Rule.OWNER,
    ("applications.edit", GET): Rule.OWNER,
    ("applications.edit", POST): Rule.OWNER,
    ("applications.move", POST): Rule.OWNER,
    ("applications.done", POST): Rule.OWNER,
    ("applications.remove", POST): Rule.OWNER,
    # Alerts and mails
    ("alerts.index", GET): Rule.EACH,
    ("alerts.new", GET): Rule.EACH,
    ("alerts.save", POST): Rule.EACH,
    ("alerts.undo", POST): Rule.EACH,
    ("alerts.run_now", POST): Rule.EACH,
    ("alerts.preview", GET): Rule.OWNER,
    ("alerts.edit", GET): Rule.OWNER,
    ("alerts.edit", POST): Rule.OWNER,
    ("alerts.pause", POST): Rule.OWNER,
    ("alerts.resume", POST): Rule.OWNER,
    ("alerts.delete", POST): Rule.OWNER,
    ("alerts.mailbox", GET): Rule.EACH,
    ("alerts.mail", GET): Rule.OWNER,
    ("alerts.mail_html", GET): Rule.OWNER,
    ("alerts.unsubscribe", GET): Rule.TOKEN,
    ("alerts.unsubscribe", POST): Rule.TOKEN,
    ("alerts.subscribe_again", POST): Rule.TOKEN,
    # Coaching: the candidate's side, then the coach's
    ("coaching.index", GET): Rule.EACH,
    ("coaching.invite", POST): Rule.EACH,
    ("coaching.sharing", POST): Rule.OWNER,
    ("coaching.confirm_revoke", GET): Rule.OWNER,
    ("coaching.revoke", POST): Rule.OWNER,
    ("coaching.invitation", GET): Rule.TOKEN,
    ("coaching.accept", POST): Rule.INVITED,
    ("coach.index", GET): Rule.EACH,
    ("coach.undo_delete", POST): Rule.EACH,
    ("coach.candidate", GET): Rule.COACH,
    ("coach.comment", POST): Rule.COACH,
    ("coach.comment_about", POST): Rule.COACH_MATCHES,
    ("coach.posting", GET): Rule.COACH_MATCHES,
    ("coach.answer", GET): Rule.COACH_PRACTICE,
    ("coach.edit_comment", GET): Rule.COACH_WRITER,
    ("coach.edit_comment", POST): Rule.COACH_WRITER,
    ("coach.delete_comment", POST): Rule.COACH_WRITER,
}
