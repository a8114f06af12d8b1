"""Sentences without an end, and numbers that do not follow each other, in the text as it stands in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.engine.policy import Policy
from handrail.engine.study.faults.fault import Fault
from handrail.engine.study.faults.remarks import READING

JOINING = "and or but the a an of to with who which that if where when as for by are is will must should not".split()
OPEN_END = re.compile(rf"(?:[,(\u2013-]|\b(?:{'|'.join(JOINING)}))\s*$", re.IGNORECASE)
"""A text that ends so is not finished."""


def wording(policy: Policy) -> Iterator[Fault]:
    """Yield what can be seen in the form of the text alone."""
    code, why, do = READING["unfinished"]
    for clause in policy.clauses.values():
        if OPEN_END.search(clause.says):
            yield Fault(
                code=code,
                clauses=(clause.id,),
                says=f'Clause {clause.id} breaks off: "... {clause.says[-40:].strip()}"',
                why=why,
                do=do,
            )
    yield from _jumps(policy)


def _jumps(policy: Policy) -> Iterator[Fault]:
    """Yield a fault for each number that comes before, or leaves a gap after, its neighbour under the same heading."""
    last: dict[str, tuple[int, str]] = {}
    for name in policy.clauses:
        above, _, end = name.rpartition(".")
        if not end.isdigit():
            continue
        if above in last and int(end) != last[above][0] + 1:
            yield Fault(
                code="HR210",
                clauses=(last[above][1], name),
                says=f"After {last[above][1]} comes {name}.",
                why="A clause may have been lost, or a reference to it may lead to another one.",
                do="Look at the document: restore the missing clause, or number anew.",
            )
        last[above] = int(end), name
