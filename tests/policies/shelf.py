"""The policies and scenarios that the tests of this folder walk through, each read once."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from handrail import policies
from handrail.engine import Policy, load
from handrail.policies.scenarios import Scenario, built_in, read_lines

EDITIONS = [f"{name}@{edition}" for name in policies.names() for edition in policies.editions(name)]


@cache
def policy(name: str) -> Policy:
    return load(policies.find(name), laws=policies.laws())


@cache
def own_scenarios(edition: str) -> list[Scenario]:
    """Return the scenarios that stand beside an edition."""
    return [scenario for scenario in built_in(edition.partition("@")[0]) if scenario.policy == edition]


def every_scenario() -> list[Scenario]:
    """Return the scenarios of every edition, and those of HANDRAIL_SCENARIOS where it names a folder."""
    found = [scenario for edition in EDITIONS for scenario in own_scenarios(edition)]
    if folder := os.environ.get("HANDRAIL_SCENARIOS"):
        found += [scenario for file in sorted(Path(folder).glob("*.jsonl")) for scenario in read_lines(file)]
    return found
