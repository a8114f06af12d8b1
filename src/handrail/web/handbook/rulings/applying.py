"""What rulings do to a question: a yes puts in place exactly the condition that it names, a no is shown and blocks.

A ruling reaches a question in which every fact that it was made on is as it was: what was said, and what was assumed.
A fact that was left open may since be known: what the policy makes of it stays the policy's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from handrail.engine import Policy
from handrail.web.handbook.asking.questions.facts import Facts, in_play
from handrail.web.handbook.rulings.models import Ruling
from handrail.web.handbook.rulings.states import Whom
from handrail.web.people.models import Person, School


@dataclass(frozen=True, slots=True)
class Ruled:
    """The rulings that reach one question, and those that stand beside it."""

    reaching: tuple[Ruling, ...] = ()
    precedents: tuple[Ruling, ...] = ()

    @property
    def no(self) -> Ruling | None:
        """Give the no that blocks, if there is one: a no is stronger than a yes."""
        return next((ruling for ruling in self.reaching if ruling.is_no), None)

    @property
    def yes(self) -> tuple[Ruling, ...]:
        """Give each yes, where no no stands against it."""
        return () if self.no else self.reaching

    @property
    def met(self) -> tuple[str, ...]:
        """Give the conditions that are in place by a ruling."""
        return tuple(dict.fromkeys(word for ruling in self.yes for word in ruling.grants))


def ruled(policy: Policy, word: str, facts: Facts, *, person: Person, school: School) -> Ruled:
    """Give the rulings in force for a question as somebody asks it."""
    found = Ruling.objects.filter(school=school, word=word).in_force().select_related("asked__answer", "ruled_by")
    reaching = [ruling for ruling in found if reaches(ruling, policy, facts, person)]
    beside = [ruling for ruling in found if ruling.published_at and ruling not in reaching]
    return Ruled(tuple(reaching), tuple(beside))


def beside(precedents: Iterable[Ruling], clauses: Iterable[str]) -> tuple[Ruling, ...]:
    """Give the precedents that belong to an answer: on the same clause, or both where the policy is silent."""
    shown = set(clauses)
    return tuple(
        one for one in precedents if shown & set(one.asked.answer.clauses) or not (shown or one.asked.answer.clauses)
    )


def reaches(ruling: Ruling, policy: Policy, facts: Facts, person: Person) -> bool:
    """Say whether a ruling holds for this person and these facts."""
    if ruling.whom == Whom.ASKER and ruling.asker_id != person.pk:
        return False
    then = ruling.asked.answer.facts
    names = {name for name in in_play(policy, ruling.word) if name != "met"} | {"role"}
    made_on = {name: value for name in names if (value := _now(policy, name, then)) is not None}
    return all(_now(policy, name, facts) == value for name, value in made_on.items())


def _now(policy: Policy, name: str, facts: Mapping[str, Any]) -> Any:
    """Give what a fact counts as: what was said or, where nobody said anything, what is assumed."""
    value = facts.get(name)
    if value is None:
        return policy.vocabulary.facts[name].assume
    if isinstance(value, Mapping):
        return frozenset(value["has"]), "has_not" in value
    return value
