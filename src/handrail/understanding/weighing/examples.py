"""Examples of how people ask and tell (`words/examples/`), counted: what is said with which action or event.

This counts, and no more: how many of the examples of each kind hold a word, a pair or a gap. A word that many kinds
share says little, one that stands in the examples of one kind alone says much. Whoever adds a sentence changes the
counts.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import log

from handrail.understanding.weighing.wording import Wording, wording

NONE = "none"
"""The table of what is no question of the policy."""
WORDS, PAIRS, GAPS = 1.0, 0.6, 0.4
"""What each says beside the others: they overlap, so that two together would count double."""
SMOOTH = 1.0
"""Examples that are added to every kind, in which all is as frequent as everywhere: nothing is impossible."""


def read_examples() -> Iterator[tuple[str, str]]:
    """Yield every example after its kind."""
    folder = files("handrail.understanding").joinpath("words", "examples")
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        for kind, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for sentence in table["examples"].strip().splitlines():
                yield kind, sentence


class Counted:
    """How often each word, pair and gap stands in the examples of each kind."""

    def __init__(self, examples: Iterator[tuple[str, str]]) -> None:
        self.kinds: list[str] = []
        self._numbers: dict[str, int] = {}
        self._examples: list[int] = []
        self._seen: dict[str, list[int]] = {}
        self._says: dict[str, Mapping[int, float]] = {}
        read: dict[str, Wording] = {}
        for kind, sentence in examples:
            number = self._number(kind)
            self._examples[number] += 1
            if sentence not in read:
                read[sentence] = wording(sentence)
            said = read[sentence]
            for part in (said.words, said.pairs, said.gaps):
                for one in part:
                    self._seen.setdefault(one, []).append(number)
        self._all = sum(self._examples)
        self._silent = [log(SMOOTH / (count + SMOOTH)) for count in self._examples]

    def _number(self, kind: str) -> int:
        if kind not in self._numbers:
            self._numbers[kind] = len(self.kinds)
            self.kinds.append(kind)
            self._examples.append(0)
        return self._numbers[kind]

    def knows(self, word: str) -> bool:
        """Whether a word stands in some example."""
        return word in self._seen

    def speaks_for(self, said: Wording) -> dict[str, float]:
        """Return how much a sentence speaks for each kind, as the logarithm of a chance."""
        weight = 0.0
        points = [log(count / self._all) for count in self._examples]
        for part, share in ((said.words, WORDS), (said.pairs, PAIRS), (said.gaps, GAPS)):
            for one in part:
                if one not in self._seen:
                    continue
                weight += share
                for number, more in self._of(one).items():
                    points[number] += share * more
        return {kind: points[number] + weight * self._silent[number] for number, kind in enumerate(self.kinds)}

    def _of(self, one: str) -> Mapping[int, float]:
        """Return what a word, pair or gap says for each kind that has it, more than for those that do not."""
        known = self._says.get(one)
        if known is None:
            numbers = self._seen[one]
            usual = len(numbers) / self._all
            known = self._says[one] = {
                number: log((numbers.count(number) + SMOOTH * usual) / (SMOOTH * usual)) for number in set(numbers)
            }
        return known


@cache
def counted() -> Counted:
    """Return the examples, counted once."""
    return Counted(read_examples())
