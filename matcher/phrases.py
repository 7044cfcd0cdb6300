"""Find the terms of the vocabulary in a text: longest first, short forms only in context."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from matcher.context import Words, governor, in_context
from matcher.lexicon.load import PLURAL_KINDS
from matcher.lexicon.spellings import TOKEN, tokens, variants
from matcher.mentions import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matcher.lexicon.entries import Term

_RANK = {"certification": 0, "tool": 1, "method": 2, "artefact": 3, "skill": 4}
_ELSE = "\u0001"
_SOFT_WRAP = 40
_TELLING = frozenset({"SAFe", "MoP", "MoR", "LeSS"})


@dataclass(frozen=True, slots=True)
class _Form:
    term: Term
    spelt: str | None


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
                by_words[tuple(tokens(form))].append(_Form(term, form))
        for words, forms in sorted(by_words.items(), key=lambda item: item[0]):
            self._learn(words, tuple(dict.fromkeys(forms)))

    def _learn(self, words: tuple[str, ...], forms: tuple[_Form, ...]) -> None:
        key = " ".join(words)
        self._matcher.add(key, [Doc(self._vocab, words=list(words))])
        self._forms[self._vocab.strings[key]] = forms
        self._known.update(words)

    def find(self, text: str) -> list[Mention]:
        """Return the mentions of known terms in order, none overlapping another."""
        matches = list(TOKEN.finditer(text))
        words = Words(
            text,
            [m.group().lower() for m in matches],
            [m.start() for m in matches],
            [m.end() for m in matches],
        )
        found = self._candidates(words)
        accepted = _longest([c for c in found if not c.tentative], {})
        for mention in _in_order([c for c in found if c.tentative]):
            if in_context(words, mention, accepted, found):
                if "@cert" in mention.term.near:
                    shown = governor(words, mention, accepted)
                    accepted = _longest([replace(mention, shown=shown)], accepted)
                else:
                    accepted = _longest([mention], accepted)
        return sorted({m.first: m for m in accepted.values()}.values(), key=lambda m: m.first)

    def _candidates(self, words: Words) -> list[Mention]:
        # Words that no term uses become one placeholder, so that the vocabulary never grows.
        known = self._known
        doc = Doc(self._vocab, words=[w if w in known else _ELSE for w in words.lower])
        found = []
        for key, first, last in self._matcher(doc):
            start, end = words.starts[first], words.ends[last - 1]
            surface = words.text[start:end]
            if "\n" in surface and not _is_soft_wrap(words.text, start, end):
                continue
            for form in self._forms[key]:
                contextual = form.spelt in form.term.contextual
                if form.spelt is None or _spelt_so(surface, form.spelt, exact=contextual):
                    found.append(Mention(form.term, start, end, first, last, contextual))
        return found


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


def _longest(candidates: list[Mention], taken: dict[int, Mention]) -> dict[int, Mention]:
    """Return word -> mention with the candidates added that overlap nothing longer."""
    taken = dict(taken)
    for candidate in _in_order(candidates):
        rivals = {id(m): m for i in range(candidate.first, candidate.last) if (m := taken.get(i))}
        if all(_yields(rival, candidate) for rival in rivals.values()):
            for rival in rivals.values():
                for i in range(rival.first, rival.last):
                    taken.pop(i, None)
            taken.update(dict.fromkeys(range(candidate.first, candidate.last), candidate))
    return taken


def _yields(rival: Mention, candidate: Mention) -> bool:
    """Let a certificate in context take the place of the method of the same words."""
    shorter = rival.last - rival.first < candidate.last - candidate.first
    same = rival.last - rival.first == candidate.last - candidate.first
    return shorter or (same and _RANK[rival.term.kind] > _RANK[candidate.term.kind])
