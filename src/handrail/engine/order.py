"""Put things in order by what each comes after, and find what a rule takes away."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from handrail.engine.policy import Rule, Step

Node = TypeVar("Node", bound=Hashable)
Statement = Rule | Step


def victims(row: Statement, rows: Iterable[Statement]) -> list[Statement]:
    """Return those of the rows (all on one action or event) that a row takes away."""
    return [other for other in rows if other.clause in row.in_place_of or other.id in row.in_place_of]


def in_order(after: Mapping[Node, Iterable[Node]]) -> list[Node] | None:
    """Return the keys so that each comes after all that it names, ties in the order given; None for a ring.

    >>> in_order({"b": ["a"], "c": [], "a": ["c"]})
    ['c', 'a', 'b']
    """
    waits = {node: {other for other in others if other in after} for node, others in after.items()}
    done: list[Node] = []
    while waits:
        ready = next((node for node, others in waits.items() if not others), None)
        if ready is None:
            return None
        del waits[ready]
        done.append(ready)
        for others in waits.values():
            others.discard(ready)
    return done
