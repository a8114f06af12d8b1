"""Weigh what a text says: which action or event it speaks of.

Every phrase found counts for its list (`sure`, `likely`, `hint`, `against`, `never`); whether somebody asks leave or
tells what happened speaks for the actions or for the events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cache

from handrail.understanding.text.index import Found, Index, index
from handrail.understanding.text.lists import read
from handrail.understanding.text.phrases import Phrase, Text
from handrail.understanding.text.together import Gathering
from handrail.understanding.weighing.adding import NEEDS, POINTS, Sign, add_up

STANCE, STANCE_SAID = 0.3, 0.4
"""What asking or telling counts, and how much more where a phrase says outright what it is about."""
WEIGHTS = {"browse": 0.6, "use-school-computer": 0.9, "post": 0.85, "misuse": 0.9, "staff-misuse": 0.9}
"""What is true of nearly every question (somebody uses social media, somebody posts something) counts for less."""

LIKENESS = 0.55
"""Points for a step in how much the examples speak for a kind."""
QUIETEST, LOUDEST = -6.0, 11.0
"""Points that phrases can have."""
WITHOUT_NEED = -2.0
"""Points of a kind that lacks what it needs."""
UNLIKE = -60.0
"""How much the examples speak for a kind that has none."""

NEUTRAL = frozenset({"unsure"})
"""Where one may as well ask as tell."""


@dataclass(slots=True)
class Weighed:
    """An action or event with its points, and the phrases they come from, the strongest first."""

    word: str
    is_event: bool
    base: float = 0.0
    """What the phrases speak, before anybody's asking or telling counts."""
    spoken: float = 0.0
    """The same with it."""
    points: float = 0.0
    """All: what the phrases speak, and the examples."""
    found: list[Found[Sign]] = field(default_factory=list)
    """Never empty: where no phrase was found, nothing at the beginning of the text."""


@cache
def kinds() -> dict[str, bool]:
    """Return every action and event; true for an event."""
    return {**dict.fromkeys(read("actions"), False), **dict.fromkeys(read("events"), True)}


@cache
def _signs() -> Index[Sign]:
    tables = {**read("actions"), **read("events")}
    return index((Sign(word, tier), phrases) for word, table in tables.items() for tier, phrases in table.items())


@cache
def _together() -> Gathering[Sign]:
    tables = {**read("actions"), **read("events")}
    return Gathering((Sign(word, tier), phrases) for word, table in tables.items() for tier, phrases in table.items())


@cache
def _needing() -> frozenset[str]:
    return frozenset(word for word, table in {**read("actions"), **read("events")}.items() if NEEDS in table)


def weigh(text: Text, asks: float, agreed: Set[int], signals: Set[str], like: Mapping[str, float]) -> list[Weighed]:
    """Return the actions and events that the text may speak of, the likeliest first.

    `asks` is the stance, `signals` say who does what to whom, `like` how much the examples of each kind speak for it; a
    phrase that begins among the words that only say what is agreed counts for nothing.
    """
    signs: defaultdict[str, list[Found[Sign]]] = defaultdict(list)
    for found in _signs().find(text):
        if found.start not in agreed or POINTS.get(found.label.tier, 0) <= 0:
            signs[found.label.word].append(found)
    for seen in _together().find(text, signals):
        signs[seen.label.word].append(seen)
    weighed = [_weighed(word, signs[word], asks, like.get(word, UNLIKE)) for word in kinds()]
    return sorted(weighed, key=lambda one: -one.points)


def _weighed(word: str, found: list[Found[Sign]], asks: float, like: float) -> Weighed:
    base = max(add_up(found) * WEIGHTS.get(word, 1.0), QUIETEST) if found else 0.0
    if word in _needing() and not any(one.label.tier == NEEDS for one in found):
        base = min(base, WITHOUT_NEED)
    is_event = kinds()[word]
    leaning = 0.0 if word in NEUTRAL else -asks if is_event else asks
    signed = base + leaning * (STANCE + STANCE_SAID * min(1.0, max(base, 0.0) / POINTS["sure"]))
    strongest = sorted(found, key=lambda one: (-POINTS.get(one.label.tier, -99), one.start - one.end)) if found else []
    points = min(signed, LOUDEST) + LIKENESS * like
    return Weighed(word, is_event, base, signed, points, strongest or [_nowhere(word)])


@cache
def _nowhere(word: str) -> Found[Sign]:
    return Found(Sign(word, "hint"), 0, 0, Phrase("", (), (), has_gap=False))
