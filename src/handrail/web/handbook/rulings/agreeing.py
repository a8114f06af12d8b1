"""Who must agree to what: the conditions that are somebody's agreement, each with the roles that give it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from handrail.web.people.models import Person, School
from handrail.web.people.roles import Role

# A condition of the vocabulary to whoever can put it in place with a yes. Conditions that nobody agrees to (a log is
# kept, a parent has consented) are not here: a ruling cannot make them true.
AGREES: Mapping[str, Role] = {
    "head-agreement": Role.HEAD,
    "head-written-agreement": Role.HEAD,
    "prior-agreement": Role.HEAD,
    "school-written-consent": Role.HEAD,
    "authorised": Role.HEAD,
    "good-reason": Role.HEAD,
    "approved-tool": Role.HEAD,
    "justified-concern": Role.HEAD,
    "line-manager-written-agreement": Role.DEPUTY_HEAD,
}

# Who may answer for whom, and who answers where the asker holds the role alone.
ALSO: Mapping[str, tuple[Role, ...]] = {
    Role.HEAD: (Role.HEAD,),
    Role.DEPUTY_HEAD: (Role.DEPUTY_HEAD, Role.HEAD),
    Role.CHAIR: (Role.CHAIR,),
}
RULERS = (Role.HEAD, Role.DEPUTY_HEAD, Role.CHAIR)
ASKABLE = frozenset({"not-covered", "advised-against", "conditional"})


def agreements(answer: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the outstanding conditions that somebody's yes puts in place."""
    return tuple(word for word in answer.get("outstanding", ()) if word in AGREES)


def is_askable(answer: Mapping[str, Any]) -> bool:
    """Say whether an answer is one to ask about: silent, advising against, or wanting somebody's agreement."""
    outcome = answer.get("outcome")
    return outcome in ASKABLE and (outcome != "conditional" or bool(agreements(answer)))


def who_rules(answer: Mapping[str, Any], asker: Person, school: School) -> Role:
    """Give the role that must agree; where that is the asker's own, the chair of governors."""
    roles: Iterable[Role] = [AGREES[word] for word in agreements(answer)] or [Role.HEAD]
    role = Role.HEAD if Role.HEAD in roles else next(iter(roles))
    others = Person.objects.holding(*ALSO[role], school=school).exclude(pk=asker.pk)
    return role if others.exists() else Role.CHAIR
