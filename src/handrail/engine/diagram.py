"""Exactness under unknown facts: a reduced decision diagram over the completions that matter.

A *goal* looks at what certainly and what possibly speaks, and returns a value once it is settled, else None.
`Diagram.grow` branches on one unknown variable after the other, always in the same order, until the goal is settled;
equal branches collapse. So a fact stands in the diagram exactly if two completions that differ in it alone reach
different values, and the leaves are exactly the values that some completion reaches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from handrail.engine.sheet import Sheet

Goal = Callable[[int, int], int | None]
"""Takes the rows alive and the rows that wait; returns the settled value, or None."""

Node = int


@dataclass(slots=True)
class Diagram:
    """Nodes are numbers; each has a variable and one child a class, or is a leaf with a value."""

    sheet: Sheet
    leaves: dict[int, Node] = field(default_factory=dict)
    branches: dict[tuple[int, ...], Node] = field(default_factory=dict)
    """(variable, children...) to the one node that has them."""
    shapes: list[tuple[int, ...]] = field(default_factory=list)
    """For each node its branch, or nothing for a leaf."""
    values: list[frozenset[int]] = field(default_factory=list)
    """For each node every value that can be reached from it."""

    def leaf(self, value: int) -> Node:
        """Return the one leaf that holds a value."""
        node = self.leaves.get(value)
        if node is None:
            node = self.leaves[value] = self._add((), frozenset((value,)))
        return node

    def branch(self, variable: int, children: tuple[Node, ...]) -> Node:
        """Return the one node with these children, or the child where all are the same."""
        if all(child == children[0] for child in children):
            return children[0]
        shape = (variable, *children)
        node = self.branches.get(shape)
        if node is None:
            reached = frozenset().union(*(self.values[child] for child in children))
            node = self.branches[shape] = self._add(shape, reached)
        return node

    def grow(self, goal: Goal, alive: int, unknown: list[int], matter: int) -> Node:
        """Return the diagram of a goal. Only the rows in `matter` can change what it reaches."""
        variables = self.sheet.variables
        waiting = [0] * (len(unknown) + 1)
        for place in range(len(unknown) - 1, -1, -1):
            waiting[place] = waiting[place + 1] | variables[unknown[place]].touches
        grown: dict[tuple[int, int], Node] = {}

        def build(place: int, alive: int) -> Node:
            value = goal(alive, waiting[place])
            if value is not None:
                return self.leaf(value)
            live = alive & matter
            while not variables[unknown[place]].touches & live:
                place += 1
            node = grown.get((place, live))
            if node is None:
                kills = variables[unknown[place]].kills
                children = tuple([build(place + 1, alive & ~killed) for killed in kills])
                node = grown[place, live] = self.branch(unknown[place], children)
            return node

        return build(0, alive)

    def facts(self, nodes: Iterable[Node]) -> set[str]:
        """Return the facts that decide between the leaves below some nodes."""
        found, seen, waiting = set(), set(), list(nodes)
        while waiting:
            node = waiting.pop()
            if node not in seen and self.shapes[node]:
                found.add(self.sheet.variables[self.shapes[node][0]].fact)
                waiting.extend(self.shapes[node][1:])
            seen.add(node)
        return found

    def spread(self, node: Node, fact: str) -> list[tuple[float, frozenset[int]]]:
        """Return, for each kind of value that a fact may have, its share and the values then still open."""
        known: dict[Node, list[tuple[float, frozenset[int]]]] = {}

        def split(node: Node) -> list[tuple[float, frozenset[int]]]:
            if node not in known:
                variable = self._first(node, fact)
                if variable is None:
                    known[node] = [(1.0, self.values[node])]
                else:
                    shares: dict[frozenset[int], float] = {}
                    for place, weight in enumerate(self.sheet.variables[variable].weights):
                        for share, reached in split(self._fix(node, variable, place, {})):
                            shares[reached] = shares.get(reached, 0.0) + weight * share
                    known[node] = [(share, reached) for reached, share in shares.items()]
            return known[node]

        return split(node)

    def _first(self, node: Node, fact: str) -> int | None:
        positions, seen, waiting = [], set(), [node]
        while waiting:
            node = waiting.pop()
            if node not in seen and self.shapes[node]:
                if self.sheet.variables[self.shapes[node][0]].fact == fact:
                    positions.append(self.shapes[node][0])
                waiting.extend(self.shapes[node][1:])
            seen.add(node)
        return min(positions, default=None)

    def _fix(self, node: Node, variable: int, place: int, fixed: dict[Node, Node]) -> Node:
        """Return the diagram below a node once a variable has one class of values."""
        shape = self.shapes[node]
        if not shape or shape[0] > variable:
            return node
        if shape[0] == variable:
            return shape[1 + place]
        if node not in fixed:
            children = tuple([self._fix(child, variable, place, fixed) for child in shape[1:]])
            fixed[node] = self.branch(shape[0], children)
        return fixed[node]

    def _add(self, shape: tuple[int, ...], reached: frozenset[int]) -> Node:
        self.shapes.append(shape)
        self.values.append(reached)
        return len(self.shapes) - 1
