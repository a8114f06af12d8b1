"""First names that stand alone: possible names, if nothing around them says that they are a word or somebody else's."""

from __future__ import annotations

from collections.abc import Iterator

from .cutting import Cut
from .gaps import Gap
from .lookup import Lookup, Name, Row
from .matching import Match
from .people import commonness
from .wordlists import FREQUENT, GIVEN_NAMES, NAMES_TOO, PLACES, PLAIN

_ARTICLES = frozenset("the a an any every each some no this that these those which what his her its their my your".split())
_INVITING = frozenset(
    "done congratulations congrats dear hi hello hey thanks thank to happy birthday and with by from for well go goodbye bye our young "
    "little welcome welcoming meet love proud is was star winner captain miss but or plus pupil pupils runner".split()
)
_OF_PEOPLE = frozenset(
    "won scored ran swam jumped played sang danced read reads wrote painted drew built made baked raised said says told asked thinks knows "
    "loves likes wants did does has had came got took brought gave helped shared worked tried showed smiled laughed cried fell hurt broke "
    "lost found missed from and went who whose enjoyed achieved earned received visited joined left".split()
)
_MONTHS = frozenset("april may june august summer autumn winter spring easter christmas".split())
_IN_TIME = frozenset(
    "in of by until from since during last next this early mid late through till before after on half term bank day days holiday break".split()
)
_PLACED = frozenset("in at near via outside around across throughout visit visiting visited upon".split())
_TRAVELS = frozenset("trip trips travel travelled visit journey went go going coach drive drove flight train moved walk come".split())
_HONOURS = frozenset("st saint king queen prince princess lord lady lake mount port fort san santa pope emperor".split())
_NAMED_AFTER = frozenset("street road park avenue lane close drive way place court line station hall house school academy church".split())


class Alone:
    """Judges first names without a last name in one cut text."""

    def __init__(self, lookup: Lookup, cut: Cut) -> None:
        self._lookup, self._cut = lookup, cut
        self._count = len(cut.words)

    def at(self, given: list[Name]) -> Iterator[Match]:
        """Yield a possible match for the longest first name that begins at a word."""
        for name in given:
            if self._may_be_one_name(name) and self._credible(name):
                if people := self._people(name, given):
                    yield Match(name.start, name.end, False, tuple(people), "first name")
                    return

    def _people(self, name: Name, given: list[Name]) -> list[Row]:
        """Return whom it may mean: of a family named after it ("Amira and Zara Khan") only that family's."""
        same = [other for other in given if other.end == name.end]
        end = name.end
        joined = end < self._count and (self._cut.low[end] == "and" or self._cut.gaps[end].strip() in ("&", "+"))
        if joined:
            start = end + 2 if self._cut.low[end] == "and" else end + 1
            for surname in self._lookup.names(self._cut, start, self._count, given=False) if start < self._count else ():
                if family := [row for other in same for row, _ in self._lookup.people(other, surname)]:
                    return family
        return [row for other in same for row in self._lookup.with_given(other)]

    def _may_be_one_name(self, name: Name) -> bool:
        """Say whether words with space between them may be one name: "Anne Marie", but not "no ah"."""
        words = self._cut.words[name.start : name.end]
        gaps = self._cut.gaps[name.start + 1 : name.end]
        return all(len(word) > 2 and word[0].isupper() for word in words) or all(gap == "-" for gap in gaps)

    def _credible(self, name: Name) -> bool:
        if self._surname_follows(name) or self._first_name_precedes(name) or self._is_a_place(name):
            return False
        common = max(commonness(name.form), min(commonness(word) for word in self._cut.low[name.start : name.end]))
        return not common or self._word_used_as_name(name, common)

    def _surname_follows(self, name: Name) -> bool:
        place = name.end
        if place >= self._count:
            return False
        gap, low = self._cut.gap(place), self._cut.low[place]
        if self._cut.gaps[place] == "'" or not gap & (Gap.SPACE | Gap.HYPHEN | Gap.SLUG):
            return False
        if len(low) == 1:
            return self._cut.capital(place) and low not in ("a", "i")
        if not self._cut.capital(place):
            known = low not in PLAIN and low not in NAMES_TOO and self._is_surname(low)
            return known and (not self._cut.capital(name.start) or not gap & Gap.SPACE)
        if low in PLAIN:
            return low in _NAMED_AFTER
        return low not in NAMES_TOO or self._is_surname(low)

    def _is_surname(self, low: str) -> bool:
        return bool(self._lookup.numbers(low, given=False))

    def _first_name_precedes(self, name: Name) -> bool:
        place = name.start - 1
        if place < 0:
            return False
        gap, low = self._cut.gap(name.start), self._cut.low[place]
        if self._cut.gaps[name.start] == "'":
            return len(low) == 1
        if low in _HONOURS and gap & Gap.INITIAL:
            return True
        if not gap & (Gap.SPACE | Gap.HYPHEN | Gap.SLUG) or low in PLAIN:
            return gap & Gap.SPACE != 0 and low in ("mr", "mrs", "dr")
        if not self._cut.capital(place):
            return bool(gap & (Gap.HYPHEN | Gap.SLUG)) and (low in GIVEN_NAMES or self._is_surname(low))
        return low not in NAMES_TOO or low in GIVEN_NAMES

    def _is_a_place(self, name: Name) -> bool:
        if name.form not in PLACES or not name.start:
            return False
        before = self._cut.low[name.start - 1]
        if before in _PLACED:
            return True
        return before in ("to", "from") and name.start > 1 and self._cut.low[name.start - 2] in _TRAVELS

    def _word_used_as_name(self, name: Name, common: int) -> bool:
        word = self._cut.words[name.start]
        if not word[0].isupper() or (word.isupper() and len(word) > 1):
            return False
        after = self._cut.low[name.end] if name.end < self._count else ""
        if after and self._cut.capital(name.end) and self._cut.gap(name.end) & (Gap.SPACE | Gap.HYPHEN):
            return False
        if self._cut.low[name.start] in _MONTHS and self._in_time(name, after):
            return False
        if not name.start or self._cut.gap(name.start) & Gap.STARTS:
            return after in _OF_PEOPLE and not (common == 2 and after in FREQUENT - _OF_PEOPLE)
        before = self._cut.low[name.start - 1]
        if before in _ARTICLES:
            return False
        return not self._cut.capital(name.start - 1) or before in _INVITING or not self._cut.gap(name.start) & Gap.SPACE

    def _in_time(self, name: Name, after: str) -> bool:
        around = self._cut.gaps[name.start] + self._cut.gaps[name.end]
        before = self._cut.low[name.start - 1] if name.start else ""
        return any(c.isdigit() for c in around) or before in _IN_TIME or after in _IN_TIME or before in _MONTHS
