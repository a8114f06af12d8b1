"""Exactness under unknown facts: find one completion that does what is asked, or show that there is none.

Completions are searched, never listed: a row that is to hold narrows what its facts may be, a row that is to fail
leaves a choice of which of its tests fails, and the choice with the fewest ways is taken first. Two worlds that differ
in one variable alone tell whether that variable decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from handrail.engine.formulas import AND, FAILS, HOLDS, OR, Formula
from handrail.engine.sheet import Sheet

Duty = tuple[int, Any, int]
"""A formula that is to be true in world 0 or 1."""

Classes = dict[int, int]
"""Position of an unknown variable to the classes that it may still have, a bit each; -1 is the twin's."""

Completion = tuple[int, ...]
"""A class for each unknown variable."""


Way = tuple[Classes, list[Duty]]
"""One way to make a formula true: what it narrows, and what is then still to be made true."""


@dataclass(slots=True)
class Completions:
    """All completions of one question's unknown variables."""

    sheet: Sheet
    alive: int
    unknown: list[int]
    tests: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Row to its tests on unknown variables: position, classes that pass."""
    narrowed: dict[int, tuple[Formula, tuple[Classes, list[Formula]] | None]] = field(default_factory=dict)
    """Identity of a formula to the formula (which keeps the identity taken), and what it narrows at once and leaves
    to choose; None where it cannot hold."""
    seen: list[Completion] = field(default_factory=list)
    """Every completion that was found: a ready example for the next question."""

    def find(self, formulas: Iterable[Formula], twin: int = -1, others: Iterable[Formula] = ()) -> bool:
        """Say whether all formulas hold in some completion, and keep that in `seen`.

        With a `twin`, the others must hold in a second world, in which that variable alone may differ.
        """
        variables = self.sheet.variables
        classes = {place: (1 << len(variables[place].kills)) - 1 for place in self.unknown}
        if twin >= 0:
            classes[-1] = classes[twin]
        pending: list[Duty] = []
        for world, wanted in ((0, formulas), (1, others)):
            for formula in wanted:
                ready = self._ready(formula)
                if ready is None:
                    return False
                for place, left in ready[0].items():
                    slot = -1 if world and place == twin else place
                    classes[slot] &= left
                    if not classes[slot]:
                        return False
                pending += [(kind, what, world) for kind, what in ready[1]]
        found = self._choose(pending, classes, twin)
        if found is None:
            return False
        self.seen.append(tuple([(found[place] & -found[place]).bit_length() - 1 for place in self.unknown]))
        return True

    def rows(self, completion: Completion) -> int:
        """Return the rows alive in a completion."""
        dead = 0
        for place, number in zip(self.unknown, completion, strict=True):
            dead |= self.sheet.variables[place].kills[number]
        return self.alive & ~dead

    def neighbours(self, place: int) -> Iterator[tuple[int, int]]:
        """Yield pairs of rows alive in two completions that differ in one variable alone, from those seen so far."""
        index = self.unknown.index(place)
        for completion in self.seen:
            here = self.rows(completion)
            for number in range(len(self.sheet.variables[place].kills)):
                if number != completion[index]:
                    yield here, self.rows((*completion[:index], number, *completion[index + 1 :]))

    def _ready(self, formula: Formula) -> tuple[Classes, list[Formula]] | None:
        """Work out, once, what a formula narrows whatever else is asked."""
        found = self.narrowed.get(id(formula))
        if found is None:
            classes: Classes = {}
            pending: list[Formula] = []
            possible = self._narrow(formula, classes, pending)
            found = self.narrowed[id(formula)] = formula, (classes, pending) if possible else None
        return found[1]

    def _narrow(self, formula: Formula, classes: Classes, pending: list[Formula]) -> bool:
        kind, what = formula
        if kind == AND:
            return all(self._narrow(part, classes, pending) for part in what)
        if kind == OR:
            pending.append(formula)
            return True
        if not self.alive >> what & 1:
            return bool(kind == FAILS)
        tests = self._tests(what)
        if kind == HOLDS or len(tests) == 1:
            for place, passing in tests:
                everything = (1 << len(self.sheet.variables[place].kills)) - 1
                left = passing if kind == HOLDS else everything & ~passing
                classes[place] = classes.get(place, everything) & left
        elif tests:
            pending.append(formula)
        return kind == HOLDS or bool(tests)

    def _choose(self, pending: list[Duty], classes: Classes, twin: int) -> Classes | None:
        """Take the choices one by one, those with the fewest ways first, and go back where one leads nowhere."""
        fewest: list[Way] | None = None
        rest: list[Duty] = []
        chosen = -1
        for duty in pending:
            ways = self._ways(duty, classes, twin)
            if ways is None:
                continue
            if len(ways) == 1:
                classes = {**classes, **ways[0][0]}
                rest += ways[0][1]
                continue
            if fewest is None or len(ways) < len(fewest):
                fewest, chosen = ways, len(rest)
            if not ways:
                return None
            rest.append(duty)
        if not rest:
            return classes
        if fewest is None or rest != pending:
            return self._choose(rest, classes, twin)
        del rest[chosen]
        for narrowed, more in fewest:
            found = self._choose([*rest, *more], {**classes, **narrowed}, twin)
            if found is not None:
                return found
        return None

    def _ways(self, duty: Duty, classes: Classes, twin: int) -> list[Way] | None:
        """Return the ways to make a formula true; None where it is true already, none where it cannot be."""
        kind, what, world = duty
        if kind == AND:
            parts = [(*part, world) for part in what]
            found = [(part, self._ways(part, classes, twin)) for part in parts]
            waiting = [part for part, ways in found if ways is not None]
            if not waiting:
                return None
            return [({}, waiting)] if all(ways != [] for _, ways in found) else []
        if kind == OR:
            ways = []
            for part in what:
                inner = self._ways((*part, world), classes, twin)
                if inner is None:
                    return None
                ways += inner
            return ways
        return self._ways_of_row(duty, classes, twin)

    def _ways_of_row(self, duty: Duty, classes: Classes, twin: int) -> list[Way] | None:
        kind, row, world = duty
        if not self.alive >> row & 1:
            return None if kind == FAILS else []
        passed: Classes = {}
        failed: list[Way] = []
        for place, passing in self._tests(row):
            slot = -1 if world and place == twin else place
            left = classes[slot]
            if not left & passing:
                return None if kind == FAILS else []
            if left & ~passing:
                passed[slot] = left & passing
                failed.append(({slot: left & ~passing}, []))
        if kind == FAILS:
            return failed
        return [(passed, [])] if passed else None

    def _tests(self, row: int) -> tuple[tuple[int, int], ...]:
        found = self.tests.get(row)
        if found is None:
            bit, tests = 1 << row, []
            for place in self.unknown:
                variable = self.sheet.variables[place]
                if variable.touches & bit:
                    passing = sum(1 << number for number, killed in enumerate(variable.kills) if not killed & bit)
                    tests.append((place, passing))
            found = self.tests[row] = tuple(tests)
        return found
