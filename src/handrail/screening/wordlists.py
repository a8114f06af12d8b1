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


def listed(name: str) -> tuple[str, ...]:
    """Return the words of a list of `surroundings.toml`."""
    return tuple(_surroundings[name].split())


def _related(short_forms: str, spellings: str) -> Names:
    """Return for each first name its short and full forms and its other spellings, one step away and no more."""
    table: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for line in short_forms.strip().split("\n"):
        full, _, forms = line.partition(":")
        for form in forms.split():
            table[full][form] = table[form][full] = None
    for line in spellings.strip().split("\n"):
        for one, other in permutations(line.split(), 2):
            table[one][other] = None
    return {name: tuple(other for other in others if other != name) for name, others in table.items()}


_english = read("english")
_nicknames = read("nicknames")
_surroundings: dict[str, str] = read("surroundings")

FREQUENT = frozenset(_english["frequent"].split())
NAMES_TOO = frozenset(_english["names_too"].split())
ORDINARY = frozenset(_english["ordinary"].split())
EVERYDAY = frozenset(_english["everyday"].split())
PLACES = frozenset(_english["places"].split())
PLAIN = (FREQUENT | ORDINARY) - NAMES_TOO
WORDS = PLAIN | NAMES_TOO
RELATED = _related(_nicknames["short_forms"], _nicknames["spellings"])
GIVEN_NAMES = frozenset(RELATED)
