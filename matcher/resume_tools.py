"""The compiled vocabulary that reading a resume needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matcher.claims import Claims
    from matcher.demands import Demands
    from matcher.domains import Domains
    from matcher.permit_words import PermitWords
    from matcher.phrases import PhraseBook
    from matcher.resume_sections import ResumeHeadings
    from matcher.schooling import Degrees
    from matcher.titles import Titles


@dataclass(frozen=True, slots=True)
class ResumeTools:
    """Everything that finds something in a resume; made once from the vocabulary.

    `graded` and `schemes` are ids of certificates: those with levels under one id, and the general
    names of families.
    """

    book: PhraseBook
    headings: ResumeHeadings
    titles: Titles
    demands: Demands
    domains: Domains
    claims: Claims
    degrees: Degrees
    permits: PermitWords
    graded: frozenset[str]
    schemes: frozenset[str]
