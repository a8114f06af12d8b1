"""Every rule and step is seen: without it, or with its verdict turned round, some scenario of its policy falls short.

Where a stricter rule always speaks with a rule, turning its verdict changes nothing: `always_stricter.toml` lists those
rules, each with the reason, and nothing else.
"""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from handrail.engine import Policy
from handrail.engine.policy import Clause, Rule, Step
from handrail.policies.scenarios import Scenario, answer, shortfalls
from tests.policies.shelf import EDITIONS, own_scenarios, policy

Statement = Rule | Step
TURNED = {"prohibited": "permitted", "advised-against": "permitted", "permitted": "prohibited"}
ALWAYS_STRICTER = tomllib.loads((Path(__file__).parent / "always_stricter.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("edition", EDITIONS)
def test_dropping_a_rule_or_step_breaks_a_scenario(edition: str) -> None:
    unseen = [
        one.id for one in statements(edition) if not is_seen(edition, one, lambda clause, one: without(clause, one))
    ]
    assert not unseen, f"no scenario of {edition} falls short without {', '.join(unseen)}"


@pytest.mark.parametrize("edition", EDITIONS)
def test_turning_a_verdict_breaks_a_scenario(edition: str) -> None:
    turned = [one for one in statements(edition) if isinstance(one, Rule) and one.then]
    unseen = {one.id for one in turned if not is_seen(edition, one, turn)}
    listed = ALWAYS_STRICTER.get(edition, {})
    assert unseen <= set(listed), (
        f"no scenario of {edition} falls short with the verdict turned of {unseen - set(listed)}"
    )
    assert set(listed) <= unseen, f"{edition}: seen, so not to be listed: {set(listed) - unseen}"


@pytest.mark.parametrize("edition", EDITIONS)
def test_some_scenario_names_the_clause_alone(edition: str) -> None:
    alone = {
        scenario.expect["clauses"][0]
        for scenario in own_scenarios(edition)
        if len(scenario.expect.get("clauses", ())) == 1
    }
    unnamed = {one.clause for one in statements(edition)} - alone
    assert not unnamed, f"no scenario of {edition} names only: {', '.join(sorted(unnamed))}"


def statements(edition: str) -> list[Statement]:
    return [*policy(edition).rules(), *policy(edition).steps()]


def is_seen(edition: str, one: Statement, change: Callable[[Clause, Statement], Clause]) -> bool:
    """Say whether a change of one rule or step makes a scenario on one of its actions or events fall short."""
    old = policy(edition)
    new = replace(old, clauses=MappingProxyType({**old.clauses, one.clause: change(old.clauses[one.clause], one)}))
    likely = sorted(own_scenarios(edition), key=lambda scenario: one.clause not in scenario.expect.get("clauses", ()))
    return any(falls_short(new, scenario) for scenario in likely if word(scenario) in one.on)


def falls_short(changed: Policy, scenario: Scenario) -> bool:
    return bool(shortfalls(scenario.expect, answer(changed, scenario.ask)))


def word(scenario: Scenario) -> str:
    return str(scenario.ask.get("action") or scenario.ask.get("event"))


def without(clause: Clause, one: Statement) -> Clause:
    rules = tuple(rule for rule in clause.rules if rule is not one)
    return replace(clause, rules=rules, steps=tuple(step for step in clause.steps if step is not one))


def turn(clause: Clause, one: Statement) -> Clause:
    turned = (replace(rule, then=TURNED[rule.then or ""], needs=()) if rule is one else rule for rule in clause.rules)
    return replace(clause, rules=tuple(turned))
