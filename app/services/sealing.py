"""Secrets that have to be used again, such as a mailbox's password: kept encrypted.

The key is made of the instance's own, so a copy of the database alone opens nothing. Fernet is
authenticated encryption (AES-128-CBC with HMAC-SHA256).
"""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode

from app.services.errors import RefusedError

try:
    from cryptography.fernet import Fernet, InvalidToken
except ImportError:  # the extra `imap` was not installed
    CAN_SEAL = False
else:
    CAN_SEAL = True

PURPOSE = b"critical-path: passwords of mailboxes"


def seal(secret_key: str, words: str) -> str:
    """Return `words` encrypted; RefusedError where the library for it is not installed."""
    _check()
    return Fernet(_key(secret_key)).encrypt(words.encode()).decode()


def unseal(secret_key: str, sealed: str) -> str:
    """Return what was sealed; RefusedError where the instance's key is another one now."""
    _check()
    try:
        return Fernet(_key(secret_key)).decrypt(sealed.encode()).decode()
    except InvalidToken as problem:
        raise RefusedError(
            "The kept password cannot be read, because this instance has another key now.",
            "Type the password of the mailbox once more.",
        ) from problem


def _check() -> None:
    if not CAN_SEAL:
        raise RefusedError(
            "This instance cannot keep a password safely, so it keeps none.",
            "Whoever runs it can install the extra: pip install 'critical-path[imap]'.",
        )


def _key(secret_key: str) -> bytes:
    return urlsafe_b64encode(hmac.new(secret_key.encode(), PURPOSE, hashlib.sha256).digest())
