"""`handrail answer`: questions in bulk, one JSON object a line in, one a line out, in order and in flat memory.

A line that is no question gets an error in its place and the run goes on; the exit status is then 1.
"""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator
from io import BufferedIOBase
from typing import Any, BinaryIO, cast

import click

from handrail.cli.console.opening import DAY, ON_HELP, open_policy
from handrail.engine import Policy, QuestionError, read_question, vocabulary
from handrail.engine.errors import unreadable
from handrail.policies.scenarios import reply

CHUNK = 1 << 16
BOM = b"\xef\xbb\xbf"
LONGEST = 1 << 20
"""Bytes: a line beyond this is no question, and is not kept in memory."""


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no JSON number")


def _finite(text: str) -> float:
    number = float(text)
    return number if abs(number) != float("inf") else _no_number(text)


DECODE = json.JSONDecoder(parse_constant=_no_number, parse_float=_finite).decode
ENCODE = json.JSONEncoder(allow_nan=False).encode


@click.command("answer")
@click.argument("policy")
@click.option("--on", type=DAY, metavar="DATE", help=ON_HELP)
@click.pass_context
def command(ctx: click.Context, policy: str, on: datetime.datetime | None) -> None:
    """Answer questions in bulk: JSON Lines from standard input, JSON Lines to standard output.

    \b
    Example:
      echo '{"id": 1, "action": "connect", "with": "pupil", "family": false}' | handrail answer barleyhurst-park
    """
    opened = open_policy(policy, on)
    if sys.stdin is None:
        raise click.UsageError("There are no questions: standard input is closed.")
    wrong = answer_all(opened, cast("BufferedIOBase", sys.stdin.buffer), sys.stdout.buffer)
    ctx.exit(1 if wrong else 0)


def answer_all(policy: Policy, source: BufferedIOBase, target: BinaryIO) -> int:
    """Answer every line of the source, and return how many were no questions."""
    wrong = 0
    for lines in batches(source):
        answered = [answer_line(policy, line) for line in lines]
        wrong += sum(1 for _, is_error in answered if is_error)
        target.write(b"".join(text for text, _ in answered))
        target.flush()  # whoever sends one question and waits gets the answer
    return wrong


def batches(source: BufferedIOBase) -> Iterator[list[bytes]]:
    """Yield the complete lines of each piece that arrives; of a line that is too long, only the beginning."""
    rest = b""
    while chunk := source.read1(CHUNK):
        *lines, rest = (rest + chunk).split(b"\n")
        if len(rest) > LONGEST + CHUNK:
            rest = rest[: LONGEST + 1]
        if lines:
            yield lines
    if rest:
        yield [rest]


def answer_line(policy: Policy, line: bytes) -> tuple[bytes, bool]:
    """Return the line that answers a line, and whether it is an error."""
    name: Any = None
    try:
        row = read_line(line)
        name = row.get("id")
        if row.get("none") is True:
            return line + b"\n", False
        question = read_question(row, vocabulary())
        answer = reply(policy, question)
    except QuestionError as error:
        return ENCODE({"id": name, "error": error.as_json()}).encode() + b"\n", True
    return ENCODE({"id": name, **answer}).encode() + b"\n", False


def read_line(line: bytes) -> dict[str, Any]:
    """Return the JSON object of a line. Raises QuestionError where it holds none."""
    if len(line) > LONGEST:
        raise QuestionError(
            "not-json", "The line is longer than a question can be.", "Put each question on its own line."
        )
    try:
        row = DECODE(line.removeprefix(BOM).decode())
    except (ValueError, RecursionError) as error:
        says = f"The line is not JSON: {unreadable(error)}."
        raise QuestionError("not-json", says, 'Write {"action": "...", ...}.') from error
    if not isinstance(row, dict):
        raise QuestionError("not-json", "The line is not a JSON object.", 'Write {"action": "...", ...}.')
    return row
