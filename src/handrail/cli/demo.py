"""`handrail demo`: five invented schools to try things on, in a database that is thrown away."""

from __future__ import annotations

import os
import tempfile
from importlib import import_module
from pathlib import Path

import click

from handrail.web.serving import processes, starting


@click.command("demo")
@click.option("--port", default=8000, show_default=True, help="On this machine alone (127.0.0.1).")
def command(port: int) -> None:
    """Try Handrail with a trust of five invented schools. Nothing is kept.

    \b
    Example:
      handrail demo --port 8000
    """
    with tempfile.TemporaryDirectory(prefix="handrail-demo-") as folder:
        _only_the_demo(Path(folder), port)
        starting.start_django()
        click.echo("Making a database for the demo ...")
        starting.migrate(quiet=True)
        click.echo("Filling it with five invented schools:")
        import_module("handrail.web.demo.filling").fill(click.echo)  # it knows models: Django had to start first
        click.echo(f"\nHandrail is at http://127.0.0.1:{port}/ . Pick somebody there to be. Ctrl-C ends the demo.")
        processes.keep_running(processes.web_server(f"127.0.0.1:{port}"), processes.worker())


def _only_the_demo(folder: Path, port: int) -> None:
    """Let the environment of a real installation have no say here: the demo must never touch its data."""
    for name in [name for name in os.environ if name.startswith("HANDRAIL_") or name == "DATABASE_URL"]:
        del os.environ[name]
    os.environ["HANDRAIL_MODE"] = "demo"
    os.environ["HANDRAIL_DATA"] = str(folder)
    os.environ["HANDRAIL_ADDRESS"] = f"http://127.0.0.1:{port}"
    os.environ["HANDRAIL_MAIL"] = f"file://{folder}/mail"
    os.environ["HANDRAIL_SECRET_KEY"] = os.urandom(32).hex()
