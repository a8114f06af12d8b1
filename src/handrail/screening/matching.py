"""First and last names that stand together: which of them name somebody on the roster, and how surely.

The first name may come first ("Amira Khan", also with a middle name, an initial or a nickname in between), or last
("Khan, Amira"). What stands around them tells when somebody else is meant: "Amira Khan-Jones" is not Amira Khan.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .gaps import CELL, CLOSES, COMMA, HYPHEN, INITIAL, NEARLY, NEXT, OPENS, SIGNS, SLUG, SPACE, TURN
from .lookup import MOST, Name, Row, Sighting
from .people import SPELT_TWO_WAYS, commonness, given_forms, spelt_alike
from .wordlists import GIVEN_NAMES, NAMES_TOO, PLAIN, RELATED, WORDS, listed

_MIDDLE_TOO = frozenset({"will", "may", "april", "june", "august"})
_TITLES = frozenset(listed("titles"))
_NAMED_AFTER = frozenset(listed("named_after"))


class Match(NamedTuple):
    """Words of a text that name people of the roster."""

    start: int
    end: int
    strong: bool
    people: tuple[Row, ...]
    how: str

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Return what decides between two matches of the same words."""
        return self.strong, self.end - self.start, -self.start


class Pairs:
    """Finds first and last names that belong together in one cut text."""

    def __init__(self, names: Sighting) -> None:
        self._names, self._lookup, self._cut = names, names.lookup, names.cut
        self._count = len(names.cut.words)

    def at(self, given: list[Name], surnames: list[Name]) -> Iterator[Match]:
        """Yield the matches that begin with one of these first or last names."""
        for name in given:
            yield from self._forwards(name)
        for name in surnames:
            yield from self._backwards(name)

    def _forwards(self, given: Name) -> Iterator[Match]:
        for start, gap_is_sure in self._after(given.end):
            judged = [self._judge(given, name, sure=gap_is_sure) for name in self._names.surnames(start)]
            matches = [match for match in judged if match]
            yield from matches
            if any(match.strong for match in matches):  # the nearest last name is the one
                return

    def _after(self, place: int) -> Iterator[tuple[int, bool]]:
        """Yield where a last name may begin after a first name, and whether the gap leaves no doubt."""
        if place >= self._count:
            return
        gap = self._cut.kinds[place]
        if gap & (NEXT | NEARLY | COMMA | TURN):
            yield place, bool(gap & NEXT) or bool(gap & SIGNS and not self._is_given(self._cut.low[place]))
        for middle in range(1, 4 if gap & OPENS or self._hyphen(place + 1) else 3):
            start = place + middle
            if start >= self._count or not self._is_middle(start - 1, place - 1, quoted=bool(gap & OPENS)):
                return
            gap_after = self._cut.kinds[start]
            if gap & OPENS and gap_after & CLOSES:
                yield start, True
            elif gap & SPACE and gap_after & self._beside(start - 1):
                yield start, self._sure_middle(start - 1)

    def _hyphen(self, place: int) -> bool:
        return place < self._count and bool(self._cut.kinds[place] & HYPHEN)

    def _is_middle(self, place: int, given: int, *, quoted: bool) -> bool:
        word, low = self._cut.words[place], self._cut.low[place]
        if quoted:
            return True
        joined = HYPHEN if place > given + 1 and self._is_given(low) else 0  # a double middle name: Ann-Marie
        if not self._cut.kinds[place] & (self._beside(place - 1) | joined):
            return False
        if len(word) == 1:
            return word.isupper() or not self._cut.capital(given)
        if word[0].isupper():
            return low in NAMES_TOO or low in _MIDDLE_TOO or low not in PLAIN
        return not self._cut.capital(given) and self._is_given(low) and low not in PLAIN

    def _beside(self, place: int) -> int:
        """Return what a gap after the word may be within a name: after an initial, a dot too."""
        return SPACE | INITIAL if len(self._cut.words[place]) == 1 else SPACE

    def _is_given(self, low: str) -> bool:
        return low in GIVEN_NAMES or bool(self._lookup.given(low))

    def _sure_middle(self, place: int) -> bool:
        low = self._cut.low[place]
        return len(low) == 1 or self._is_given(low) or not self._lookup.surname(low)

    def _judge(self, given: Name, surname: Name, *, sure: bool) -> Match | None:
        people = self._lookup.people(given, surname)
        if not people:
            return None
        shown = self._shown(given, surname)
        if not shown or self._somebody_else(given, surname):
            return None
        certain = self._certain(people, given, surname)
        strong = sure and shown == "strong" and bool(certain) and not surname.doubt
        rows = certain or [row for row, _ in people]
        strong = strong and not (given.doubt and len(rows) > 1) and not self._part_of_more(given, surname)
        return Match(given.start, surname.end, strong, tuple(rows), "full name")

    @staticmethod
    def _certain(people: list[tuple[Row, bool]], given: Name, surname: Name) -> list[Row]:
        """Return those of whom there is no doubt, or else of whom only the spelling differs: MacDonald for McDonald."""
        if certain := [row for row, doubt in people if not doubt]:
            return certain
        if not surname.form.startswith(SPELT_TWO_WAYS):
            return []
        firsts = {(form, False) for form in (given.form, *RELATED.get(given.form, ()))}
        told = [((segment, number), segment.person(number)) for (segment, number), _ in people[:MOST]]
        return [
            row
            for row, person in told
            if spelt_alike(surname.form, person.last)
            and not firsts.isdisjoint(given_forms(person.first, person.called))
        ]

    def _shown(self, given: Name, surname: Name) -> str:
        """Say how surely the two words are used as names: words in small letters are words first."""
        first, last = self._commonness(given), self._commonness(surname)
        one, other = self._cut.capital(given.start), self._cut.capital(surname.start)
        if not first and not last:
            return "strong"
        if one and other:
            doubtful = max(first, last) == 2 and min(first, last) and self._all_large(given, surname)
            return "possible" if doubtful else "strong"
        if one != other:
            lower = first if other else last
            return "strong" if not lower else "possible" if lower == 1 or other else ""
        if first and last:
            return "possible" if first == last == 1 or self._cut.kinds[surname.start] & SLUG else ""
        return "possible" if last == 2 else "strong"

    def _all_large(self, given: Name, surname: Name) -> bool:
        """Say whether everything is in large letters here, so that they tell nothing."""
        words = self._cut.words[max(0, given.start - 1) : surname.end + 1]
        return len(words) > surname.end - given.start and all(word.isupper() for word in words)

    def _commonness(self, name: Name) -> int:
        if name.end - name.start == 1:
            return commonness(self._cut.low[name.start])
        return min(map(commonness, self._cut.low[name.start : name.end]))

    def _somebody_else(self, given: Name, surname: Name) -> bool:
        """Say whether the words are a piece of a longer name with hyphens."""
        cut = self._cut
        slug = surname.start == given.end and cut.gaps[surname.start] == "-"
        after, before = surname.end, given.start - 1
        if after < self._count and cut.kinds[after] & HYPHEN and not slug and self._name_like(after):
            return True
        if before >= 0 and cut.kinds[given.start] & HYPHEN and not slug and self._name_like(before):
            return True
        if not slug or not cut.capital(given.start):
            return False
        return (before >= 0 and bool(cut.kinds[given.start] & SPACE) and self._titled(before)) or (
            after < self._count and bool(cut.kinds[after] & SPACE) and cut.capital(after) and self._name_like(after)
        )

    def _name_like(self, place: int) -> bool:
        low = self._cut.low[place]
        if len(low) < 2:  # the O of O'Brien
            return self._cut.gaps[place + 1] == "'"
        if low in PLAIN:
            return self._cut.capital(place) and bool(self._lookup.surname(low))
        return self._cut.capital(place) or low not in NAMES_TOO

    def _titled(self, place: int) -> bool:
        return self._cut.capital(place) and self._name_like(place) and self._is_given(self._cut.low[place])

    def _part_of_more(self, given: Name, surname: Name) -> bool:
        """Say whether another name stands right before or after, so that a longer name may be meant."""
        cut, after, before = self._cut, surname.end, given.start - 1
        if after < self._count and cut.kinds[after] & SPACE and cut.capital(after):
            low = cut.low[after]
            if low in _NAMED_AFTER or (low not in PLAIN and low not in NAMES_TOO and self._is_surname(low)):
                return True
        return before >= 0 and bool(cut.kinds[given.start] & SPACE) and self._titled(before)

    def _is_surname(self, low: str) -> bool:
        return bool(self._lookup.surname(low)) and not self._is_given(low)

    def _backwards(self, surname: Name) -> Iterator[Match]:
        if surname.end >= self._count or surname.doubt:
            return
        gap = self._cut.kinds[surname.end]
        if not gap & (COMMA | TURN | NEXT) or self._ends_a_name(surname):
            return
        for given in self._names.given(surname.end):
            people = self._lookup.people(given, surname)
            shown = self._shown(given, surname) if people else ""
            if shown and not self._starts_a_name(given):
                certain = self._certain(people, given, surname)
                strong = bool(certain) and shown == "strong" and self._order_is_sure(surname, given, gap)
                rows = certain or [row for row, _ in people]
                yield Match(surname.start, given.end, strong, tuple(rows), "full name")

    def _order_is_sure(self, surname: Name, given: Name, gap: int) -> bool:
        loud = self._cut.words[surname.start].isupper() and not self._cut.words[given.start].isupper()
        if gap & COMMA:
            return loud or not self._is_given(surname.form) or not self._in_a_list(surname, given)
        if gap & TURN and not gap & CELL:
            return loud
        slug = bool(gap & SLUG) and not gap & CELL
        return (loud or slug or self._only_order(surname, given, gap)) and not given.doubt

    def _only_order(self, surname: Name, given: Name, gap: int) -> bool:
        """Say whether the two can only be a last and a first name: "Wang Xiu Ying", but not "James Thomas"."""
        if not gap & (SPACE | CELL) or "\n" in self._cut.gaps[surname.end]:
            return False
        before = self._cut.low[surname.start - 1] if surname.start else ""
        if before in _TITLES or not (self._cut.capital(surname.start) and self._cut.capital(given.start)):
            return False
        plain = not self._commonness(given) and not self._commonness(surname)
        return plain and not self._is_given(surname.form) and not self._lookup.surname(given.form)

    def _in_a_list(self, surname: Name, given: Name) -> bool:
        """Say whether other names stand beside, so that both may be first names: "Thomas, James and Emma"."""
        cut, after = self._cut, given.end
        if surname.start and cut.kinds[surname.start] & COMMA and cut.capital(surname.start - 1):
            return True
        if after >= self._count:
            return False
        return (
            cut.low[after] == "and" or "&" in cut.gaps[after] or bool(cut.kinds[after] & COMMA and cut.capital(after))
        )

    def _ends_a_name(self, surname: Name) -> bool:
        """Say whether a first name stands right before: in "Peter Khan, Amira" the last name is Peter's."""
        before = surname.start - 1
        if before < 0 or not self._cut.kinds[surname.start] & (SPACE | INITIAL | HYPHEN):
            return False
        if self._cut.kinds[surname.start] & HYPHEN:
            return self._name_like(before) and self._cut.capital(before)
        low = self._cut.low[before]
        return self._cut.capital(before) and (len(low) == 1 or self._is_given(low) or low not in WORDS)

    def _starts_a_name(self, given: Name) -> bool:
        """Say whether a last name of the first name follows, as in "Jones, Amira Khan"."""
        after = given.end
        if after >= self._count or not self._cut.kinds[after] & (SPACE | HYPHEN):
            return False
        low = self._cut.low[after]
        return self._cut.capital(after) and self._is_surname(low) and low not in PLAIN
