"""How well postings and resumes are ranked beside BM25 and TF-IDF, by nDCG of graded pairs.

    python -m tests.benchmarks.rank_against_peers FOLDER... --peers PYTHON

A FOLDER holds either `judgement.jsonl` ({"posting": {"title", "text"}, "resumes": {"good",
"partial", "neighbour", "unrelated"}} a line) or `postings.json`, `resumes.json` (each row with
"code" and "text") and `grades.json` ({posting: {resume: grade}}). PYTHON is the interpreter of
an environment with bm25s and tantivy: python -m venv peers && peers/bin/pip install bm25s tantivy.
Exit 1 where a peer ranks better.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from math import log2
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer

from matcher import load_matcher

PEERS = Path(__file__).with_name("bm25_peers.py")
GRADES = {"good": 3, "partial": 2, "neighbour": 1, "unrelated": 0}
AT = 10


def cases_of(folder):
    """Yield (postings, resumes, grades by posting and resume) of a folder."""
    if (folder / "judgement.jsonl").exists():
        for line in (folder / "judgement.jsonl").read_text(encoding="utf-8").splitlines():
            if line.strip():
                case = json.loads(line)
                resumes = {name: case["resumes"][name] for name in GRADES}
                yield [case["posting"]], list(resumes.values()), [list(GRADES.values())]
        return
    postings, resumes, grades = (
        json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("postings", "resumes", "grades")
    )
    truth = [[grades[p["code"]].get(r["code"], 0) for r in resumes] for p in postings]
    yield postings, [row["text"] for row in resumes], truth


def dcg(grades):
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:AT]))


def ndcg(scores, truth):
    """Return nDCG@10 of one ranking; None where nothing is graded above 0."""
    order = sorted(range(len(truth)), key=lambda place: (-scores[place], place))
    best = dcg(sorted(truth, reverse=True))
    return dcg([truth[place] for place in order]) / best if best else None


def flipped(table):
    return [list(column) for column in zip(*table, strict=True)]


def tables_of(matcher, postings, resumes, python):
    """Return by way of ranking the scores of postings by resume and of resumes by posting."""
    read = [matcher.read_posting(p["text"], p.get("title"), p.get("company")) for p in postings]
    people = [matcher.read_resume(text.encode(), "resume.txt") for text in resumes]
    texts = [f"{p.get('title') or ''}\n{p['text']}" for p in postings]
    vectors = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(
        texts + resumes
    )
    cosine = (vectors[: len(texts)] @ vectors[len(texts) :].T).toarray().tolist()
    ours = [[matcher.score(person, posting) for person in people] for posting in read]
    found = {"this matcher": (flipped(ours), ours), "TF-IDF": (flipped(cosine), cosine)}
    of_postings, of_resumes = (
        told_by_peers(python, texts, resumes),
        told_by_peers(python, resumes, texts),
    )
    return found | {name: (of_postings[name], of_resumes[name]) for name in of_postings}


def told_by_peers(python, documents, queries):
    told = json.dumps({"documents": documents, "queries": queries})
    done = subprocess.run([python, PEERS], input=told, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main():
    """Print the figures; return how many comparisons were lost."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    cli.add_argument("--peers", required=True, metavar="PYTHON")
    options = cli.parse_args()
    matcher, lost = load_matcher(), 0
    for folder in options.folders:
        found = {}
        for postings, resumes, truth in cases_of(folder):
            for way, (by_resume, by_posting) in tables_of(
                matcher, postings, resumes, options.peers
            ).items():
                directions = (
                    ("postings", by_resume, flipped(truth)),
                    ("resumes", by_posting, truth),
                )
                for name, scores, wanted in directions:
                    if len(wanted[0]) > 1:
                        rows = zip(scores, wanted, strict=True)
                        found.setdefault((name, way), []).extend(ndcg(*row) for row in rows)
        means = {
            key: sum(v for v in values if v is not None) / sum(v is not None for v in values)
            for key, values in found.items()
        }
        for (name, way), mean in means.items():
            is_lost = mean > means[name, "this matcher"]
            lost += is_lost
            sys.stdout.write(f"{folder.name}: {name} ranked by {way}: nDCG@{AT} {mean:.3f}\n")
    return lost


if __name__ == "__main__":
    sys.exit(main() > 0)
