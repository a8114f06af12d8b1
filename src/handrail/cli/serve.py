"""`handrail serve`: pages and worker together, for one machine."""

from __future__ import annotations

import click

from handrail.web.serving import processes, starting


@click.command("serve")
@click.option(
    "--bind", default="127.0.0.1:8000", show_default=True, help="Where to listen, as host:port or unix:/path."
)
def command(bind: str) -> None:
    """Run the web app and its worker on this machine, until you stop it.

    \b
    Example:
      handrail serve --bind 127.0.0.1:8000
    """
    starting.start_django()
    starting.refuse_if_unsafe()
    click.echo(f"Handrail listens on {bind}. Ctrl-C stops it.")
    processes.keep_running(processes.password_lane(), processes.web_server(bind), processes.worker())
