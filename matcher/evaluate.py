"""How well scores agree with graded pairs of postings and resumes: `python -m matcher.evaluate`.

A graded set is a folder of three TOML files: `postings.toml` ([code] title, text), `resumes.toml`
([code] text) and `grades.toml` ([posting's code] resume's code = 0 to 3; unnamed pairs are 0).
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.metrics import cohen_kappa_score, ndcg_score

from matcher.engine import load_matcher
from matcher.errors import GradedSetError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray

    from matcher.engine import Matcher

    Table = NDArray[np.float64]

BANDS = ("far", "stretch", "good", "strong")
_HIGHEST = 3
_RELEVANT = 2
_THIRDS = 3


@dataclass(frozen=True, slots=True)
class GradedSet:
    """Texts with their grades: `grades` has a row a posting and a column a resume, 0 to 3."""

    postings: tuple[tuple[str, str, str], ...]
    resumes: tuple[tuple[str, str], ...]
    grades: Table


@dataclass(frozen=True, slots=True)
class Agreement:
    """Means over lists that hold any relevant pair; all figures are 0 to 1, kappas -1 to 1.

    `candidate` ranks postings for a resume, `coach` resumes for a posting. `kappa` compares bands
    with grades rounded to whole ones, `weighted` lets near misses count less (quadratic weights).
    """

    candidate_ndcg: float
    coach_ndcg: float
    candidate_precision: float
    coach_precision: float
    kappa: float
    weighted: float


def ndcg(scores: Sequence[float], grades: Sequence[float], k: int = 10) -> float | None:
    """Return nDCG at `k` with gains of 2^grade - 1, 0 to 1; None where no grade is above 0.

    Equal scores share their places: the figure is the mean over their orders.
    """
    gains = np.exp2(np.asarray(grades, np.float64)) - 1
    if not gains.any():
        return None
    if len(gains) == 1:
        return 1.0
    return float(ndcg_score([gains], [np.asarray(scores, np.float64)], k=k))


def precision(scores: Sequence[float], grades: Sequence[float], k: int = 3) -> float | None:
    """Return the share of relevant pairs (grade 2 or 3) among the first `k` that could be so.

    A list with fewer relevant ones than `k` is held to as many as there are; None without any.
    """
    relevant = [grade >= _RELEVANT for grade in grades]
    most = min(k, sum(relevant))
    if not most:
        return None
    first = sorted(range(len(scores)), key=lambda i: (-scores[i], i))[:most]
    return sum(relevant[i] for i in first) / most


def kappa(ours: Sequence[int], theirs: Sequence[int], *, weighted: bool = False) -> float:
    """Return Cohen's kappa of two readings in grades 0 to 3, with quadratic weights if asked."""
    if list(ours) == list(theirs):
        return 1.0
    labels = list(range(_HIGHEST + 1))
    weights = "quadratic" if weighted else None
    return float(cohen_kappa_score(ours, theirs, labels=labels, weights=weights))


def load_graded(folder: Path | Traversable | None = None) -> GradedSet:
    """Return the graded set of a folder, our own by default; raises `GradedSetError`."""
    root = folder or resources.files("matcher.graded")
    postings, people, graded = (
        _read(root / f"{name}.toml") for name in ("postings", "resumes", "grades")
    )
    grades = np.zeros((len(postings), len(people)))
    rows, columns = list(postings), list(people)
    for posting, pairs in graded.items():
        for person, grade in pairs.items():
            if posting not in postings or person not in people:
                raise GradedSetError("grades.toml", f"{posting} / {person}", "no such text")
            if not 0 <= grade <= _HIGHEST:
                raise GradedSetError("grades.toml", f"{posting} / {person}", "grade it 0 to 3")
            grades[rows.index(posting), columns.index(person)] = grade
    return GradedSet(
        tuple((code, row["title"], row["text"]) for code, row in postings.items()),
        tuple((code, row["text"]) for code, row in people.items()),
        grades,
    )


def _read(file: Path | Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise GradedSetError(str(file), "whole file", str(problem)) from problem


def score_all(matcher: Matcher, graded: GradedSet) -> Table:
    """Return the scores, 0 to 100, in the shape of the grades."""
    profiles = [matcher.read_posting(text, title=title) for _, title, text in graded.postings]
    people = [matcher.read_resume(text.encode(), "resume.txt") for _, text in graded.resumes]
    return np.array([[matcher.score(one, profile) for one in people] for profile in profiles])


def agreement(matcher: Matcher, scores: Table, grades: Table, k: int = 10) -> Agreement:
    """Return how scores agree with grades of the same shape; `k` is that of nDCG."""
    bands = [BANDS.index(matcher.band(score)) for score in scores.ravel()]
    whole = [round(grade) for grade in grades.ravel()]
    lists = list(zip(scores.tolist(), grades.tolist(), strict=True))
    columns = list(zip(scores.T.tolist(), grades.T.tolist(), strict=True))
    return Agreement(
        _mean([ndcg(*pair, k) for pair in columns]),
        _mean([ndcg(*pair, k) for pair in lists]),
        _mean([precision(*pair) for pair in columns]),
        _mean([precision(*pair) for pair in lists]),
        kappa(bands, whole),
        kappa(bands, whole, weighted=True),
    )


def _mean(figures: Sequence[float | None]) -> float:
    known = [figure for figure in figures if figure is not None]
    return sum(known) / len(known) if known else 0.0


def main(argv: Sequence[str] | None = None) -> int:
    """Print the agreement on a graded set, whole and by thirds of its resumes."""
    cli = argparse.ArgumentParser(prog="python -m matcher.evaluate", description=__doc__)
    cli.add_argument("folder", nargs="?", type=Path, help="a graded set; our own by default")
    cli.add_argument("-k", type=int, default=10, help="places that nDCG looks at (default 10)")
    cli.add_argument("--misses", action="store_true", help="name pairs two bands off")
    options = cli.parse_args(argv)
    try:
        graded = load_graded(options.folder)
    except GradedSetError as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    matcher = load_matcher()
    scores = score_all(matcher, graded)
    rows = [("all", agreement(matcher, scores, graded.grades, options.k))]
    for third in range(_THIRDS):
        part = slice(third, None, _THIRDS)
        found = agreement(matcher, scores[:, part], graded.grades[:, part], options.k)
        rows.append((f"third {third + 1}", found))
    sys.stdout.write(_table(rows, options.k))
    if options.misses:
        sys.stdout.write("".join(_misses(matcher, graded, scores)))
    return 0


def _table(rows: Sequence[tuple[str, Agreement]], k: int) -> str:
    names = (f"nDCG@{k} cand.", "coach", "prec. cand.", "coach", "kappa", "weighted")
    lines = [f"{'':10}" + "".join(f"{name:>14}" for name in names)]
    for name, one in rows:
        figures = (getattr(one, key) for key in one.__slots__)
        lines.append(f"{name:10}" + "".join(f"{figure:14.3f}" for figure in figures))
    return "\n".join(lines) + "\n"


def _misses(matcher: Matcher, graded: GradedSet, scores: Table) -> list[str]:
    found = []
    for row, (posting, _, _) in enumerate(graded.postings):
        for column, (person, _) in enumerate(graded.resumes):
            score, grade = scores[row, column], graded.grades[row, column]
            if abs(BANDS.index(matcher.band(score)) - round(grade)) >= _RELEVANT:
                found.append(f"{posting} / {person}: graded {grade:g}, scored {score:.1f}\n")
    return found


if __name__ == "__main__":
    raise SystemExit(main())
