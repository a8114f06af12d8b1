"""The sessions in the documentation: what a command says when it is run, kept as it is.

A block of `console` holds commands (`$ handrail ...`), run in the folder of its page, each followed by what it wrote.
"""

from __future__ import annotations

import contextlib
import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from handrail.cli import main

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ handrail "


def pages() -> list[Path]:
    """Return every page that has a session."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in found if BLOCK.search(page.read_text(encoding="utf-8"))]


def played(page: Path) -> str:
    """Return the text of a page with every session run anew."""
    with contextlib.chdir(page.parent):
        return BLOCK.sub(lambda block: f"```console\n{_play(block.group(1))}```", page.read_text(encoding="utf-8"))


def _play(session: str) -> str:
    """Run the commands of a session, and return them with what they write."""
    said = [
        f"{line}\n{CliRunner().invoke(main, shlex.split(line.removeprefix(PROMPT))).output.rstrip()}\n"
        for line in session.splitlines()
        if line.startswith(PROMPT)
    ]
    return "\n".join(said)
