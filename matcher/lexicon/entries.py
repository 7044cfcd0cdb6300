"""The shapes of the vocabulary: a term that texts may name, and the facts of a certification."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matcher.types import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Something nameable. `aliases` count anywhere; `contextual` forms only as spelt and near.

    `near` holds words of which one must be within a dozen words, or a marker:
    "@beside", "@certs", "@method" or "@office" next to a tool, a certificate, a method or an
    office tool of one list, "@cert" governed by the word "certification", "@method-word"
    by one for methods or for knowing, "@case" the spelling is enough.
    None of the `not_next` may follow it, none of the `not_before` come right before.
    An `elliptic` form counts in a list of which a certificate of its kind spells out the word
    that they share: "Green" before "or Black Belt".
    `part_of` names the whole to which it belongs; `covers` the ids that a general form accepts.
    """

    id: str
    kind: Kind
    label: str
    aliases: tuple[str, ...]
    contextual: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    elliptic: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    not_next: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    covers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityPath:
    """One way in: schooling with months of experience and hours of training.

    Whoever holds one of the certificates in a `waived_by` need not show the months or the hours.
    """

    education: str
    experience_months: int
    training_hours: int
    within_years: int | None = None
    training_waived_by: tuple[str, ...] = ()
    experience_waived_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """What the exam costs, from `low` to `high` in `currency` (ISO 4217), and who says so."""

    low: float
    high: float
    currency: str
    source: str
    checked_on: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """Hours of study beside the training that is asked for, from `low` to `high`."""

    low: float
    high: float
    source: str
    checked_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification:
    """The facts on one certificate. `level` runs from 1 (entry) to 5 (chartered), 0 unknown.

    Each entry of `needs` is a choice of certificates of which one must be held first. `also` is
    a condition that a resume cannot show. `earnable` is False for what nobody can take any more.
    `backs` names the methods, tools and skills that holding it vouches for; a `graded` scheme has
    Foundation and Practitioner under one id.
    """

    id: str
    label: str
    name: str
    body: str
    url: str
    family: str
    level: int
    general: bool
    eligibility: str
    paths: tuple[EligibilityPath, ...] = ()
    validity_months: int | None = None
    renewal: str | None = None
    group: str | None = None
    supersedes: frozenset[str] = frozenset()
    stands_in_for: tuple[str, ...] = ()
    covers: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ()
    checked_on: str = ""
    unconfirmed: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    also: str | None = None
    backs: frozenset[str] = frozenset()
    graded: bool = False
    earnable: bool = True
    fee: Fee | None = None
    study: Study | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything read from the files: terms by id, certifications by id, and plain word lists."""

    terms: dict[str, Term]
    certifications: dict[str, Certification]
    words: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
