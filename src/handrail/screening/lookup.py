"""Names of the roster in a cut text: where first and last names stand, and who has both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .cutting import Cut
from .gaps import Gap
from .people import related
from .roster import Roster
from .segment import Segment

_LONGEST = 5  # words that may make up one name
_DRAWN_OUT = re.compile(r"(.)\1\1+")

Row = tuple[Segment, int]


@dataclass(frozen=True, slots=True)
class Name:
    """A first or last name at some words of a text: its numbers in the segments, and whether only a related form fits."""

    start: int
    end: int
    form: str
    numbers: tuple[tuple[Segment, int], ...]
    doubt: bool = False


class Lookup:
    """The questions that the matcher asks of a roster."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster

    def names(self, cut: Cut, start: int, stop: int, *, given: bool) -> list[Name]:
        """Return the names that begin at the word, the longest first."""
        found: list[Name] = []
        form = ""
        for end in range(start + 1, min(start + _LONGEST, stop) + 1):
            if end > start + 1 and not cut.gap(end - 1) & Gap.GLUE:
                break
            form += cut.low[end - 1]
            found += self._forms(form, start, end, given=given)
        found.reverse()
        return found

    def _forms(self, form: str, start: int, end: int, *, given: bool) -> Iterable[Name]:
        if numbers := self.numbers(form, given=given):
            yield Name(start, end, form, numbers)
        elif not given and form[-1] == "s" and (numbers := self.numbers(form[:-1], given=given)):
            yield Name(start, end, form[:-1], numbers, doubt=True)
        elif len(form) > 3 and form[-1] == form[-2] == form[-3]:
            for shorter in (_DRAWN_OUT.sub(r"\1", form), _DRAWN_OUT.sub(r"\1\1", form)):
                if numbers := self.numbers(shorter, given=given):
                    yield Name(start, end, shorter, numbers, doubt=True)
        if given:
            for other in related(form):
                if numbers := self.numbers(other, given=True):
                    yield Name(start, end, form, numbers, doubt=True)

    def numbers(self, form: str, *, given: bool) -> tuple[tuple[Segment, int], ...]:
        """Return the numbers of a form, one for each segment that knows it."""
        return tuple(
            (segment, number)
            for segment in self._roster.segments
            if (number := (segment.given if given else segment.surnames).get(form)) is not None
        )

    @staticmethod
    def people(given: Name, surname: Name) -> list[tuple[Row, bool]]:
        """Return those who have both names, and whether there is doubt of each."""
        return [
            ((segment, row), doubt)
            for segment, first in given.numbers
            for other, last in surname.numbers
            if other is segment
            for row, doubt in segment.pair(first, last)
            if row not in segment.gone
        ]

    @staticmethod
    def with_initial(surname: Name, initial: str) -> list[Row]:
        """Return those of a last name whose first name begins so."""
        return [
            (segment, row)
            for segment, number in surname.numbers
            for row, _ in segment.with_surname(number, initial)
            if row not in segment.gone
        ]

    @staticmethod
    def with_given(given: Name, initial: str | None = None) -> list[Row]:
        """Return those of a first name whose last name begins so."""
        return [
            (segment, row)
            for segment, number in given.numbers
            for row, _ in segment.with_given(number, initial)
            if row not in segment.gone
        ]

    @staticmethod
    def with_surname(surname: Name) -> list[Row]:
        """Return those of a last name."""
        return [
            (segment, row)
            for segment, number in surname.numbers
            for row, _ in segment.with_surname(number)
            if row not in segment.gone
        ]
