"""`handrail worker`: what pages leave for later."""

from __future__ import annotations

from importlib import import_module

import click

from handrail.web.serving import starting


@click.command("worker")
def command() -> None:
    """Do what pages leave for later: mail, scheduled work. Run as many as you like.

    \b
    Example:
      handrail worker
    """
    starting.start_django()
    starting.refuse_if_unsafe()
    import_module("handrail.web.jobs.worker").run()  # it knows models: Django had to start first
