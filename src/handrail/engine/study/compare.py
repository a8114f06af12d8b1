"""Policies side by side, topic by topic: what each says, where they differ, and what one has and another lacks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from handrail.engine.policy import Policy
from handrail.engine.study.positions import Position, position

Difference = Mapping[str, tuple[str, ...]]
"""Policy to what it says of one parameter; a policy that is silent on the topic is not in it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One topic, and what each policy says of it."""

    topic: str
    says: str
    """What the topic is."""
    positions: Mapping[str, Position]
    """Policy, by the name it was given, to its position; silent ones are left out."""
    lack: tuple[str, ...]
    """The policies that say nothing of it."""
    differ: Mapping[str, Difference]
    """`force`, or the name of a parameter, to what each policy says of it; only where they differ."""

    def as_json(self) -> dict[str, Any]:
        """Return it as the command line writes it."""
        return {
            "topic": self.topic,
            "says": self.says,
            "policies": {
                name: {"forces": list(one.forces), "sayings": [saying.as_json() for saying in one.sayings]}
                for name, one in self.positions.items()
            },
            "lack": list(self.lack),
            "differ": {
                name: {policy: list(values) for policy, values in row.items()} for name, row in self.differ.items()
            },
        }


def compare(policies: Mapping[str, Policy], topics: Collection[str]) -> tuple[Comparison, ...]:
    """Compare policies on some topics, in the order of the catalogue; topics of which none speaks are left out."""
    catalogue = next(iter(policies.values())).vocabulary.topics
    found = []
    for topic in (one for one in catalogue if one in topics):
        positions = {name: position(policy, topic) for name, policy in policies.items()}
        speaking = {name: one for name, one in positions.items() if one.sayings}
        if speaking:
            lack = tuple(name for name in policies if name not in speaking)
            found.append(Comparison(topic, catalogue[topic], speaking, lack, _differences(speaking)))
    return tuple(found)


def _differences(positions: Mapping[str, Position]) -> dict[str, Difference]:
    """Return each parameter on which the policies that speak differ; the order of its values does not matter."""
    if len(positions) < 2:
        return {}
    merged = {name: {"force": one.forces, **one.parameters()} for name, one in positions.items()}
    keys = dict.fromkeys(key for row in merged.values() for key in row)
    rows = {key: {name: row.get(key, ()) for name, row in merged.items()} for key in keys}
    return {key: row for key, row in rows.items() if len({frozenset(values) for values in row.values()}) > 1}
