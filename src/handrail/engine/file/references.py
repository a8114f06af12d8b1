"""Check what the rules and steps of a policy say of each other: references, silencing, order. Rings are refused."""

from __future__ import annotations

from collections.abc import Iterable

from handrail.engine.errors import nearest
from handrail.engine.file.shelf import Shelf
from handrail.engine.order import Statement, in_order, victims
from handrail.engine.policy import Policy, Rule, Step


def check_references(policy: Policy, shelf: Shelf) -> None:
    """Note every reference to nothing, and every ring; what takes away or waits for nothing, once all else is well."""
    statements: dict[str, list[Statement]] = {}
    for clause in policy.clauses.values():
        numbered: list[tuple[int, Statement]] = [*enumerate(clause.rules, 1), *enumerate(clause.steps, 1)]
        for number, row in numbered:
            kind = "rule" if isinstance(row, Rule) else "step"
            here = Shelf({}, f"{shelf.place}, clause {clause.id}, {kind} {number}", shelf.findings)
            _check_named(policy, row, here)
            for word in row.on:
                statements.setdefault(word, []).append(row)
        for remark in clause.remarks:
            here = Shelf({}, f"{shelf.place}, clause {clause.id}, remark", shelf.findings)
            for name in remark.clauses:
                if name not in policy.clauses:
                    here.note("HR109", f'There is no clause "{name}".', nearest(name, policy.clauses))
    for word, rows_on_word in statements.items():
        _check_rings(word, rows_on_word, shelf)
    if not shelf.findings:
        for word, rows_on_word in statements.items():
            _check_idle(word, rows_on_word, shelf)


def _check_named(policy: Policy, row: Statement, here: Shelf) -> None:
    for name in row.in_place_of:
        clause = policy.clauses.get(name) or policy.clauses.get(name.rpartition("/")[0])
        if clause is None:
            here.note("HR109", f'There is no clause "{name}" to stand in place of.', nearest(name, policy.clauses))
        elif name not in policy.clauses and name not in [*_ids(clause.rules), *_ids(clause.steps)]:
            here.note("HR109", f'Clause "{clause.id}" has no rule or step "{name}".')


def _ids(rows: Iterable[Statement]) -> list[str]:
    return [row.id for row in rows]


def _check_rings(word: str, rows: list[Statement], shelf: Shelf) -> None:
    silenced = {row.id: [other.id for other in victims(row, rows)] for row in rows}
    if in_order(silenced) is None:
        ring = ", ".join(name for name, others in silenced.items() if others)
        said = f'On "{word}" these stand in place of each other in a ring: {ring}.'
        shelf.note("HR110", said, "Take one in_place_of out.")
    after: dict[str, set[str]] = {}
    for step in [row for row in rows if isinstance(row, Step)]:
        for duty in step.duties:
            after.setdefault(duty.do, set()).update(step.after)
    if in_order(after) is None:
        shelf.note("HR111", f'After "{word}" some steps come after each other in a ring.', "Look at their after.")


def _check_idle(word: str, rows: list[Statement], shelf: Shelf) -> None:
    doers = {duty.do for row in rows for duty in row.duties}
    for row in rows:
        for name in row.in_place_of:
            if not any(name in (other.clause, other.id) for other in rows):
                said = f'On "{word}" {row.id} stands in place of {name}, which says nothing of it.'
                shelf.note("HR119", said, "Take it out, or name the clause that is meant.")
        for name in sorted(set(row.after) - doers) if isinstance(row, Step) else ():
            said = f'After "{word}" {row.id} comes after "{name}", which no step does.'
            shelf.note("HR120", said, "Take it out, or add the step.")
