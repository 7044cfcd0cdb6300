"""The matcher: everything loaded once, then plain functions of their arguments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from matcher.bullet_help import BulletHelper
from matcher.claims import Claims
from matcher.copied import without
from matcher.crafts import Crafts
from matcher.domains import Domains
from matcher.evidence import Evidence
from matcher.grades import asked_grade
from matcher.index import Index, Scoring
from matcher.leftovers import tidied
from matcher.lexicon.load import load_lexicon
from matcher.market.fingerprint import fingerprint
from matcher.market.formula import Formula
from matcher.market.sheet import sheet_of
from matcher.matching import Judge
from matcher.office import Offices
from matcher.permit_words import PermitWords
from matcher.person import Layout
from matcher.plan import Planner
from matcher.plan_things import added_claims, with_added
from matcher.posting_tools import Tools
from matcher.readers.files import read_file
from matcher.requirements import read_requirements
from matcher.resume import read_text
from matcher.resume_document import plain_text
from matcher.resume_sections import ResumeHeadings
from matcher.resume_tools import ResumeTools
from matcher.score import band_of
from matcher.stored_index import StoredIndex, build_index
from matcher.titles import Titles, first_line
from matcher.types import PostingProfile
from matcher.weights import load_weights

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable
    from pathlib import Path

    from matcher.beside import Beside
    from matcher.bullet_types import BulletHelp
    from matcher.lexicon.entries import Certification, Lexicon, Term
    from matcher.person import Resume
    from matcher.resume_document import ResumeDocument
    from matcher.types import Band, Match
    from matcher.weights import Weights

# The library keeps no clock. Without a `today`, a job still held runs to the month in which the
# vocabulary was last checked; the app passes the real day.
CHECKED_ON = date(2026, 11, 22)
_READINGS_KEPT = 64
# A portfolio keeps its own name, also inside an office.
_OFFICE_OF = frozenset({"project", "programme", "other"})


def load_matcher() -> Matcher:
    """Read the vocabulary and compile it (seconds); raises `LexiconError` on a fault."""
    return Matcher(load_lexicon(), load_weights())


class Matcher:
    """Reads postings and resumes and holds one against the other; safe to share by threads."""

    def __init__(self, lexicon: Lexicon, weights: Weights) -> None:
        self._lexicon = lexicon
        self.weights = weights
        words = lexicon.words
        self._titles = Titles(words["titles.toml"])
        self._offices = Offices(words["titles.toml"])
        self._domains = Domains(words["domains.toml"])
        graded = self._graded = frozenset(c.id for c in lexicon.certifications.values() if c.graded)
        self._tools = Tools.of(lexicon)
        self._resume_tools = ResumeTools(
            book=self._tools.book,
            headings=ResumeHeadings(words["headings.toml"]),
            titles=self._titles,
            demands=self._tools.demands,
            domains=self._domains,
            claims=Claims(words["claims.toml"]),
            degrees=self._tools.degrees,
            permits=PermitWords(words["permits.toml"]),
            graded=graded,
            schemes=frozenset(c.id for c in lexicon.certifications.values() if c.general),
        )
        evidence = Evidence(lexicon.terms, lexicon.certifications, weights)
        crafts = Crafts(words["crafts.toml"], weights.crafts)
        # While somebody edits, the master and the steps undone and redone come up again and again.
        self._read_again = lru_cache(maxsize=_READINGS_KEPT)(self._read_plain)
        self._judge = Judge(evidence, crafts, weights, self._read_without)
        self._scoring = Scoring(Formula(evidence, crafts, weights), self._judge, fingerprint())
        self._bullets = BulletHelper(self._tools.book, lexicon.terms, words["bullets.toml"])
        sheet = partial(sheet_of, formula=self._scoring.formula)
        self._planner = Planner(self, lexicon.certifications, lexicon.terms, sheet)

    def certifications(self) -> tuple[Certification, ...]:
        """Return the facts on every certification known, by id."""
        return tuple(self._lexicon.certifications.values())

    def terms(self) -> dict[str, Term]:
        """Return everything that texts may name, certifications included, by id."""
        return self._lexicon.terms

    def band(self, score: float) -> Band:
        """Return the published band of a score from 0 to 100."""
        return band_of(score, self.weights)

    def planner(self) -> Planner:
        """Return the planner over markets of postings; it remembers nothing of anybody."""
        return self._planner

    def read_posting(
        self, text: str, title: str | None = None, company: str | None = None
    ) -> PostingProfile:
        """Return what a posting asks for; offsets point into `text`, tags and all if it has any."""
        plain = tidied(text)
        reading = read_requirements(plain, self._tools)
        shown = title or first_line(plain)
        name = shown or ""
        track, level = self._titles.track_of(name, reading.topics, plain), self._titles.level(name)
        office = self._offices.is_office(name, plain, track, level)
        rows = reading.requirements
        return PostingProfile(
            text=text,
            title=shown,
            level=level,
            track="pmo" if office and track in _OFFICE_OF else track,
            is_pmo=office,
            years_experience=reading.years,
            education=reading.schooling,
            requirements=tuple(replace(r, grade=asked_grade(r, plain, self._graded)) for r in rows),
            topics=reading.topics,
            domains=self._domains.weigh("\n".join((name, company or "", plain))),
        )

    def read_resume(
        self, data: bytes, filename: str, today: date | None = None, patience: float | None = None
    ) -> Resume:
        """Return what a resume file says; raises `UnreadableResumeError` and nothing else.

        `filename` tells the format where the bytes do not; `today` ends the jobs still held;
        `patience` are the clock's seconds for a file that is known to be good (else 7).
        """
        read = read_file(data, filename, patience)
        tools = self._resume_tools
        return read_text(read.text, read.layout, read.naive, tools, today or CHECKED_ON)

    def read_document(self, document: ResumeDocument, today: date | None = None) -> Resume:
        """Return what a document says, as its plain text: spans point into `plain_text` of it.

        The last few documents' readings are kept: only a text that changed is read anew.
        """
        return self._read_again(plain_text(document).text, today or CHECKED_ON)

    def _read_plain(self, text: str, today: date) -> Resume:
        return read_text(text, Layout(), None, self._resume_tools, today)

    def _read_without(self, resume: Resume, places: tuple[tuple[int, int], ...]) -> Resume:
        """Return what the resume says without these stretches of its text; offsets stay.

        What was added to it as a value, without a place in the text, stays added.
        """
        day = date.fromisoformat(resume.read_on) if resume.read_on else CHECKED_ON
        rest = self._read_again(without(resume.text, places), day)
        return replace(
            resume,
            text=rest.text,
            sections=rest.sections,
            roles=rest.roles,
            years_experience=rest.years_experience,
            education=rest.education,
            certifications=(*rest.certifications, *added_claims(resume)),
            skills=with_added(rest.skills, resume.skills),
            tracks=rest.tracks,
            domains=rest.domains,
        )

    def match(
        self,
        resume: Resume,
        profile: PostingProfile,
        assume: frozenset[int] = frozenset(),
        deny: frozenset[int] = frozenset(),
    ) -> Match:
        """Return how a resume answers a posting.

        Requirements whose index is in `assume` count as met: so a `gain` can be checked, and
        "what if" be asked. Those in `deny` count as not met, whatever the resume says.
        """
        return self._judge.match(resume, profile, assume, deny)

    def bullet_help(
        self,
        resume: Resume,
        profile: PostingProfile,
        match: Match,
        assume: frozenset[int] = frozenset(),
        deny: frozenset[int] = frozenset(),
    ) -> tuple[BulletHelp, ...]:
        """Return which lines of the resume could carry which demands, and what the lines lack.

        `match` is that of the two, with the same `assume` and `deny`. At most twelve lines, those
        that could carry most points first; spans point into `resume.text`.
        """

        def worth(place: int) -> float:
            met = self._judge.match(resume, profile, assume | {place}, deny)
            return max(0.0, round(met.score - match.score, 2))

        return self._bullets.help(resume, profile, match, worth)

    def score(self, resume: Resume, profile: PostingProfile) -> float:
        """Return the score of the match alone, 0 to 100; for ranking many."""
        return self._judge.score(resume, profile)

    def beside(
        self,
        resume: Resume,
        profile: PostingProfile,
        assume: frozenset[int] = frozenset(),
        deny: frozenset[int] = frozenset(),
    ) -> Beside | None:
        """Lay a posting beside a resume, to score it again where skills and certificates change.

        None where the resume has lines of the posting, so that `match` has to look at all of it.
        """
        return self._judge.beside(resume, profile, assume, deny)

    def index(self, profiles: Iterable[tuple[Hashable, PostingProfile]]) -> Index:
        """Return an index over (id, profile) pairs, which ranks them for a resume."""
        return Index(profiles, self._scoring)

    def build_index(
        self, folder: Path, profiles: Iterable[tuple[str | int, PostingProfile]]
    ) -> StoredIndex:
        """Build an index on disk anew, in the place of whatever is in the folder."""
        return build_index(folder, profiles, self._scoring)

    def open_index(self, folder: Path) -> StoredIndex:
        """Open an index on disk; raises `MissingIndexError`, `StaleIndexError`, `BrokenIndexError`.

        It is mapped, not loaded: opening a large one is quick, and processes share its memory.
        """
        return StoredIndex(folder, self._scoring)
