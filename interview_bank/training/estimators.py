"""The models that are fitted, as plain values: labels over features, yes-or-no over figures."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from interview_bank.model import Linear, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

SITES = 3  # answers or sites a word must come from to be kept
PAIR = 2
FAINTEST = 0.02  # weights below this are dropped
Example = tuple[frozenset[str], str, str]  # features, label, site


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


def fit_gate(
    rows: Sequence[Row],
    labels: Sequence[bool],
    *,
    strength: float = 0.3,
    counts: Sequence[float] | None = None,
) -> dict[str, Any]:
    """Fit a yes-or-no model over figures, folding the scaling into its weights.

    `counts` says how many times each row counts; once each if not given.
    """
    scaler = StandardScaler()
    scaled = scaler.fit_transform(np.array(rows))
    model = LogisticRegression(C=strength, max_iter=1000, class_weight="balanced")
    model.fit(scaled, labels, sample_weight=counts)
    weights = model.coef_[0] / scaler.scale_
    bias = model.intercept_[0] - float(weights @ scaler.mean_)
    return {"bias": round(float(bias), 4), "weights": np.round(weights, 4).tolist()}


def nameless(linear: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """Return a model without the weights of names: at a sentence's start they look like words."""
    kept = {
        feature: row
        for feature, row in linear["weights"].items()
        if not names & set(feature.lstrip("^").split())
    }
    return {**linear, "weights": kept}
