"""A table with a column for each policy: side by side in text where the width allows it, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap

Cell = list[str]
"""The lines of a cell, each wrapped by itself."""

NARROWEST = 26
"""Characters: in a column narrower than this nobody reads a sentence."""
GAP = "  "


@dataclass(frozen=True, slots=True)
class Grid:
    """Column heads, and rows of a title and a cell for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, list[Cell]], ...]


def as_text(grid: Grid, width: int) -> Iterator[str]:
    """Yield the lines of a grid: in columns, or one column after the other where the width does not do."""
    first = max(len(title) for title, _ in grid.rows)
    each = (width - first) // len(grid.columns) - len(GAP)
    if each < NARROWEST:
        yield from _one_after_the_other(grid, width)
        return
    yield _line("", grid.columns, first, each)
    for title, cells in grid.rows:
        wrapped = [[line for text in cell for line in _hanging(text, each)] for cell in cells]
        for number, parts in enumerate(zip_longest(*wrapped, fillvalue="")):
            yield _line(title if not number else "", parts, first, each)


def _line(title: str, parts: tuple[str, ...], first: int, each: int) -> str:
    return GAP.join([f"{title:{first}}", *(f"{part:{each}}" for part in parts)]).rstrip()


def _hanging(text: str, width: int, indent: str = "") -> list[str]:
    return wrap(text, width, initial_indent=indent, subsequent_indent=f"{indent}  ")


def _one_after_the_other(grid: Grid, width: int) -> Iterator[str]:
    for number, name in enumerate(grid.columns):
        yield name
        for title, cells in grid.rows:
            for text in cells[number]:
                yield from _hanging(f"{title}: {text}", width, "  ")


def as_markdown(grid: Grid) -> Iterator[str]:
    """Yield the lines of a grid as a Markdown table."""
    yield f"| | {' | '.join(grid.columns)} |"
    yield f"|---|{'---|' * len(grid.columns)}"
    for title, cells in grid.rows:
        yield f"| {title} | {' | '.join('<br>'.join(_safe(text) for text in cell) for cell in cells)} |"


def _safe(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
