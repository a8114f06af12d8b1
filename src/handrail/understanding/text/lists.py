"""Read the word lists of `words/`: TOML files that hold what people say, apart from the code that reads it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read(name: str) -> dict[str, Any]:
    """Return a word list as it stands in its file, read once."""
    return tomllib.loads(files("handrail.understanding").joinpath("words", f"{name}.toml").read_text(encoding="utf-8"))


@cache
def small_words(table: str, name: str) -> frozenset[str]:
    """Return the words that do one thing in a sentence, from `words/grammar.toml`."""
    return frozenset(read("grammar")[table][name].split())


def rows(text: str) -> Iterator[str]:
    """Yield the phrases of a list: they stand one a line, or with commas between."""
    for row in re.split(r"[,\n]", text):
        if row := re.sub(r"-(?![^<>]*>)", " ", row).strip():
            yield row
