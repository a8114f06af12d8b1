"""Exactness under unknown facts: find one completion that does what is asked, or show that there is none.

Completions are searched, never listed: a row that is to hold narrows what its facts may be, a row that is to fail
leaves a choice of which of its tests fails, and the choice with the fewest ways is taken first. Two worlds that differ
in one variable alone tell whether that variable decides.

What the variables may still be is one integer, a field of bits for each variable and a bit for each of its classes;
narrowing is an *and*, and an empty field a dead end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from handrail.engine.formulas import AND, FAILS, HOLDS, OR, Formula, State
from handrail.engine.sheet import Sheet

Duty = tuple[int, Any, int]
"""A formula that is to be true in world 0 or 1."""

Way = tuple[int, list[Duty]]
"""One way to make a formula true: what it leaves of every field, and what is then still to be made true."""

Completion = tuple[int, ...]
"""A class for each unknown variable."""

EXAMPLES = 12
"""How many completions are tried as examples before a search."""


@dataclass(slots=True)
class Completions:
    """All completions of one question's unknown variables."""

    sheet: Sheet
    alive: int
    unknown: list[int]
    fields: list[int] = field(default_factory=list)
    """For each unknown variable its field; after the last of them one more is kept free for a twin."""
    starts: dict[int, int] = field(default_factory=dict)
    """Position of an unknown variable to the place of its field's lowest bit; -1 is the twin's."""
    tests: dict[int, tuple[tuple[int, int, int], ...]] = field(default_factory=dict)
    """Row to its tests on unknown variables: position, field, the bits of the field that pass."""
    narrowed: dict[int, tuple[Formula, tuple[int, list[Formula]] | None]] = field(default_factory=dict)
    """Identity of a formula to the formula (which keeps the identity taken), and what it narrows at once and leaves
    to choose; None where it cannot hold."""
    seen: list[tuple[Completion, State]] = field(default_factory=list)
    """Every completion that was found, with what speaks in it: a ready example for the next question."""

    def __post_init__(self) -> None:
        at = 0
        for place in self.unknown:
            width = len(self.sheet.variables[place].kills)
            self.fields.append(((1 << width) - 1) << at)
            self.starts[place] = at
            at += width
        self.starts[-1] = at

    def find(
        self, formulas: Iterable[Formula], twin: int = -1, others: Iterable[Formula] = (), within: int = -1
    ) -> bool:
        """Say whether all formulas hold in some completion, and keep that in `seen`.

        With a `twin`, the others must hold in a second world, in which that variable alone may differ. `within` says
        what is left of every field to begin with.
        """
        fields = self.fields
        left = (1 << self.starts[-1]) - 1 & within
        if twin >= 0:
            own = fields[self.unknown.index(twin)]
            fields = [*fields, own >> self.starts[twin] << self.starts[-1]]
            left |= fields[-1]
        pending: list[Duty] = []
        for world, wanted in ((0, formulas), (1, others)):
            for formula in wanted:
                ready = self._ready(formula)
                if ready is None:
                    return False
                narrowed = ready[0]
                if world and twin >= 0:
                    narrowed = (narrowed | own) & ~((~narrowed & own) >> self.starts[twin] << self.starts[-1])
                left &= narrowed
                pending += [(kind, what, world) for kind, what in ready[1]]
        if not all(left & bits_of for bits_of in fields):
            return False
        found = self._choose(pending, left, twin)
        if found is None:
            return False
        places = zip(self.unknown, self.fields, strict=True)
        lowest = [((found & bits_of) & -(found & bits_of)).bit_length() - 1 - self.starts[at] for at, bits_of in places]
        completion = tuple(lowest)
        alive = self.rows(completion)
        self.seen.append((completion, self.sheet.settle(alive, alive)))
        return True

    def only(self, place: int, number: int) -> int:
        """Return what is left of every field when a variable has one class alone."""
        at = self.starts[place]
        return ~self.fields[self.unknown.index(place)] | 1 << at + number

    def rows(self, completion: Completion, but: Iterable[int] = ()) -> int:
        """Return the rows alive in a completion, whatever the variables in `but` are."""
        dead = 0
        variables = self.sheet.variables
        for place, number in zip(self.unknown, completion, strict=True):
            if place not in but:
                dead |= variables[place].kills[number]
        return self.alive & ~dead

    def neighbours(self, place: int) -> Iterator[tuple[State, State]]:
        """Yield what speaks in two completions that differ in one variable alone, from some of those seen so far."""
        index = self.unknown.index(place)
        for completion, state in self.seen[:EXAMPLES]:
            rest = self.rows(completion, (place,))
            for number, killed in enumerate(self.sheet.variables[place].kills):
                if number != completion[index]:
                    alive = rest & ~killed
                    yield state, self.sheet.settle(alive, alive)

    def _ready(self, formula: Formula) -> tuple[int, list[Formula]] | None:
        """Work out, once, what a formula narrows whatever else is asked."""
        found = self.narrowed.get(id(formula))
        if found is None:
            pending: list[Formula] = []
            left = self._narrow(formula, pending)
            found = self.narrowed[id(formula)] = formula, None if left is None else (left, pending)
        return found[1]

    def _narrow(self, formula: Formula, pending: list[Formula]) -> int | None:
        kind, what = formula
        left = -1
        if kind == AND:
            for part in what:
                narrowed = self._narrow(part, pending)
                if narrowed is None:
                    return None
                left &= narrowed
            return left
        if kind == OR:
            pending.append(formula)
            return left
        if not self.alive >> what & 1:
            return left if kind == FAILS else None
        tests = self._tests(what)
        if kind == HOLDS:
            for _, bits_of, passing in tests:
                left &= ~bits_of | passing
            return left
        if len(tests) > 1:
            pending.append(formula)
            return left
        return ~tests[0][2] if tests else None

    def _choose(self, pending: list[Duty], left: int, twin: int) -> int | None:
        """Take the choices one by one, those with the fewest ways first, and go back where one leads nowhere."""
        while True:
            fewest: list[Way] | None = None
            rest: list[Duty] = []
            chosen = -1
            for duty in pending:
                ways = self._ways(duty, left, twin)
                if ways is None:
                    continue
                if len(ways) == 1:
                    left &= ways[0][0]
                    rest += ways[0][1]
                    continue
                if not ways:
                    return None
                if fewest is None or len(ways) < len(fewest):
                    fewest, chosen = ways, len(rest)
                rest.append(duty)
            if not rest:
                return left
            if fewest is not None and len(rest) == len(pending):
                break
            pending = rest
        del rest[chosen]
        for narrowed, more in fewest:
            found = self._choose([*rest, *more], left & narrowed, twin)
            if found is not None:
                return found
        return None

    def _ways(self, duty: Duty, left: int, twin: int) -> list[Way] | None:
        """Return the ways to make a formula true; None where it is true already, none where it cannot be."""
        kind, what, world = duty
        if kind == AND:
            return self._ways_of_all([(*part, world) for part in what], left, twin)
        if kind == OR:
            ways: list[Way] = []
            for part in what:
                inner = self._ways((*part, world), left, twin)
                if inner is None:
                    return None
                ways += inner
            return ways
        if not self.alive >> what & 1:
            return None if kind == FAILS else []
        holds = -1
        failing: list[Way] = []
        for place, bits_of, passing in self._tests(what):
            if world and place == twin:
                bits_of = bits_of >> self.starts[place] << self.starts[-1]
                passing = passing >> self.starts[place] << self.starts[-1]
            if not left & passing:
                return None if kind == FAILS else []
            if left & bits_of & ~passing:
                holds &= ~bits_of | passing
                failing.append((~passing, []))
        if kind == FAILS:
            return failing
        return [(holds, [])] if failing else None

    def _ways_of_all(self, duties: list[Duty], left: int, twin: int) -> list[Way] | None:
        waiting = []
        for duty in duties:
            ways = self._ways(duty, left, twin)
            if ways is not None:
                if not ways:
                    return []
                waiting.append(duty)
        return [(-1, waiting)] if waiting else None

    def _tests(self, row: int) -> tuple[tuple[int, int, int], ...]:
        found = self.tests.get(row)
        if found is None:
            bit, tests = 1 << row, []
            for place, bits_of in zip(self.unknown, self.fields, strict=True):
                variable = self.sheet.variables[place]
                if variable.touches & bit:
                    passing = sum(1 << number for number, killed in enumerate(variable.kills) if not killed & bit)
                    tests.append((place, bits_of, passing << self.starts[place]))
            found = self.tests[row] = tuple(tests)
        return found
