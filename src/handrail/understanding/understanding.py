"""From a text to the question that it asks: the readings, the likeliest first; none where it is no question of ours."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from handrail.understanding.noticing.marks import Mark
from handrail.understanding.noticing.people import Person
from handrail.understanding.noticing.scene import Scene, Statement, agreed_words, look
from handrail.understanding.stating import state
from handrail.understanding.text.phrases import Text
from handrail.understanding.text.reader import read_text
from handrail.understanding.weighing.likeness import NONE, likeness
from handrail.understanding.weighing.outside import is_outside, says_little
from handrail.understanding.weighing.signals import signals
from handrail.understanding.weighing.stance import stance
from handrail.understanding.weighing.weigh import Weighed, weigh

LONGEST = 5_000
"""Letters that are read: nobody asks at greater length."""
MOST = 3
"""Readings that are kept."""
CLOSE = 3.0
"""A further reading is kept while it has at most so many points less than the first."""
ORDINARY = "can i post a picture of a pupil on facebook"
"""A question that needs all the lists."""
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


@dataclass(frozen=True, slots=True)
class _Weighing:
    """A text with what was found in it and what speaks for each action or event."""

    text: Text
    people: list[Person]
    marks: list[Mark]
    weighed: list[Weighed]
    like: Mapping[str, float]


def understand(words: str) -> tuple[Reading, ...]:
    """Return how the words can be read, the likeliest first; nothing where they ask nothing of the policy."""
    _lists_are_read()
    return _understand(words)


@cache
def _lists_are_read() -> None:
    """Read the lists with the garbage collector at rest: all that is made stays, and looking through it takes long."""
    is_collecting = gc.isenabled()
    gc.disable()
    try:
        _understand(ORDINARY)
    finally:
        if is_collecting:
            gc.enable()


def _understand(words: str) -> tuple[Reading, ...]:
    found = _weigh(words[:LONGEST])
    if found is None or is_outside(found.text, found.weighed, found.like[NONE]):
        return ()
    least = found.weighed[0].points - CLOSE
    close = [one for one in found.weighed[:MOST] if one.points >= least]
    scenes = [Scene(found.text, found.people, found.marks, one) for one in close]
    return tuple(_reading(words, found.text, scene.asking, state(scene)) for scene in scenes)


def is_said_outright(words: str) -> bool:
    """Whether some phrase of the lists says what the words are about, so that nobody need go by likeness alone."""
    found = _weigh(words[:LONGEST])
    return found is not None and not says_little(found.text, found.weighed)


def _weigh(words: str) -> _Weighing | None:
    text = read_text(words)
    if not text.tokens:
        return None
    people, marks = look(text)
    agreed = agreed_words(marks)
    asks = stance(text, people, agreed)
    like = likeness(words)
    found = weigh(text, asks, agreed, signals(text, people, marks, asks, agreed), like)
    return _Weighing(text, people, marks, found, like)


def _reading(words: str, text: Text, one: Weighed, statements: list[Statement]) -> Reading:
    chips = tuple(Chip(said.fact, said.value, _words(words, text, said)) for said in statements)
    return Reading(one.word, one.is_event, round(one.points, 2), chips)


def _words(words: str, text: Text, said: Statement) -> str:
    if said.start >= said.end:
        return ""
    return words[text.tokens[said.start].start : text.tokens[said.end - 1].end]
