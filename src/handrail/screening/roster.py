"""The roster of a school, a trust or an authority as a compiled index that can be updated name by name.

Updates go to a small segment beside the big one, and those who left are only marked as gone: no rebuild. `compact`
makes one segment again, when there is time.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from .people import NAMES_TOO, Person, commonness, given_forms, surname_forms, triggers
from .segment import Segment, compile_segment

_YES = frozenset({"1", "y", "yes", "true", "restricted", "x"})
_SMALL = 1000  # people in the segment of updates before a new one is begun
_COLUMNS = {
    "id": ("id", "pupilid", "personid", "upn", "roster id"),
    "first": ("first", "firstname", "forename", "givenname", "legalforename"),
    "last": ("last", "lastname", "surname", "familyname"),
    "known_as": ("knownas", "preferredname", "nickname", "preferredforename", "known"),
    "restricted": ("restricted",),
}


class RosterError(ValueError):
    """The file of names cannot be read as one; says in a sentence what is wrong."""


class Roster:
    """People whose names are looked for, ready to be looked up.

    >>> roster = Roster([Person("17", "Amira", "Khan")])
    >>> roster.put(Person("18", "Zoë", "O'Brien", known_as="Bubbles"))
    >>> len(roster)
    2
    """

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._segments: list[Segment] = []
        self._updates: dict[str, Person] = {}  # the people of the last segment, if it is one of updates
        self.triggers: set[bytes] = set()
        self._add(list(people))

    @classmethod
    def of_segments(cls, segments: list[Segment], words: set[bytes]) -> Roster:
        """Return a roster made of segments compiled before, with the words that betray a name."""
        roster = cls()
        roster._segments, roster.triggers = segments, words
        return roster

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Return the compiled pieces."""
        return tuple(self._segments)

    def put(self, person: Person) -> None:
        """Add a person, or put the new name of one in the place of the old."""
        self.remove(person.id)
        if self._updates and len(self._updates) < _SMALL:
            self._segments.pop()
        else:
            self._updates = {}
        self._updates[person.id] = person
        self._segments.append(compile_segment(list(self._updates.values())))
        self._watch([person])

    def remove(self, identity: str) -> bool:
        """Take a person out; say whether there was one."""
        self._updates.pop(identity, None)
        for segment in self._segments:
            if (row := segment.row_of(identity)) is not None:
                segment.gone.add(row)
                return True
        return False

    def compact(self) -> None:
        """Compile everything anew into one segment."""
        people = list(self)
        self._segments, self._updates, self.triggers = [], {}, set()
        self._add(people)

    def _add(self, people: list[Person]) -> None:
        if people:
            self._segments.append(compile_segment(people))
            self._watch(people)

    def _watch(self, people: list[Person]) -> None:
        firsts = {(person.first, person.called) for person in people}
        lasts = {person.last for person in people}
        words = {word for names in firsts for name in names for word in triggers(name, given=True)}
        words.update(word for name in lasts for word in triggers(name, given=False))
        words.update(_wordy(people, firsts, lasts))
        self.triggers.update(word.encode() for word in words)

    def __iter__(self) -> Iterator[Person]:
        for segment in self._segments:
            for row in range(len(segment.starts) - 1):
                if row not in segment.gone:
                    yield segment.person(row)

    def __len__(self) -> int:
        return sum(map(len, self._segments))


def _wordy(people: list[Person], firsts: set[tuple[str, str]], lasts: set[str]) -> set[str]:
    """Return first names in small letters of those whose names are both words, such as Rose Bell."""
    words = {key: [form for form, _ in given_forms(*key) if form in NAMES_TOO] for key in firsts}
    word_firsts = {key for key, forms in words.items() if forms}
    word_lasts = {last for last in lasts if any(commonness(form) for form, _ in surname_forms(last))}
    keys = {(p.first, p.called) for p in people if p.last in word_lasts and (p.first, p.called) in word_firsts}
    return {form for key in keys for form in words[key]}


def read_people(path: Path) -> Iterator[Person]:
    """Yield the people of a CSV file whose first line names its columns, in any order.

    A file without such a line has id, first name, last name, known as, restricted. A missing id or name is an error
    with the line's number; nobody is passed over in silence.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        columns = list(_COLUMNS)
        for number, row in enumerate(lines, start=1):
            if number == 1 and (named := _named(row)):
                columns = named
            elif any(field.strip() for field in row):
                yield _person(dict(zip(columns, (field.strip() for field in row), strict=False)), f"{path}, line {number}")


def _named(row: list[str]) -> list[str] | None:
    plain = ["".join(c for c in field.lower() if c.isalpha()) for field in row]
    names = [next((name for name, others in _COLUMNS.items() if field in others), field) for field in plain]
    return names if {"first", "last"} <= set(names) else None


def _person(fields: dict[str, str], place: str) -> Person:
    if not fields.get("id"):
        raise RosterError(f"{place}: this row has no id. Each person needs one.")
    if not fields.get("first") and not fields.get("last"):
        raise RosterError(f"{place}: this row has neither a first nor a last name.")
    restricted = fields.get("restricted", "").lower() in _YES
    return Person(fields["id"], fields.get("first", ""), fields.get("last", ""), fields.get("known_as", ""), restricted)
