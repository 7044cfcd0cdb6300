"""Fit the weights: `python -m interview_bank.training.fit [FOLDER ...] [--out FOLDER]`.

Without a folder it runs on our own answers alone. Each FOLDER holds JSON lines with labelled
segments (see `corpus.labelled_folder`). The weights hold single words, pairs with a small word,
and named cues; a word must come from at least three different answers or sites to be kept, so
that nothing in the file retells anybody's story.
"""

from __future__ import annotations

import argparse
import itertools
import json
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.model_selection import GroupKFold

from interview_bank import kind as kinds
from interview_bank.features import features as read_features
from interview_bank.model import STAR, WEIGHTS, Linear, Order, Row, as_order
from interview_bank.presence import figures
from interview_bank.topics import FILE, opening
from interview_bank.training.corpus import PART_OF, Told, labelled_folder, own_answers
from interview_bank.training.estimators import Example, as_linear, fit_gate, fit_linear, nameless
from interview_bank.types import KINDS
from interview_bank.units import split
from interview_bank.wording import NAME, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OWN_WEIGHT = 3.0  # in the gates: our answers are as people tell them, the others as they write them
TENTHS = 10
Features = frozenset[str]


def clauses(text: str) -> list[tuple[tuple[int, int], Features]]:
    """Return spans and features as the program will see them when the answer is reviewed."""
    spans = split(text)
    said = [text[slice(*span)] for span in spans]
    return list(zip(spans, read_features([(words(piece), piece) for piece in said]), strict=True))


def labelled(told: Told, *, without: str = "") -> list[tuple[Features, str, float]]:
    """Return the clauses of a told answer with their letter and place (0-1), cut as in use."""
    marks: list[str] = []
    text = ""
    for letter, said in told.lines:
        if letter not in without:
            gap = " " if text else ""
            text += gap + said
            marks += ["" for _ in gap] + [letter] * len(said)
    found = []
    for (start, end), features in clauses(text):
        letters = Counter(mark for mark in marks[start:end] if mark)
        found.append((features, letters.most_common(1)[0][0], (start + end) / 2 / len(text)))
    return found


def names_in(answers: Sequence[Told]) -> set[str]:
    """Return words that mostly stand with a capital inside a sentence: names, places, firms."""
    capital: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for told in answers:
        text = told.text()
        for word in words(text):
            if word.norm == NAME:
                capital[word.raw] += 1
            elif text[word.start].islower():
                small[word.raw] += 1
    return {word for word, count in capital.items() if count > small[word]}


def part_examples(answers: Sequence[Told]) -> list[Example]:
    """Return clauses with the part they play, `other` left out."""
    return [
        (features, PART_OF[letter], told.site)
        for told in answers
        if told.kind == "story"
        for features, letter, _ in labelled(told)
        if letter != "O"
    ]


def kind_examples(answers: Sequence[Told]) -> list[Example]:
    """Return clauses with the kind of their answer; asides inside a story are left out."""
    return [
        (features, told.kind, told.site)
        for told in answers
        for features, letter, _ in labelled(told)
        if told.kind != "story" or letter != "O"
    ]


def fit_order(answers: Sequence[Told]) -> dict[str, Any]:
    """Count how parts start, follow one another, and where in the answer they stand."""
    start, step = np.ones(4), np.ones((4, 4))
    place = np.full((TENTHS, 4), 2.0)
    for told in answers:
        seen = [(PART_OF[letter], where) for _, letter, where in labelled(told) if letter != "O"]
        path = [STAR.index(part) for part, _ in seen]
        if told.kind != "story" or not path or path[0] == STAR.index("result"):
            continue  # the other order is handled as such, see `segment`
        start[path[0]] += 1
        for before, after in itertools.pairwise(path):
            step[before, after] += 1
        for index, (_, where) in zip(path, seen, strict=True):
            place[min(TENTHS - 1, int(where * TENTHS)), index] += 1
    share = place / place.sum(axis=1, keepdims=True)
    return {
        "start": _logs(start / start.sum()),
        "step": [_logs(row) for row in step / step.sum(axis=1, keepdims=True)],
        "place": [_logs(row * 4) for row in share],
    }


def _logs(row: np.ndarray[Any, Any]) -> list[float]:
    return [round(float(value), 4) for value in np.log(row)]


def cross_fitted(
    answers: Sequence[Told], make: Callable[[Sequence[Told]], Linear], folds: int = 4
) -> dict[str, Linear]:
    """Return for each answer a model that has not seen its site: honest inputs for the gates."""
    sites = [told.site for told in answers]
    found: dict[str, Linear] = {}
    for train, test in GroupKFold(folds).split(answers, groups=sites):
        model = make([answers[i] for i in train])
        found |= {answers[i].id: model for i in test}
    return found


CUTS = ("", "ST", "T", "AV", "RC", "RCL")


def brief(told: Told) -> Told:
    """Return the same story in one line a part: a part told in a sentence is there all the same."""
    firsts = {PART_OF[letter]: (letter, said) for letter, said in reversed(told.lines)}
    lines = tuple(line for line in told.lines if line in firsts.values())
    return Told(told.id, told.site, told.kind, lines)


def fit_presence(answers: Sequence[Told], order: Order, strength: float) -> dict[str, Any]:
    """Fit one gate a part on whole answers and on the same ones with parts cut away."""
    stories = [told for told in answers if told.kind == "story"]
    models = cross_fitted(
        stories, lambda part: as_linear(fit_linear(part_examples(part), STAR, strength))
    )
    rows: dict[str, list[Row]] = defaultdict(list)
    labels: dict[str, list[bool]] = defaultdict(list)
    counts: list[float] = []
    for told, cut in itertools.product([*stories, *map(brief, stories)], CUTS):
        seen = labelled(told, without=cut)
        letters = {letter for _, letter, _ in seen}
        if not seen or (cut and not letters < {letter for letter, _ in told.lines}):
            continue
        odds = [models[told.id].log_odds(features) for features, _, _ in seen]
        weighed = figures(odds, [marks for marks, _, _ in seen], order)
        counts.append(OWN_WEIGHT if told.site == told.id else 1.0)
        for part, signs in zip(STAR, ("S", "T", "AV", "RC"), strict=True):
            rows[part].append(weighed[part])
            labels[part].append(bool(letters & set(signs)))
    return {part: fit_gate(rows[part], labels[part], counts=counts) for part in STAR}


def fit_kind_gates(answers: Sequence[Told], strength: float) -> list[dict[str, Any]]:
    """Fit one gate a kind over what its clauses look like together."""
    models = cross_fitted(
        answers, lambda part: as_linear(fit_linear(kind_examples(part), KINDS, strength))
    )
    rows = []
    for told in answers:
        seen = [features for features, _, _ in labelled(told)]
        probabilities = [tuple(np.exp(models[told.id].log_odds(f)).tolist()) for f in seen]
        rows.append(kinds.figures(probabilities))
    return [fit_gate(rows, [told.kind == kind for told in answers], strength=1.0) for kind in KINDS]


def fit_substance(answers: Sequence[Told], strength: float) -> dict[str, Any]:
    """Fit what tells steps from generalities and outcomes from claims."""
    found = {}
    for name, pair in (("action", ("V", "A")), ("result", ("C", "R"))):
        examples = [
            (features, letter, told.site)
            for told in answers
            for features, letter, _ in labelled(told)
            if letter in pair and told.kind == "story"
        ]
        found[name] = fit_linear(examples, pair, strength)
    return found


def fit(own: Sequence[Told], others: Sequence[Told]) -> dict[str, Any]:
    """Return all weights as plain values. Substance is judged on our own labels only."""
    everyone = [*own, *others]
    order = fit_order(everyone)
    chain = as_order(order)
    names = names_in(everyone)
    return {
        "parts": nameless(fit_linear(part_examples(everyone), STAR, 0.2), names),
        "order": order,
        "presence": fit_presence(everyone, chain, 0.2),
        "kinds": nameless(fit_linear(kind_examples(everyone), KINDS, 0.2), names),
        "kind_gates": fit_kind_gates(everyone, 0.2),
        "substance": {
            name: nameless(linear, names) for name, linear in fit_substance(own, 0.2).items()
        },
    }


def fit_tells(answers: Sequence[Told]) -> dict[str, float]:
    """Return for each sign of a topic the share of all stories, whatever their theme, that show it.

    A sign that every second story shows says little; half a story is added on both sides.
    """
    stories = [told.text().lower() for told in answers if told.kind == "story"]
    themes = tomllib.loads(FILE.read_text(encoding="utf-8")).values()
    tells = sorted({tell for theme in themes for tell in theme["tells"]})
    return {
        tell: round((sum(bool(found(story)) for story in stories) + 0.5) / (len(stories) + 1), 4)
        for tell, found in ((tell, opening(tell).search) for tell in tells)
    }


def main() -> int:
    """Fit and write the weights."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("folders", nargs="*", type=Path)
    cli.add_argument("--out", type=Path, default=WEIGHTS)
    options = cli.parse_args()
    others = [told for folder in options.folders for told in labelled_folder(folder)]
    own = own_answers()
    for name, values in (("model", fit(own, others)), ("tells", fit_tells([*own, *others]))):
        file = options.out / f"{name}.json"
        file.write_text(json.dumps(values, sort_keys=True, indent=0), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
