"""`handrail worker`: what pages leave for later."""

from __future__ import annotations

import click

from handrail.web import starting


@click.command("worker")
def command() -> None:
    """Do what pages leave for later: mail, scheduled work. Run as many as you like.

    \b
    Example:
      handrail worker
    """
    starting.start_django()
    starting.refuse_if_unsafe()
    from handrail.web.jobs.worker import run

    run()
