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
    """A single-valued fact: its one variable, and the class of each value."""

    fact: str
    position: int
    variables: tuple[Variable, ...]
    classes: Mapping[Any, int]
    starts: tuple[int, ...] = ()
    """For a number: where each interval begins; `classes` then maps the interval."""

    def class_of(self, value: Any) -> int:
        """Return the class of a value."""
        return self.classes[bisect_right(self.starts, value) - 1 if self.starts else value]

    def settle(self, value: Any) -> tuple[int, tuple[int, ...]]:
        """Return the rows that a value rules out, and the positions of the variables that stay unknown (none)."""
        return self.variables[0].kills[self.class_of(value)], ()


@dataclass(frozen=True, slots=True)
class Words:
    """A set: one variable for each word that some row looks at, the first at `position`."""

    fact: str
    position: int
    variables: tuple[Variable, ...]
    words: tuple[str, ...]
    settled: dict[Any, tuple[int, tuple[int, ...]]]
    """What was worked out before, a value each; emptied when it grows past `KEPT`."""

    def settle(self, value: frozenset[str] | Known) -> tuple[int, tuple[int, ...]]:
        """Return the rows that what is known rules out, and the positions of the words that stay unknown."""
        found = self.settled.get(value)
        if found is None:
            has = value.has if isinstance(value, Known) else value
            has_not = value.has_not if isinstance(value, Known) else frozenset(self.words) - value
            dead, unknown = 0, []
            for offset, word in enumerate(self.words):
                if word in has or word in has_not:
                    dead |= self.variables[offset].kills[word in has]
                else:
                    unknown.append(self.position + offset)
            if len(self.settled) >= KEPT:
                self.settled.clear()
            found = self.settled[value] = (dead, tuple(unknown))
        return found


KEPT = 4096


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
    starts: tuple[int, ...] = ()
    if fact.type in ("years", "time"):
        starts = _starts(tests, OLDEST + 1 if fact.type == "years" else DAY)
        values: tuple[Any, ...] = starts
    else:
        values = (False, True) if fact.type == "yes-no" else fact.values
    kills: dict[int, list[int]] = {}
    for number, value in enumerate(values):
        dead = reduce(or_, (bit for bit, test in tests if not test.holds(value)), 0)
        kills.setdefault(dead, []).append(number)
    variable = Variable(
        fact=fact.name,
        kills=tuple(kills),
        weights=tuple(len(numbers) / len(values) for numbers in kills.values()),
        touches=reduce(or_, (bit for bit, _ in tests)),
    )
    class_of = {number: place for place, numbers in enumerate(kills.values()) for number in numbers}
    classes = class_of if starts else {value: class_of[number] for number, value in enumerate(values)}
    return Single(fact.name, position, (variable,), classes, starts)


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
    return Words(fact.name, position, variables, looked_at, {})
