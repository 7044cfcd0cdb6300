"""Judge the model on authors that it was not fitted on.

`python -m interview_bank.training.evaluate [FOLDER ...]`

Each author (repository or site) of the folders is left out in turn; the weights are fitted on our
own answers and everybody else's and held against the one left out. Printed for each and in total:
macro-F1 over the four parts by character, told in order and with the result first, and the
balanced accuracy of the remarks on a part that was cut away.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from interview_bank.checks import missing_parts
from interview_bank.model import STAR, from_json
from interview_bank.review import read_answer
from interview_bank.training.corpus import PART_OF, Told, labelled_folder, own_answers
from interview_bank.training.fit import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_bank.model import Model
    from interview_bank.types import Part

RESULT_FIRST = "RCLSTAVO"
QUARTERS = 4
AUTHOR = 3  # host, owner, repository
CUT = {"situation": "ST", "action": "AV", "result": "RCL"}  # a cut situation takes the task along


def _counts() -> defaultdict[Part, int]:
    return defaultdict(int)


@dataclass(slots=True)
class Tally:
    """Characters told and found by part, and how often a cut part was noticed or made up."""

    hit: defaultdict[Part, int] = field(default_factory=_counts)
    told: defaultdict[Part, int] = field(default_factory=_counts)
    found: defaultdict[Part, int] = field(default_factory=_counts)

    def add(self, pairs: Iterable[tuple[Part, Part | None]]) -> None:
        """Count characters given as (the author's part, the part found)."""
        for gold, got in pairs:
            self.told[gold] += 1
            if got is not None:
                self.found[got] += 1
                self.hit[gold] += gold == got

    def macro_f1(self) -> float:
        """Return the mean over the four parts of the harmonic mean of precision and recall."""
        scores = [2 * self.hit[part] / max(1, self.told[part] + self.found[part]) for part in STAR]
        return sum(scores) / len(scores)


@dataclass(slots=True)
class Judged:
    """All tallies over one set of answers."""

    in_order: Tally = field(default_factory=Tally)
    result_first: Tally = field(default_factory=Tally)
    cut: defaultdict[str, list[tuple[bool, bool]]] = field(
        default_factory=lambda: defaultdict(list)
    )  # for each part: (remarked on when cut, remarked on when whole)

    def missing(self) -> float:
        """Return the balanced accuracy of the remarks on cut parts, 0-1."""
        rates = [
            (sum(cut for cut, _ in seen) + sum(not whole for _, whole in seen)) / 2 / len(seen)
            for seen in self.cut.values()
        ]
        return sum(rates) / max(1, len(rates))

    def line(self, name: str, answers: int) -> str:
        """Return the figures as a line of print."""
        return (
            f"{name:45} {answers:4} answers  f1 {self.in_order.macro_f1():.3f}  "
            f"result first {self.result_first.macro_f1():.3f}  missing {self.missing():.3f}"
        )


def judge(answers: Sequence[Told], model: Model, into: Judged) -> None:
    """Read the answers with the model and add what it got right to `into`."""
    for told in answers:
        into.in_order.add(_characters(told, model))
        turned = sorted(told.lines, key=lambda line: RESULT_FIRST.index(line[0]))
        into.result_first.add(
            _characters(Told(told.id, told.site, told.kind, tuple(turned)), model)
        )
        whole = _remarks(told.text(), model)
        letters = {letter for letter, _ in told.lines}
        for part, cut in CUT.items():
            if letters & set(cut) and letters - set(cut):
                code = f"missing-{part}"
                into.cut[part].append(
                    (code in _remarks(told.text(without=cut), model), code in whole)
                )


def _characters(told: Told, model: Model) -> list[tuple[Part, Part | None]]:
    text = told.text()
    got: list[Part | None] = [None] * len(text)
    for segment in read_answer(text, None, model).segments:
        got[segment.start : segment.end] = [segment.part] * (segment.end - segment.start)
    pairs: list[tuple[Part, Part | None]] = []
    at = 0
    for letter, said in told.lines:
        gold = PART_OF[letter]
        if gold != "other":
            spots = [at + index for index, char in enumerate(said) if not char.isspace()]
            pairs += [(gold, got[spot]) for spot in spots]
        at += len(said) + 1
    return pairs


def _remarks(text: str, model: Model) -> set[str]:
    return {finding.code for finding in missing_parts.check(read_answer(text, None, model))}


def _author(told: Told) -> str:
    """Return the repository or page an answer came from; its folders share an author."""
    return "/".join(told.site.split("/")[:AUTHOR])


def main() -> int:
    """Leave each author out in turn, then a quarter of our own answers, and print the figures."""
    cli = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    cli.add_argument("folders", nargs="*", type=Path)
    options = cli.parse_args()
    others = [told for folder in options.folders for told in labelled_folder(folder)]
    own, total = own_answers(), Judged()
    for author in sorted({_author(told) for told in others}):
        held = [told for told in others if _author(told) == author]
        model = from_json(fit(own, [told for told in others if _author(told) != author]))
        alone = Judged()
        judge(held, model, alone)
        judge(held, model, total)
        _say(alone.line(author, len(held)))
    if others:
        _say(total.line("all, each unseen by its model", len(others)))
    stories = [told for told in own if told.kind == "story"]
    mine = Judged()
    for part in range(QUARTERS):
        held = stories[part::QUARTERS]
        judge(held, from_json(fit([told for told in own if told not in held], others)), mine)
    _say(mine.line("our own stories, a quarter unseen at a time", len(stories)))
    for name, seen in mine.cut.items():
        noticed, alarmed = (sum(pair[i] for pair in seen) / len(seen) for i in (0, 1))
        _say(f"  {name}: noticed when cut {noticed:.2f}, asked for though told {alarmed:.2f}")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
