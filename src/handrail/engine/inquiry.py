"""One question put to one sheet: what certainly and possibly speaks, and what comes out in every completion."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from handrail.engine.answer import Line
from handrail.engine.diagram import Diagram, Goal, Node
from handrail.engine.policy import Duty, Within
from handrail.engine.sheet import Sheet, Start
from handrail.engine.variables import Single, Words


@dataclass(frozen=True, slots=True)
class Duties:
    """Every rule of a sheet that lays one duty on one doer: its bit, its clause, the duty."""

    duty: str
    by: str
    parts: tuple[tuple[int, str, Duty], ...]

    @property
    def mask(self) -> int:
        """The rules that lay it."""
        return reduce(or_, (bit for bit, _, _ in self.parts))


def duties_of(sheet: Sheet) -> tuple[Duties, ...]:
    """Return every duty and doer of a sheet, in document order."""
    parts: dict[tuple[str, str], list[tuple[int, str, Duty]]] = {}
    for number, rule in enumerate(sheet.rules):
        for duty in rule.duties:
            parts.setdefault((duty.do, duty.by), []).append((1 << number, rule.clause, duty))
    return tuple(Duties(do, by, tuple(rows)) for (do, by), rows in parts.items())


@dataclass(slots=True)
class Inquiry:
    """The state of one question: rows alive and waiting, unknown variables, rules that must and may speak."""

    sheet: Sheet
    alive: int
    unknown: list[int]
    waiting: int
    must: int
    may: int
    diagram: Diagram
    undecided: list[Node] = field(default_factory=list)
    """The diagrams of all that was looked into and not settled: their facts could still add or take away something."""
    known: dict[tuple[int, int], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, sheet: Sheet, start: Start) -> Inquiry:
        """Look at a sheet from where a question starts."""
        waiting = sheet.touched(start.unknown)
        must, may = sheet.settle(start.alive, waiting)
        return cls(sheet, start.alive, start.unknown, waiting, must, may, Diagram(sheet))

    def grow(self, goal: Goal, rules: int, rows: int = 0) -> Node:
        """Return the diagram of a goal that looks at some rules, and at some rows besides."""
        return self.diagram.grow(goal, self.alive, self.unknown, rows | self.sheet.reach(rules))

    def comes_out(self, goal: Goal, rules: int, rows: int = 0) -> bool:
        """Say whether a goal is true in every completion; if it varies, remember what it varies with."""
        settled = goal(self.alive, self.waiting)
        if settled is None:
            node = self.grow(goal, rules, rows)
            self.undecided.append(node)
            return self.diagram.values[node] == {True}
        return bool(settled)

    def speaks(self, rules: int, unless: int = 0) -> bool:
        """Say whether one of some rules speaks (and none of some others) in every completion."""
        key = rules, unless
        if key not in self.known:
            self.known[key] = self.comes_out(_speaks(self.sheet, rules, unless), rules | unless)
        return self.known[key]

    def lines(self, duties: Iterable[Duties], unless: Callable[[str], int] = lambda duty: 0) -> list[Line]:
        """Return a line for each duty and doer that comes out in every completion."""
        lines = []
        for duty in duties:
            if duty.mask & self.may and self.speaks(duty.mask, unless(duty.duty)):
                lines.append(self._line(duty, unless(duty.duty)))
        return lines

    def _line(self, duty: Duties, unless: int) -> Line:
        sure = self.must if self.must & duty.mask else self.may
        clauses = tuple(dict.fromkeys(clause for bit, clause, _ in duty.parts if bit & sure))
        may = [(bit, part) for bit, _, part in duty.parts if bit & self.may]
        must = reduce(or_, (bit for bit, part in may if part.must), 0)
        limits = sorted({part.within for _, part in may if part.within}, key=lambda limit: limit.length)
        within: Within | None = None
        for limit in limits:
            as_short = reduce(or_, (bit for bit, part in may if part.within and part.within.length <= limit.length))
            if self.speaks(as_short, unless):
                within = limit
                break
        return Line(duty.duty, duty.by, bool(must) and self.speaks(must, unless), within, clauses)


def _speaks(sheet: Sheet, rules: int, unless: int) -> Goal:
    def goal(alive: int, waiting: int) -> bool | None:
        must, may = sheet.settle(alive, waiting)
        if not may & rules or must & unless:
            return False
        return True if must & rules and not may & unless else None

    return goal


def other_values(sheet: Sheet, start: Start) -> list[tuple[Single | Words, list[int]]]:
    """For each assumed fact, return it with the rows alive under each of its other values, the rest as it is.

    A set comes with the rows alive when nothing is known of it. Values that change no row are left out.
    """
    found = []
    for place, (fact, _) in enumerate(start.assumed):
        rest = start.dead
        for other, (_, killed) in enumerate(start.assumed):
            if other != place:
                rest |= killed
        kills = fact.variables[0].kills if isinstance(fact, Single) else (0,)
        rows = dict.fromkeys(sheet.all_rows & ~(rest | killed) for killed in kills)
        rows.pop(start.alive, None)
        if rows:
            found.append((fact, list(rows)))
    return found
