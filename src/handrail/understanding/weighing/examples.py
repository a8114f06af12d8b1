"""What the counted examples say of a sentence: how much it speaks for each action, event, and for none.

A word that many kinds share says little, one that stands in the examples of one kind alone says much. This is counting,
and no more: whoever adds a sentence to the examples changes what is said, and can see why.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log

from handrail.understanding.weighing.counting import Counts, counts
from handrail.understanding.weighing.wording import Wording

NONE = "none"
"""The examples of what is no question of the policy."""
WORDS, PAIRS, GAPS = 1.0, 0.6, 0.4
"""What each says beside the others: they overlap, so that two together would count double."""
SMOOTH = 1.0
"""Examples that are added to every kind, in which all is as frequent as everywhere: nothing is impossible."""


class Examples:
    """The counted examples, asked about one sentence after the other."""

    def __init__(self, found: Counts) -> None:
        self._counts = found
        self._all = sum(found.examples)
        self._usual = [log(number / self._all) for number in found.examples]
        self._silent = [log(SMOOTH / (number + SMOOTH)) for number in found.examples]
        self._says: dict[str, Mapping[int, float]] = {}

    def know(self, word: str) -> bool:
        """Whether a word stands in some example."""
        return word in self._counts.seen

    def speak_for(self, said: Wording) -> dict[str, float]:
        """Return how much a sentence speaks for each kind, as the logarithm of a chance."""
        heard = 0.0
        points = list(self._usual)
        for part, share in ((said.words, WORDS), (said.pairs, PAIRS), (said.gaps, GAPS)):
            for one in part:
                says = self._says.get(one)
                if says is None:
                    says = self._says[one] = self._of(one)
                if says:
                    heard += share
                    for number, more in says.items():
                        points[number] += share * more
        silent = self._silent
        return {kind: points[number] + heard * silent[number] for number, kind in enumerate(self._counts.kinds)}

    def _of(self, one: str) -> dict[int, float]:
        """Return what a word, pair or gap says for each kind that has it, more than for those that do not."""
        if one not in self._counts.seen:
            return {}
        found = [part.split(":") for part in self._counts.seen[one].split()]
        times = {int(number): int(times) for number, times in found}
        expected = SMOOTH * sum(times.values()) / self._all
        return {number: log((often + expected) / expected) for number, often in times.items()}


@cache
def examples() -> Examples:
    """Return the examples, counted."""
    return Examples(counts())
