"""A short mark that stands for the whole of what was read in a posting."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def read_mark(profile: Mapping[str, Any]) -> str:
    """Return 16 hexadecimal digits that differ as soon as anything in the reading does."""
    told = json.dumps(profile, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()
