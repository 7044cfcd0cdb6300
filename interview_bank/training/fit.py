"""Fit the weights: `python -m interview_bank.training.fit [FOLDER ...] [--out FOLDER]`.

Without a folder it runs on our own answers alone. Each FOLDER holds JSON lines with labelled
segments (see `corpus.labelled_folder`). The weights hold single words, pairs with a small word,
and named cues; a word must come from at least `SITES` different answers or sites to be kept, so
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
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

from interview_bank import kind as kinds
from interview_bank.features import features as read_features
from interview_bank.model import STAR, WEIGHTS, Linear, Order, Row, as_order
from interview_bank.presence import figures
from interview_bank.topics import FILE, opening
from interview_bank.training.corpus import PART_OF, Told, labelled_folder, own_answers
from interview_bank.types import KINDS
from interview_bank.units import split
from interview_bank.wording import NAME, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SITES = 3
PAIR = 2
FAINTEST = 0.02
TENTHS = 10
Features = frozenset[str]
Example = tuple[Features, str, str]  # features, label, site


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


def fit_linear(
    examples: Sequence[Example], labels: Sequence[str], strength: float
) -> dict[str, Any]:
    """Fit a multinomial logistic model and return it as plain values."""
    sites: dict[str, set[str]] = defaultdict(set)
    for features, _, site in examples:
        for feature in features:
            sites[feature].add(site)
    kept = {feature for feature, seen in sites.items() if len(seen) >= SITES}
    rows = [dict.fromkeys(features & kept, 1.0) for features, _, _ in examples]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(rows)
    model = LogisticRegression(C=strength, max_iter=1000, class_weight="balanced")
    model.fit(matrix, [label for _, label, _ in examples])
    columns = [list(model.classes_).index(label) for label in labels] if len(labels) > PAIR else [0]
    if len(labels) == PAIR:  # one row of odds for the second class: spread it over both
        half = model.coef_[0] / 2 * (1 if model.classes_[1] == labels[1] else -1)
        bias = model.intercept_[0] / 2 * (1 if model.classes_[1] == labels[1] else -1)
        coefficients, intercept = np.vstack([-half, half]), np.array([-bias, bias])
    else:
        coefficients, intercept = model.coef_[columns], model.intercept_[columns]
    table = np.round(coefficients.T, 3)
    names = vectors.get_feature_names_out()
    weights = {
        n: row.tolist()
        for n, row in zip(names, table, strict=True)
        if np.abs(row).max() >= FAINTEST
    }
    return {"labels": list(labels), "bias": np.round(intercept, 3).tolist(), "weights": weights}


def as_linear(data: dict[str, Any]) -> Linear:
    """Return the plain values of `fit_linear` as the model in use."""
    rows = {feature: tuple(row) for feature, row in data["weights"].items()}
    return Linear(tuple(data["labels"]), tuple(data["bias"]), rows)


def fit_gate(rows: Sequence[Row], labels: Sequence[bool], strength: float = 0.3) -> dict[str, Any]:
    """Fit a yes-or-no model over figures, folding the scaling into its weights."""
    scaler = StandardScaler()
    scaled = scaler.fit_transform(np.array(rows))
    model = LogisticRegression(C=strength, max_iter=1000, class_weight="balanced").fit(
        scaled, labels
    )
    weights = model.coef_[0] / scaler.scale_
    bias = model.intercept_[0] - float(weights @ scaler.mean_)
    return {"bias": round(float(bias), 4), "weights": np.round(weights, 4).tolist()}


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


def nameless(linear: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """Return a model without the weights of names: at a sentence's start they look like words."""
    kept = {
        feature: row
        for feature, row in linear["weights"].items()
        if not names & set(feature.lstrip("^").split())
    }
    return {**linear, "weights": kept}


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


def fit_presence(answers: Sequence[Told], order: Order, strength: float) -> dict[str, Any]:
    """Fit one gate a part on whole answers and on the same ones with parts cut away."""
    stories = [told for told in answers if told.kind == "story"]
    models = cross_fitted(
        stories, lambda part: as_linear(fit_linear(part_examples(part), STAR, strength))
    )
    rows: dict[str, list[Row]] = defaultdict(list)
    labels: dict[str, list[bool]] = defaultdict(list)
    for told in stories:
        for cut in CUTS:
            seen = labelled(told, without=cut)
            letters = {letter for _, letter, _ in seen}
            if not seen or (cut and not letters < {letter for letter, _ in told.lines}):
                continue
            odds = [models[told.id].log_odds(features) for features, _, _ in seen]
            weighed = figures(odds, [marks for marks, _, _ in seen], order)
            for part, signs in zip(STAR, ("S", "T", "AV", "RC"), strict=True):
                rows[part].append(weighed[part])
                labels[part].append(bool(letters & set(signs)))
    return {part: fit_gate(rows[part], labels[part]) for part in STAR}


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
    return [fit_gate(rows, [told.kind == kind for told in answers], 1.0) for kind in KINDS]


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
