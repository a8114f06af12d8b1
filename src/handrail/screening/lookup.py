"""Names of the roster in a cut text: where first and last names stand, and who has both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from .cutting import Cut
from .gaps import GLUE, INITIAL
from .people import PARTICLES
from .roster import Roster
from .segment import Segment
from .wordlists import RELATED

MOST = 50  # people whom a find names
_LONGEST = 5  # words that may make up one name
_DRAWN_OUT = re.compile(r"(.)\1\1+")

Row = tuple[Segment, int]
Numbers = list[tuple[Segment, int]]


class Name(NamedTuple):
    """A first or last name at some words of a text: its numbers in the segments, and whether only a near form fits."""

    start: int
    end: int
    form: str
    numbers: Numbers
    doubt: bool = False


class Lookup:
    """The questions that the matcher asks of a roster."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self.leading = roster.leading

    def given(self, form: str) -> Numbers:
        """Return the numbers of a first name, one for each segment that knows it."""
        numbers = []
        for segment in self._roster.segments:
            if (number := segment.given.get(form)) is not None:
                numbers.append((segment, number))
        return numbers

    def surname(self, form: str) -> Numbers:
        """Return the numbers of a last name, one for each segment that knows it."""
        numbers = []
        for segment in self._roster.segments:
            if (number := segment.surnames.get(form)) is not None:
                numbers.append((segment, number))
        return numbers

    @staticmethod
    def people(given: Name, surname: Name) -> list[tuple[Row, bool]]:
        """Return those who have both names, and whether there is doubt of each."""
        found = []
        for segment, first in given.numbers:
            for other, last in surname.numbers:
                if other is segment:
                    for row, doubt in segment.pair(first, last):
                        if row not in segment.gone:
                            found.append(((segment, row), doubt))
        return found

    @staticmethod
    def with_given(given: Name, initial: str | None = None) -> list[Row]:
        """Return those of a first name whose last name begins so."""
        return [
            (segment, row) for segment, number in given.numbers for row in segment.with_given(number, initial, MOST)
        ]

    @staticmethod
    def with_surname(surname: Name, initial: str | None = None) -> list[Row]:
        """Return those of a last name whose first name begins so."""
        return [
            (segment, row) for segment, number in surname.numbers for row in segment.with_surname(number, initial, MOST)
        ]


class Sighting:
    """The names of a roster that begin at the words of one cut text, each looked up once."""

    __slots__ = ("_forms", "_given", "_meant", "_rows", "_surnames", "cut", "lookup")

    def __init__(self, lookup: Lookup, cut: Cut) -> None:
        self.lookup, self.cut = lookup, cut
        self._given: dict[int, list[Name]] = {}
        self._surnames: dict[int, list[Name]] = {}
        self._forms: dict[int, list[tuple[int, str]]] = {}
        self._meant: dict[str, list[tuple[str, Numbers, bool]]] = {}
        self._rows: dict[tuple[object, ...], list[Row]] = {}

    def with_given(self, given: Name, initial: str | None = None) -> list[Row]:
        """Return those of a first name whose last name begins so; what a text repeats is looked up once."""
        return self._known(self.lookup.with_given, given, initial)

    def with_surname(self, surname: Name, initial: str | None = None) -> list[Row]:
        """Return those of a last name whose first name begins so."""
        return self._known(self.lookup.with_surname, surname, initial)

    def _known(self, ask: Callable[[Name, str | None], list[Row]], name: Name, initial: str | None) -> list[Row]:
        key = ask, initial, *name.numbers
        if (rows := self._rows.get(key)) is None:
            rows = self._rows[key] = ask(name, initial)
        return rows

    def given(self, start: int) -> list[Name]:
        """Return the first names that begin at a word, the longest first and the exact before the related."""
        if (found := self._given.get(start)) is None:
            found = self._given[start] = []
            for end, form in self._forms_at(start):
                if (known := self._meant.get(form)) is None:
                    known = self._meant[form] = list(self._givens(form))
                found += [Name(start, end, one, numbers, doubt) for one, numbers, doubt in known]
            if len(found) > 1:
                found.sort(key=lambda name: -name.end)
        return found

    def _givens(self, form: str) -> Iterator[tuple[str, Numbers, bool]]:
        """Yield the first names that a form may be: the form, the numbers, and whether only a near form fits."""
        if numbers := self.lookup.given(form) or (form[0] == "l" and self.lookup.given("i" + form[1:])):
            yield form, numbers, False
        elif len(form) > 3 and form[-1] == form[-2] == form[-3]:
            for shorter in (_DRAWN_OUT.sub(r"\1", form), _DRAWN_OUT.sub(r"\1\1", form)):
                if numbers := self.lookup.given(shorter):
                    yield shorter, numbers, True
        for other in RELATED.get(form, ()):
            if numbers := self.lookup.given(other):
                yield form, numbers, True

    def surnames(self, start: int) -> list[Name]:
        """Return the last names that begin at a word, the longest first."""
        if (found := self._surnames.get(start)) is None:
            found = self._surnames[start] = []
            for end, form in self._forms_at(start):
                if numbers := self.lookup.surname(form):
                    found.append(Name(start, end, form, numbers))
                elif form[-1] == "s" and (numbers := self.lookup.surname(form[:-1])):
                    found.append(Name(start, end, form[:-1], numbers, doubt=True))
            found.reverse()
        return found

    def _forms_at(self, start: int) -> list[tuple[int, str]]:
        """Return where the names that begin at a word may end, and what they would be."""
        if known := self._forms.get(start):
            return known
        words, gaps = self.cut.low, self.cut.gaps
        form, end, last = words[start], start + 1, min(start + _LONGEST, len(words))
        forms = self._forms[start] = [(end, form)]
        if end == last or not self._glued(end):
            return forms
        several = form in self.lookup.leading or form in PARTICLES
        while end < last and self._glued(end) and (several or not gaps[end].isspace()):
            form += words[end]
            end += 1
            forms.append((end, form))
        return forms

    def _glued(self, place: int) -> bool:
        """Say whether the gap before a word may stand within one name; after "St" a dot may."""
        kind = self.cut.kinds[place]
        return bool(kind & GLUE) or bool(kind & INITIAL and self.cut.low[place - 1] == "st")
