"""The variables that one action's rules look at, and which rows of the rules each value of them rules out.

A *row* is a plain conjunction, one bit of an integer. A single-valued fact is one variable; its values fall into
classes that no row tells apart. A set is one variable a word, out or in. So every completion of unknown facts is one
class a variable.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from handrail.engine.policy import Test
from handrail.engine.question import OLDEST, Known
from handrail.engine.vocabulary import DAY, Fact

Row = tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Variable:
    """One thing that may be unknown: a single-valued fact, or one word of a set."""

    fact: str
    kills: tuple[int, ...]
    """For each class of values, the rows that such a value rules out."""
    weights: tuple[float, ...]
    """For each class, the share of the values that are in it."""
    touches: int
    """The rows that look at this variable."""


@dataclass(frozen=True, slots=True)
class Single:
    """A single-valued fact: its one variable, and the rows that each value rules out."""

    fact: str
    position: int
    variables: tuple[Variable, ...]
    dead: Mapping[Any, int] | tuple[int, ...]
    """Indexed with a value; for a number, a tuple with an entry for each."""


@dataclass(frozen=True, slots=True)
class Words:
    """A set: one variable for each word that some row looks at, the first at `position`."""

    fact: str
    position: int
    variables: tuple[Variable, ...]
    dead: Dead
    words: tuple[str, ...]

    def left_open(self, value: Known) -> list[int]:
        """Return the positions of the words of which nothing is known."""
        return [
            self.position + offset
            for offset, word in enumerate(self.words)
            if word not in value.has and word not in value.has_not
        ]


class Dead(dict[Any, int]):
    """The rows that a set rules out, worked out when first asked for; emptied when it grows past `KEPT`."""

    def __init__(self, variables: tuple[Variable, ...], words: tuple[str, ...]) -> None:
        self.variables, self.words = variables, words

    def __missing__(self, value: frozenset[str] | Known) -> int:
        has = value.has if isinstance(value, Known) else value
        dead = 0
        for variable, word in zip(self.variables, self.words, strict=True):
            if word in has or not isinstance(value, Known) or word in value.has_not:
                dead |= variable.kills[word in has]
        if len(self) >= KEPT:
            self.clear()
        self[value] = dead
        return dead


KEPT = 8192


def variables_of(facts: Iterable[Fact], rows: list[Row]) -> list[Single | Words]:
    """Return the facts that the rows look at, in the order of the vocabulary."""
    tests: dict[str, list[tuple[int, Test]]] = {}
    for number, row in enumerate(rows):
        for test in row:
            tests.setdefault(test.fact, []).append((1 << number, test))
    found: list[Single | Words] = []
    position = 0
    for fact in facts:
        if fact.name in tests:
            make = _words if fact.type == "set" else _single
            found.append(make(fact, position, tests[fact.name]))
            position += len(found[-1].variables)
    return found


def _single(fact: Fact, position: int, tests: list[tuple[int, Test]]) -> Single:
    if fact.type in ("years", "time"):
        values: tuple[Any, ...] = _starts(tests, END[fact.type])
    else:
        values = (False, True) if fact.type == "yes-no" else fact.values
    dead = {value: reduce(or_, (bit for bit, test in tests if not test.holds(value)), 0) for value in values}
    alike: dict[int, int] = {}
    for killed in dead.values():
        alike[killed] = alike.get(killed, 0) + 1
    variable = Variable(
        fact=fact.name,
        kills=tuple(alike),
        weights=tuple(count / len(values) for count in alike.values()),
        touches=reduce(or_, (bit for bit, _ in tests)),
    )
    if fact.type in END:
        each = tuple(dead[values[bisect_right(values, number) - 1]] for number in range(END[fact.type]))
        return Single(fact.name, position, (variable,), each)
    return Single(fact.name, position, (variable,), dead)


END = {"years": OLDEST + 1, "time": DAY}
"""A number is below this."""


def _starts(tests: list[tuple[int, Test]], end: int) -> tuple[int, ...]:
    points = {0}
    for _, test in tests:
        points.update(value for value in (test.at_least, test.below) if value is not None)
        points.update(edge for value in test.any_of for edge in (value, value + 1))
    return tuple(sorted(point for point in points if point < end))


def _words(fact: Fact, position: int, tests: list[tuple[int, Test]]) -> Words:
    wanted: dict[str, int] = {}
    refused: dict[str, int] = {}
    for bit, test in tests:
        for words, into in ((test.all_of, wanted), (test.none_of, refused)):
            for word in words:
                into[word] = into.get(word, 0) | bit
    looked_at = tuple(word for word in fact.values if word in wanted or word in refused)
    variables = tuple(
        Variable(
            fact=fact.name,
            kills=(wanted.get(word, 0), refused.get(word, 0)),
            weights=(0.5, 0.5),
            touches=wanted.get(word, 0) | refused.get(word, 0),
        )
        for word in looked_at
    )
    return Words(fact.name, position, variables, Dead(variables, looked_at), looked_at)
