"""How well a posting fits a person, and why: plain values in, plain values out.

Importing this package loads nothing heavy; `load_matcher` does, once.
"""

from __future__ import annotations

import importlib

from matcher.bullet_types import BulletHelp, Carry
from matcher.errors import (
    BrokenIndexError,
    IndexStateError,
    LexiconError,
    MissingIndexError,
    StaleIndexError,
    UnreadableResumeError,
)
from matcher.person import Education, HeldCertification, Layout, Resume, Role, Section, Skill
from matcher.resume_document import Item, PlainText, ResumeDocument, plain_text
from matcher.resume_outline import outline
from matcher.types import (
    Finding,
    Match,
    Met,
    Missing,
    Part,
    PostingProfile,
    Requirement,
    Schooling,
    Years,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from matcher.engine import Matcher, load_matcher
    from matcher.index import Index
    from matcher.stored_index import StoredIndex

__all__ = [
    "BrokenIndexError",
    "BulletHelp",
    "Carry",
    "Education",
    "Finding",
    "HeldCertification",
    "Index",
    "IndexStateError",
    "Item",
    "Layout",
    "LexiconError",
    "Match",
    "Matcher",
    "Met",
    "Missing",
    "MissingIndexError",
    "Part",
    "PlainText",
    "PostingProfile",
    "Requirement",
    "Resume",
    "ResumeDocument",
    "Role",
    "Schooling",
    "Section",
    "Skill",
    "StaleIndexError",
    "StoredIndex",
    "UnreadableResumeError",
    "Years",
    "load_matcher",
    "outline",
    "plain_text",
]

# spaCy takes a second or two to import, so these wait until somebody asks for them by name.
_LATE = {
    "Matcher": "matcher.engine",
    "load_matcher": "matcher.engine",
    "Index": "matcher.index",
    "StoredIndex": "matcher.stored_index",
}


def __getattr__(name: str) -> object:
    """Import the slow half of the package at its first use."""
    if name not in _LATE:
        raise AttributeError(f"module 'matcher' has no attribute {name!r}")
    return getattr(importlib.import_module(_LATE[name]), name)
