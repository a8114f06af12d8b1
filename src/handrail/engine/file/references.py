"""Check what the rules and steps of a policy say of each other: references, silencing, order. Rings are refused."""

from __future__ import annotations

from collections.abc import Iterable

from handrail.engine.errors import nearest
from handrail.engine.file.shelf import Shelf
from handrail.engine.order import Statement, in_order, victims
from handrail.engine.policy import Policy, Rule, Step


def check_references(policy: Policy, shelf: Shelf) -> None:
    """Note every reference to nothing, and every ring."""
    statements: dict[str, list[Statement]] = {}
    for clause in policy.clauses.values():
        numbered: list[tuple[int, Statement]] = [*enumerate(clause.rules, 1), *enumerate(clause.steps, 1)]
        for number, row in numbered:
            kind = "rule" if isinstance(row, Rule) else "step"
            here = Shelf({}, f"{shelf.place}, clause {clause.id}, {kind} {number}", shelf.findings)
            _check_named(policy, row, here)
            for word in row.on:
                statements.setdefault(word, []).append(row)
    for word, rows_on_word in statements.items():
        _check_word(word, rows_on_word, shelf)


def _check_named(policy: Policy, row: Statement, here: Shelf) -> None:
    for name in row.in_place_of:
        clause = policy.clauses.get(name) or policy.clauses.get(name.rpartition("/")[0])
        if clause is None:
            here.note("HR109", f'There is no clause "{name}" to stand in place of.', nearest(name, policy.clauses))
        elif name not in policy.clauses and name not in [*_ids(clause.rules), *_ids(clause.steps)]:
            here.note("HR109", f'Clause "{clause.id}" has no rule or step "{name}".')


def _ids(rows: Iterable[Statement]) -> list[str]:
    return [row.id for row in rows]


def _check_word(word: str, rows: list[Statement], shelf: Shelf) -> None:
    silenced = {row.id: [other.id for other in victims(row, rows)] for row in rows}
    if in_order(silenced) is None:
        ring = ", ".join(name for name, others in silenced.items() if others)
        said = f'On "{word}" these stand in place of each other in a ring: {ring}.'
        shelf.note("HR110", said, "Take one in_place_of out.")
    for row in rows:
        for name in row.in_place_of:
            if not any(name in (other.clause, other.id) for other in rows):
                said = f'On "{word}" {row.id} stands in place of {name}, which says nothing of it.'
                shelf.note("HR119", said, "Take it out, or name the clause that is meant.")
    steps = [row for row in rows if isinstance(row, Step)]
    doers = {duty.do for step in steps for duty in step.duties}
    after: dict[str, set[str]] = {duty: set() for duty in doers}
    for step in steps:
        for duty in step.duties:
            after[duty.do].update(step.after)
        for name in sorted(set(step.after) - doers):
            said = f'After "{word}" {step.id} comes after "{name}", which no step does.'
            shelf.note("HR120", said, "Take it out, or add the step.")
    if in_order(after) is None:
        shelf.note("HR111", f'After "{word}" some steps come after each other in a ring.', "Look at their after.")
