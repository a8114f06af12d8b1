"""The word lists of `words/`, read once: which words are ordinary, which are names too, what names are shortened to."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from importlib.resources import files
from itertools import permutations
from typing import Any

Names = dict[str, tuple[str, ...]]


def read(name: str) -> dict[str, Any]:
    """Return a word list as it stands in its file."""
    return tomllib.loads(files("handrail.screening").joinpath("words", f"{name}.toml").read_text(encoding="utf-8"))


def _gather(pairs: list[tuple[str, str]]) -> Names:
    table: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for one, other in pairs:
        if one != other:
            table[one][other] = None
    return {name: tuple(others) for name, others in table.items()}


def _relations(lines: str, spellings: str) -> tuple[Names, Names]:
    short = [(full, form) for full, _, forms in (line.partition(":") for line in lines.split("\n")) for form in forms.split()]
    both_ways = short + [(form, full) for full, form in short]
    spelled = [pair for line in spellings.split("\n") for pair in permutations(line.split(), 2)]
    return _gather(both_ways), _gather(spelled)


_english = read("english")
_nicknames = read("nicknames")

FREQUENT = frozenset(_english["frequent"].split())
NAMES_TOO = frozenset(_english["names_too"].split())
ORDINARY = frozenset(_english["ordinary"].split())
PLACES = frozenset(_english["places"].split())
PLAIN = (FREQUENT | ORDINARY) - NAMES_TOO
SHORT_FORMS, SPELLINGS = _relations(_nicknames["short_forms"], _nicknames["spellings"])
GIVEN_NAMES = frozenset(SHORT_FORMS) | frozenset(SPELLINGS)
