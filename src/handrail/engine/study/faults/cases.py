"""The plain cases of a rule or step: the facts that it names, and all else as it ordinarily is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product
from typing import Any

from handrail.engine.policy import Policy, Rule, Step, Test
from handrail.engine.study.facts import facts_of
from handrail.engine.study.faults.measure import Measure
from handrail.engine.vocabulary import Vocabulary

MOST = 256
"""Cases that are looked at for one rule."""


def cases(statement: Rule | Step, words: Vocabulary) -> Iterator[dict[str, Any]]:
    """Yield what a rule or step names, one value a fact: each value of a list by itself, a range by its edge."""
    axes = _role(statement, words)
    axes += [[(test.fact, value) for value in _values(test, words)] for test in statement.when]
    for facts in islice(product(*axes), MOST):
        yield dict(facts)


def complete(facts: Mapping[str, Any], word: str, policy: Policy, measure: Measure) -> dict[str, Any]:
    """Add to some facts what ordinarily holds with them, where the policy looks at it and nothing is assumed anyway."""
    words = policy.vocabulary
    asked = words.askings[word].asks
    full = dict(facts)
    for given, others in measure.ordinary:
        if all(full.get(name, words.facts[name].assume) == value for name, value in given.items()):
            full = {**others, **full}
    for fact in words.facts.values():
        if fact.name in asked and fact.assume is not None:
            full.setdefault(fact.name, fact.assume)
        elif fact.type == "set" and fact.assume is None:
            full.setdefault(fact.name, [])
    matter = facts_of(policy, word)
    return {name: value for name, value in full.items() if name in facts or name in matter}


def is_ordinary(facts: Mapping[str, Any], words: Vocabulary) -> bool:
    """Say whether facts name nothing that goes against what the vocabulary assumes."""
    return all(words.facts[name].assume in (None, value) for name, value in facts.items() if name != "role")


def _role(statement: Rule | Step, words: Vocabulary) -> list[list[tuple[str, Any]]]:
    role = words.facts["role"]
    if statement.binds is None or role.assume in statement.binds:
        return []
    return [[("role", next(value for value in role.values if value in statement.binds))]]


def _values(test: Test, words: Vocabulary) -> list[Any]:
    fact = words.facts[test.fact]
    if fact.type == "set":
        return [sorted({*test.all_of, word}) for word in test.any_of] or [list(test.all_of)]
    if test.any_of:
        return list(test.any_of)
    edge = test.at_least if test.at_least is not None else (test.below or 1) - 1
    return [f"{edge // 60:02}:{edge % 60:02}" if fact.type == "time" else edge]
