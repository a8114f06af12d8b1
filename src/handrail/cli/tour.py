"""`handrail tour`: real questions with their answers, and then one's own."""

from __future__ import annotations

import shlex
import sys

import click

from handrail import policies
from handrail.cli import main
from handrail.cli.console.dialogue import choose

STOPS = (
    (
        "A pupil sends a member of staff a friend request. May she accept it?",
        "barleyhurst-park connect with=pupil family=no",
    ),
    ("A teacher would like to say on his own profile where he works.", "barleyhurst-park name-employer"),
    ("The same question, put to another school's policy.", "notting-hill-prep name-employer"),
    (
        "Something happened: a parent threatens a teacher online. What now?",
        "daffodil abuse-of-staff by=parent threat=yes",
    ),
)


@click.command("tour")
def command() -> None:
    """Take a short tour with real questions, then ask your own.

    \b
    Example:
      handrail tour
    """
    click.echo("Handrail puts a school's social media policy to work: it answers questions, and names the clause.")
    for told, words in STOPS:
        click.echo(f"\n{'=' * 78}\n{told}\n\n  $ handrail ask {words}\n")
        run(f"{words} --no-prompt")
    click.echo(f"\n{'=' * 78}")
    if not somebody_is_there():
        click.echo("Now ask your own: .venv/bin/handrail ask POLICY, or .venv/bin/handrail --help")
        return
    click.echo("Now ask your own. Control-C or Control-D ends it.")
    titles = {name: f"{name}: {policies.head(policies.find(name))['title']}" for name in policies.names()}
    try:
        while True:
            run(f"{choose('Which policy?', titles)} --prompt")
    except click.Abort:
        click.echo("\nThank you. `handrail --help` says what else there is.", err=True)


def run(words: str) -> None:
    """Run `handrail ask` with some words."""
    main.main(["ask", *shlex.split(words)], prog_name="handrail", standalone_mode=False)


def somebody_is_there() -> bool:
    """Say whether a person sits at a terminal and can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()
