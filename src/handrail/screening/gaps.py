"""What stands between two words, and what it says about them: one name, a first and a last name, or nothing."""

from __future__ import annotations

import re
from typing import cast

from .folding import SYMBOL

GLUE = 1  # within one name: Anne-Marie, O' Brien, Khan - Jones
NEXT = 2  # between a first and a last name
NEARLY = 4  # the same, but with a doubt
COMMA = 8  # Khan, Amira
TURN = 16  # Khan | Amira
INITIAL = 32  # after an initial: J. Smith
SPACE = 64  # nothing but space
OPENS = 128  # a bracket or quotation mark opens: Amira "Mimi" Khan
CLOSES = 256
HYPHEN = 512  # a hyphen without space
STARTS = 1024  # a sentence starts after it
SLUG = 2048  # the parts of a file name or an address
SIGNS = 4096  # emoji and nothing else
CELL = 8192  # the border of two cells of a table

_MARKUP = r"[*_~`]*"
_QUOTE = r"[\"'\])]? ?[\"'\[(]|[\"'\])] ?[\"'\[(]?"
_SPACE = r"(?:\s|%20|\+)"
_PATTERNS = {
    GLUE: rf"{_SPACE}{{0,6}}[-'`]?{_SPACE}{{0,6}}|[._/]",
    NEXT: rf"{_MARKUP}(?:{_SPACE}{{0,80}}|{_SPACE}{{0,3}}\n[>\s]{{0,12}}){_MARKUP}|[-._]",
    NEARLY: rf" ?/ ?| - | ?\((?!\s)|{_QUOTE}|\s*(?:{SYMBOL}\s*){{1,4}}|\s*\n\s*\n\s*|\s[#@]",
    COMMA: rf"{_MARKUP} ?,\s{{0,8}}{_MARKUP}",
    TURN: r"\s*[;|/\t:]\s*|\",\"",
    INITIAL: r"\.?\s{0,4}|\.-",
    SPACE: rf"{_MARKUP}{_SPACE}{{1,80}}{_MARKUP}",
    OPENS: r"\s{0,3}[(\[\"'`*]{1,3}",
    CLOSES: r"[)\]\"'`*]{1,3}\s{0,3}",
    HYPHEN: r"-(?:\r?\n\s*)?",
    STARTS: rf"(?:.*[.!?\n{SYMBOL}\"*>]\s*[\"'(*\-]*\s*)",
    SLUG: r"[-._+]?|%20",
    SIGNS: rf"\s*(?:{SYMBOL}\s*){{1,4}}",
    CELL: r"[ ]*\t[ ]*|\s{0,3}\|\s{0,3}|\",\"",
}
_COMPILED = {gap: re.compile(pattern, re.DOTALL) for gap, pattern in _PATTERNS.items()}
_LONGEST = 80  # a longer gap joins nothing
_KNOWN: dict[str, int] = {}


def read_gaps(gaps: list[str]) -> list[int]:
    """Return what each gap may be."""
    kinds = list(map(_KNOWN.get, gaps))
    if None in kinds:
        return [_KNOWN.get(gap) or _read(gap) for gap in gaps]
    return cast("list[int]", kinds)


def _read(gap: str) -> int:
    """Return what a gap may be: the sum of the numbers above that fit."""
    if len(gap) > _LONGEST:
        return STARTS
    found = 0
    for kind, pattern in _COMPILED.items():
        if pattern.fullmatch(gap):
            found |= kind
    if len(gap) < 6 and len(_KNOWN) < 10_000:
        _KNOWN[gap] = found
    return found
