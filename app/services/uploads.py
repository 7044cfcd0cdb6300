"""Files that a person brings: what may come, how large, and a saved page out of its wrapping."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass
from email import policy
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app.services.errors import RefusedError

if TYPE_CHECKING:
    from email.message import EmailMessage

LARGEST = 10 * 1024 * 1024
PAGES = frozenset({".html", ".htm", ".xhtml", ".mhtml", ".mht"})
MAILS = frozenset({".eml"})
TEXTS = frozenset({".txt", ".md", ".json"})
ACCEPTED = ",".join(sorted(PAGES | MAILS | TEXTS))
DOCUMENTS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".pages"})
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic"})
BINARY = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0", b"GIF8")
SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(https?://[^\s>]{1,2000})", re.I)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came."""

    filename: str
    payload: bytes

    @property
    def shown_name(self) -> str:
        """The file's own name, without folders, short enough for a sentence."""
        name = PurePosixPath(self.filename.replace("\\", "/")).name.strip()
        return f"“{name[-80:]}”" if name else "The file"

    @property
    def suffix(self) -> str:
        """The ending in lower case, with its dot; "" where there is none."""
        return PurePosixPath(self.filename.replace("\\", "/")).suffix.lower()


@dataclass(frozen=True, slots=True)
class Opened:
    """What is in an upload: bytes to read, the address that it was saved from, and its kind."""

    payload: bytes
    url: str | None
    is_page: bool


def open_upload(upload: Upload) -> Opened:
    """Return what is in the file; RefusedError for one that can hold no posting for us."""
    _refuse_unusable(upload)
    if upload.suffix in {".mhtml", ".mht"} or _is_web_archive(upload.payload):
        return _from_archive(upload)
    found = SAVED_FROM.search(upload.payload[:4096])
    url = found.group(1).decode("ascii", "ignore") if found else None
    return Opened(upload.payload, url, is_page=upload.suffix in PAGES)


def _refuse_unusable(upload: Upload) -> None:
    name = upload.shown_name
    if not upload.payload.strip():
        raise RefusedError(
            f"{name} is empty.", "Save the page or mail once more, then upload the new file."
        )
    if len(upload.payload) > LARGEST:
        size = len(upload.payload) / (1024 * 1024)
        raise RefusedError(
            f"{name} has {size:.0f} MB; a file may have up to 10 MB.",
            "Save the page as “HTML only”, without its pictures, or paste the posting's text.",
        )
    known = upload.suffix in PAGES | MAILS | TEXTS
    if not known or upload.payload.startswith(BINARY):
        raise RefusedError(*_unknown_kind(upload))


def _unknown_kind(upload: Upload) -> tuple[str, str]:
    name, suffix = upload.shown_name, upload.suffix
    if suffix in DOCUMENTS or upload.payload.startswith((b"%PDF", b"PK\x03\x04")):
        return (
            f"{name} is a document, and postings are read from pages, mails and plain text.",
            "Open it, select all of its text, copy it, and use “Paste text”.",
        )
    if suffix in PICTURES or upload.payload.startswith(BINARY[2:]):
        return (
            f"{name} is a picture; no words can be read from it.",
            "Copy the posting's text where you found it, and use “Paste text”.",
        )
    return (
        f"{name} is not a kind of file that we can read.",
        "Upload a saved page (.html, .mhtml), an alert mail (.eml) or plain text (.txt).",
    )


def _is_web_archive(payload: bytes) -> bool:
    head = payload[:4096].lower()
    return b"multipart/related" in head and b"snapshot-content-location:" in head


def _from_archive(upload: Upload) -> Opened:
    """Take the page out of a .mhtml file, which is built as a mail (RFC 2557)."""
    archive = email.message_from_bytes(upload.payload, policy=policy.default)
    pages = [part for part in archive.walk() if part.get_content_type() == "text/html"]
    if not pages:
        raise RefusedError(
            f"{upload.shown_name} holds no page that can be read.",
            "Open the posting, save the page as “HTML only”, and upload that file.",
        )
    page = pages[0]
    payload = page.get_payload(decode=True)
    where = archive.get("Snapshot-Content-Location") or page.get("Content-Location")
    return Opened(
        _in_utf8(payload if isinstance(payload, bytes) else b"", page),
        _address(where),
        is_page=True,
    )


def _in_utf8(payload: bytes, page: EmailMessage) -> bytes:
    """Return the page in UTF-8: its charset stands in the wrapping, which is taken off."""
    charset = page.get_content_charset() or "utf-8"
    try:
        return payload.decode(charset, "replace").encode()
    except LookupError:
        return payload


def _address(value: object) -> str | None:
    text = str(value or "").strip()
    return text if urlsplit(text).scheme in {"http", "https"} else None
