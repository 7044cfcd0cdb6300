"""One example for each command, shown under its help; each is parsed by a test."""

from __future__ import annotations

import click

EXAMPLES = {
    "serve": "pmo serve --port 8080",
    "demo": "pmo demo --port 8080",
    "worker": "pmo worker",
    "index": "pmo index status",
    "index status": "pmo index status --json",
    "index rebuild": "pmo index rebuild",
    "sources": "pmo sources --json",
    "boards": "pmo boards --country GB --kind employer",
    "boards check": "pmo boards --country GB check --prune",
    "collect": "pmo collect --source greenhouse:acme --source lever:example",
    "parse": "pmo parse auto saved-page.html --url https://jobs.example/17",
    "read-posting": "pmo read-posting advert.txt",
    "read-resume": "pmo read-resume resume.pdf",
    "match": "pmo match --resume resume.pdf --posting advert.txt",
    "rank": "pmo rank --resume resume.pdf --postings jobs.jsonl --top 20",
    "plan": "pmo plan --resume resume.pdf --postings jobs.jsonl --place Leeds --have PMP",
    "review": "pmo review --answer answer.txt --question reporting-improved",
    "questions": "pmo questions --competency reporting --level analyst",
    "alerts": "pmo alerts run --dry-run",
    "alerts run": "pmo alerts run --dry-run --now 2026-12-01T07:00",
    "corrections": "pmo corrections --most 20",
    "mailbox": "pmo mailbox take --person ada@example.com alert.eml",
    "mailbox check": "pmo mailbox check --host imap.example.com --person ada@example.com",
    "mailbox take": "pmo mailbox take --person ada@example.com alert.eml archive.mbox",
    "user": "pmo user add ada@example.com --role coach",
    "user add": 'pmo user add ada@example.com --name "Ada Farrow"',
    "backup": "pmo backup critical-path.backup",
    "restore": "pmo restore critical-path.backup --yes",
    "doctor": "pmo doctor --json",
}


def show_example(command: click.Command, words: str) -> None:
    """Put the example of the command called by `words`, and of those below it, under its help."""
    if words in EXAMPLES:
        # The mark keeps click from breaking the line, which is there to be copied.
        command.epilog = f"\b\nExample:\n  {EXAMPLES[words]}"
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            show_example(below, f"{words} {name}")
