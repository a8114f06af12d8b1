"""A kept answer beside today: as it was given, under its edition, and whether it would come out otherwise now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from handrail.engine import QuestionError, vocabulary
from handrail.web.handbook import reading
from handrail.web.handbook.asking.models import KeptAnswer
from handrail.web.handbook.asking.questions import answering, facts, showing
from handrail.web.handbook.models import Edition


@dataclass(frozen=True, slots=True)
class Row:
    """A kept answer in a list."""

    answer: KeptAnswer

    @property
    def asks(self) -> str:
        """Say what was asked; an action that the vocabulary has no more is told by its word."""
        asking = vocabulary().askings.get(self.answer.word)
        return asking.says if asking else self.answer.word

    @property
    def headline(self) -> str:
        """Give the verdict in a word."""
        return showing.HEADLINES[self.answer.outcome][0]

    @property
    def colour(self) -> str:
        """Give the colour of the verdict."""
        return showing.HEADLINES[self.answer.outcome][1]


def page(kept: KeptAnswer, now: Edition | None) -> dict[str, Any]:
    """Give what the page of a kept answer shows."""
    given = reading.page(kept.edition).policy
    return {
        "row": Row(kept),
        "policy": given,
        "shown": showing.show(kept.answer, given.vocabulary),
        "told": showing.told(given, kept.facts),
        "is_event": kept.outcome == "pathway",
        "query": urlencode(facts.as_query({name: value for name, value in kept.facts.items() if name != "met"})),
        "today": today(kept, now),
        "edition": now,
    }


def today(kept: KeptAnswer, now: Edition | None) -> str:
    """Say in a word how the answer stands today: `same-edition`, `same`, `different` or `unknown`."""
    if now is None:
        return "unknown"
    if now.digest == kept.edition.digest:
        return "same-edition"
    try:
        standing = answering.stand(reading.page(now).policy, kept.word, kept.facts, {})
    except QuestionError:
        return "unknown"
    same = (standing.outcome, standing.clauses) == (kept.outcome, kept.clauses)
    return "same" if same and _duties(standing.answer) == _duties(kept.answer) else "different"


def _duties(answer: Any) -> Any:
    return answer.get("duties", answer.get("steps")), answer.get("outstanding")
