"""What a policy is measured against: the law file, the catalogue of topics, and what a school needs of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Measure:
    """Dated data, read from the files beside the policies; no fact about law or services is written in Python."""

    laws: Mapping[str, Table]
    """Law and guidance by id, some with `conflict`: questions to which certain answers go against it."""
    services: Mapping[str, Table]
    """Services and guidance that have gone, by id, with the names that policies use for them."""
    topics: tuple[Table, ...]
    """The catalogue, with the force and the person that each topic usually has."""
    needed: Mapping[str, int]
    """The usual forces of the topics that a school needs, each with its rank."""
    only_if_bound: frozenset[str]
    """Topics for these persons count only where the policy binds them."""
    questions: Mapping[str, Table]
    """For some topics, a question: where it has an answer, the topic is covered."""
    pathways: tuple[Table, ...]
    """The events after which a school needs a pathway, each with the reason."""
    reports: frozenset[str]
    """The duties that tell somebody of what happened."""
    leads: Mapping[str, tuple[str, ...]]
    """Duties that lead to another document, each with words that its title has."""
    ordinary: tuple[tuple[Table, Table], ...]
    """What holds in an ordinary case where nothing is said: (given these facts, those others)."""


def measure(law: Table, topics: Table, health: Table) -> Measure:
    """Make a measure of three parsed TOML files."""
    needed = health["needed"]
    return Measure(
        laws=law["law"],
        services=law["service"],
        topics=tuple(topics["topic"]),
        needed={force: rank for rank, forces in enumerate(needed["forces"]) for force in forces},
        only_if_bound=frozenset(needed["only_if_bound"]),
        questions=health.get("question", {}),
        pathways=tuple(health["pathway"]),
        reports=frozenset(health["reports"]["duties"]),
        leads={duty: tuple(words) for duty, words in health["leads"].items()},
        ordinary=tuple((row["given"], row["then"]) for row in health["ordinary"]),
    )
