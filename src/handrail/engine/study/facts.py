"""The facts that a policy looks at when it answers about one action or event."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.engine.policy import Policy, Rule, Step


def statements(policy: Policy, word: str) -> Iterator[Rule | Step]:
    """Yield the rules on an action, or the steps after an event, in document order."""
    for clause in policy.clauses.values():
        yield from (one for one in (*clause.rules, *clause.steps) if word in one.on)


def facts_of(policy: Policy, word: str) -> frozenset[str]:
    """Return the facts on which some rule or step hangs; no other can change an answer."""
    found = {"role"}
    for one in statements(policy, word):
        found.update(test.fact for table in (one.when, *one.unless) for test in table)
        if isinstance(one, Rule) and one.needs:
            found.add("met")
    return frozenset(found)
