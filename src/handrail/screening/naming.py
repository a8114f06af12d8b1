"""Names of the roster in a text: the readings of it, the words that betray a name, and the finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .alone import Alone
from .cutting import Cut
from .findings import Finding, Kind, Strength
from .folding import UNSEEN_SPACES, WRITTEN_OUT, Folded
from .lookup import Lookup, Row
from .matching import Match, Pairs
from .partial import Partial
from .people import Person
from .roster import Roster

_MOST = 20  # people whom a find names
_REACH = 4  # words before one that betrays a name in which the name may begin
_DIGITS_INSIDE = re.compile(r"(?<![A-Za-z0-9])[\d@$]?[A-Za-z][A-Za-z0134578@$]*[0134578@$][A-Za-z0134578@$]*")
_DIGITS = "0134578@$"
_AS_LETTERS = (str.maketrans(_DIGITS, "oieastbas"), str.maketrans(_DIGITS, "oleastbas"))
_HUMP = re.compile("[a-z][A-Z]")
_SPACED = bytes(byte if byte >= 128 or chr(byte).isalpha() else 32 for byte in range(256))


def words_of(text: str) -> list[bytes]:
    """Return the words of a folded text, which is the cheapest look at it that there is."""
    return text.encode().translate(_SPACED).split()


class Names:
    """The detector of names: what it looks for is the roster, and nobody else."""

    looks_for = frozenset({"names-pupil"})

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self.lookup = Lookup(roster)

    def find(self, folded: Folded, hits: set[bytes], *, humps: bool = True) -> list[Finding]:
        """Return the finds in a text, given those of its words that betray a name."""
        found = self._read(folded, folded.text, hits, humps=humps)
        for other, text, doubt in self._other_readings(folded, humps=humps):
            again = self._read(other, text, self._roster.triggers.intersection(words_of(text)), humps=humps, doubt=doubt)
            found += [new for new in again if not any(new.start < old.end and old.start < new.end for old in found)]
        return found

    def _other_readings(self, folded: Folded, *, humps: bool) -> Iterator[tuple[Folded, str, bool]]:
        """Yield other ways to read the text: zero-width characters as spaces, umlauts written out, digits as letters."""
        if not folded.given.isascii():
            if UNSEEN_SPACES.search(folded.given):
                yield (spaced := Folded(UNSEEN_SPACES.sub(" ", folded.given))), spaced.text, False
            if WRITTEN_OUT.search(folded.given):
                yield (longer := Folded(folded.given, written_out=True)), longer.text, False
        for letters in _AS_LETTERS if _DIGITS_INSIDE.search(folded.text) else ():
            yield folded, _DIGITS_INSIDE.sub(lambda word: word[0].translate(letters), folded.text), True  # noqa: B023

    def _read(self, folded: Folded, text: str, hits: set[bytes], *, humps: bool, doubt: bool = False) -> list[Finding]:
        if humps and _HUMP.search(text):
            cut = Cut(text, self._is_name)
            words = {word for word in cut.words if self._betrays(word)}
        else:
            cut = Cut(text) if hits else None
            words = {hit.decode() for hit in hits}
        if not words or not cut:
            return []
        return [
            self.finding(folded, cut.span(match.start, match.end), match.people, strong=match.strong and not doubt)
            for match in self._matches(cut, words)
        ]

    def _betrays(self, word: str) -> bool:
        shapes = (word, word.capitalize(), word.lower()) if not word.islower() else (word,)
        return any(shape.encode() in self._roster.triggers for shape in shapes)

    def _is_name(self, word: str) -> bool:
        low = word.lower()
        return bool(self.lookup.numbers(low, given=True) or self.lookup.numbers(low, given=False))

    def _matches(self, cut: Cut, words: set[str]) -> list[Match]:
        starts = {
            start
            for place, word in enumerate(cut.words)
            if word in words
            for start in range(max(0, place - _REACH), place + 1)
        }
        count = len(cut.words)
        pairs, partial, alone = Pairs(self.lookup, cut), Partial(self.lookup, cut), Alone(self.lookup, cut)
        candidates: list[Match] = []
        givens = {}
        for start in sorted(starts):
            given = givens[start] = self.lookup.names(cut, start, count, given=True)
            surnames = self.lookup.names(cut, start, count, given=False)
            if given or surnames:
                candidates += pairs.at(start, given, surnames)
                candidates += partial.at(given, surnames)
        taken: set[int] = set()
        chosen = _best(candidates, taken)
        lonely = [match for start, given in givens.items() if given and start not in taken for match in alone.at(given)]
        return sorted(chosen + _best(lonely, taken), key=lambda match: match.start)

    def finding(self, folded: Folded, span: tuple[int, int], rows: tuple[Row, ...], *, strong: bool) -> Finding:
        """Return the find of a name at a place of the folded text."""
        start, end = folded.span(*span)
        people = list({(id(segment), row): segment.person(row) for segment, row in rows[:_MOST]}.values())
        people.sort(key=lambda person: not person.restricted)
        return Finding(
            Kind.NAME,
            start,
            end,
            folded.given[start:end],
            Strength.STRONG if strong else Strength.POSSIBLE,
            _sentence(people, strong=strong),
            tuple(person.id for person in people),
            any(person.restricted for person in people),
        )


def _best(candidates: list[Match], taken: set[int]) -> list[Match]:
    """Return the best matches that share no word, and note the words they take."""
    chosen = []
    for match in sorted(candidates, key=lambda match: match.rank, reverse=True):
        places = range(match.start, match.end)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(match)
    return chosen


def _sentence(people: list[Person], *, strong: bool) -> str:
    name = people[0].name
    if strong and len(people) == 1:
        says = f"This is the name of {name}."
    elif strong:
        says = f"This is the name of {len(people)} people on the roster."
    elif len(people) == 1:
        says = f"This may mean {name}."
    else:
        says = f"This may mean {name} or somebody else of that name."
    if any(person.restricted for person in people):
        says += " Somebody of this name must not be published."
    return says
