"""Small scenes made from a policy's own rules: what somebody wants to do, when, and what the engine says to it.

A scene is kept only where the engine decides it and the rule is among its reasons, so the right answer is never ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from handrail.engine import Policy, Question, decide, in_words
from handrail.engine.policy import Rule, Test

ANSWERS = {
    "prohibited": "No, this is not allowed",
    "advised-against": "Better not: the policy advises against it",
    "conditional": "Only once something is in place, such as an agreement",
    "permitted": "Yes, this is allowed",
}
ROLE = "staff"
MOST_TESTS, MOST_ASKED = 3, 4


@dataclass(frozen=True, slots=True)
class Scene:
    """One question of the check."""

    rule: str
    clause: str
    says: str
    what: str
    when: tuple[str, ...]
    right: str


def scenes(policy: Policy) -> tuple[Scene, ...]:
    """Give a scene for each rule that is clear enough to ask about."""
    return tuple(scene for rule in policy.rules() if _is_short(rule) and (scene := _scene(policy, rule)))


def _is_short(rule: Rule) -> bool:
    return rule.then is not None and ROLE in rule.binds and len(rule.when) <= MOST_TESTS


def _scene(policy: Policy, rule: Rule) -> Scene | None:
    given = dict(_given(rule.when, policy))
    if len(given) < len(rule.when) or given.get("role", ROLE) != ROLE:
        return None
    shown = {test.fact: test for test in map(_pinned, rule.when)}
    for _ in range(MOST_ASKED):
        answer = decide(policy, Question(rule.on[0], {"role": ROLE, **given}, policy.vocabulary))
        if answer.outcome != "depends":
            break
        fact = answer.ask[0]
        value = _away_from(rule, fact, policy)
        if value is None:
            return None
        given[fact], shown[fact] = value, Test(fact, any_of=(value,))
    if answer.outcome not in ANSWERS or rule.id not in {reason.rule for reason in answer.reasons}:
        return None
    tests = tuple(test for fact, test in shown.items() if fact != "role")
    told = in_words(policy, replace(rule, on=rule.on[:1], when=tests, unless=(), needs=(), duties=()))
    what = policy.vocabulary.doing.get(rule.on[0], told.what)
    return Scene(rule.id, rule.clause, policy.clauses[rule.clause].says, what, told.when, answer.outcome)


def _given(tests: tuple[Test, ...], policy: Policy) -> Iterator[tuple[str, Any]]:
    """Give facts that meet conditions; one that a single value cannot meet is left out."""
    for test in map(_pinned, tests):
        sort = policy.vocabulary.facts[test.fact].type
        if test.all_of or (sort == "set" and test.any_of):
            yield test.fact, list(test.all_of or test.any_of)
        elif test.any_of:
            value = test.any_of[0]
            yield test.fact, f"{value // 60:02}:{value % 60:02}" if sort == "time" else value


def _pinned(test: Test) -> Test:
    """Make a condition one value: a person thinks of one case."""
    if test.none_of or test.all_of:
        return test
    if test.any_of:
        return Test(test.fact, any_of=test.any_of[:1])
    low, high = test.at_least, test.below
    value = low if low is not None else (high or 1) - 1
    return Test(test.fact, any_of=(value,))


def _away_from(rule: Rule, fact: str, policy: Policy) -> Any:
    """Give a value under which no exception of the rule holds; None where we know none."""
    about: Mapping[str, Any] = policy.vocabulary.facts
    barred = {value for table in rule.unless for test in table if test.fact == fact for value in test.any_of}
    values = (False, True) if about[fact].type == "yes-no" else about[fact].values
    if about[fact].type not in ("yes-no", "one"):
        return None
    return next((value for value in values if value not in barred), None)
