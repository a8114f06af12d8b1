"""The words in which questions are asked and answered, read from `policies/vocabulary.toml`.

A fact that nobody gave is unknown, unless it has an `assume` and the action or event does not ask for it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

OUTCOMES = ("prohibited", "conditional", "advised-against", "permitted", "not-covered")
"""The verdicts, the most restrictive first; `depends` stands outside the order."""

DAY = 24 * 60
"""Minutes in a day: times of day are kept as minutes after midnight."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the vocabulary: its type, its values, the question in plain words, what is assumed of it."""

    name: str
    type: str
    """`one`, `set`, `yes-no`, `years` or `time`."""
    ask: str
    values: tuple[str, ...] = ()
    assume: Any = None
    """The value that holds until somebody says otherwise; None where nothing is assumed."""
    says: Mapping[str, str] = field(default_factory=dict)
    """A sentence for each value."""


@dataclass(frozen=True, slots=True)
class Asking:
    """An action (answered by a verdict) or an event (answered by a pathway)."""

    name: str
    says: str
    is_event: bool
    asks: frozenset[str]
    """The facts that are a real question here, so that nothing is assumed of them."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All the words, in the order of the file; read-only."""

    facts: Mapping[str, Fact]
    askings: Mapping[str, Asking]
    duties: Mapping[str, str]
    actors: Mapping[str, str]
    outcomes: Mapping[str, str]
    silences: Mapping[str, str]
    """Why a clause may have no rule."""
    modals: Mapping[str, str]
    """A document's modal word, to the force it has: `must` or `should`."""
    topics: Mapping[str, str]
    """Topic id to its definition."""
    phrases: Mapping[str, str | Mapping[str, str]]
    """How a condition on a fact is said within a sentence."""
    doing: Mapping[str, str]
    """An action in a word or two, to stand within a sentence."""
    stands_in: Mapping[str, frozenset[str]]
    """A condition to every condition that is as good: itself and all stronger ones."""

    @property
    def actions(self) -> tuple[Asking, ...]:
        """The actions, in the order of the file."""
        return tuple(asking for asking in self.askings.values() if not asking.is_event)

    @property
    def events(self) -> tuple[Asking, ...]:
        """The events, in the order of the file."""
        return tuple(asking for asking in self.askings.values() if asking.is_event)


def minutes(text: object) -> int | None:
    """Turn "HH:MM" into minutes after midnight; None where it is no time of day.

    >>> minutes("09:05"), minutes("24:00"), minutes("9.05")
    (545, None, None)
    """
    if not isinstance(text, str) or len(text) != 5 or text[2] != ":" or not (text[:2] + text[3:]).isascii():
        return None
    if not (text[:2].isdigit() and text[3:].isdigit()):
        return None
    hour, minute = int(text[:2]), int(text[3:])
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def clock(minutes: int) -> str:
    """Turn minutes after midnight into "HH:MM".

    >>> clock(545)
    '09:05'
    """
    return f"{minutes // 60:02}:{minutes % 60:02}"


def read_vocabulary(words: Mapping[str, Any], topics: Mapping[str, Any]) -> Vocabulary:
    """Make a vocabulary of two parsed TOML files, the words and the topics."""
    facts = {
        name: Fact(
            name=name,
            type=row["type"],
            ask=row["ask"],
            values=tuple(row.get("values", ())),
            assume=row.get("assume"),
            says=MappingProxyType(row.get("says", {})),
        )
        for name, row in words["fact"].items()
    }
    askings = {
        name: Asking(name, row["says"], kind == "event", frozenset(row.get("asks", ())))
        for kind in ("action", "event")
        for name, row in words[kind].items()
    }
    force = {modal: strength for strength, modals in words.get("modal", {}).items() for modal in modals}
    return Vocabulary(
        facts=MappingProxyType(facts),
        askings=MappingProxyType(askings),
        duties=MappingProxyType(words["duty"]),
        actors=MappingProxyType(words["actor"]),
        outcomes=MappingProxyType(words["outcome"]),
        silences=MappingProxyType(words.get("silent", {})),
        modals=MappingProxyType(force),
        topics=MappingProxyType({row["id"]: row["definition"] for row in topics["topic"]}),
        phrases=MappingProxyType(words.get("phrase", {})),
        doing=MappingProxyType(words.get("doing", {})),
        stands_in=MappingProxyType(_stronger(facts["met"].values, words.get("stands_in", {}))),
    )


def _stronger(conditions: tuple[str, ...], weaker: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """Close "stands in for" over itself, and turn it round: condition to all that are as good."""
    as_good = {condition: {condition} for condition in conditions}
    grew = True
    while grew:
        before = sum(map(len, as_good.values()))
        for strong, weaks in weaker.items():
            for weak in weaks:
                as_good[weak] |= as_good[strong]
        grew = sum(map(len, as_good.values())) > before
    return {condition: frozenset(good) for condition, good in as_good.items()}


@cache
def vocabulary() -> Vocabulary:
    """Return the built-in vocabulary, read once.

    >>> vocabulary().facts["with"].ask
    'Who is the other person?'
    """
    folder = Path(__file__).parent.parent / "policies"
    words = tomllib.loads((folder / "vocabulary.toml").read_text(encoding="utf-8"))
    topics = tomllib.loads((folder / "topics.toml").read_text(encoding="utf-8"))
    return read_vocabulary(words, topics)
