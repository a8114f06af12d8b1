"""`handrail setup`: the first school, and its administrator by a one-use link."""

from __future__ import annotations

from importlib import import_module

import click

from handrail.web.serving import starting


@click.command("setup")
@click.option("--school", prompt="What is the school called?", help="The school's name.")
@click.option("--name", prompt="Who runs Handrail there? Full name", help="The first administrator, often the head.")
@click.option("--email", prompt="Their email address at work", help="They sign in with it.")
@click.option("--trust", default="", help="The trust that the school belongs to, if any.")
def command(school: str, name: str, email: str, trust: str) -> None:
    """Make a school and its first administrator, and print a link with which they choose a password.

    The link works once, for a day. The first thing after it is a second factor.

    \b
    Example:
      handrail setup --school "Example Primary School" --name "Ada Example" --email ada@example.org
    """
    starting.start_django()
    first = import_module("handrail.web.people.first")  # it knows models: Django had to start first
    first.make_secret_key()
    starting.migrate(quiet=True)
    starting.start_django()
    try:
        person = first.make_school(school=school, name=name, email=email, trust=trust)
    except first.NotPossible as fault:
        raise click.ClickException(str(fault)) from fault
    click.echo(f"{school} is there, with {person.name} as headteacher and IT administrator.")
    click.echo("This link lets them choose a password. It works once, and for a day:\n")
    click.echo(f"  {first.link(person)}\n")
    click.echo("Next: `handrail doctor`, then `handrail serve`.")
