"""A folded text cut into words and the gaps between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

from .gaps import read_gaps
from .people import LETTERS

_CUT = re.compile(f"({LETTERS.pattern})")
LONGEST = 120  # letters of a word that may be words written together
_MANY = 80  # words of which it is worth keeping the places
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


class Cut:
    """The words of a text, what stands before each, and the same words in small letters.

    `gaps[i]` stands before `words[i]`, and `kinds[i]` says what it may be; one more gap ends the text. Words written
    in CamelCase are cut at their humps if there is a judge of the words that are to stay whole.
    """

    __slots__ = ("_ends", "_offset", "gaps", "kinds", "low", "words")

    def __init__(self, text: str, whole: Callable[[str], bool] | None = None, offset: int = 0) -> None:
        parts = _CUT.split(text)
        if whole:
            parts = list(_at_humps(parts, whole))
        self.words = parts[1::2]
        self.gaps = parts[0::2]
        self.low = list(map(str.lower, self.words))
        self.kinds = read_gaps(self.gaps)
        self._offset = offset
        self._ends: list[int] | None = None

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Return the offsets of the words from `first` up to but not `end`."""
        if len(self.words) < _MANY:
            start = sum(map(len, self.gaps[: first + 1])) + sum(map(len, self.words[:first])) + self._offset
            return start, start + sum(map(len, self.gaps[first + 1 : end])) + sum(map(len, self.words[first:end]))
        if self._ends is None:
            lengths = [len(gap) + len(word) for gap, word in zip(self.gaps, self.words, strict=False)]
            self._ends = list(accumulate(lengths, initial=self._offset))[1:]
        return self._ends[first] - len(self.words[first]), self._ends[end - 1]

    def touched(self, places: list[int], betrays: Callable[[str], bool]) -> set[int]:
        """Return the words at these places of which one betrays a name."""
        lengths = (len(gap) + len(word) for gap, word in zip(self.gaps, self.words, strict=False))
        ends = list(accumulate(lengths, initial=self._offset))[1:]
        found: set[int] = set()
        for place in places[bisect_left(places, self._offset) :]:
            at = bisect_right(ends, place)
            if at == len(ends):
                break
            first = at - (at > 0 and place < ends[at] - len(self.words[at]))
            if any(map(betrays, self.words[first : at + 1])):
                found.update(range(first, at + 1))
        return found

    def capital(self, place: int) -> bool:
        """Say whether the word begins with a capital letter."""
        return self.words[place][0].isupper()


def _at_humps(parts: list[str], whole: Callable[[str], bool]) -> Iterator[str]:
    known: dict[str, tuple[str, ...]] = {}
    for place, part in enumerate(parts):
        if place % 2 and 3 < len(part) <= LONGEST and not part.islower():
            if (pieces := known.get(part)) is None:
                pieces = known[part] = (part,) if whole(part) else tuple(_between(HUMP.split(part)))
            yield from pieces
        else:
            yield part


def _between(pieces: list[str]) -> Iterator[str]:
    for number, piece in enumerate(pieces):
        if number:
            yield ""
        yield piece
