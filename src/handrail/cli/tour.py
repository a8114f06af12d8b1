"""`handrail tour`: real questions with their answers, and then one's own."""

from __future__ import annotations

import shlex
import sys

import click

from handrail import policies
from handrail.cli.ask import command as ask
from handrail.cli.console.dialogue import choose

STOPS = (
    (
        "A pupil sends a member of staff a friend request. May she accept it?",
        "barleyhurst-park connect with=pupil family=no",
    ),
    ("A teacher would like to say on his own profile where he works.", "barleyhurst-park name-employer"),
    ("The same question at another school.", "notting-hill-prep name-employer"),
    ("Something happened: somebody abuses a member of staff online. What now?", "notting-hill-prep abuse-of-staff"),
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
        run(words)
    click.echo(f"\n{'=' * 78}")
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        click.echo("Now ask your own: .venv/bin/handrail ask POLICY, or .venv/bin/handrail --help")
        return
    click.echo("Now ask your own. Control-C ends it.")
    titles = {name: f"{name}: {policies.head(policies.find(name))['title']}" for name in policies.names()}
    while True:
        ask.main([choose("Which policy?", titles), "--prompt"], standalone_mode=False)


def run(words: str) -> None:
    """Run `handrail ask` with the words of a stop."""
    ask.main([*shlex.split(words), "--no-prompt"], standalone_mode=False)
