"""`handrail doctor`: what is unsafe or missing here."""

from __future__ import annotations

import click

from handrail.web.serving import starting
from handrail.web.serving.doctor import examine


@click.command("doctor")
@click.pass_context
def command(context: click.Context) -> None:
    """Say what is unsafe or missing in this installation; exit 1 if anything is unsafe.

    \b
    Example:
      handrail doctor
    """
    starting.start_django()
    complaints = examine()
    for complaint in complaints:
        click.echo(f"{'UNSAFE' if complaint.unsafe else 'note'}  {complaint.says}\n        {complaint.hint}")
    if not complaints:
        click.echo("Nothing is unsafe, and nothing is missing.")
    context.exit(any(complaint.unsafe for complaint in complaints))
