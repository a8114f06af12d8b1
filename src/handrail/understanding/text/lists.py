"""Read the word lists of `words/`: TOML files that hold what people say, apart from the code that reads it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

BASIC, LITERAL = '"""', "'''"


@cache
def read(name: str) -> dict[str, Any]:
    """Return a word list as it stands in its file, read once."""
    written = files("handrail.understanding").joinpath("words", f"{name}.toml").read_text(encoding="utf-8")
    if "\\" not in written and LITERAL not in written:
        # the same text; one kind of string is read letter by letter, the other is cut out in one go
        written = written.replace(BASIC, LITERAL)
    return tomllib.loads(written)


@cache
def small_words(table: str, name: str) -> frozenset[str]:
    """Return the words that do one thing in a sentence, from `words/grammar.toml`."""
    return frozenset(read("grammar")[table][name].split())


@cache
def rows(text: str) -> tuple[str, ...]:
    """Return the phrases of a list: they stand one a line, or with commas between."""
    found = (row.strip() for row in text.replace("\n", ",").split(","))
    return tuple(_parted(row) if "-" in row else row for row in found if row)


def _parted(row: str) -> str:
    """Write "well-founded" as two words, as texts are read; among alternatives, where that cannot be, as one."""
    return " ".join(word if "<" in word else word.replace("-", "" if "/" in word else " ") for word in row.split())
