"""Every phrase in a text that says something about a fact, with whether it is denied or only wished for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from handrail.understanding.noticing.denial import Denial
from handrail.understanding.text.index import Found, Index, index
from handrail.understanding.text.lists import read
from handrail.understanding.text.phrases import Text

WRITING = "in-writing"
NOTHING = "nothing"
"""The value of phrases that sound like a fact and are none: they hide what they cover."""
LOOSE = frozenset({"content", "met", "role"})
"""Facts whose phrases may go on behind a comma: for any other, "all in, class photos" is not "in class"."""
REASONS = frozenset({"good-reason", "justified-concern"})
"""Conditions that somebody may need, and have: "I need my phone for a good reason"."""
NOT_CONDITIONS = frozenset({"upgrade", "otherwise"})


@dataclass(frozen=True, slots=True)
class Mark:
    """What one phrase says: a fact and its value, where, and whether it holds."""

    fact: str
    value: str
    start: int
    end: int
    denied: bool
    is_open: bool
    written: str = ""


@cache
def _index() -> Index[tuple[str, str]]:
    return index(_rows())


def _rows() -> Iterator[tuple[tuple[str, str], str]]:
    for fact, table in read("facts").items():
        for value, row in table.items():
            yield (fact, value), row["phrases"]
    for word, row in read("content").items():
        yield ("content", word), row["phrases"]
    for word, row in read("conditions").items():
        if word not in NOT_CONDITIONS:
            yield ("met", word), row["phrases"]


def marks(text: Text, denial: Denial) -> list[Mark]:
    """Return what the phrases of a text say, in the order of the text."""
    found = [_mark(one, denial) for one in _index().find(text) if one.label[0] in LOOSE or denial.in_one_part(one)]
    nothing = [mark for mark in found if mark.value == NOTHING]
    found = [mark for mark in found if mark.value != NOTHING and not any(_covers(no, mark) for no in nothing)]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, mark.fact, mark.value))


def _covers(no: Mark, mark: Mark) -> bool:
    return no.fact == mark.fact and no.start < mark.end and mark.start < no.end


def _mark(found: Found[tuple[str, str]], denial: Denial) -> Mark:
    fact, value = found.label
    is_open = fact == "met" and value not in REASONS and (denial.is_open(found) or not denial.in_one_part(found))
    return Mark(fact, value, found.start, found.end, denial.denies(found), is_open, found.phrase.written)
