"""What is in force at each school of a trust, told once for each text and then kept in the memory of each process.

A text never changes, and its digest is the key; schools that adopted the very same text share what is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handrail.engine import Policy, loads
from handrail.policies import laws
from handrail.web import clock
from handrail.web.handbook.models import Edition
from handrail.web.handbook.wording import Told, tell
from handrail.web.people.models import School, Trust

KEPT = 256


@dataclass(frozen=True, slots=True)
class Text:
    """A policy, and each of its rules and steps in words."""

    policy: Policy
    told: Mapping[str, Told]


@dataclass(frozen=True, slots=True)
class Standing:
    """One school with the edition in force there; None where there is none."""

    school: School
    edition: Edition | None

    @property
    def policy(self) -> Policy | None:
        """Give the policy of the edition."""
        return text(self.edition.digest).policy if self.edition else None

    @property
    def is_overdue(self) -> bool:
        """Say whether the day of the review has come."""
        return bool(self.policy and self.policy.review_due and self.policy.review_due <= clock.today())


_texts: dict[str, Text] = {}


def standings(trust: Trust) -> list[Standing]:
    """Give the schools of a trust by name; at most three queries, however many there are."""
    schools = list(School.objects.filter(trust=trust).order_by("name"))
    in_force = Edition.objects.in_force_at(schools)
    _learn(in_force.values())
    return [Standing(school, in_force.get(school.pk)) for school in schools]


def text(digest: str) -> Text:
    """Give what was learned of a text."""
    return _texts[digest]


def _learn(editions: Iterable[Edition]) -> None:
    """Read the texts that this process has not seen, all of them in one query."""
    wanted = {edition.digest: edition for edition in editions}
    new = [edition for digest, edition in wanted.items() if digest not in _texts]
    if len(_texts) + len(new) > KEPT:
        _texts.clear()
        new = list(wanted.values())
    if new:
        schools = [edition.school_id for edition in new]
        rows = Edition.objects.filter(school__in=schools, pk__in=[edition.pk for edition in new])
        for digest, written in rows.values_list("digest", "text"):
            policy = loads(written, laws=laws())
            rules = {rule.id: rule for clause in tell(policy) for rule in clause.rules}
            _texts[digest] = Text(policy, rules)
