"""Seconds an advert for ats-resume's keyword pass; run by the interpreter that has the package.

Reads {"adverts": [...], "resume": "..."} from standard input. The pass is its `coverage`: the
advert's keywords by tier, and which of them a resume has, over all of it and section by section.
"""

from __future__ import annotations

import json
import sys
from time import process_time

from ats_resume.checks import coverage
from ats_resume.doc import Doc

TIMES = 5


def main() -> None:
    given = json.load(sys.stdin)
    lines = given["resume"].splitlines()
    third = max(1, len(lines) // 3)
    names = ("summary", "experience", "skills")
    sections = {name: "\n".join(lines[i * third : (i + 1) * third]) for i, name in enumerate(names)}
    doc = Doc(text=given["resume"], lang="en", sections=sections, bullets=lines)
    best = min(_took(doc, given["adverts"]) for _ in range(TIMES))
    sys.stdout.write(json.dumps({"seconds": best / len(given["adverts"])}))


def _took(doc: Doc, adverts: list[str]) -> float:
    start = process_time()
    for advert in adverts:
        coverage(doc, advert)
    return process_time() - start


if __name__ == "__main__":
    main()
