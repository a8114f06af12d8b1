"""What a person's own words were understood to mean, as a page shows it before anything is asked.

What somebody types is read, shown to them once and forgotten: it is in no address, no log and no row. What goes on
from here are facts, each of which they saw and can take out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from handrail.engine import Policy
from handrail.understanding import Reading, may_be_at_risk, understand
from handrail.web.handbook.asking.questions import facts, finding
from handrail.web.handbook.asking.questions.answering import HELP_FIRST
from handrail.web.handbook.asking.questions.finding import Way

HEARD = 100_000
"""Letters that are looked through for a child at risk, however many of them are too many for a question."""
ALIKE = 6
"""Questions with some of the words that are shown."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One value that was understood, as the address carries it and in words, and the words it was understood from."""

    value: str
    says: str
    words: str


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact of which something was understood."""

    name: str
    asks: str
    chips: tuple[Chip, ...]
    is_begun: bool
    """Whether it is a set of which some words were named: the others are asked for."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One way to understand what was typed: an action or event, and what was stated of it."""

    word: str
    says: str
    stated: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """All that was understood: the likeliest first, or what the person chose of it."""

    meanings: tuple[Meaning, ...] = ()
    at_risk: bool = False
    """Whether the words may mean that a child is at risk."""

    @property
    def meaning(self) -> Meaning | None:
        """Give the one to confirm."""
        return self.meanings[0] if self.meanings else None

    @property
    def others(self) -> tuple[Meaning, ...]:
        """Give what else it may mean."""
        return self.meanings[1:]

    @property
    def carried(self) -> list[tuple[str, str]]:
        """Give what goes along in the address besides facts."""
        return [HELP_FIRST] if self.at_risk else []


def hear(typed: str, policy: Policy, *, question: str, chosen: str = "") -> Heard:
    """Understand what was typed; `question` is what of it can be a question, `chosen` the meaning to put first.

    Whether a child may be at risk is read from all that was typed, also where it is no question and too long for one.
    """
    found = [_meaning(policy, one) for one in understand(question) if one.word in policy.vocabulary.askings]
    found.sort(key=lambda one: one.word != chosen)
    return Heard(tuple(found), may_be_at_risk(typed[:HEARD]))


def alike(question: str, policy: Policy, heard: Heard) -> tuple[Way, ...]:
    """Give the questions that hold some of the words, besides what was understood."""
    shown = {one.word for one in heard.meanings}
    found = [way for way in finding.search(policy, question) if way.word not in shown][:ALIKE]
    return tuple(replace(way, facts=dict([*way.facts.items(), *heard.carried])) for way in found)


def _meaning(policy: Policy, reading: Reading) -> Meaning:
    names = dict.fromkeys(chip.fact for chip in reading.chips)
    stated = tuple(_stated(policy, name, reading) for name in names)
    return Meaning(reading.word, policy.vocabulary.askings[reading.word].says, stated)


def _stated(policy: Policy, name: str, reading: Reading) -> Stated:
    fact = policy.vocabulary.facts[name]
    found = (chip for chip in reading.chips if chip.fact == name)
    chips = dict.fromkeys(_chip(policy, name, chip.value, chip.words) for chip in found)
    return Stated(name, fact.ask, tuple(chips), fact.type == "set" and name != "met")


def _chip(policy: Policy, name: str, value: object, words: str) -> Chip:
    ((_, text),) = facts.as_query({name: value})
    return Chip(text, facts.in_words(policy, name, value), words)
