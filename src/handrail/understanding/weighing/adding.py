"""What phrases speak for, and how loudly: the strongest counts in full, each further one for less."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handrail.understanding.text.index import Found

NEEDS = "needs"
"""Not a tier: without one of these phrases a word is out of the question."""
POINTS = {"sure": 6.0, "likely": 3.0, "hint": 1.0, "against": -4.0, "never": -9.0}
FADE = 0.35
"""What the next phrase of a list counts beside the one before it."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a phrase speaks for (a word), and how loudly (a tier of POINTS)."""

    word: str
    tier: str


def add_up(found: Iterable[Found[Sign]]) -> float:
    """Return the points of the phrases found; one place in the text counts once for a tier."""
    total = 0.0
    tiers: dict[str, list[Found[Sign]]] = {}
    for one in found:
        if one.label.tier == NEEDS:
            continue
        tiers.setdefault(one.label.tier, []).append(one)
    for tier, members in tiers.items():
        taken: set[int] = set()
        weight = 1.0
        for one in sorted(members, key=lambda one: (one.start - one.end, one.start)):
            if taken.isdisjoint(range(one.start, one.end)):
                taken.update(range(one.start, one.end))
                total += POINTS[tier] * weight
                weight *= FADE
    return total
