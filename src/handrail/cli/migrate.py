"""`handrail migrate`: bring the database to the shape that this version needs."""

from __future__ import annotations

import click

from handrail.web.serving import starting


@click.command("migrate")
def command() -> None:
    """Bring the database to the shape that this version needs, and put style sheet and fonts in place.

    \b
    Example:
      handrail migrate
    """
    starting.start_django()
    starting.migrate()
    click.echo("The database is ready.")
