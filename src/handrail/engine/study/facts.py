"""The facts that a policy looks at when it answers about one action or event."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.engine.policy import Clause, Policy, Rule, Step


def statements(clause: Clause) -> tuple[Rule | Step, ...]:
    """Return what a clause does: its rules and its steps."""
    return (*clause.rules, *clause.steps)


def all_statements(policy: Policy) -> Iterator[Rule | Step]:
    """Yield every rule and step, in document order."""
    for clause in policy.clauses.values():
        yield from statements(clause)


def facts_of(policy: Policy, word: str) -> frozenset[str]:
    """Return the facts on which some rule or step hangs; no other can change an answer."""
    found = {"role"}
    for one in (one for one in all_statements(policy) if word in one.on):
        found.update(test.fact for table in (one.when, *one.unless) for test in table)
        if isinstance(one, Rule) and one.needs:
            found.add("met")
    return frozenset(found)
