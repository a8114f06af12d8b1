"""The roster of a school, a trust or an authority as a compiled index that can be updated name by name.

Updates go to a small segment beside the big one, and those who left are only marked as gone: no rebuild. `compact`
makes one segment again, when there is time.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from .folding import fold
from .people import LETTERS, Person, commonness, given_forms, leading, triggers
from .segment import Segment, compile_segment
from .wordlists import NAMES_TOO

_YES = frozenset({"1", "y", "yes", "true", "restricted", "x"})
ROLES = frozenset({"pupil", "staff", "parent"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SMALL = 1000  # people in the segment of updates before a new one is begun
_COLUMNS = {
    "id": ("id", "pupilid", "personid", "upn", "roster id"),
    "first": ("first", "firstname", "forename", "givenname", "legalforename"),
    "last": ("last", "lastname", "surname", "familyname"),
    "known_as": ("knownas", "preferredname", "nickname", "preferredforename", "known"),
    "restricted": ("restricted",),
    "role": ("role", "type"),
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
        self.segments: list[Segment] = []
        self._updates: dict[str, Person] = {}  # the people of the last segment, if it is one of updates
        self.triggers: set[bytes] = set()
        self.weak: set[bytes] = set()  # of these, last names that are ordinary words too, written with a capital
        self.leading: set[str] = set()  # words with which names of several words begin
        self.roles: set[str] = set()
        self.wordy: dict[bytes, set[bytes]] = {}  # first names that are words, in small letters, and what may follow
        self._add(list(people))

    def put(self, person: Person) -> None:
        """Add a person, or put the new name of one in the place of the old."""
        self.remove(person.id)
        if self._updates and len(self._updates) < _SMALL:
            self.segments.pop()
        else:
            self._updates = {}
        self._updates[person.id] = person
        self.segments.append(compile_segment(list(self._updates.values())))
        self._watch([person])

    def remove(self, identity: str) -> bool:
        """Take a person out; say whether there was one."""
        self._updates.pop(identity, None)
        for segment in self.segments:
            if (row := segment.row_of(identity)) is not None:
                segment.gone.add(row)
                return True
        return False

    def compact(self) -> None:
        """Compile everything anew into one segment."""
        self.__init__(list(self))  # type: ignore[misc]

    def _add(self, people: list[Person]) -> None:
        if people:
            self.segments.append(compile_segment(people))
            self._watch(people)

    def _watch(self, people: list[Person]) -> None:
        self.roles.update(person.role for person in people)
        firsts = {(person.first, person.called) for person in people}
        lasts = {person.last for person in people}
        given = {word.encode() for names in firsts for name in names for word in triggers(name, given=True)}
        surnames = {word.encode() for name in lasts for word in triggers(name, given=False)}
        weak = {word for word in surnames if commonness(word.decode().lower())}
        self.weak = (self.weak | (weak - self.triggers)) - given
        self.triggers |= given | surnames
        self.leading.update(*(leading(name, given=True) for names in firsts for name in names))
        self.leading.update(*(leading(name, given=False) for name in lasts))
        for first, last in _wordy(people, firsts, lasts):
            self.wordy.setdefault(first.encode(), set()).add(last.encode())
        self.triggers.update(self.wordy)

    def __iter__(self) -> Iterator[Person]:
        for segment in self.segments:
            for row in range(len(segment.starts) - 1):
                if row not in segment.gone:
                    yield segment.person(row)

    def __len__(self) -> int:
        return sum(map(len, self.segments))


def _wordy(people: list[Person], firsts: set[tuple[str, str]], lasts: set[str]) -> set[tuple[str, str]]:
    """Return the first names and the words after them of those whose names are all words, such as Rose Bell."""
    words = {key: [form for form, _ in given_forms(*key) if form in NAMES_TOO] for key in firsts}
    word_firsts = {key for key, forms in words.items() if forms}
    starts = {last: match[0] for last in lasts if (match := LETTERS.match(fold(last).lower())) and commonness(match[0])}
    pairs = {(key, p.last) for p in people if p.last in starts and (key := (p.first, p.called)) in word_firsts}
    return {(form, starts[last]) for key, last in pairs for form in words[key]}


def read_people(path: Path) -> Iterator[Person]:
    """Yield the people of a CSV file whose first line names its columns, in any order.

    A file without such a line has id, first name, last name, known as, restricted. A missing id or name is an error
    with the line's number; nobody is passed over in silence. A file from a spreadsheet need not be in UTF-8.
    """
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    lines = csv.reader(io.StringIO(text, newline=""))
    columns = list(_COLUMNS)
    try:
        for row in lines:
            if lines.line_num == 1 and (named := _named(row)):
                columns = named
            elif any(field.strip() for field in row):
                fields = dict(zip(columns, (_clean(field) for field in row), strict=False))
                yield _person(fields, f"{path}, line {lines.line_num}")
    except csv.Error as error:
        raise RosterError(f"{path}, line {lines.line_num}: this is not CSV ({error}).") from error


def _clean(field: str) -> str:
    return _CONTROL.sub(" ", field).strip()


def _named(row: list[str]) -> list[str] | None:
    plain = ["".join(c for c in field.lower() if c.isalpha()) for field in row]
    names = [next((name for name, others in _COLUMNS.items() if field in others), field) for field in plain]
    return names if {"first", "last"} <= set(names) else None


def _person(fields: dict[str, str], place: str) -> Person:
    if not fields.get("id"):
        raise RosterError(f"{place}: this row has no id. Each person needs one.")
    if not fields.get("first") and not fields.get("last"):
        raise RosterError(f"{place}: this row has neither a first nor a last name.")
    role = fields.get("role", "").lower() or "pupil"
    if role not in ROLES:
        raise RosterError(f"{place}: the role is {role!r}. It can be pupil, staff or parent.")
    first, last, known_as = (sys.intern(fields.get(name, "")) for name in ("first", "last", "known_as"))  # they recur
    return Person(fields["id"], first, last, known_as, fields.get("restricted", "").lower() in _YES, role)
