"""`handrail replay`: put kept questions to two editions, and list the verdicts and duties that change.

Questions stream, as in `answer`: memory does not grow with them. A bar shows how far it is where somebody watches.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from io import BufferedIOBase
from pathlib import Path
from typing import Any, cast

import click

from handrail.cli.answer import batches, read_line
from handrail.cli.console.opening import open_policy
from handrail.engine import Question, QuestionError, read_question, vocabulary
from handrail.engine.study.replay import Change, Replay

SHOWN_ERRORS = 10
STANDARD_INPUT = "-"


@dataclass(slots=True)
class Tally:
    """What has been counted: this, and not the questions, is what stays in memory."""

    questions: int = 0
    changed: int = 0
    duties_alone: int = 0
    wrong: int = 0
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, change: Change) -> None:
        """Count one change."""
        self.changed += 1
        if change.is_verdict and change.outcome:
            self.verdicts[change.outcome] += 1
        else:
            self.duties_alone += 1

    def as_json(self) -> dict[str, Any]:
        """Return the counts as the last line of `--json` has them."""
        return {
            "questions": self.questions,
            "changed": self.changed,
            "verdicts": [{"old": old, "new": new, "count": n} for (old, new), n in self.verdicts.most_common()],
            "duties_alone": self.duties_alone,
            "wrong": self.wrong,
        }


@click.command("replay")
@click.argument("old")
@click.argument("new")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Write each change as a line of JSON, and the sums as the last.")
@click.pass_context
def command(ctx: click.Context, old: str, new: str, files: tuple[str, ...], as_json: bool) -> None:
    """Put kept questions to two editions (or policies) and list what changes.

    A FILE holds one question a line, as `handrail answer` reads them; `-` is standard input. The exit status is 1 where
    something changes, or where a line is no question.

    \b
    Example:
      handrail replay our-school/2025-09/policy.toml our-school/2026-09/policy.toml kept.jsonl
    """
    replay = Replay(open_policy(old), open_policy(new))
    tally = Tally()
    tell = tell_json if as_json else tell_line
    for file in files:
        if file != STANDARD_INPUT and not Path(file).is_file():
            raise click.UsageError(f'There is no file "{file}".')
    with progress(files) as bar:
        for file in files:
            put_all(replay, file, tally, tell, bar.update if bar else lambda _: None)
    click.echo(json.dumps(tally.as_json()) if as_json else "\n".join(tell_sums(tally)))
    ctx.exit(1 if tally.changed or tally.wrong else 0)


def progress(files: Iterable[str]) -> Any:
    """Return a bar over the bytes of the files where somebody watches, and else nothing."""
    if not sys.stderr.isatty() or STANDARD_INPUT in files:
        return nullcontext()
    size = sum(Path(file).stat().st_size for file in files)
    return click.progressbar(length=size, label="Replaying", file=sys.stderr)


def put_all(
    replay: Replay, file: str, tally: Tally, tell: Callable[[Any, Question, Change], str], advance: Callable[[int], Any]
) -> None:
    """Put the questions of a file, write each change at once, and count."""
    place = "standard input" if file == STANDARD_INPUT else file
    number = 0
    with nullcontext(sys.stdin.buffer) if file == STANDARD_INPUT else Path(file).open("rb") as source:
        for lines in batches(cast("BufferedIOBase", source)):
            told: list[str] = []
            for line in lines:
                number += 1
                if line and not line.isspace():
                    told += put_line(replay, line, f"{place}, line {number}", tally, tell)
            sys.stdout.write("".join(told))
            advance(sum(map(len, lines)) + len(lines))


def put_line(
    replay: Replay, line: bytes, place: str, tally: Tally, tell: Callable[[Any, Question, Change], str]
) -> Iterator[str]:
    """Put the question of one line; yield what is to be written of it, if anything."""
    try:
        row = read_line(line)
        if row.get("none") is True:
            return
        question = read_question(row, vocabulary())
    except QuestionError as error:
        tally.wrong += 1
        if tally.wrong <= SHOWN_ERRORS:
            click.echo(f"{place}: {error.message} {error.hint}".rstrip(), err=True)
        return
    tally.questions += 1
    change = replay.put(question)
    if change:
        tally.count(change)
        yield tell(row.get("id", place), question, change)


def tell_json(name: Any, question: Question, change: Change) -> str:
    """Return a change as a line of JSON."""
    return json.dumps({"id": name, "about": question.word, **change.as_json()}) + "\n"


def tell_line(name: Any, question: Question, change: Change) -> str:
    """Return a change as a line for a person."""
    parts = [f"{change.outcome[0]} -> {change.outcome[1]}"] if change.is_verdict and change.outcome else []
    for sign, side in (("more", change.more), ("no longer", change.less)):
        parts += [f"{sign} {kind}: {', '.join(values)}" for kind, values in side.items()]
    parts += ["the same steps in another order"] if change.is_reordered else []
    return f"{name} ({question.word}): {'; '.join(parts)}\n"


def tell_sums(tally: Tally) -> Iterator[str]:
    """Tell what was counted."""
    yield f"{tally.questions} questions, {tally.changed} with another answer"
    for (old, new), count in tally.verdicts.most_common():
        yield f"  {count} {old} -> {new}"
    if tally.duties_alone:
        yield f"  {tally.duties_alone} with the same verdict and other conditions, duties or steps"
    if tally.wrong:
        yield f"{tally.wrong} lines are no questions"
