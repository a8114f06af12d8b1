"""What training a policy orders, of whom: read from its own rules. Pure: it reads a policy and asks nobody.

A rule with the duty `complete-training` orders it. One that speaks of running a channel alone binds those who run one.
A training that follows an event is a step of a pathway, and is not listed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handrail.engine import Policy
from handrail.engine.policy import Duty, Rule
from handrail.web.people.roles import LEADERS, WORKING_ROLES, Role

DUTY = "complete-training"
OF_CHANNELS = frozenset({"open-channel", "run-channel"})
BOUND = {
    "staff": WORKING_ROLES,
    "governor": frozenset({Role.GOVERNOR, Role.CHAIR}),
    "volunteer": frozenset({Role.VOLUNTEER}),
    "contractor": frozenset({Role.CONTRACTOR}),
}
BY = {
    "administrator": frozenset({Role.CHANNEL_ADMINISTRATOR, Role.COMMUNICATIONS_LEAD}),
    "head": frozenset({Role.HEAD}),
    "senior-leaders": LEADERS,
    "dsl": frozenset({Role.DSL, Role.DEPUTY_DSL}),
    "data-protection-lead": frozenset({Role.DATA_PROTECTION_LEAD}),
    "governors": BOUND["governor"],
}
"""Which roles a policy's word for who does a duty reaches."""
THEMSELVES = ("asker", "staff")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A clause that orders a training, or advises it, and the roles that it binds."""

    policy: str
    clause: str
    says: str
    must: bool
    roles: frozenset[Role]


def wanted(policy: Policy) -> tuple[Wanted, ...]:
    """Give the clauses that order a training of somebody who has a role here, in the order of the document."""
    return tuple(_wanted(policy))


def _wanted(policy: Policy) -> Iterator[Wanted]:
    for clause in policy.clauses.values():
        ordered = [(duty, _roles(rule, duty)) for rule in clause.rules for duty in rule.duties if duty.do == DUTY]
        roles = frozenset[Role]().union(*(roles for _, roles in ordered))
        if roles:
            yield Wanted(policy.id, clause.id, clause.says, any(duty.must for duty, _ in ordered), roles)


def _roles(rule: Rule, duty: Duty) -> frozenset[Role]:
    if duty.by not in THEMSELVES:
        return BY.get(duty.by, frozenset())
    if set(rule.on) <= OF_CHANNELS:
        return BY["administrator"]
    return frozenset[Role]().union(*(BOUND.get(word, frozenset()) for word in rule.binds))
