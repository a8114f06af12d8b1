"""What a policy says of one topic: each rule, step or statement with its force and its parameters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from handrail.engine.policy import Clause, Duty, Policy, Rule, Step, Test, Within
from handrail.engine.study.facts import statements

FORCES = ("must-not", "approval", "should-not", "must", "should", "may", "info")
"""The forces of the catalogue of topics, the strictest first; `info` orders nothing."""
THEN = {"prohibited": "must-not", "advised-against": "should-not", "permitted": "may"}

Parameters = dict[str, tuple[str, ...]]
"""Fact, `unless`, `needs`, `duties`, `within`, `never` or `binds` to what is said of it, in words of the vocabulary."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One rule, step or statement of a clause."""

    clause: str
    force: str
    parameters: Parameters
    statement: Rule | Step | None = None
    """None where the clause only states something."""

    def as_json(self) -> dict[str, Any]:
        """Return it as the command line writes it."""
        return {
            "clause": self.clause,
            "rule": self.statement.id if isinstance(self.statement, Rule) else None,
            "step": self.statement.id if isinstance(self.statement, Step) else None,
            "on": list(self.statement.on) if self.statement else [],
            "force": self.force,
            "word": self.statement.word if isinstance(self.statement, Rule) else None,
            "parameters": {name: list(values) for name, values in self.parameters.items()},
        }


@dataclass(frozen=True, slots=True)
class Position:
    """All that one policy says of one topic."""

    sayings: tuple[Saying, ...]

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses, in document order."""
        return tuple(dict.fromkeys(saying.clause for saying in self.sayings))

    @property
    def forces(self) -> tuple[str, ...]:
        """The forces, the strictest first."""
        found = {saying.force for saying in self.sayings}
        return tuple(force for force in FORCES if force in found)

    def parameters(self) -> Parameters:
        """Return the parameters of all sayings together."""
        merged: dict[str, dict[str, None]] = {}
        for saying in self.sayings:
            for name, values in saying.parameters.items():
                merged.setdefault(name, {}).update(dict.fromkeys(values))
        return {name: tuple(values) for name, values in merged.items()}


def position(policy: Policy, topic: str) -> Position:
    """Return what a policy says of a topic; nothing where it is silent."""
    return Position(tuple(said for clause in policy.clauses.values() for said in _sayings(policy, clause, topic)))


def _sayings(policy: Policy, clause: Clause, topic: str) -> Iterator[Saying]:
    speaking = [one for one in statements(clause) if one.topic == topic]
    for one in speaking:
        yield Saying(clause.id, _force(one), _parameters(policy, one), one)
    if topic in clause.topics and not speaking:
        yield Saying(clause.id, "info", {})


def _force(one: Rule | Step) -> str:
    if isinstance(one, Rule) and one.then:
        return "approval" if one.needs else THEN[one.then]
    must = any(duty.must for duty in one.duties) or not one.duties
    return "must" if must else "should"


def _parameters(policy: Policy, one: Rule | Step) -> Parameters:
    found: Parameters = {}
    if one.binds is not None:
        found["binds"] = tuple(role for role in policy.vocabulary.facts["role"].values if role in one.binds)
    for test in one.when:
        found[test.fact] = tuple(_values(policy, test))
    if one.unless:
        found["unless"] = tuple(
            " and ".join(f"{test.fact} {'/'.join(_values(policy, test))}" for test in table) for table in one.unless
        )
    if isinstance(one, Rule) and one.needs:
        found["needs"] = tuple(" or ".join(need) for need in one.needs)
    found.update(_duties(one.duties))
    if isinstance(one, Step) and one.never:
        found["never"] = one.never
    return found


def _duties(duties: Iterable[Duty]) -> Parameters:
    done = tuple(f"{duty.do} ({duty.by})" for duty in duties)
    limits = tuple(f"{duty.do}: {_limit(duty.within)}" for duty in duties if duty.within)
    return {name: values for name, values in (("duties", done), ("within", limits)) if values}


def _limit(within: Within) -> str:
    return f"{within.amount} {within.unit.replace('_', ' ')}" if within.amount else within.unit


def _values(policy: Policy, test: Test) -> Iterator[str]:
    shown = _clock if policy.vocabulary.facts[test.fact].type == "time" else str
    for value in test.any_of:
        yield ("yes" if value else "no") if isinstance(value, bool) else str(value)
    if test.all_of:
        yield " with ".join(test.all_of)
    yield from (f"without {word}" for word in test.none_of)
    if test.at_least is not None:
        yield f"from {shown(test.at_least)}"
    if test.below is not None:
        yield f"below {shown(test.below)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
