"""`handrail web`: the pages alone."""

from __future__ import annotations

import click

from handrail.web.serving import processes, starting


@click.command("web")
@click.option(
    "--bind", default="127.0.0.1:8000", show_default=True, help="Where to listen, as host:port or unix:/path."
)
def command(bind: str) -> None:
    """Run the pages alone; run `handrail worker` beside, here or elsewhere.

    \b
    Example:
      handrail web --bind 0.0.0.0:8000
    """
    starting.start_django()
    starting.refuse_if_unsafe()
    click.echo(f"Handrail's pages listen on {bind}. Ctrl-C stops them.")
    processes.keep_running(processes.password_lane(), processes.web_server(bind))
