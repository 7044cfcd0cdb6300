"""Which line of a resume could carry which demand of a posting, and what the line itself lacks.

Nothing is invented: a line is offered for a demand only where its own words lead there, and the
advice asks whether it is true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matcher.bullet_types import BulletHelp, Carry
from matcher.bullets import read_bullets
from matcher.clauses import clauses, sentences
from matcher.openings import Openings
from matcher.outcomes import is_measured
from matcher.telling import telling_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from matcher.bullet_types import Why
    from matcher.bullets import Bullet
    from matcher.lexicon.entries import Term
    from matcher.person import Resume
    from matcher.phrases import PhraseBook
    from matcher.types import Match, PostingProfile, Requirement

_CARRIED = frozenset({"tool", "method", "artefact", "skill"})
_THIN = frozenset({"listed", "certified", "undated", "elsewhere"})
_MOST_LINES = 12
_MOST_CARRIED = 3
_LINE_WORDS = 2
_BESIDE = 4


class _Wanted(NamedTuple):
    """A demand that is missing or thinly shown, with the words that could lead to it."""

    place: int
    row: Requirement
    is_missing: bool
    gain: float
    own: frozenset[str]
    around: frozenset[str]
    related: frozenset[str]


class BulletHelper:
    """Reads lines against demands; made once from the vocabulary."""

    def __init__(
        self,
        book: PhraseBook,
        terms: dict[str, Term],
        words: dict[str, tuple[str, ...]],
    ) -> None:
        self._book, self._terms, self._words = book, terms, words
        self._openings = Openings(words["weak"])
        self._everyday = frozenset(
            stem for word in words["everyday"] for _, _, stem in telling_words(word)
        )

    def help(
        self,
        resume: Resume,
        profile: PostingProfile,
        match: Match,
        worth: Callable[[int], float],
    ) -> tuple[BulletHelp, ...]:
        """Return help on up to twelve lines, those that could carry most first.

        `worth` is asked what meeting the requirement of an index in full would add to the score.
        """
        wanted = list(self._wanted(profile, match, worth))
        copied = [(f.start, f.end) for f in match.findings if f.code == "copied-posting"]
        helped = []
        for bullet in read_bullets(resume.text, resume.roles, resume.sections):
            if any(a is not None and a < bullet.end and bullet.start < (b or 0) for a, b in copied):
                continue
            if one := self._about(bullet, resume, wanted):
                helped.append(one)
        helped.sort(key=lambda one: (-sum(c.gain for c in one.carries), one.start))
        return tuple(helped[:_MOST_LINES])

    def _wanted(
        self, profile: PostingProfile, match: Match, worth: Callable[[int], float]
    ) -> Iterator[_Wanted]:
        gaps = {gap.requirement: (True, gap.gain) for gap in match.missing}
        thin = [met.requirement for met in match.met if met.tier in _THIN]
        gaps.update({place: (False, worth(place)) for place in thin})
        for place, (is_missing, gain) in gaps.items():
            row = profile.requirements[place]
            if row.kind not in _CARRIED:
                continue
            own = frozenset(stem for _, _, stem in telling_words(row.label))
            around = _around(profile.text, row)
            yield _Wanted(
                place,
                row,
                is_missing,
                gain,
                own - self._everyday,
                around - self._everyday,
                self._related(row.id),
            )

    def _related(self, name: str) -> frozenset[str]:
        term = self._terms.get(name)
        parts = {other.id for other in self._terms.values() if name in other.part_of}
        return frozenset(parts | set(term.part_of if term else ()))

    def _about(self, bullet: Bullet, resume: Resume, wanted: list[_Wanted]) -> BulletHelp | None:
        line = resume.text[bullet.start : bullet.end]
        named = {m.term.id: (m.start, m.end) for m in reversed(self._book.find(line))}
        found = [one for need in wanted if (one := self._carry(need, line, named, bullet.start))]
        found.sort(key=lambda one: (-one.gain, one.requirement))
        weak = self._openings.weak(line)
        has_outcome = is_measured(line)
        if not found and not self._is_lacking(bullet, resume, weak, has_outcome=has_outcome):
            return None
        kind = self._terms[next(iter(named))].kind if named else "other"
        verbs, figures = (self._listed(name, kind) for name in ("verbs", "figures"))
        words = line[slice(*weak)] if weak else None
        return BulletHelp(
            start=bullet.start,
            end=bullet.end,
            role=bullet.role,
            carries=tuple(found[:_MOST_CARRIED]),
            weak=(bullet.start + weak[0], bullet.start + weak[1]) if weak else None,
            has_outcome=has_outcome,
            verbs=verbs if weak else (),
            figures=() if has_outcome else figures,
            remarks=tuple(_remarks(words, verbs, () if has_outcome else figures)),
        )

    def _is_lacking(
        self, bullet: Bullet, resume: Resume, weak: tuple[int, int] | None, *, has_outcome: bool
    ) -> bool:
        """Tell whether a line on project work is worth a remark by itself."""
        if bullet.role is None or not bullet.is_marked:
            return False
        in_projects = resume.roles[bullet.role].track != "other"
        return in_projects and (weak is not None or not has_outcome)

    def _listed(self, name: str, kind: str) -> tuple[str, ...]:
        return self._words.get(f"{name}_{kind}", self._words[f"{name}_other"])

    def _carry(
        self, need: _Wanted, line: str, named: dict[str, tuple[int, int]], at: int
    ) -> Carry | None:
        lead = self._lead(need, line, named)
        if lead is None:
            return None
        why, start, end = lead
        return Carry(
            requirement=need.place,
            label=need.row.label,
            why=why,
            start=at + start,
            end=at + end,
            is_missing=need.is_missing,
            gain=need.gain,
            advice=_advice(need.row, why, line[start:end]),
        )

    def _lead(
        self, need: _Wanted, line: str, named: dict[str, tuple[int, int]]
    ) -> tuple[Why, int, int] | None:
        """Return what in the line leads to the demand; None where nothing does."""
        if need.row.id in named:
            return ("same", *named[need.row.id])
        for other in sorted(need.related & named.keys()):
            return ("related", *named[other])
        words = telling_words(line)
        own = [word for word in words if word[2] in need.own]
        around = [word for word in words if word[2] in need.around]
        if own:
            return "words", own[0][0], own[0][1]
        if len({stem for _, _, stem in around}) >= _LINE_WORDS:
            return "beside", around[0][0], around[-1][1]
        return None


def _around(text: str, row: Requirement) -> frozenset[str]:
    """Return the stems of the few words beside a demand, in its own clause of the posting."""
    low = text.rfind("\n", 0, row.start) + 1
    high = text.find("\n", row.end)
    high = len(text) if high < 0 else high
    for sentence in sentences(text, low, high):
        for clause in clauses(text, sentence.start, sentence.end):
            if clause.start <= row.start < clause.end:
                before = telling_words(text[clause.start : row.start])[-_BESIDE:]
                after = telling_words(text[row.end : clause.end])[:_BESIDE]
                return frozenset(stem for _, _, stem in (*before, *after))
    return frozenset()


def _advice(row: Requirement, why: Why, words: str) -> str:
    if why == "same":
        return f"This line names {row.label}; say what you did with it and what came of it."
    if why == "beside":
        return (
            f"The posting asks for {row.label} in work like this (“{words}”). "
            "If you used it here, name it in this line."
        )
    lead = f"“{words}” here is close to {row.label}"
    if row.kind == "tool":
        return f"{lead}. If you used it for this work, name it in this line."
    if row.kind == "artefact":
        return f"{lead}. If you kept or wrote one, name it here in the posting’s word."
    return f"{lead}. If that is what you did, say it here in the posting’s word."


def _remarks(weak: str | None, verbs: tuple[str, ...], figures: tuple[str, ...]) -> Iterator[str]:
    if weak:
        yield (
            f"“{weak}” tells of a task, not of what you did. "
            f"Begin with the verb for it, such as {', '.join(verbs[:-1])} or {verbs[-1]}."
        )
    if figures:
        *first, last = figures
        yield f"No outcome is named. Where you know it, say {', '.join(first)}, or {last}."
