"""First names that stand alone: possible names, if nothing around them says that they are a word or somebody else's."""

from __future__ import annotations

from collections.abc import Iterator

from .gaps import HYPHEN, INITIAL, SLUG, SPACE, STARTS
from .lookup import Name, Row, Sighting
from .matching import Match
from .people import PARTICLES, commonness
from .wordlists import FREQUENT, GIVEN_NAMES, NAMES_TOO, PLACES, PLAIN, listed

_ARTICLES = frozenset(listed("articles"))
_INVITING = frozenset(listed("inviting"))
_OF_PEOPLE = frozenset(listed("of_people"))
_MONTHS = frozenset(listed("seasons"))
_IN_TIME = frozenset(listed("in_time"))
_PLACED = frozenset(listed("placed"))
_TRAVELS = frozenset(listed("travels"))
_GREETING = frozenset(listed("greeting"))
_JOINED = frozenset(listed("joined"))
_HONOURS = frozenset(listed("honours"))
_CLASSES = frozenset(listed("called_after_things"))
_NAMED_AFTER = frozenset(listed("streets_named_after"))


class Alone:
    """Judges first names without a last name in one cut text."""

    def __init__(self, names: Sighting) -> None:
        self._names, self._lookup, self._cut = names, names.lookup, names.cut
        self._count = len(names.cut.words)

    def at(self, given: list[Name]) -> Iterator[Match]:
        """Yield a possible match for the longest first name that begins at a word."""
        for name in given:
            credible = self._may_be_one_name(name) and self._credible(name)
            if people := self._people(name, given) if credible else []:
                yield Match(name.start, name.end, False, tuple(people), "first name")
                return

    def _people(self, name: Name, given: list[Name]) -> list[Row]:
        """Return whom it may mean: of a family named after it ("Amira and Zara Khan") only that family's."""
        same = [other for other in given if other.end == name.end]
        end = name.end
        joined = end < self._count and (self._cut.low[end] == "and" or self._cut.gaps[end].strip() in ("&", "+"))
        if joined:
            start = end + 2 if self._cut.low[end] == "and" else end + 1
            for surname in self._names.surnames(start) if start < self._count else ():
                if family := [row for other in same for row, _ in self._lookup.people(other, surname)]:
                    return family
        return [row for other in same for row in self._names.with_given(other)]

    def _may_be_one_name(self, name: Name) -> bool:
        """Say whether words with space between them may be one name: "Anne Marie", but not "no ah"."""
        if name.end - name.start == 1:
            return True
        words = self._cut.words[name.start : name.end]
        gaps = self._cut.gaps[name.start + 1 : name.end]
        return all(len(word) > 2 and word[0].isupper() for word in words) or all(gap == "-" for gap in gaps)

    def _credible(self, name: Name) -> bool:
        if (
            self._inside_a_word(name)
            or self._surname_follows(name)
            or self._first_name_precedes(name)
            or self._is_a_place(name)
        ):
            return False
        common = max(commonness(name.form), min(commonness(word) for word in self._cut.low[name.start : name.end]))
        return not common or self._word_used_as_name(name)

    def _inside_a_word(self, name: Name) -> bool:
        """Say whether only digits join the name to letters beside it: "m0ron" holds no Ron."""
        before, after = self._cut.gaps[name.start], self._cut.gaps[name.end]
        return (bool(name.start) and before.isdigit()) or (name.end < self._count and after.isdigit())

    def _surname_follows(self, name: Name) -> bool:
        place = name.end
        if place >= self._count:
            return False
        gap, low = self._cut.kinds[place], self._cut.low[place]
        if self._cut.gaps[place] == "'" or not gap & (SPACE | HYPHEN | SLUG):
            return False
        if len(low) == 1:
            return self._cut.capital(place) and low not in ("a", "i")
        if self._cut.capital(place):
            return low not in PLAIN or low in _NAMED_AFTER
        named = self._cut.capital(name.start)
        if gap & HYPHEN and named:
            return low not in _JOINED
        if gap & SPACE and low in PARTICLES and low not in FREQUENT and self._capital_after(place):
            return True
        return low not in PLAIN and low not in NAMES_TOO and self._is_surname(low) and not (named and gap & SPACE)

    def _capital_after(self, place: int) -> bool:
        return place + 1 < self._count and self._cut.capital(place + 1)

    def _is_surname(self, low: str) -> bool:
        return bool(self._lookup.surname(low))

    def _first_name_precedes(self, name: Name) -> bool:
        place = name.start - 1
        if place < 0:
            return False
        gap, low = self._cut.kinds[name.start], self._cut.low[place]
        if self._cut.gaps[name.start] == "'":
            return len(low) == 1
        if low in _HONOURS and gap & INITIAL:
            return True
        if not gap & (SPACE | HYPHEN | SLUG) or low in PLAIN:
            return bool(gap & SPACE) and low in ("mr", "mrs", "dr")
        if low in PARTICLES and gap & (SPACE | HYPHEN) and low not in FREQUENT:
            return True
        if not self._cut.capital(place):
            return bool(gap & (HYPHEN | SLUG)) and (low in GIVEN_NAMES or self._is_surname(low))
        return len(low) > 2 and (low not in NAMES_TOO or self._is_given(low))

    def _is_given(self, low: str) -> bool:
        return low in GIVEN_NAMES or bool(self._lookup.given(low))

    def _is_a_place(self, name: Name) -> bool:
        if name.form not in PLACES or not name.start:
            return False
        before = self._cut.low[name.start - 1]
        if before in _PLACED:
            return True
        return before in ("to", "from") and name.start > 1 and self._cut.low[name.start - 2] in _TRAVELS

    def _word_used_as_name(self, name: Name) -> bool:
        word = self._cut.words[name.start]
        if (
            not word[0].isupper()
            or (word.isupper() and len(word) > 1)
            or self._cut.gaps[name.start].rstrip()[-1:].isdigit()
        ):
            return False
        after = self._cut.low[name.end] if name.end < self._count else ""
        if after and self._cut.capital(name.end) and self._cut.kinds[name.end] & (SPACE | HYPHEN):
            return False
        if after in _CLASSES and self._cut.kinds[name.end] & SPACE:
            return False
        if self._cut.low[name.start] in _MONTHS and self._in_time(name, after):
            return False
        if not name.start or self._cut.kinds[name.start] & STARTS:
            return after in _OF_PEOPLE
        before = self._cut.low[name.start - 1]
        if before in _ARTICLES:
            return False
        return not self._cut.capital(name.start - 1) or before in _INVITING or not self._cut.kinds[name.start] & SPACE

    def _in_time(self, name: Name, after: str) -> bool:
        around = self._cut.gaps[name.start] + self._cut.gaps[name.end]
        before = self._cut.low[name.start - 1] if name.start else ""
        if any(c.isdigit() for c in around) or before in _IN_TIME or after in _IN_TIME or before in _MONTHS:
            return True
        return before not in _GREETING and after not in _OF_PEOPLE and self._cut.gaps[name.end] != "'"
