"""Write lines: in colour and wrapped where a person reads at a terminal, plain and stable into a pipe or a file."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import dropwhile
from textwrap import wrap
from typing import Any

import click

MARK = re.compile(r"- |\d+\. ")
"""The mark of an item: what follows it hangs under its text."""

STYLES = {
    "prohibited": "bold red",
    "conditional": "bold yellow",
    "advised-against": "bold yellow",
    "permitted": "bold green",
    "not-covered": "bold cyan",
    "depends": "bold magenta",
    "heading": "bold",
    "clause": "cyan",
    "quiet": "dim",
    "": "",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line for a person: its text, how far it stands in, and what kind of line it is."""

    text: str
    indent: int = 0
    style: str = ""


def write(lines: Iterable[Line]) -> None:
    """Write the lines to standard output, without a blank one at the head."""
    lines = dropwhile(lambda line: not line.text, lines)
    if sys.stdout.isatty():
        _write_for_a_person(lines)
        return
    for line in lines:
        click.echo(f"{' ' * line.indent}{line.text}".rstrip())


def write_json(value: Any) -> None:
    """Write one JSON value, as a program reads it."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _write_for_a_person(lines: Iterable[Line]) -> None:
    # Rich takes longer to import than an answer takes: only who reads at a terminal waits for it.
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for line in lines:
        mark = MARK.match(line.text)
        hanging = line.indent + (mark.end() if mark else 0)
        for text in wrap(
            line.text, console.width, initial_indent=" " * line.indent, subsequent_indent=" " * hanging
        ) or [""]:
            console.print(Text(text, style=STYLES[line.style]), soft_wrap=True)
