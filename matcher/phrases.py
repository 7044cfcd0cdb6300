"""Find the terms of the vocabulary in a text: longest first, short forms only in context."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.context import Company
from matcher.lexicon.load import PLURAL_KINDS
from matcher.lexicon.spellings import tokens, variants
from matcher.mentions import Mention
from matcher.spacy_parts import Doc, PhraseMatcher, Vocab
from matcher.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matcher.lexicon.entries import Term

_RANK = {"certification": 0, "tool": 1, "method": 2, "artefact": 3, "skill": 4}
_ELSE = "\u0001"
_SOFT_WRAP = 40
_TELLING = frozenset({"SAFe", "MoP", "MoR", "LeSS"})


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to write a term; `contextual` ones count as spelt and in the right company only."""

    term: Term
    spelt: str | None
    contextual: bool = False


class PhraseBook:
    """The compiled vocabulary. Reading adds nothing to it, so threads may share it."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._forms: dict[int, tuple[_Form, ...]] = {}
        self._vocab = Vocab()
        self._matcher = PhraseMatcher(self._vocab, attr="ORTH")
        self._known: set[str] = set()
        by_words: dict[tuple[str, ...], list[_Form]] = defaultdict(list)
        for term in terms:
            for alias in term.aliases:
                for words in variants(alias, plural=term.kind in PLURAL_KINDS):
                    by_words[words].append(_Form(term, _capitals(term, alias)))
            for form in term.contextual:
                by_words[tuple(tokens(form))].append(_Form(term, form, contextual=True))
            for form in term.elliptic:
                by_words[tuple(tokens(form.lower()))].append(_Form(term, None, contextual=True))
        for words, forms in by_words.items():
            self._learn(words, tuple(dict.fromkeys(forms)))

    def _learn(self, words: tuple[str, ...], forms: tuple[_Form, ...]) -> None:
        key = " ".join(words)
        self._matcher.add(key, [Doc(self._vocab, words=list(words))])
        self._forms[self._vocab.strings[key]] = forms
        self._known.update(words)

    def find(self, text: str, *, is_posting: bool = False) -> list[Mention]:
        """Return the mentions of known terms in order, none overlapping another.

        A posting that asks for "knowledge of PRINCE2" means the way of working; a person who
        names it among methods may well hold the certificate.
        """
        words = Words.of(text)
        found = self._candidates(words)
        if not is_posting:
            found = [c for c in found if not (c.tentative and "@method-word" in c.term.near)]
        accepted: dict[int, Mention] = {}
        _add_longest([c for c in found if not c.tentative], accepted)
        unsure = sorted(_in_order([c for c in found if c.tentative]), key=words.turn)
        company = Company(words, accepted, found) if unsure else None
        for mention in unsure:
            if company and company.suits(mention):
                if "@cert" in mention.term.near:
                    mention = mention._replace(shown=company.governor(mention))  # noqa: PLW2901
                _add_longest([mention], accepted)
        return sorted({m.first: m for m in accepted.values()}.values(), key=lambda m: m.first)

    def _candidates(self, words: Words) -> list[Mention]:
        # Words that no term uses become one placeholder a run: the vocabulary never grows, and a
        # text is as long as what it may name.
        known, lower = self._known, words.lower
        places = [i for i, word in enumerate(lower) if word in known]
        kept: list[str] = []
        at: list[int] = []
        last_place = -1
        for place in places:
            if place > last_place + 1:
                kept.append(_ELSE)
                at.append(last_place + 1)
            kept.append(lower[place])
            at.append(place)
            last_place = place
        doc = Doc(self._vocab, words=kept)
        found: list[Mention] = []
        for key, first, last in self._matcher(doc):
            found += _spelt(self._forms[key], words, at[first], at[last - 1] + 1)
        return found


def _spelt(forms: tuple[_Form, ...], words: Words, first: int, last: int) -> list[Mention]:
    """Return the terms that the words name, spelt as they must be."""
    start, end = words.spans[first][0], words.spans[last - 1][1]
    surface = words.text[start:end]
    if "\n" in surface and not _is_soft_wrap(words.text, start, end):
        return []
    return [
        Mention(form.term, start, end, first, last, form.contextual)
        for form in forms
        if form.spelt is None or _spelt_so(surface, form.spelt, exact=form.contextual)
    ]


def _capitals(term: Term, alias: str) -> str | None:
    """Return the alias when its capitals tell it from common words.

    So with SAFe and MoP, and with a certificate's full name: "a project management professional"
    is somebody's trade.
    """
    words = alias.split()
    if any(word in _TELLING for word in words):
        return alias
    if term.kind != "certification":
        return None
    names = [word for word in words if word not in {"of", "in", "and", "the"}]
    titled = len(names) > 1 and all(word.istitle() for word in names)
    return alias if titled and not any(w.startswith(("Certif", "Accred")) for w in names) else None


def _spelt_so(surface: str, form: str, *, exact: bool) -> bool:
    if exact:
        return surface == form
    return any(letter.isupper() for letter in surface[: len(form.split(maxsplit=1)[0])])


def _is_soft_wrap(text: str, start: int, end: int) -> bool:
    """Tell whether the one line break inside is a page's wrap, not the end of a list item."""
    cut = text.index("\n", start, end)
    line = text.rfind("\n", 0, cut) + 1
    return cut - line >= _SOFT_WRAP and text.count("\n", start, end) == 1


def _in_order(candidates: list[Mention]) -> list[Mention]:
    """Sort longest first, then by kind and place."""
    return sorted(candidates, key=lambda c: (c.first - c.last, _RANK[c.term.kind], c.first))


def _add_longest(candidates: list[Mention], taken: dict[int, Mention]) -> None:
    """Add to word -> mention the candidates that overlap nothing longer."""
    for candidate in _in_order(candidates):
        place = range(candidate.first, candidate.last)
        rivals = {id(m): m for i in place if (m := taken.get(i))}
        if all(_yields(rival, candidate) for rival in rivals.values()):
            for rival in rivals.values():
                for i in range(rival.first, rival.last):
                    taken.pop(i, None)
            taken.update(dict.fromkeys(place, candidate))


def _yields(rival: Mention, candidate: Mention) -> bool:
    """Let a certificate in context take the place of the method of the same words.

    A method does so where a word for methods or for knowing governs its name.
    """
    shorter = rival.last - rival.first < candidate.last - candidate.first
    same = rival.last - rival.first == candidate.last - candidate.first
    if same and "@method-word" in candidate.term.near:
        return True
    return shorter or (same and _RANK[rival.term.kind] > _RANK[candidate.term.kind])
