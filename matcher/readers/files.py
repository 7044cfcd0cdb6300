"""The door of the readers: bytes and a file name in, a tidy document out."""

from __future__ import annotations

from matcher.errors import UnreadableResumeError
from matcher.readers import json_resume, text
from matcher.readers.document import Document, tidied
from matcher.readers.kinds import kind_of
from matcher.readers.sandbox import read_apart

LARGEST_FILE = 10 * 1024 * 1024
# JSON of this size cannot fill much memory here; ten megabytes of brackets can.
_SMALL = 200_000


def read_file(data: bytes, filename: str, patience: float | None = None) -> Document:
    """Return the file's document; raises `UnreadableResumeError` and nothing else.

    `patience` are the seconds of the clock for a reading in a process of its own.
    """
    if len(data) > LARGEST_FILE:
        raise UnreadableResumeError(
            "too_large",
            f"The file has {len(data) / 2**20:.0f} MB; at most 10 MB are read.",
            "Save it without pictures, or send the text alone.",
        )
    match kind_of(data, filename):
        case "text" if not text.is_marked(data):
            return tidied(text.read(data))
        case "text":
            return tidied(read_apart("markdown", data, patience))
        case "json" if len(data) <= _SMALL:
            return tidied(json_resume.read(data))
        case "json":
            return tidied(read_apart("json_resume", data, patience))
        case kind:
            return tidied(read_apart(kind, data, patience))
