"""`handrail understand`: what people type, one JSON object a line in, the structured question a line out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from handrail.understanding import Reading, understand

MOST = 5_000
"""Characters that are read of one text: nobody asks a question at greater length."""


@click.command("understand")
@click.option("--alternatives", is_flag=True, help="Write the next likely readings, too.")
@click.pass_context
def command(ctx: click.Context, alternatives: bool) -> None:
    """Turn words into questions: lines {"id", "text"} in; lines {"id", "action" or "event", facts} out.

    A text that asks nothing of a social media policy gets {"id", "none": true}. The lines can go on to
    `handrail answer`.

    \b
    Example:
      echo '{"id": 1, "text": "can i add a pupil on insta"}' | handrail understand
    """
    wrong = False
    for row in rows(sys.stdin, alternatives=alternatives):
        wrong = wrong or "error" in row
        click.echo(json.dumps(row, ensure_ascii=False))
    ctx.exit(1 if wrong else 0)


def rows(lines: Iterable[str], *, alternatives: bool) -> Iterator[dict[str, Any]]:
    """Yield what each line means; a line that cannot be read gets an error in its place."""
    for line in lines:
        try:
            asked = json.loads(line)
            text, name = asked["text"], asked.get("id")
            if not isinstance(text, str):
                raise TypeError
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            yield {"id": None, "error": {"code": "not-json", "message": "A line is an object with an id and a text."}}
            continue
        found = understand(text[:MOST])
        row = {"id": name, **(said(found[0]) if found else {"none": True})}
        yield {**row, "alternatives": [said(reading) for reading in found[1:]]} if alternatives else row


def said(reading: Reading) -> dict[str, Any]:
    """Return a reading as a question of the contract."""
    return {"event" if reading.is_event else "action": reading.word, **reading.facts}
