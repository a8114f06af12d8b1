"""The contract of an answer, written down as plainly as it can be: every completion is listed and looked at.

Slow on purpose, and with nothing of the engine's in it but the parsed policy: what it says is what the engine must say.
"""

from __future__ import annotations

from itertools import product
from typing import Any

from handrail.engine.policy import Policy, Rule, Step, Test
from handrail.engine.question import Known, Question
from handrail.engine.vocabulary import OUTCOMES

TIER = {"prohibited": 0, "conditional": 1, "advised-against": 2, "permitted": 3, "not-covered": 4}


def test_holds(test: Test, facts: dict[str, Any]) -> bool:
    value = facts[test.fact]
    if isinstance(value, frozenset):
        return (
            (not test.any_of or bool(value & set(test.any_of)))
            and set(test.all_of) <= value
            and not value & set(test.none_of)
        )
    return test.holds(value)


def speaking(rules: list[Rule] | list[Step], facts: dict[str, Any]) -> list[Any]:
    """The rules that speak and are not silenced; a silenced rule silences nothing."""
    speaks = {
        rule.id: (rule.binds is None or facts["role"] in rule.binds)
        and all(test_holds(test, facts) for test in rule.when)
        and not any(all(test_holds(test, facts) for test in table) for table in rule.unless)
        for rule in rules
    }
    verdict: dict[str, bool] = {}

    def stands(rule: Any) -> bool:
        if rule.id not in verdict:
            silencers = [other for other in rules if rule.id in other.in_place_of or rule.clause in other.in_place_of]
            verdict[rule.id] = speaks[rule.id] and not any(stands(other) for other in silencers)
        return verdict[rule.id]

    return [rule for rule in rules if stands(rule)]


def missing(policy: Policy, rule: Rule, facts: dict[str, Any]) -> list[tuple[str, ...]]:
    good = policy.vocabulary.stands_in
    return [need for need in rule.needs if not any(good[word] & facts["met"] for word in need)]


def tier(policy: Policy, rule: Rule, facts: dict[str, Any]) -> int | None:
    if rule.then is None:
        return None
    return 1 if missing(policy, rule, facts) else TIER[rule.then]


def look(policy: Policy, question: Question, facts: dict[str, Any]) -> dict[str, Any]:
    """All that an answer shows when every fact is known."""
    rules = speaking([rule for rule in policy.rules() if question.word in rule.on], facts)
    tiers = {rule.id: tier(policy, rule, facts) for rule in rules}
    level = min((found for found in tiers.values() if found is not None), default=4)
    lines: dict[tuple[str, str], tuple[bool, int]] = {}
    for rule in rules:
        for duty in rule.duties:
            must, length = lines.get((duty.do, duty.by), (False, 10**9))
            limit = duty.within.length if duty.within else 10**9
            lines[duty.do, duty.by] = (must or duty.must, min(length, limit))
    return {
        "level": level,
        "reasons": {rule.id for rule in rules if tiers[rule.id] == level},
        "advice": {rule.id for rule in rules if tiers[rule.id] is not None and tiers[rule.id] > level},
        "needs": {need for rule in rules for need in missing(policy, rule, facts)},
        "lines": lines,
    }


def domain(policy: Policy, name: str) -> list[Any]:
    """Every value that a fact may have: for numbers, all that some rule could tell apart."""
    fact = policy.vocabulary.facts[name]
    if fact.type == "yes-no":
        return [False, True]
    if fact.type == "one":
        return list(fact.values)
    if fact.type in ("years", "time"):
        points = {0}
        for statement in (*policy.rules(), *policy.steps()):
            for test in (*statement.when, *(test for table in statement.unless for test in table)):
                if test.fact == name:
                    points |= {point for point in (test.at_least, test.below) if point is not None}
                    points |= {edge for value in test.any_of for edge in (value, value + 1)}
        return sorted(points)
    raise AssertionError(f"{name} is a set")


def used_words(policy: Policy, name: str) -> list[str]:
    """The words of a set that some rule looks at; all others change nothing."""
    used: set[str] = set()
    for statement in (*policy.rules(), *policy.steps()):
        for test in (*statement.when, *(test for table in statement.unless for test in table)):
            if test.fact == name:
                used |= {*test.any_of, *test.all_of, *test.none_of}
        if name == "met" and isinstance(statement, Rule):
            used |= {good for need in statement.needs for word in need for good in policy.vocabulary.stands_in[word]}
    return sorted(used)


def start(policy: Policy, question: Question, **instead: Any) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """What is known, and for each fact that matters and is unknown all values it may have."""
    words = policy.vocabulary
    asks = words.askings[question.word].asks
    looked_at = {"role", "met"}
    for statement in (*policy.rules(), *policy.steps()):
        looked_at |= {test.fact for test in statement.when}
        looked_at |= {test.fact for table in statement.unless for test in table}
    known: dict[str, Any] = {}
    unknown: dict[str, list[Any]] = {}
    for name in words.facts:
        if name not in looked_at:
            continue
        fact = words.facts[name]
        value = instead.get(name, question.facts.get(name))
        if value is None and fact.assume is not None and name not in asks:
            value = frozenset(fact.assume) if fact.type == "set" else fact.assume
        if fact.type == "set" and not isinstance(value, frozenset):
            has = value.has if isinstance(value, Known) else frozenset()
            free = [
                w
                for w in used_words(policy, name)
                if w not in has and not (isinstance(value, Known) and w in value.has_not)
            ]
            unknown[name] = [
                has | {word for word, into in zip(free, choice, strict=True) if into}
                for choice in product([False, True], repeat=len(free))
            ]
        elif value is None:
            unknown[name] = domain(policy, name)
        else:
            known[name] = value
    return known, unknown


def completions(known: dict[str, Any], unknown: dict[str, list[Any]]) -> list[dict[str, Any]]:
    return [{**known, **dict(zip(unknown, choice, strict=True))} for choice in product(*unknown.values())]


def decided(policy: Policy, question: Question, **instead: Any) -> str:
    known, unknown = start(policy, question, **instead)
    levels = {look(policy, question, facts)["level"] for facts in completions(known, unknown)}
    return OUTCOMES[levels.pop()] if len(levels) == 1 else "depends"


def answer(policy: Policy, question: Question) -> dict[str, Any]:
    """The parts of an answer that the contract settles exactly."""
    known, unknown = start(policy, question)
    every = completions(known, unknown)
    looks = [look(policy, question, facts) for facts in every]
    levels = sorted({seen["level"] for seen in looks})
    ask, also = set(), set()
    for name, values in unknown.items():
        others = [other for other in unknown if other != name]
        groups: dict[Any, list[dict[str, Any]]] = {}
        for facts, seen in zip(every, looks, strict=True):
            groups.setdefault(tuple(facts[other] for other in others), []).append(seen)
        assert all(len(group) == len(values) for group in groups.values())
        if any(len({seen["level"] for seen in group}) > 1 for group in groups.values()):
            ask.add(name)
        elif any(
            seen[part] != group[0][part]
            for group in groups.values()
            for seen in group
            for part in ("advice", "needs", "lines")
        ):
            also.add(name)
    sure = {
        part: set.intersection(*(set(seen[part]) for seen in looks)) for part in ("reasons", "advice", "needs", "lines")
    }
    return {
        "possible": [OUTCOMES[level] for level in levels],
        "ask": ask,
        "ask_also": also,
        "reasons": sure["reasons"] if len(levels) == 1 else set(),
        "advice": sure["advice"],
        "needs": sure["needs"],
        "lines": {
            key: (all(seen["lines"][key][0] for seen in looks), max(seen["lines"][key][1] for seen in looks))
            for key in sure["lines"]
        },
        "leaves": {name: leaves_open(policy, question, name, unknown) for name in ask},
    }


def leaves_open(policy: Policy, question: Question, name: str, unknown: dict[str, list[Any]]) -> float:
    """How many verdicts the values of a fact leave open, on average."""
    known, _ = start(policy, question)
    counts = []
    for value in unknown[name]:
        rest = {other: values for other, values in unknown.items() if other != name}
        counts.append(
            len({look(policy, question, facts)["level"] for facts in completions({**known, name: value}, rest)})
        )
    return sum(counts) / len(counts)
