"""What postings of one job may have in common, short enough for an index."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from scrapers import url_key
from scrapers.names import block_of
from scrapers.names import title_key as title_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrapers import Place

BYTES = 16


def job_keys(
    title: str | None, company: str | None, url: str | None, places: Iterable[Place] = ()
) -> dict[str, str | None]:
    """Return the three keys of a posting; where one says nothing it is None, but for the title's.

    Postings of one company and title share a block, those at one address share that.
    """
    where = tuple(places)
    block, address = block_of(title, company, where), url_key(url)
    return {
        "block_key": _short(block) if block else None,
        "title_key": _short(title_words(title, where)),
        "address_key": _short(address) if address else None,
    }


def _short(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=BYTES).hexdigest()
