"""Practise from the command line: the questions, and the review of an answer."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.padding import Padding
from rich.text import Text

from app.cli.screen import Listing, screen
from interview_bank import UnknownQuestionError, load_bank
from interview_bank import review as review_answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from interview_bank import Finding, Question, Review, Score

LETTERS = {"situation": "S", "task": "T", "action": "A", "result": "R", "other": "–"}
COLOURS = {"situation": "blue", "task": "magenta", "action": "green", "result": "yellow"}
MOST_BYTES = 1024 * 1024

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.command()
@click.option(
    "--answer",
    "file",
    required=True,
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help="The answer as a text file; - reads standard input.",
)
@click.option("--question", "question_id", help="The id of a question; `pmo questions` lists them.")
@json_option
def review(file: Path, question_id: str | None, *, as_json: bool) -> None:
    """Review an interview answer: its parts, its scores, what to improve, one question back."""
    found = review_answer(_text(file), _question(question_id))
    if as_json:
        click.echo(json.dumps(found.to_dict(), ensure_ascii=False))
        return
    _show_review(screen(), found)


@click.command()
@click.option("--competency", help="Only this competency.")
@click.option("--level", help="Only questions asked at this level.")
@click.option("--kind", help="Only this kind: behavioural, situational, knowledge or motivation.")
@json_option
def questions(
    competency: str | None, level: str | None, kind: str | None, *, as_json: bool
) -> None:
    """List the interview questions."""
    bank = load_bank()
    chosen = [
        one
        for one in bank.questions
        if competency in (None, one.competency)
        and (level is None or level in one.levels)
        and kind in (None, one.kind)
    ]
    if not chosen:
        raise click.UsageError(
            f"No question fits that. Competencies: {', '.join(bank.competencies)}."
        )
    if as_json:
        click.echo(json.dumps([one.to_dict() for one in chosen], ensure_ascii=False))
        return
    _show_questions(screen(), chosen)


def _text(file: Path) -> str:
    if str(file) == "-":
        return sys.stdin.read(MOST_BYTES)
    if file.stat().st_size > MOST_BYTES:
        raise click.UsageError(f"{file} is larger than 1 MB. Hand in one answer as plain text.")
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise click.UsageError(
            f"{file} is no plain text in UTF-8. Save the answer as a .txt or .md file."
        ) from problem


def _question(question_id: str | None) -> Question | None:
    if question_id is None:
        return None
    try:
        return load_bank().get(question_id)
    except UnknownQuestionError as problem:
        raise click.UsageError(str(problem)) from problem


def _show_questions(console: Console, chosen: Iterable[Question]) -> None:
    competency = None
    for one in chosen:
        if one.competency != competency:
            competency = one.competency
            heading = competency.replace("-", " ").capitalize()
            console.print(Text(f"\n{heading}", style="bold"))
        console.print(Text(f"  {one.id}", style="green") + Text(f"  {_about(one)}", style="dim"))
        console.print(Padding(Text(one.text), (0, 0, 0, 4)))


def _about(one: Question) -> str:
    return f"{one.kind}; {', '.join(one.levels)}"


def _show_review(console: Console, found: Review) -> None:
    stats = found.stats
    about = (
        f", read as {found.kind}. {stats.words} words, "
        f"about {stats.spoken_seconds} seconds when spoken."
    )
    console.print(Text.assemble((f"{found.overall:.1f} of 5", "bold"), about))
    console.print()
    for segment in found.segments:
        letter = Text(f"{LETTERS[segment.part]}  ", style=COLOURS.get(segment.part, "dim"))
        console.print(letter + Text(" ".join(found.text[segment.start : segment.end].split())))
    console.print()
    for finding in sorted(found.findings, key=lambda one: one.tone == "strength"):
        console.print(_finding_line(finding))
    console.print()
    table = Listing("Dimension", "Of 5", "Why")
    for score in found.scores:
        table.add_row(*_score_row(score))
    table.show()
    for probe in found.probes:
        console.print(Text(f"\nAn interviewer would now ask: {probe}", style="bold"))


def _finding_line(finding: Finding) -> Text:
    keep = finding.tone == "strength"
    mark = Text("✓ Keep: " if keep else "▲ Improve: ", style="green" if keep else "yellow")
    return mark + Text(finding.message)


def _score_row(score: Score) -> tuple[str, str, Text]:
    return score.dimension, f"{score.score:.1f}", Text(f"{score.anchor} {score.reason}".strip())
