"""Run the command line as a person would, in this process."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from handrail.cli import main

EXAMPLE = str(Path(__file__).parent / "example.toml")


def run(*words: str, typed: str = "") -> Result:
    """Run `handrail WORDS`, with what a person types, or what a pipe brings, on standard input."""
    return CliRunner().invoke(main, words, input=typed)


def lines(result: Result) -> list[str]:
    """Return what was written to standard output, without blank lines."""
    return [line.strip() for line in result.stdout.splitlines() if line.strip()]
