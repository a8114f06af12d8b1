"""`handrail screen`: posts in, findings out, one JSON object a line, in order, on one or more processes.

The names are compiled once; a compiled roster can be kept beside the file of names and is then loaded in a moment. A
line that is no post gets an error in its place and the run goes on; the exit status is then 1.
"""

from __future__ import annotations

import gc
import json
import os
import stat
import sys
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import Path
from typing import Any, BinaryIO, cast

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from handrail.cli.answer import BOM, batches
from handrail.screening import Person, Roster, RosterError, Screen, compiled, load, read_people
from handrail.screening.saving import MAGIC

Done = tuple[bytes, int, int]  # the lines to write, how many lines were no posts, how many bytes were read

ENCODE = json.JSONEncoder(separators=(",", ":")).encode
AHEAD = 4  # pieces of work that may wait for each process
BROKEN = "The line is not a post: {why}."
HINT = 'Write {"id": "...", "text": "..."}.'

_screen: Screen | None = None  # the screen of a worker process


@click.command("screen")
@click.option(
    "--names", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="The roster: a CSV file with id, first name, last name, known as, restricted; or a compiled one.",
)  # fmt: skip
@click.option(
    "--index", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Keep the compiled roster here."
)
@click.option("--school", "schools", multiple=True, metavar="NAME", help="The school's own name; may be given again.")
@click.option("--processes", type=click.IntRange(min=1), default=1, show_default=True, help="How many to work on.")
@click.argument("posts", type=click.File("rb"), default="-")
@click.pass_context
def command(
    ctx: click.Context, names: Path, index: Path | None, schools: tuple[str, ...], processes: int, posts: BinaryIO
) -> None:
    """Say what somebody should look at in posts: names of the roster, contacts, tags, abuse, and more.

    Reads JSON Lines with "id" and "text" from POSTS or standard input, and writes one line with its findings for each.

    \b
    Example:
      echo '{"id": 1, "text": "Well done Amira Khan!"}' | handrail screen --names roster.csv
    """
    try:
        roster = open_roster(names, index)
    except (RosterError, OSError, UnicodeDecodeError) as error:
        raise click.UsageError(str(error)) from error
    screen = Screen(roster, schools)
    gc.collect()
    gc.freeze()  # the roster stays: there is no need to look through it again and again
    with progress(posts) as moved:
        wrong = screen_all(screen, cast("BufferedIOBase", posts), sys.stdout.buffer, processes, moved)
    ctx.exit(1 if wrong else 0)


def open_roster(names: Path, index: Path | None) -> Roster:
    """Return the roster of a file of names, or of a compiled one, which is made anew when the names have changed."""
    with names.open("rb") as file:
        if file.read(len(MAGIC)) == MAGIC:
            return load(names)
    return compiled(names, index, build) if index else build(names)


def build(names: Path) -> Roster:
    """Compile a file of names."""
    people: list[Person] = list(read_people(names))
    return Roster(people)


def screen_all(
    screen: Screen, source: BufferedIOBase, target: BinaryIO, processes: int, moved: Callable[[int], None]
) -> int:
    """Screen every line of the source, and return how many were no posts."""
    wrong = 0
    for text, errors, size in (in_processes if processes > 1 else in_process)(screen, batches(source), processes):
        target.write(text)
        target.flush()  # whoever sends one post and waits gets its findings
        wrong += errors
        moved(size)
    return wrong


def in_process(screen: Screen, pieces: Iterator[list[bytes]], _processes: int) -> Iterator[Done]:
    """Screen the pieces one after the other."""
    return (screen_lines(screen, lines) for lines in pieces)


def in_processes(screen: Screen, pieces: Iterator[list[bytes]], processes: int) -> Iterator[Done]:
    """Screen the pieces on several processes, and yield what comes of them in their order, with few of them waiting."""
    with ProcessPoolExecutor(processes, initializer=set_up, initargs=(screen.roster, screen.schools.own)) as pool:
        waiting: deque[Future[Done]] = deque()
        for lines in pieces:
            waiting.append(pool.submit(screen_in_worker, lines))
            if len(waiting) >= AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def set_up(roster: Roster, schools: tuple[str, ...]) -> None:
    """Give a worker process its screen."""
    global _screen
    _screen = Screen(roster, schools)


def screen_in_worker(lines: list[bytes]) -> Done:
    """Screen a piece in a worker process."""
    if _screen is None:
        raise RuntimeError("the worker was not set up")
    return screen_lines(_screen, lines)


def screen_lines(screen: Screen, lines: list[bytes]) -> Done:
    """Return what is written for some lines, and how many of them were no posts."""
    screened = [screen_line(screen, line) for line in lines if line.strip()]
    return (
        b"".join(text for text, _ in screened),
        sum(wrong for _, wrong in screened),
        sum(map(len, lines)) + len(lines),
    )


def screen_line(screen: Screen, line: bytes) -> tuple[bytes, bool]:
    """Return the line that is written for a line, and whether it is an error."""
    name: Any = None
    try:
        row = json.loads(line.removeprefix(BOM))
        name = row.get("id") if isinstance(row, dict) else None
        text = row["text"] if isinstance(row, dict) else None
    except (ValueError, RecursionError) as error:
        return refusal(name, str(error)), True
    except KeyError:
        text = None
    if not isinstance(text, str):
        return refusal(name, "it has no text"), True
    findings = [finding.as_json() for finding in screen.findings(text)]
    return encode({"id": name, "findings": findings}), False


def refusal(name: object, why: str) -> bytes:
    """Return the line in the place of findings where a line is no post."""
    return encode({"id": name, "error": {"code": "not-a-post", "message": BROKEN.format(why=why), "hint": HINT}})


def encode(row: dict[str, object]) -> bytes:
    """Return a row as a line of ASCII, so that nothing in it is half a character or the end of a line."""
    return ENCODE(row).encode() + b"\n"


@contextmanager
def progress(posts: BinaryIO) -> Iterator[Callable[[int], None]]:
    """Show a progress bar on a terminal, and nothing elsewhere; what is yielded is told how many bytes are done."""
    console = Console(stderr=True)
    shown = console.is_terminal and not posts.isatty()
    columns = TextColumn("Screening"), BarColumn(), DownloadColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True, disable=not shown) as bar:
        task = bar.add_task("screening", total=size(posts))
        yield lambda moved: bar.advance(task, moved)


def size(posts: BinaryIO) -> int | None:
    """Return how many bytes the posts have, where that can be known."""
    try:
        status = os.fstat(posts.fileno())
    except (OSError, ValueError):
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None
