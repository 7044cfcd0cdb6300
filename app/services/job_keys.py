"""What postings of one job may have in common, short enough for an index."""

from __future__ import annotations

import hashlib

from scrapers import url_key
from scrapers.identity import company_key
from scrapers.identity import title_key as title_words

BYTES = 16


def job_keys(title: str | None, company: str | None, url: str | None) -> dict[str, str | None]:
    """Return the three keys of a posting; where one says nothing it is None, but for the title's.

    Postings of one company and title share a block, those at one address share that.
    """
    words, firm, address = title_words(title), company_key(company), url_key(url)
    return {
        "block_key": _short(f"{firm}|{words}") if firm and words else None,
        "title_key": _short(words),
        "address_key": _short(address) if address else None,
    }


def _short(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=BYTES).hexdigest()
