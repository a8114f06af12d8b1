"""A compiled piece of a roster: sorted arrays in which a pair of names is found by bisection, whatever the size.

A segment never changes. Every first-name form and every last-name form has a number, in alphabetical order; an entry
is a pair of them and the row of the person. The entries stand twice, by first and by last name, so that "Amira K." and
"A. Khan" are found as fast as "Amira Khan": those with one initial stand next to each other.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, islice

from .people import Person, given_forms, surname_forms

_HALF = 0xFFFFFFFF
_NOBODY = _HALF - 1  # stands for the last name of one who has none
_FIELD, _ROW = "\x1f", "\x1e"


@dataclass(frozen=True, slots=True)
class Ordered:
    """Keys of two halves in order, and the row (with the doubt as its lowest bit) that belongs to each."""

    keys: array[int]
    rows: array[int]

    def between(self, low: int, high: int) -> Iterator[tuple[int, bool]]:
        """Yield the row, and whether there is doubt, of each key from `low` up to but not `high`."""
        for at in range(bisect_left(self.keys, low), len(self.keys)):
            if self.keys[at] >= high:
                return
            yield self.rows[at] >> 1, bool(self.rows[at] & 1)

    def holds(self, low: int, high: int) -> bool:
        """Say whether any key lies from `low` up to but not `high`."""
        at = bisect_left(self.keys, low)
        return at < len(self.keys) and self.keys[at] < high


@dataclass(frozen=True, slots=True)
class Segment:
    """A compiled piece of a roster."""

    given: Mapping[str, int]
    surnames: Mapping[str, int]
    given_initials: Mapping[str, tuple[int, int]]
    surname_initials: Mapping[str, tuple[int, int]]
    by_given: Ordered
    by_surname: Ordered
    table: bytes  # the people as they stand in the roster, one after the other
    starts: array[int]
    gone: set[int] = field(default_factory=set)  # rows taken out since

    def pair(self, given: int, surname: int) -> list[tuple[int, bool]]:
        """Return the rows of those who have both names."""
        key = given << 32 | surname
        return list(self.by_given.between(key, key + 1))

    def with_given(self, given: int, initial: str | None = None, limit: int = 20) -> list[tuple[int, bool]]:
        """Return rows of people with that first name, and a last name that begins so."""
        first, last = self._range(self.surname_initials, initial)
        return list(islice(self.by_given.between(given << 32 | first, (given << 32) + last), limit))

    def with_surname(self, surname: int, initial: str | None = None, limit: int = 20) -> list[tuple[int, bool]]:
        """Return rows of people with that last name, and a first name that begins so."""
        first, last = self._range(self.given_initials, initial)
        return list(islice(self.by_surname.between(surname << 32 | first, (surname << 32) + last), limit))

    @staticmethod
    def _range(initials: Mapping[str, tuple[int, int]], initial: str | None) -> tuple[int, int]:
        return (0, _HALF) if initial is None else initials.get(initial, (0, 0))

    def person(self, row: int) -> Person:
        """Return the person of a row."""
        fields = self.table[self.starts[row] : self.starts[row + 1] - 1].decode().split(_FIELD)
        return Person(fields[0], fields[1], fields[2], fields[3], fields[4] == "1")

    def row_of(self, identity: str) -> int | None:
        """Return the row of a person who is still there, found without any table of ids."""
        wanted = (_ROW + identity + _FIELD).encode()
        at = -1 if not self.table.startswith(wanted[1:]) else 0
        if at < 0 and (at := self.table.find(wanted) + 1) == 0:
            return None
        row = bisect_left(self.starts, at)
        return None if row in self.gone else row

    def __len__(self) -> int:
        return len(self.starts) - 1 - len(self.gone)


def initials(forms: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return for each first letter the numbers of the forms that begin with it, the end not included."""
    ranges: dict[str, tuple[int, int]] = {}
    for number, form in enumerate(forms):
        first, _ = ranges.get(form[0], (number, 0))
        ranges[form[0]] = first, number + 1
    return ranges


def _ordered(entries: list[int]) -> Ordered:
    entries.sort()
    return Ordered(array("Q", [entry >> 32 for entry in entries]), array("I", [entry & _HALF for entry in entries]))


def _table(people: list[Person]) -> tuple[bytes, array[int]]:
    rows = [
        f"{p.id}{_FIELD}{p.first}{_FIELD}{p.last}{_FIELD}{p.known_as}{_FIELD}{int(p.restricted)}{_ROW}".encode()
        for p in people
    ]
    return b"".join(rows), array("I", accumulate(map(len, rows), initial=0))


def compile_segment(people: list[Person]) -> Segment:
    """Compile a list of people."""
    firsts = {key: given_forms(*key) for key in {(p.first, p.called) for p in people}}
    lasts = {last: surname_forms(last) for last in {p.last for p in people}}
    given = {form: number for number, form in enumerate(sorted({form for forms in firsts.values() for form, _ in forms}))}
    surnames = {form: number for number, form in enumerate(sorted({form for forms in lasts.values() for form, _ in forms}))}
    first_numbers = {key: [(given[form], doubt) for form, doubt in forms] for key, forms in firsts.items()}
    last_numbers = {last: [(surnames[form], doubt) for form, doubt in forms] for last, forms in lasts.items()}
    one, other = [], []
    for row, person in enumerate(people):
        seconds = last_numbers[person.last]
        for first, first_doubt in first_numbers[person.first, person.called]:
            for last, last_doubt in seconds:
                tail = row << 1 | (first_doubt or last_doubt)
                one.append(first << 64 | last << 32 | tail)
                other.append(last << 64 | first << 32 | tail)
            if not seconds:
                one.append(first << 64 | _NOBODY << 32 | row << 1)
    table, starts = _table(people)
    return Segment(
        given, surnames, initials(given), initials(surnames), _ordered(one), _ordered(other), table, starts
    )  # fmt: skip
