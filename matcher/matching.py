"""Hold one resume against one posting: credit, parts, what is met and what each gap is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matcher.advice import Adviser
from matcher.beside import Beside
from matcher.conditions import kept_without, not_enrolled
from matcher.copied import copied_lines, copied_share
from matcher.reasons import copied_findings
from matcher.score import Cause, band_of, parts_of, score_of, total_of, units_of
from matcher.types import Match, Met, Missing
from matcher.views import NONE, View
from matcher.whole import Past, fixed_parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from matcher.crafts import Crafts
    from matcher.evidence import Evidence
    from matcher.person import Resume
    from matcher.score import Fixed, Units
    from matcher.types import PostingProfile
    from matcher.views import Answer
    from matcher.weights import Weights

    Places = tuple[tuple[int, int], ...]

_MET = 0.5


class _Held(NamedTuple):
    """A resume held against a posting: an answer and its credit for each requirement."""

    answers: list[Answer]
    credit: list[float]
    units: tuple[Units, ...]
    fixed: Fixed
    adviser: Adviser


class Judge:
    """Scores resumes against postings; made once from the vocabulary and the weights.

    `read_without` reads a resume again without some stretches of its text.
    """

    def __init__(
        self,
        evidence: Evidence,
        crafts: Crafts,
        weights: Weights,
        read_without: Callable[[Resume, Places], Resume],
    ) -> None:
        self._evidence = evidence
        self._crafts = crafts
        self._weights = weights
        self._read_without = read_without
        self._last_view: View | None = None

    def score(self, resume: Resume, profile: PostingProfile) -> float:
        """Return the score alone, equal to that of the whole match."""
        own, _, share = self._own_words(resume, profile)
        answers, units, fixed = self._weigh(own, profile, share)
        return score_of(units, [a.credit for a in answers], fixed, self._weights)

    def match(
        self,
        resume: Resume,
        profile: PostingProfile,
        assume: frozenset[int] = frozenset(),
        deny: frozenset[int] = frozenset(),
    ) -> Match:
        """Return the whole match; `assume` holds the indexes that count as met, `deny` as not."""
        own, copied, share = self._own_words(resume, profile)
        answers, units, fixed = self._weigh(own, profile, share)
        answers, credit = _as_said(answers, assume, deny)
        parts = parts_of(units, credit, fixed, self._weights)
        score = total_of(parts)
        held = _Held(answers, credit, units, fixed, Adviser(own, profile))
        return Match(
            score=score,
            band=band_of(score, self._weights),
            parts=parts,
            met=self._met(profile, held),
            missing=self._missing(profile, held, score),
            findings=copied_findings(copied, share, self._weights.table["copied"]["share"]),
            text_posting=profile.text,
            text_resume=resume.text,
        )

    def beside(
        self,
        resume: Resume,
        profile: PostingProfile,
        assume: frozenset[int] = frozenset(),
        deny: frozenset[int] = frozenset(),
    ) -> Beside | None:
        """Lay a posting beside a resume, to score it again where skills and certificates change.

        None where the resume has lines of the posting: what counts of it depends on them all.
        """
        own, copied, share = self._own_words(resume, profile)
        if copied:
            return None
        answers, units, fixed = self._weigh(own, profile, share)
        _, credit = _as_said(answers, assume, deny)
        return Beside(
            score=score_of(units, credit, fixed, self._weights),
            profile=profile,
            units=units,
            fixed=fixed,
            years=Past(own, profile, self._crafts, self._weights).years(self._weights),
            evidence=self._evidence,
            weights=self._weights,
            view_of=self._view_of,
            held=assume,
            denied=deny - assume,
        )

    def _view_of(self, resume: Resume) -> View:
        """Return the view of a resume; that of the last one is kept, for many postings in a row."""
        last = self._last_view
        if last is None or last.resume is not resume:
            self._last_view = last = View.of(resume, self._crafts)
        return last

    def _own_words(self, resume: Resume, profile: PostingProfile) -> tuple[Resume, Places, float]:
        """Return the resume without what was pasted from the posting, and where that stands.

        The last is the share of the posting, 0 to 1, that stands in the resume word for word.
        """
        share = copied_share(resume.text, profile.text)
        copied = copied_lines(resume, profile.text)
        return (self._read_without(resume, copied) if copied else resume), copied, share

    def _weigh(
        self, own: Resume, profile: PostingProfile, share: float
    ) -> tuple[list[Answer], tuple[Units, ...], Fixed]:
        view = self._view_of(own)
        past = Past(own, profile, self._crafts, self._weights)
        years = past.years(self._weights)
        answers = [self._evidence.answer(row, view, years) for row in profile.requirements]
        kept = kept_without(profile, self._weights)
        units = units_of(profile.requirements, self._weights, kept)
        causes = []
        if share >= self._weights.table["copied"]["share"]:
            causes.append(Cause(1.0 - share, f"{share:.0%} of the posting was copied"))
        if barrier := not_enrolled(own, profile, self._weights):
            causes.append(barrier)
        return answers, units, fixed_parts(view, profile, past, causes, self._weights)

    def _met(self, profile: PostingProfile, held: _Held) -> tuple[Met, ...]:
        counted = {place for unit in held.units for place in unit.members}
        return tuple(
            Met(place, answer.by, held.adviser.note(row, answer), answer.shown, round(credit, 4))
            for place, (row, answer, credit) in enumerate(
                zip(profile.requirements, held.answers, held.credit, strict=True)
            )
            if place in counted and credit >= _MET
        )

    def _missing(self, profile: PostingProfile, held: _Held, score: float) -> tuple[Missing, ...]:
        found = []
        for unit in held.units:
            if max(held.credit[place] for place in unit.members) >= _MET:
                continue
            for place in unit.members:
                raised = [*held.credit]
                raised[place] = 1.0
                gain = score_of(held.units, raised, held.fixed, self._weights) - score
                row, answer = profile.requirements[place], held.answers[place]
                others = tuple(profile.requirements[i].label for i in unit.members if i != place)
                advice = held.adviser.gap(row, answer, others)
                credit = round(held.credit[place], 4)
                found.append(
                    Missing(place, row.strength, round(gain, 2), advice, credit, answer.by)
                )
        return tuple(sorted(found, key=lambda m: (-m.gain, m.requirement)))


def _as_said(
    answers: list[Answer], assume: frozenset[int], deny: frozenset[int]
) -> tuple[list[Answer], list[float]]:
    """Return the answers and their credit where some count as met and some as not."""
    answers = [NONE if i in deny - assume else a for i, a in enumerate(answers)]
    return answers, [1.0 if i in assume else a.credit for i, a in enumerate(answers)]
