"""Who asks for a ruling, who rules, and who publishes, ends or prolongs one. Nobody rules on their own question."""

from __future__ import annotations

from handrail.web.handbook.asking.models import KeptAnswer
from handrail.web.handbook.rulings import agreeing
from handrail.web.handbook.rulings.models import Asked, Ruling, ruled_by
from handrail.web.people.models import Person
from handrail.web.people.refusals import Allowed, Refusal, only_if


def may_ask(person: Person, answer: KeptAnswer) -> Allowed | Refusal:
    """Say who sends an answer to whoever must agree, and which."""
    if answer.person_id != person.pk:
        return Refusal("This answer is somebody else's. Only they can ask about it.")
    return only_if(
        agreeing.is_askable(answer.answer),
        "The policy has decided this. Only where it is silent, advises against or wants an agreement can you ask.",
    )


def may_rule(person: Person, asked: Asked) -> Allowed | Refusal:
    """Say who answers a question."""
    if asked.asker_id == person.pk:
        return Refusal("You asked this yourself. Somebody else has to answer it.")
    return only_if(
        asked.to in ruled_by(person, asked.school),
        f"Only the {asked.get_to_display().lower()} can answer this.",
    )


def may_change(person: Person, ruling: Ruling) -> Allowed | Refusal:
    """Say who publishes, prolongs or ends a ruling: whoever may make it."""
    return may_rule(person, ruling.asked)
