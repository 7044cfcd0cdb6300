"""The `pmo` command: each subcommand's module is loaded when it is called, so help is instant."""

from __future__ import annotations

import gc
from importlib import import_module
from importlib.metadata import version

import click
from typing_extensions import override

from app.cli.examples import show_example
from app.config import SettingsError

COMMANDS = {
    "serve": ("app.cli.serve", "Serve the app on this machine."),
    "demo": ("app.cli.serve", "Serve sample data in a throw-away database; nothing is sent."),
    "worker": ("app.cli.serve", "Run background work apart from the server."),
    "index": ("app.cli.index", "Show or rebuild the index that the board ranks by."),
    "sources": ("app.cli.sources", "List the sources: limits, needs, how each answered lately."),
    "boards": ("app.cli.boards", "List public boards; ask them whether they are there."),
    "collect": ("app.cli.collect", "Collect postings from boards and feeds."),
    "parse": ("app.cli.read", "Parse a saved page, mail or feed into postings."),
    "read-posting": ("app.cli.read", "Show what a posting asks for."),
    "read-resume": ("app.cli.read", "Show how a resume is read."),
    "match": ("app.cli.read", "Match a resume with a posting, with reasons."),
    "rank": ("app.cli.rank", "Rank many postings for one resume."),
    "plan": ("app.cli.plan", "Which certification or skill opens most postings."),
    "review": ("app.cli.practise", "Review an interview answer."),
    "questions": ("app.cli.practise", "List the interview questions."),
    "alerts": ("app.cli.alerts", "Write and deliver the digests that are due."),
    "corrections": ("app.cli.corrections", "Which readings of postings people correct most."),
    "mailbox": ("app.cli.mailbox", "Take in job-alert mails from a mailbox or files."),
    "user": ("app.cli.people", "Add people to this instance."),
    "backup": ("app.cli.people", "Write the whole database to one file."),
    "restore": ("app.cli.people", "Bring a backup back."),
    "doctor": ("app.cli.people", "Check the installation and say what to mend."),
}


class LazyGroup(click.Group):
    """Knows its commands by name; imports the module of the one that is called."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        # What is imported stays; looking for garbage meanwhile costs a tenth of the start.
        gc.disable()
        module = import_module(COMMANDS[cmd_name][0])
        gc.enable()
        command = getattr(module, cmd_name.replace("-", "_"))
        if not isinstance(command, click.Command):
            raise TypeError(f"{cmd_name} in {module.__name__} is no command.")
        show_example(command, cmd_name)
        return command

    @override
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, help_) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("critical-path"), prog_name="pmo")
def pmo() -> None:
    """Critical Path: from wanting to work in a project management office to an offer.

    Exit codes: 0 done, 1 done with failures that are named, 2 wrong usage.
    """


def main() -> None:
    """Run `pmo`; a wrong setting ends it with its sentence, never with a traceback."""
    try:
        pmo()
    except SettingsError as problem:
        click.echo(f"pmo: {problem}", err=True)
        raise SystemExit(2) from problem
