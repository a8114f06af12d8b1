"""A ruling in words: what was asked, what was said, for whom and until when. Only some people learn who asked."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.engine import vocabulary
from handrail.web.handbook.asking.comparing import Row
from handrail.web.handbook.asking.questions.facts import in_words_of
from handrail.web.handbook.rulings.models import Ruling, ruled_by
from handrail.web.handbook.rulings.states import Verdict, Whom
from handrail.web.people.models import Person

HEADLINES = {
    Verdict.YES: ("Yes", "green", "tick"),
    Verdict.CONDITIONS: ("Yes, on conditions", "yellow", "tick"),
    Verdict.NO: ("No", "red", "cross"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a page shows of a ruling."""

    ruling: Ruling
    asks: str
    headline: str
    colour: str
    icon: str
    grants: tuple[str, ...]
    whom: str
    is_private: bool
    """Whether this person reads all of it, and not only what is published."""
    suggestion: str


def tell(ruling: Ruling, person: Person) -> Told:
    """Tell a ruling to somebody."""
    headline, colour, icon = HEADLINES[Verdict(ruling.verdict)]
    says = vocabulary().facts["met"].says
    asks = Row(ruling.asked.answer).asks
    facts = "; ".join(in_words_of(ruling.asked.answer.facts))
    is_private = ruling.asker_id == person.pk or ruling.asked.to in ruled_by(person, ruling.school)
    return Told(
        ruling=ruling,
        asks=asks,
        headline=headline,
        colour=colour,
        icon=icon,
        grants=tuple(says[word] for word in ruling.grants),
        whom="" if not is_private else "Only whoever asked" if ruling.whom == Whom.ASKER else Whom.ROLE.label,
        is_private=is_private,
        suggestion=f"{asks}{f' ({facts})' if facts else ''}: {headline.lower()}. {ruling.conditions}".strip(),
    )
