"""A question: an action or event with facts, checked against the vocabulary when it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from handrail.engine.errors import QuestionError, nearest
from handrail.engine.vocabulary import Fact, Vocabulary, minutes, vocabulary

OLDEST = 150
"""Years: above this an age or school year is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a set: words that are in it, words that are not; any other word is unknown."""

    has: frozenset[str]
    has_not: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """An action or event, and the facts that somebody gave; a fact given as None is a fact not given.

    >>> Question("connect", {"with": "pupil", "family": None}).facts
    {'with': 'pupil'}

    A word outside the vocabulary raises QuestionError with the nearest word as a hint:

    >>> Question("connect", {"with": "pupils"})
    Traceback (most recent call last):
    handrail.engine.errors.QuestionError: The fact "with" has no value "pupils". Did you mean "pupil"? It can be: ...
    """

    word: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=vocabulary, repr=False, compare=False)

    def __post_init__(self) -> None:
        words = self.vocabulary
        if self.word not in words.askings:
            said = f'No action or event is called "{self.word}".'
            raise QuestionError("unknown-word", said, nearest(self.word, words.askings))
        given = {}
        for name, value in self.facts.items():
            fact = words.facts.get(name)
            if fact is None:
                raise QuestionError("unknown-fact", f'No fact is called "{name}".', nearest(name, words.facts))
            if value is not None:
                given[name] = READERS[fact.type](fact, value)
        object.__setattr__(self, "facts", given)

    @property
    def is_event(self) -> bool:
        """Whether the answer is a pathway rather than a verdict."""
        return self.vocabulary.askings[self.word].is_event


def read_question(row: Any, words: Vocabulary | None = None) -> Question:
    """Make a question of one parsed line: `{"action": ..., "with": ...}`, with `id` passed over.

    Raises QuestionError where the line is no question.
    """
    words = words or vocabulary()
    if not isinstance(row, dict):
        raise QuestionError("not-json", "A question is a JSON object.", 'Write {"action": "...", ...}.')
    kinds = [kind for kind in ("action", "event") if row.get(kind) is not None]
    if len(kinds) != 1:
        said = "A question has an action or an event, not both." if kinds else "A question names an action or an event."
        raise QuestionError("no-word", said, 'Write {"action": "connect", ...} or {"event": "data-breach", ...}.')
    word, is_event = row[kinds[0]], kinds[0] == "event"
    known = [asking.name for asking in (words.events if is_event else words.actions)]
    if not isinstance(word, str) or word not in known:
        other = isinstance(word, str) and word in words.askings
        hint = f'Write {{"{"action" if is_event else "event"}": "{word}"}}.' if other else nearest(word, known)
        raise QuestionError("unknown-word", f'No {kinds[0]} is called "{word}".', hint)
    return Question(word, {name: value for name, value in row.items() if name not in NOT_FACTS}, words)


NOT_FACTS = frozenset({"id", "action", "event"})


def _one(fact: Fact, value: Any) -> str:
    if not isinstance(value, str):
        raise _wrong_type(fact, value, "one word")
    if value not in fact.values:
        raise _unknown(fact, value)
    return value


def _yes_no(fact: Fact, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _wrong_type(fact, value, "true or false")
    return value


def _years(fact: Fact, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= OLDEST:
        raise _wrong_type(fact, value, f"a whole number of years, 0 to {OLDEST}")
    return value


def _time(fact: Fact, value: Any) -> int:
    at = minutes(value)
    if at is None:
        raise _wrong_type(fact, value, "a time of day, HH:MM")
    return at


def _set(fact: Fact, value: Any) -> frozenset[str] | Known:
    if isinstance(value, (list, tuple, set, frozenset)):
        return _words(fact, value)
    if not isinstance(value, dict) or set(value) - {"has", "has_not"}:
        raise _wrong_type(fact, value, 'a list of words, or {"has": [...], "has_not": [...]}')
    has, has_not = (_words(fact, value.get(side) or ()) for side in ("has", "has_not"))
    if both := sorted(has & has_not):
        said = f'The fact "{fact.name}" both has and has not "{both[0]}".'
        raise QuestionError("contradiction", said, "Leave one of them out.")
    return has if has | has_not == frozenset(fact.values) else Known(has, has_not)


def _words(fact: Fact, words: Any) -> frozenset[str]:
    if not isinstance(words, (list, tuple, set, frozenset)):
        raise _wrong_type(fact, words, "a list of words")
    for word in words:
        if not isinstance(word, str):
            raise _wrong_type(fact, word, "a list of words")
        if word not in fact.values:
            raise _unknown(fact, word)
    return frozenset(words)


READERS: Mapping[str, Callable[[Fact, Any], Any]] = {
    "one": _one,
    "yes-no": _yes_no,
    "years": _years,
    "time": _time,
    "set": _set,
}


def _unknown(fact: Fact, value: str) -> QuestionError:
    all_of_them = f"It can be: {', '.join(fact.values)}." if fact.type == "one" else ""
    hint = f"{nearest(value, fact.values)} {all_of_them}".strip()
    return QuestionError("unknown-value", f'The fact "{fact.name}" has no value "{value}".', hint)


def _wrong_type(fact: Fact, value: Any, wanted: str) -> QuestionError:
    shown = repr(value)[:60]
    return QuestionError("wrong-type", f'The fact "{fact.name}" cannot be {shown}.', f"Give {wanted}.")
