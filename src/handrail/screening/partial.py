"""Names of which only a part stands there: an initial and a last name, a first name and an initial, a title.

Such a name may mean several people, so that the find is never more than possible.
"""

from __future__ import annotations

from collections.abc import Iterator

from .gaps import COMMA, HYPHEN, INITIAL, SPACE
from .lookup import Name, Row, Sighting
from .matching import Match
from .people import commonness
from .wordlists import PLAIN, listed

_TITLES = frozenset(listed("titles"))
_PEOPLES = frozenset(listed("peoples"))
_FAMILY = frozenset(listed("family"))


class Partial:
    """Finds initials and titles beside first and last names in one cut text."""

    def __init__(self, names: Sighting) -> None:
        self._names, self._lookup, self._cut = names, names.lookup, names.cut
        self._count = len(names.cut.words)

    def _plural(self, surname: Name) -> Iterator[Match]:
        """Yield a whole family: the Khans."""
        word = self._cut.low[surname.end - 1]
        the = surname.start > 0 and self._cut.low[surname.start - 1] == "the" and self._cut.kinds[surname.start] & SPACE
        plural = word != "s" and self._cut.capital(surname.start)
        named = plural and word not in _PEOPLES and not commonness(surname.form)
        if the and named and not self._hyphen_after(surname.end):
            yield from self._match(surname.start, surname.end, self._names.with_surname(surname), "family")

    def at(self, given: list[Name], surnames: list[Name]) -> Iterator[Match]:
        """Yield the matches in which the first or last names that begin at a word take part."""
        for surname in surnames:
            if surname.doubt:
                yield from self._plural(surname)
            if not surname.doubt and self._cut.capital(surname.end - 1) and not self._hyphen_after(surname.end):
                before = self._cut.low[surname.start - 1] if surname.start else ""
                if 0 < len(before) < 4:
                    yield from self._initial_before(surname)
                if before in _TITLES or before == "the":
                    yield from self._titled(surname)
                if surname.end < self._count and len(self._cut.low[surname.end]) == 1:
                    yield from self._initial_after(surname)
        for name in given:
            if name.end < self._count and len(self._cut.low[name.end]) < 3:
                yield from self._surname_initial(name)

    def _hyphen_after(self, place: int) -> bool:
        return place < self._count and bool(self._cut.kinds[place] & HYPHEN) and self._cut.capital(place)

    def _letter(self, place: int) -> str:
        """Return the small letter for which an initial (or two or three, as in AJ) stands, if there is one."""
        if not 0 <= place < self._count:
            return ""
        word = self._cut.words[place]
        return word[0].lower() if word.isupper() and len(word) < 4 and word.lower() not in _TITLES else ""

    def _initial_before(self, surname: Name) -> Iterator[Match]:
        start = surname.start
        while surname.start - start < 3 and self._initial_at(start - 1, last=start == surname.start):
            start -= 1
        if start == surname.start:
            return
        bare = start + 1 == surname.start and "." not in self._cut.gaps[surname.start]
        if bare and commonness(surname.form):
            return
        yield from self._match(start, surname.end, self._names.with_surname(surname, self._letter(start)), "initial")

    def _initial_at(self, place: int, *, last: bool) -> bool:
        """Say whether an initial stands here; two letters without a sign, as in AJ, only right before the last name."""
        if not self._letter(place) or not self._cut.kinds[place + 1] & INITIAL:
            return False
        return len(self._cut.words[place]) == 1 or (last and "." not in self._cut.gaps[place + 1])

    def _initial_after(self, surname: Name) -> Iterator[Match]:
        place = surname.end
        letter = self._letter(place)
        if not letter or len(self._cut.words[place]) > 1 or self._given_before(surname):
            return
        after = self._cut.gaps[place + 1]
        comma = bool(self._cut.kinds[place] & COMMA) and after.startswith((".", ")", "\n", ";")) | (after == "")
        space = bool(self._cut.kinds[place] & SPACE) and self._cut.words[place] not in ("A", "I")
        if comma or (space and not commonness(surname.form)):
            yield from self._match(surname.start, place + 1, self._names.with_surname(surname, letter), "initial")

    def _given_before(self, surname: Name) -> bool:
        before = surname.start - 1
        if before < 0 or not self._cut.kinds[surname.start] & SPACE or not self._cut.capital(before):
            return False
        return self._cut.low[before] not in PLAIN

    def _titled(self, surname: Name) -> Iterator[Match]:
        before, after = surname.start - 1, surname.end
        titled = before >= 0 and self._cut.low[before] in _TITLES and self._cut.kinds[surname.start] & INITIAL
        if titled and not self._name_after(after):
            yield from self._match(surname.start, surname.end, self._names.with_surname(surname), "title")
        elif before >= 0 and self._cut.low[before] == "the" and self._family_after(after):
            yield from self._match(surname.start, surname.end, self._names.with_surname(surname), "family")

    def _family_after(self, place: int) -> bool:
        return place < self._count and self._cut.low[place] in _FAMILY and bool(self._cut.kinds[place] & SPACE)

    def _name_after(self, place: int) -> bool:
        """Say whether what was taken for the last name is the first name of somebody else: "Mr James Bond"."""
        if place >= self._count or not self._cut.kinds[place] & SPACE or not self._cut.capital(place):
            return False
        return not commonness(self._cut.low[place])

    def _surname_initial(self, given: Name) -> Iterator[Match]:
        place = given.end
        letter = self._letter(place)
        if not letter or len(self._cut.words[place]) > 2 or not self._cut.kinds[place] & SPACE:
            return
        after = self._cut.gaps[place + 1]
        if (after == "'" and self._cut.low[place + 1 : place + 2] != ["s"]) or self._cut.kinds[place + 1] & HYPHEN:
            return
        dotted = after.startswith(".")
        if not self._cut.capital(given.start) or (self._cut.words[place] in ("I", "A") and not dotted):
            return
        if commonness(given.form) == 2 and not dotted:
            return
        yield from self._match(given.start, place + 1, self._names.with_given(given, letter), "initial")

    @staticmethod
    def _match(start: int, end: int, people: list[Row], how: str) -> Iterator[Match]:
        if people:
            yield Match(start, end, False, tuple(people), how)
