"""Read labelled answers: our own (TOML) and, where given, folders of JSON lines by others."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from interview_bank.types import KINDS, Kind, Part

OWN = Path(__file__).parent / "answers"
PART_OF: dict[str, Part] = {
    "S": "situation", "T": "task", "A": "action", "V": "action", "R": "result", "C": "result",
    "L": "result", "O": "other",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """A labelled answer: `lines` of (letter, words); `site` groups answers of one origin."""

    id: str
    site: str
    kind: Kind
    lines: tuple[tuple[str, str], ...]

    def text(self, *, without: str = "") -> str:
        """Return the answer as told, leaving out lines whose letter is in `without`."""
        return " ".join(words for letter, words in self.lines if letter not in without)


def own_answers(folder: Path = OWN) -> list[Told]:
    """Return our own training answers; a fault names the file and the answer."""
    answers = []
    for file in sorted(folder.glob("*.toml")):
        entries = tomllib.loads(file.read_text(encoding="utf-8"))["answer"]
        answers += [_own(entry, file) for entry in entries]
    return answers


def _own(entry: dict[str, str], file: Path) -> Told:
    place = f"{file.name}: answer {entry.get('id', '(no id)')}"
    if entry.get("kind") not in KINDS:
        raise ValueError(f"{place}: kind must be one of {', '.join(KINDS)}")
    lines = []
    for line in entry["told"].strip().splitlines():
        letter, _, said = line.partition(" ")
        if letter not in PART_OF or not said.strip():
            raise ValueError(f"{place}: a line must open with one of {' '.join(PART_OF)}: {line!r}")
        lines.append((letter, said.strip()))
    return Told(
        entry["id"], entry["id"], next(k for k in KINDS if k == entry["kind"]), tuple(lines)
    )


def labelled_folder(folder: Path) -> list[Told]:
    """Return answers of `folder`/*.jsonl whose rows hold `segments` of label S, T, A or R."""
    answers = []
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").split("\n"):
            row = json.loads(line) if line.strip() else {}
            segments = row.get("segments", [])
            if segments and all(segment["label"] in "STAR" for segment in segments):
                told = tuple((segment["label"], segment["text"]) for segment in segments)
                answers.append(Told(row["id"], _site(row), "story", told))
    return answers


def _site(row: dict[str, str]) -> str:
    """Return what groups answers of one author: repository and first folder of the address."""
    return "/".join(row.get("source_address", row["id"]).replace(":", "/").split("/")[:4])
