"""Who is asked to sign: staff and governors always, volunteers and contractors where the policy binds them."""

from __future__ import annotations

from handrail.engine import Policy
from handrail.web.people.roles import WORKING_ROLES, Role

GROUPS: dict[str, tuple[str, frozenset[Role]]] = {
    "staff": ("Staff", WORKING_ROLES),
    "governors": ("Governors", frozenset({Role.GOVERNOR, Role.CHAIR})),
    "others": ("Volunteers and contractors", frozenset({Role.VOLUNTEER, Role.CONTRACTOR})),
}
SIGNERS: frozenset[Role] = frozenset().union(*(roles for _, roles in GROUPS.values()))
BOUND = {Role.VOLUNTEER: "volunteer", Role.CONTRACTOR: "contractor"}


def asked(policy: Policy) -> frozenset[Role]:
    """Give the roles whose holders are asked to sign a policy."""
    return frozenset(role for role in SIGNERS if role not in BOUND or BOUND[role] in policy.binds)


def groups_of(roles: set[str]) -> tuple[str, ...]:
    """Give the names of the groups that somebody belongs to."""
    return tuple(name for name, members in GROUPS.values() if roles & members)
