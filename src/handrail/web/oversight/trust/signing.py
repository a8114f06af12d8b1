"""How many have signed what is in force, school by school: three queries, however many schools there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from handrail.web.handbook.editions import rules
from handrail.web.handbook.editions.models import Document
from handrail.web.handbook.signing.groups import SIGNERS, asked
from handrail.web.handbook.signing.models import Signature
from handrail.web.oversight.trust.standing import Standing
from handrail.web.people.models import Holding


@dataclass(frozen=True, slots=True)
class Signed:
    """One school: how many are asked to sign, and how many of them have."""

    standing: Standing
    has_document: bool
    """Whether the school has said what is signed; before that nobody is asked."""
    asked: int
    signed: int

    @property
    def missing(self) -> int:
        """Give how many have not."""
        return self.asked - self.signed

    @property
    def percent(self) -> int:
        """Give it in a hundred, rounded down, so that only all of them are a hundred."""
        return 100 * self.signed // self.asked if self.asked else 0


def by_school(found: Sequence[Standing]) -> list[Signed]:
    """Count the signatures of today's edition, or of one that orders the same."""
    in_force = {one.school.pk: one for one in found if one.edition}
    editions = [one.edition.pk for one in in_force.values() if one.edition]
    documents = Document.objects.filter(school__in=in_force, edition__in=editions)
    to_sign = set(documents.values_list("school", flat=True))
    people, signatures = _asked(in_force), _signatures(in_force)
    counted = []
    for one in found:
        who = people.get(one.school.pk, set()) if one.school.pk in to_sign else set()
        have = signatures.get(one.school.pk, set()) & who
        counted.append(Signed(one, one.school.pk in to_sign, len(who), len(have)))
    return counted


def _asked(in_force: dict[UUID, Standing]) -> dict[UUID, set[UUID]]:
    roles = {key: asked(one.policy) for key, one in in_force.items() if one.policy}
    held = Holding.objects.today().filter(school__in=in_force, role__in=SIGNERS)
    people: dict[UUID, set[UUID]] = defaultdict(set)
    for school, role, person in held.values_list("school", "role", "person"):
        if role in roles[school]:
            people[school].add(person)
    return people


def _signatures(in_force: dict[UUID, Standing]) -> dict[UUID, set[UUID]]:
    today = {key: rules.of(one.edition) for key, one in in_force.items() if one.edition}
    rows = Signature.objects.filter(school__in=in_force, rules__in=set(today.values()))
    people: dict[UUID, set[UUID]] = defaultdict(set)
    for school, order, person in rows.values_list("school", "rules", "person"):
        if order == today[school]:
            people[school].add(person)
    return people
