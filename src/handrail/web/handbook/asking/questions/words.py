"""Where a person's own words become questions. What turns them is a package of its own; without it nothing is shown.

What somebody types is read, answered and forgotten: it is in no address, no log and no row.
"""

from __future__ import annotations

from collections.abc import Callable

from handrail.engine import Policy, Question
from handrail.web.handbook.asking.questions import facts
from handrail.web.handbook.asking.questions.finding import Way

try:
    from handrail import understanding
except ImportError:  # it is installed by itself
    understanding = None  # type: ignore[assignment]

Understand = Callable[[str, Policy], list[Question]]


def is_there() -> bool:
    """Say whether free words can be understood here."""
    return _understand() is not None


def questions_from_words(text: str, policy: Policy) -> list[Question]:
    """Give the questions that a text may mean, the likeliest first."""
    understand = _understand()
    return understand(text, policy) if understand and text else []


def ways(text: str, policy: Policy) -> list[Way]:
    """Give them as ways into a question."""
    found = questions_from_words(text, policy)
    askings = policy.vocabulary.askings
    return [Way(askings[one.word].says, one.word, facts.by_name(dict(one.facts))) for one in found]


def _understand() -> Understand | None:
    return getattr(understanding, "questions", None)
