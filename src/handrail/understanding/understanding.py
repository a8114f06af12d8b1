"""From a text to the question that it asks: the readings, the likeliest first; none where it is no question of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handrail.understanding.noticing.scene import Scene, Statement, agreed_words, look
from handrail.understanding.stating import state
from handrail.understanding.text.phrases import Text
from handrail.understanding.text.reader import read_text
from handrail.understanding.weighing.outside import is_outside
from handrail.understanding.weighing.signals import signals
from handrail.understanding.weighing.stance import stance
from handrail.understanding.weighing.weigh import Weighed, weigh

LONGEST = 5_000
"""Letters that are read: nobody asks at greater length."""
MOST = 3
"""Readings that are kept."""
CLOSE = 0.75
"""A further reading is kept while it has this share of the points of the first."""
SETS = frozenset({"content", "met"})


@dataclass(frozen=True, slots=True)
class Chip:
    """One fact that was understood, and the words that it was understood from."""

    fact: str
    value: object
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the words: an action or event, and the facts that they state."""

    word: str
    is_event: bool
    points: float
    chips: tuple[Chip, ...]

    @property
    def facts(self) -> Mapping[str, object]:
        """Return the facts as a question takes them; a set holds the words that were stated."""
        facts: dict[str, object] = {}
        for chip in self.chips:
            if chip.fact in SETS:
                facts[chip.fact] = [*(facts.get(chip.fact) or ()), chip.value]  # type: ignore[misc]
            else:
                facts[chip.fact] = chip.value
        return facts


def understand(words: str) -> tuple[Reading, ...]:
    """Return how the words can be read, the likeliest first; nothing where they ask nothing of the policy."""
    text = read_text(words[:LONGEST])
    if not text.tokens:
        return ()
    people, marks = look(text)
    agreed = agreed_words(marks)
    asks = stance(text, people, agreed)
    weighed = weigh(text, asks, agreed, signals(text, people, marks, asks, agreed))
    if is_outside(text, weighed):
        return ()
    close = [one for one in weighed[:MOST] if one.points >= CLOSE * weighed[0].points]
    return tuple(_reading(words, text, one, state(Scene(text, people, marks, one))) for one in close)


def _reading(words: str, text: Text, one: Weighed, statements: list[Statement]) -> Reading:
    chips = tuple(Chip(said.fact, said.value, _words(words, text, said)) for said in statements)
    return Reading(one.word, one.is_event, round(one.points, 2), chips)


def _words(words: str, text: Text, said: Statement) -> str:
    if said.start >= said.end:
        return ""
    return words[text.tokens[said.start].start : text.tokens[said.end - 1].end]
