"""Words that mean something else in company: "I'd like to" likes nothing, and a post code posts nothing."""

from __future__ import annotations

from functools import cache

from handrail.understanding.text.index import Index, index
from handrail.understanding.text.lists import read, rows
from handrail.understanding.text.phrases import Text

NOTHING = "nothing"
STAR = "*"


@cache
def _senses() -> Index[tuple[str, int]]:
    return index(
        ((meant, _starred(row)), row.replace(STAR, ""))
        for meant, table in read("senses").items()
        for row in rows(table["phrases"])
    )


def _starred(row: str) -> int:
    """Return which word of the row is meant otherwise, counted from the start."""
    return next((place for place, word in enumerate(row.split()) if word.endswith(STAR)), 0)


def changed(text: Text) -> dict[int, frozenset[str]]:
    """Return the places of such words, with the forms as which they are to be read."""
    found = {}
    for one in _senses().find(text):
        meant, place = one.label
        found[one.start + place] = frozenset() if meant == NOTHING else frozenset({meant})
    return found
