"""`handrail understand`: what people type, one JSON object a line in, the structured question a line out.

A line that cannot be read gets an error in its place and the run goes on; the exit status is then 1. Nothing of what is
read is kept.
"""

from __future__ import annotations

import gc
import sys
from io import BufferedIOBase
from typing import Any, BinaryIO, cast

import click

from handrail.cli.answer import ENCODE, batches, read_line
from handrail.engine import QuestionError
from handrail.understanding import Reading, may_be_at_risk, open_facts, understand


@click.command("understand")
@click.option("--alternatives", is_flag=True, help="Write the next likely readings, too.")
@click.option("--safety", is_flag=True, help="Say, too, whether a child may be at risk.")
@click.option("--open", "is_open", is_flag=True, help="Leave open what a post holds beside the words that were said.")
@click.pass_context
def command(ctx: click.Context, alternatives: bool, safety: bool, is_open: bool) -> None:
    """Turn words into questions: lines {"id", "text"} in; lines {"id", "action" or "event", facts} out.

    A text that asks nothing of a social media policy gets {"id", "none": true}. The lines can go on to
    `handrail answer`; with --open, it asks for the rest of what a post holds.

    \b
    Example:
      echo '{"id": 1, "text": "can i add a pupil on insta"}' | handrail understand
    """
    understand("hello")  # reads the word lists
    gc.freeze()  # they stay to the end: the collector need not look through them again and again
    told = Telling(alternatives, safety, is_open)
    wrong = told.all(cast("BufferedIOBase", sys.stdin.buffer), sys.stdout.buffer)
    ctx.exit(1 if wrong else 0)


class Telling:
    """How what was understood is written, and the loop that writes it."""

    def __init__(self, alternatives: bool, safety: bool, is_open: bool) -> None:
        self._alternatives, self._safety, self._is_open = alternatives, safety, is_open

    def all(self, source: BufferedIOBase, target: BinaryIO) -> int:
        """Write a line for each line of the source, and return how many could not be read."""
        wrong = 0
        for lines in batches(source):
            rows = [self.row(line) for line in lines]
            wrong += sum("error" in row for row in rows)
            target.write("".join(f"{ENCODE(row)}\n" for row in rows).encode())
            target.flush()  # whoever sends one text and waits gets its question
        return wrong

    def row(self, line: bytes) -> dict[str, Any]:
        """Return what one line means, or its error."""
        name: Any = None
        try:
            asked = read_line(line)
            name, text = asked.get("id"), asked.get("text")
            if not isinstance(text, str):
                raise QuestionError(
                    "not-json", 'A line is an object with an "id" and a "text".', 'Write {"text": "..."}.'
                )
        except QuestionError as error:
            return {"id": name, "error": error.as_json()}
        found = understand(text)
        row = {"id": name, **(self._said(found[0]) if found else {"none": True})}
        if self._safety:
            row["at_risk"] = may_be_at_risk(text)
        if self._alternatives:
            row["alternatives"] = [self._said(reading) for reading in found[1:]]
        return row

    def _said(self, reading: Reading) -> dict[str, Any]:
        """Return a reading as a question of the contract."""
        facts = open_facts(reading) if self._is_open else reading.facts
        return {"event" if reading.is_event else "action": reading.word, **facts}
