"""Where a policy goes against law or guidance, and where law or guidance came after its edition."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from handrail.engine.answer import Line, Never
from handrail.engine.decide import decide
from handrail.engine.pathway import pathway
from handrail.engine.policy import Note, Policy
from handrail.engine.question import read_question
from handrail.engine.study.faults.fault import Fault
from handrail.engine.study.faults.measure import Measure, Table

DOUBT = " This is not confirmed: let somebody check it before you rely on it."


def guidance(
    policy: Policy, on: datetime.date, measure: Measure, told: frozenset[str] = frozenset()
) -> Iterator[Fault]:
    """Yield each answer that goes against law or guidance of a day, and then each note on what came later.

    Notes without a law are left out on the clauses of which the same has been told already, as naming a dead service.
    """
    against: set[tuple[str, str]] = set()
    for id_, law in measure.laws.items():
        for conflict in law.get("conflict", ()) if law["since"] <= on else ():
            clauses = _conflicting(policy, conflict)
            if clauses is not None:
                against.update((id_, clause) for clause in clauses)
                yield Fault(
                    code="HR202",
                    clauses=clauses,
                    says=conflict["says"],
                    why=f"{law['title']}: {law['says']} ({law['source']}){'' if law['confirmed'] else DOUBT}",
                    do=conflict["do"],
                    about=id_,
                    case=_case(policy, conflict["ask"]),
                    rank=not law["confirmed"],
                )
    notes = [note for clause in policy.clauses.values() for note in clause.notes if note.since <= on]
    told_already = [note for note in notes if (note.names, note.clause) in against or note.names in measure.services]
    told_already += [note for note in notes if not note.names and note.clause in told]
    yield from _later(policy, measure, [note for note in notes if note not in told_already])


def _conflicting(policy: Policy, conflict: Table) -> tuple[str, ...] | None:
    """Return the clauses whose answer goes against the law; None where the answer does not, or there is none."""
    question = read_question(conflict["ask"], policy.vocabulary)
    if not question.is_event:
        answer = decide(policy, question)
        clauses = [clause for reason in answer.reasons for clause in reason.clauses]
        return tuple(dict.fromkeys(clauses)) if answer.outcome in conflict["outcomes"] else None
    found = pathway(policy, question)
    lines: list[Line | Never] = [*found.steps, *found.never]
    if not lines:
        return None
    duties = {line.duty for line in lines}
    wrong = [line for line in lines if line.duty in conflict.get("steps", ())]
    lacking = not duties & set(conflict.get("lacks", duties))
    if not wrong and not lacking:
        return None
    return tuple(dict.fromkeys(clause for line in wrong or lines for clause in line.clauses))


def _case(policy: Policy, ask: Table) -> dict[str, Any]:
    """Return a question without the conditions for which this policy does not ask."""
    asked = {word for rule in policy.rules() if ask.get("action") in rule.on for need in rule.needs for word in need}
    good = {better for word in asked for better in policy.vocabulary.stands_in[word]}
    return {name: [word for word in value if word in good] if name == "met" else value for name, value in ask.items()}


def _later(policy: Policy, measure: Measure, notes: list[Note]) -> Iterator[Fault]:
    """Yield one fault for each thing that the notes of clauses say has come later."""
    groups: dict[str, list[Note]] = {}
    for note in notes:
        groups.setdefault(note.names or note.says, []).append(note)
    for about, alike in groups.items():
        note, law = alike[0], measure.laws.get(about)
        since = f"{'since' if note.since > policy.adopted else 'before this edition:'} {note.since}"
        in_force = f" In force: {law['in_force']}." if law and "in_force" in law else ""
        yield Fault(
            code="HR212",
            clauses=tuple(note.clause for note in alike),
            says=f"{law['title']}, {since}" if law else note.says,
            why=f"{f'{note.says} ' if law else ''}({note.source}){in_force}{'' if note.confirmed else DOUBT}",
            do="At the next review, take it up in the clause. Until then, answers show the note.",
            about=about if law else "",
            rank=not note.confirmed,
        )
