"""A compiled piece of a roster: sorted arrays in which a pair of names is found by bisection, whatever the size.

A segment never changes. Every first-name form and every last-name form has a number, in alphabetical order; an entry
is a pair of them and the row of the person. The entries stand twice, by first and by last name, so that "Amira K." and
"A. Khan" are found as fast as "Amira Khan": those with one initial stand next to each other.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from .people import Forms, Person, given_forms, surname_forms

_HALF = 0xFFFFFFFF
_NOBODY = _HALF - 1  # stands for the name that somebody does not have
_FIELD, _ROW, _FIELDS = "\x1f", "\x1e", 5


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


class Entries(NamedTuple):
    """The same entries in two orders."""

    by_given: Ordered
    by_surname: Ordered


@dataclass(slots=True, eq=False)
class Segment:
    """A compiled piece of a roster."""

    given: dict[str, int]
    surnames: dict[str, int]
    everybody: Entries
    restricted: Entries  # of those who must not be published, once more
    table: bytes  # the people as they stand in the roster, one after the other
    starts: array[int]
    gone: set[int] = field(default_factory=set)  # rows taken out since
    restricted_rows: frozenset[int] = field(init=False)
    _given_initials: dict[str, tuple[int, int]] = field(init=False)
    _surname_initials: dict[str, tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.restricted_rows = frozenset(row >> 1 for row in self.restricted.by_given.rows)
        self._given_initials = _initials(self.given)
        self._surname_initials = _initials(self.surnames)

    def pair(self, given: int, surname: int) -> list[tuple[int, bool]]:
        """Return the rows of those who have both names."""
        key = given << 32 | surname
        keys, rows = self.everybody.by_given.keys, self.everybody.by_given.rows
        at = bisect_left(keys, key)
        found = []
        while at < len(keys) and keys[at] == key:
            found.append((rows[at] >> 1, bool(rows[at] & 1)))
            at += 1
        return found

    def with_given(self, given: int, initial: str | None, limit: int) -> list[int]:
        """Return rows of people with that first name, and a last name that begins so; the restricted ones first."""
        entries = self.restricted.by_given, self.everybody.by_given
        return self._some(entries, given, self._range(self._surname_initials, initial), limit)

    def with_surname(self, surname: int, initial: str | None, limit: int) -> list[int]:
        """Return rows of people with that last name, and a first name that begins so; the restricted ones first."""
        entries = self.restricted.by_surname, self.everybody.by_surname
        return self._some(entries, surname, self._range(self._given_initials, initial), limit)

    @staticmethod
    def _range(initials: dict[str, tuple[int, int]], initial: str | None) -> tuple[int, int]:
        return (0, _HALF) if initial is None else initials.get(initial, (0, 0))

    def _some(self, entries: tuple[Ordered, Ordered], name: int, others: tuple[int, int], limit: int) -> list[int]:
        low, high = name << 32 | others[0], (name << 32) + others[1]
        rows: dict[int, None] = {}  # somebody with several forms of a name has several entries
        for row, _ in chain.from_iterable(ordered.between(low, high) for ordered in entries):
            if row not in self.gone:
                rows[row] = None
                if len(rows) == limit:
                    break
        return list(rows)

    def person(self, row: int) -> Person:
        """Return the person of a row."""
        fields = self.table[self.starts[row] : self.starts[row + 1] - 1].decode().split(_FIELD)
        return Person(fields[0], fields[1], fields[2], fields[3], fields[4] == "1", fields[5])

    def identity(self, row: int) -> str:
        """Return the id of a row."""
        return self.table[self.starts[row] : self.table.index(_FIELD.encode(), self.starts[row])].decode()

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


def _initials(forms: Iterable[str]) -> dict[str, tuple[int, int]]:
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
    table, starts = bytearray(), array("I", [0])
    for p in people:
        restricted = int(p.restricted)
        row = f"{p.id}{_FIELD}{p.first}{_FIELD}{p.last}{_FIELD}{p.known_as}{_FIELD}{restricted}{_FIELD}{p.role}{_ROW}"
        if row.count(_FIELD) != _FIELDS or row.count(_ROW) != 1:
            raise ValueError(f"The name of {p.id!r} holds a control character.")
        table += row.encode()
        starts.append(len(table))
    return bytes(table), starts


def _numbered(forms: Iterable[Forms]) -> dict[str, int]:
    """Return a number for each form, in alphabetical order."""
    return {form: number for number, form in enumerate(sorted({form for one in forms for form, _ in one}))}


def _entries(people: list[Person], given: dict[str, int], surnames: dict[str, int]) -> list[int]:
    """Return an entry for each pair of a first-name form and a last-name form of each person."""
    nobody = [(_NOBODY, False)]
    firsts: dict[tuple[str, str], list[tuple[int, bool]]] = {}
    lasts: dict[str, list[tuple[int, bool]]] = {}
    entries = []
    for row, person in enumerate(people):
        key, last_name = (person.first, person.called), person.last
        if key not in firsts:
            firsts[key] = [(given[form], doubt) for form, doubt in given_forms(*key)] or nobody
        if last_name not in lasts:
            lasts[last_name] = [(surnames[form], doubt) for form, doubt in surname_forms(last_name)] or nobody
        for first, first_doubt in firsts[key]:
            for last, last_doubt in lasts[last_name]:
                entries.append(first << 64 | last << 32 | row << 1 | (first_doubt or last_doubt))
    return entries


def _both_ways(entries: list[int]) -> Entries:
    by_given = _ordered(entries)
    entries.clear()
    turned = [
        (key & _HALF) << 64 | (key >> 32) << 32 | row for key, row in zip(by_given.keys, by_given.rows, strict=True)
    ]
    return Entries(by_given, _ordered(turned))


def compile_segment(people: list[Person]) -> Segment:
    """Compile a list of people."""
    given = _numbered(given_forms(*key) for key in {(p.first, p.called) for p in people})
    surnames = _numbered(surname_forms(last) for last in {p.last for p in people})
    entries = _entries(people, given, surnames)
    hidden = {row for row, person in enumerate(people) if person.restricted}
    restricted = [entry for entry in entries if (entry & _HALF) >> 1 in hidden] if hidden else []
    return Segment(given, surnames, _both_ways(entries), _both_ways(restricted), *_table(people))
