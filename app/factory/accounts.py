"""Accounts by Flask-Security: forms, hashing and tokens are its; mail and rate limits are ours."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from flask_security import (
    FSQLALiteUserDatastore,
    LoginForm,
    MailUtil,
    RegisterFormV2,
    Security,
)
from sqlalchemy import select
from typing_extensions import override
from wtforms import RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional

from app.extensions import db
from app.mail.compose import inlined
from app.mail.message import Message
from app.models.coaching import CoachGrant
from app.models.person import Person, Role
from app.services import outbox
from app.wiring import now, settings, tools

if TYPE_CHECKING:
    from flask import Flask

    from app.config import Settings


class LogInForm(LoginForm):
    """Without "remember me": its cookie would outlive the session that logging out ends."""

    remember = None


class SignUpForm(RegisterFormV2):
    """E-mail and password, a name if wanted, and what brings the person here."""

    name = StringField("Your name", validators=[Optional(), Length(max=120)])
    role = RadioField(
        "What brings you here?",
        choices=[
            SelectChoice("candidate", "I want to work in a PMO"),
            SelectChoice("coach", "I coach candidates"),
        ],
        default="candidate",
    )

    @override
    def validate(self, **kwargs: Any) -> bool:
        """Hold sign-up to the instance's rule: open, by invitation only, or closed."""
        if not super().validate(**kwargs):
            return False
        if settings().signup == "open" or self._is_invited():
            return True
        self.form_errors.append(
            "This instance takes new accounts by invitation only. Ask whoever runs it, "
            "or use the e-mail address that your invitation was sent to."
        )
        return False

    def _is_invited(self) -> bool:
        invited = select(CoachGrant.id).where(
            CoachGrant.coach_email == (self.email.data or "").lower(),
            CoachGrant.revoked_at.is_(None),
            CoachGrant.expires_at > now(),
        )
        return settings().signup == "invite" and db.session.scalar(invited.limit(1)) is not None


class OutboxMailUtil(MailUtil):
    """Writes account mails into the outbox, so that no request waits for a mail server."""

    @override
    def send_mail(
        self,
        template: str,
        subject: str,
        recipient: str | tuple[str, str],
        sender: str | tuple[str, str],
        body: str | None,
        html: str | None,
        **kwargs: Any,
    ) -> None:
        user = kwargs.get("user")
        address = recipient if isinstance(recipient, str) else recipient[1]
        outbox.put(
            db.session,
            Message(to=address, subject=str(subject), text=body or "", html=html and inlined(html)),
            key=f"account:{template}:{address}:{secrets.token_hex(8)}",
            kind="account",
            person_id=user.id if isinstance(user, Person) else None,
            now=now(),
        )
        db.session.commit()
        tools().queue.put("deliver_mail")


def add_accounts(app: Flask, chosen: Settings) -> None:
    """Set up sign-up, log-in, log-out, reset and change of password on `app`."""
    app.config.update(_addresses(), **_rules(chosen), **_words(chosen))
    datastore = FSQLALiteUserDatastore(db, Person, Role)
    Security(
        app,
        datastore,
        login_form=LogInForm,
        register_form=SignUpForm,
        mail_util_cls=OutboxMailUtil,
    )


def _addresses() -> dict[str, Any]:
    return {
        "SECURITY_URL_PREFIX": "/account",
        "SECURITY_LOGIN_URL": "/log-in",
        "SECURITY_LOGOUT_URL": "/log-out",
        "SECURITY_REGISTER_URL": "/sign-up",
        "SECURITY_CHANGE_URL": "/password",
        "SECURITY_POST_LOGIN_VIEW": "home.overview",
        "SECURITY_POST_REGISTER_VIEW": "home.overview",
        "SECURITY_POST_LOGOUT_VIEW": "home.first",
        "SECURITY_POST_CHANGE_VIEW": "account.index",
        "SECURITY_LOGOUT_METHODS": ["POST"],
        "SECURITY_LOGOUT_CSRF": True,
    }


def _rules(chosen: Settings) -> dict[str, Any]:
    return {
        "SECURITY_REGISTERABLE": chosen.signup != "closed",
        "SECURITY_RECOVERABLE": True,
        "SECURITY_CHANGEABLE": True,
        "SECURITY_PASSWORD_SALT": chosen.secret_key,
        "SECURITY_PASSWORD_HASH": "argon2",
        # OWASP's minimum for argon2id: 19 MiB, two passes, one lane (Password Storage sheet).
        "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": {
            "argon2__memory_cost": 8 if chosen.testing else 19456,
            "argon2__time_cost": 1 if chosen.testing else 2,
            "argon2__parallelism": 1,
        },
        "SECURITY_PASSWORD_LENGTH_MIN": 10,
        "SECURITY_PASSWORD_CONFIRM_REQUIRED": False,
        "SECURITY_RETURN_GENERIC_RESPONSES": True,
        # No look-up in the name system, and addresses of an intranet are addresses too.
        "SECURITY_EMAIL_VALIDATOR_ARGS": {
            "check_deliverability": False,
            "globally_deliverable": False,
        },
        "SECURITY_JOIN_USER_ROLES": False,
        "SECURITY_SEND_REGISTER_EMAIL": True,
        "SECURITY_AUTO_LOGIN_AFTER_RESET": False,
    }


def _words(chosen: Settings) -> dict[str, Any]:
    return {
        "SECURITY_EMAIL_SUBJECT_REGISTER": "Welcome to Critical Path",
        "SECURITY_EMAIL_SUBJECT_PASSWORD_RESET": "Choose a new password",
        "SECURITY_EMAIL_SUBJECT_PASSWORD_NOTICE": "Your password was changed",
        "SECURITY_EMAIL_SUBJECT_PASSWORD_CHANGE_NOTICE": "Your password was changed",
        "SECURITY_EMAIL_SENDER": chosen.mail_from,
        "SECURITY_MSG_GENERIC_AUTHN_FAILED": (
            "That e-mail address and password do not fit together. Check both, or reset the "
            "password.",
            "error",
        ),
        "SECURITY_MSG_EMAIL_NOT_PROVIDED": ("Write your e-mail address.", "error"),
        "SECURITY_MSG_INVALID_EMAIL_ADDRESS": (
            "That is no e-mail address. Write it as name@example.com.",
            "error",
        ),
        "SECURITY_MSG_PASSWORD_NOT_PROVIDED": ("Write your password.", "error"),
        "SECURITY_MSG_INVALID_PASSWORD": ("That is not your present password.", "error"),
        "SECURITY_MSG_RETYPE_PASSWORD_MISMATCH": (
            "The two passwords differ. Write the same one twice.",
            "error",
        ),
        "SECURITY_MSG_PASSWORD_IS_THE_SAME": (
            "That is the password you have now. Choose another.",
            "error",
        ),
        "SECURITY_MSG_PASSWORD_CHANGE": ("Your password is changed.", "done"),
        "SECURITY_MSG_PASSWORD_RESET_NO_LOGIN": (
            "Your new password is saved. Log in with it.",
            "done",
        ),
        "SECURITY_MSG_INVALID_RESET_PASSWORD_TOKEN": (
            "That link does not work any more. Ask for a new one.",
            "error",
        ),
        "SECURITY_MSG_UNAUTHENTICATED": ("Log in to see that page.", "info"),
        "SECURITY_MSG_PASSWORD_INVALID_LENGTH": (
            "Use a password of at least %(length)s characters.",
            "error",
        ),
    }
