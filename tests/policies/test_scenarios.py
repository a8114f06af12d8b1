"""Every scenario of every policy: the question is put, and the answer shows what it must."""

import pytest

from handrail import policies
from handrail.policies.scenarios import Scenario, answer, shortfalls
from tests.policies.shelf import every_scenario, policy


@pytest.mark.parametrize("scenario", every_scenario(), ids=lambda scenario: scenario.name)
def test_answer_shows_what_it_must(scenario: Scenario) -> None:
    short = shortfalls(scenario.expect, answer(policy(scenario.policy), scenario.ask))
    assert not short, f"{scenario.why}: {'; '.join(short)}"


def test_every_policy_has_scenarios() -> None:
    assert set(policies.names()) == {scenario.policy.partition("@")[0] for scenario in every_scenario()}
