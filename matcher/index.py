"""Many postings ranked for one resume, by exact scores: simple, and right by construction."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from matcher.person import Resume
    from matcher.types import PostingProfile


class Index:
    """Holds profiles in memory and scores each when asked; grows by `add`.

    Ranking takes about a millisecond a posting, so it suits thousands, not millions.
    """

    def __init__(
        self,
        rows: Iterable[tuple[Hashable, PostingProfile]],
        score: Callable[[Resume, PostingProfile], float],
    ) -> None:
        self._rows = dict(rows)
        self._score = score

    def __len__(self) -> int:
        """Return how many postings are held."""
        return len(self._rows)

    def add(self, key: Hashable, profile: PostingProfile) -> None:
        """Take a posting in, or replace the one of the same key."""
        self._rows[key] = profile

    def rank(self, resume: Resume, top: int = 100) -> list[tuple[Hashable, float]]:
        """Return at most `top` (key, score), best first; equal scores keep their order."""
        scored = [(key, self._score(resume, profile)) for key, profile in self._rows.items()]
        return sorted(scored, key=lambda row: -row[1])[: max(0, top)]
