"""What kind of file this is: by its first bytes, then by its name."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from matcher.errors import UnreadableResumeError

FileKind = Literal["pdf", "docx", "odt", "rtf", "html", "json", "markdown", "text"]

_TEXT_NAMES: dict[str, FileKind] = {
    "txt": "text",
    "text": "text",
    "md": "markdown",
    "markdown": "markdown",
    "": "text",
    "json": "json",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
}
_BINARY_NAMES = frozenset({"pdf", "docx", "odt", "rtf"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_HEAD = 1024
_LARGEST_PARTS = 80 * 1024 * 1024
_MOST_PARTS = 5000
_SEND = "Send a PDF, a Word document (.docx), OpenDocument, RTF, HTML or plain text."


def kind_of(data: bytes, filename: str) -> FileKind:
    """Return the kind of file; raises `UnreadableResumeError` for kinds that are not read."""
    suffix = _suffix(filename)
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableResumeError(
            "empty", "The file is empty.", "Choose the file again and send it."
        )
    kind = _by_content(data, suffix)
    if kind is not None:
        return kind
    if suffix in _BINARY_NAMES:
        raise UnreadableResumeError(
            "corrupt",
            f"The file is called .{suffix} but does not hold one.",
            "Open it in the program that made it, save it again and send that copy.",
        )
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if suffix in _TEXT_NAMES and (wide or b"\x00" not in data):
        return _TEXT_NAMES[suffix]
    raise UnreadableResumeError("unsupported", "This kind of file is not read.", _SEND)


def _suffix(filename: str) -> str:
    name = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return name.rsplit(".", 1)[-1].lower() if "." in name else ""


def _by_content(data: bytes, suffix: str) -> FileKind | None:
    head = data[:_HEAD]
    if b"%PDF-" in head:
        return "pdf"
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"PK"):
        return _zipped(data)
    if head.startswith(_OLE):
        _refuse_ole(suffix)
    if head.startswith(_PICTURES):
        raise UnreadableResumeError("unsupported", "The file is a picture.", _SEND)
    low = head.lower()
    if b"<!doctype html" in low or b"<html" in low:
        return "html"
    return None


def _refuse_ole(suffix: str) -> None:
    if suffix == "docx":
        raise UnreadableResumeError(
            "encrypted",
            "The Word document is protected by a password.",
            "Save a copy without the password and send that.",
        )
    raise UnreadableResumeError(
        "unsupported", "The file is in the old Word format (.doc).", "Save it as .docx or PDF."
    )


def _zipped(data: bytes) -> FileKind:
    """Tell .docx from .odt by the parts inside; the sizes are read before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as problem:
        raise _broken() from problem
    names = {part.filename for part in parts}
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_PARTS:
        raise UnreadableResumeError(
            "too_large",
            "The file unpacks to far more than a resume.",
            "Save it again without pictures.",
        )
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableResumeError(
            "encrypted",
            "The file is protected by a password.",
            "Save a copy without it and send that.",
        )
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names and "META-INF/manifest.xml" in names:
        return "odt"
    if "[Content_Types].xml" in names and not any(
        name.startswith(("xl/", "ppt/")) for name in names
    ):
        raise _broken()
    raise UnreadableResumeError("unsupported", "This kind of file is not read.", _SEND)


def _broken() -> UnreadableResumeError:
    return UnreadableResumeError(
        "corrupt",
        "The file is damaged and cannot be opened.",
        "Open it in the program that made it, save it again and send that copy.",
    )
