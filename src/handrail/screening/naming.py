"""Names of the roster in a text: the readings of it, the words that betray a name, and the finds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from .alone import Alone
from .cutting import HUMP, LONGEST, Cut
from .findings import Finding, Kind, Strength
from .folding import MARKUP, Folded
from .gaps import SPACE
from .lookup import MOST, Lookup, Row, Sighting
from .matching import Match, Pairs
from .partial import Partial
from .people import PARTICLES
from .readings import other_readings
from .roster import Roster
from .wordlists import PLAIN

NAMES_OF = {"pupil": "names-pupil", "staff": "names-colleague", "parent": "names-parent"}
_AROUND = 64  # characters around a word that betrays a name which may tell of it
_LONGEST = 8  # words from the start of a name to any part of it
_REACH = 4  # words before one that betrays a name in which the name may begin
_HUMPED = re.compile("(?<![A-Za-z])[A-Za-z]*?[a-z][A-Z][A-Za-z]*")
SPACED = bytes(byte if byte >= 128 or chr(byte).isalpha() else 32 for byte in range(256))


def words_of(text: str) -> list[bytes]:
    """Return the words of a folded text, which is the cheapest look at it that there is."""
    return text.encode().translate(SPACED).split()


class _About(NamedTuple):
    """What is said of those whom a name means; a text that repeats a name says it again."""

    strength: Strength
    says: str
    who: tuple[str, ...]
    restricted: bool
    points_to: tuple[str, ...]


class Names:
    """The detector of names: what it looks for is the roster, and nobody else."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self.lookup = Lookup(roster)

    def find(
        self, folded: Folded, hits: set[bytes], *, humps: bool = True, mixed: bool = True, apart: bool = True
    ) -> list[Finding]:
        """Return the finds in a text, given those of its words that betray a name.

        `humps`, `mixed` and `apart` tell whether it may have words in CamelCase, words with digits in them, and words
        whose letters stand apart.
        """
        found = self._read(folded, folded.text, hits, humps=humps)
        if humps or mixed or apart or folded.unusual or "-\n" in folded.text or "-\r" in folded.text:
            for other in other_readings(folded, humps=humps, mixed=mixed, apart=apart):
                again = self._roster.triggers.intersection(words_of(other.text))
                if again or humps or apart:
                    more = self._read(other.folded, other.text, again, humps=humps, places=other.places())
                    found = _merged(found, more)
        return found

    def _read(
        self, folded: Folded, text: str, hits: set[bytes], *, humps: bool, places: list[int] | None = None
    ) -> list[Finding]:
        """Return the finds in a text, of another reading only those that hold one of the places."""
        if "<" in text or "&" in text:
            text = MARKUP.sub(_plain_sign, text)
        told: dict[tuple[object, ...], _About] = {}
        found = []
        for cut, words in self._cut(text, hits, humps=humps):
            for match in self._matches(cut, words, places):
                key = match.strong, *match.people
                if (about := told.get(key)) is None:
                    about = told[key] = self._about(match.people, strong=match.strong)
                found.append(_finding(folded, cut.span(match.start, match.end), about))
        return found

    def _cut(self, text: str, hits: set[bytes], *, humps: bool) -> Iterator[tuple[Cut, set[str]]]:
        """Yield the pieces of the text in which names may be, with those of their words that betray one."""
        words = {hit.decode() for hit in hits}
        pieces: set[str] = set()
        for humped in set(_HUMPED.findall(text)) if humps else ():
            pieces_of = HUMP.split(humped) if len(humped) <= LONGEST else ()
            betraying = {piece for piece in (humped, *pieces_of) if self._betrays(piece)}
            if betraying:
                pieces |= betraying
                words.add(humped)
        for start, end in _near(text, words) if words else ():
            yield Cut(text[start:end], self._is_name if pieces else None, offset=start), words | pieces

    def _betrays(self, word: str) -> bool:
        shapes = (word, word.capitalize(), word.lower()) if not word.islower() else (word,)
        return any(shape.encode() in self._roster.triggers for shape in shapes)

    def _is_name(self, word: str) -> bool:
        low = word.lower()
        return bool(self.lookup.given(low) or self.lookup.surname(low))

    def _matches(self, cut: Cut, words: set[str], places: list[int] | None) -> list[Match]:
        names = Sighting(self.lookup, cut)
        pairs, partial = Pairs(names), Partial(names)
        starts = _starts(names, words)
        touched = cut.touched(places, self._betrays) if places is not None else None
        if touched is not None:
            starts = [start for start in starts if not touched.isdisjoint(range(start, start + _LONGEST))]
        candidates: list[Match] = []
        for start in starts:
            given, surnames = names.given(start), names.surnames(start)
            if given or surnames:
                candidates += pairs.at(given, surnames)
                candidates += partial.at(given, surnames)
        taken: set[int] = set()
        chosen = _best(candidates, taken)
        free = [given for start in starts if start not in taken and (given := names.given(start))]
        if touched is not None:
            free = [given for given in free if not touched.isdisjoint(range(given[0].start, given[0].end))]
        if free:
            alone = Alone(names)
            chosen += _best([match for given in free for match in alone.at(given)], taken)
        if len(chosen) > 1:
            chosen.sort(key=lambda match: match.start)
        return chosen

    def finding(self, folded: Folded, span: tuple[int, int], rows: tuple[Row, ...], *, strong: bool) -> Finding:
        """Return the find of a name at a place of the folded text."""
        return _finding(folded, span, self._about(rows, strong=strong))

    def _about(self, rows: tuple[Row, ...], *, strong: bool) -> _About:
        """Return what is to be said of these people, those first who must not be published."""
        if len(rows) > 1:
            rows = tuple(sorted(dict.fromkeys(rows), key=_published)[:MOST])
        people = [segment.person(row) for segment, row in (rows if len(self._roster.roles) > 1 else rows[:1])]
        restricted = any(row in segment.restricted_rows for segment, row in rows)
        return _About(
            Strength.STRONG if strong else Strength.POSSIBLE,
            _sentence(people[0].name, len(rows), strong=strong, restricted=restricted),
            tuple(segment.identity(row) for segment, row in rows),
            restricted,
            tuple(dict.fromkeys(NAMES_OF[person.role] for person in people)),
        )


def _published(row: Row) -> bool:
    segment, number = row
    return number not in segment.restricted_rows


def _finding(folded: Folded, span: tuple[int, int], about: _About) -> Finding:
    start, end = folded.span(*span)
    return Finding(Kind.NAME, start, end, folded.source[start:end], *about)


def _near(text: str, words: set[str]) -> list[tuple[int, int]]:
    """Return the stretches of the text around these words, so far that nothing beyond them tells more of a name."""
    if len(text) < 2 * _AROUND:
        return [(0, len(text))]
    places = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.append((max(0, at - _AROUND), min(len(text), at + len(word) + _AROUND)))
            at = text.find(word, at + len(word))
    places.sort()
    merged: list[tuple[int, int]] = []
    for start, end in places:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return [(_word_start(text, start), _word_end(text, end)) for start, end in merged]


def _word_start(text: str, at: int) -> int:
    while at and text[at - 1].isalpha():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and text[at].isalpha():
        at += 1
    return at


def _starts(names: Sighting, words: set[str]) -> list[int]:
    """Return the words at which a name may begin: those that betray one, and what goes before them in one name."""
    cut = names.cut
    starts: set[int] = set()
    for place, word in enumerate(cut.words):
        if word in words:
            starts.add(place)
            before = place - 1
            if before >= 0 and (cut.low[before] not in PLAIN or names.lookup.given(cut.low[before])):
                starts.add(before)
            while before >= 0 and place - before <= _REACH and _goes_on(names, before):
                starts.add(before)
                before -= 1
            if before >= 0 and before < place - 1:
                starts.add(before)
    return sorted(starts)


def _goes_on(names: Sighting, place: int) -> bool:
    """Say whether the word may belong to the same name as the one after it."""
    low = names.cut.low[place]
    return low in PARTICLES or low in names.lookup.leading or not names.cut.kinds[place + 1] & SPACE


def _plain_sign(sign: re.Match[str]) -> str:
    """Return what a piece of markup reads as, of the same length."""
    return ("'" if sign[1] else "").ljust(len(sign[0]))


def _merged(found: list[Finding], again: list[Finding]) -> list[Finding]:
    """Add the finds of another reading; where they meet others, only if those are shorter and possible."""
    if not found or not again:
        return found or again
    ends = [old.end for old in found]
    gone: set[int] = set()
    more: list[Finding] = []
    for new in again:
        at = bisect_right(ends, new.start)
        met = [place for place in range(at, bisect_left(found, new.end, at, key=_start)) if place not in gone]
        if not any(_holds(found[place], new) for place in met):
            gone.update(met)
            more.append(new)
    kept = [old for place, old in enumerate(found) if place not in gone]
    return sorted(kept + more, key=_start)


def _holds(old: Finding, new: Finding) -> bool:
    return old.strength is Strength.STRONG or new.end - new.start <= old.end - old.start


def _start(finding: Finding) -> int:
    return finding.start


def _best(candidates: list[Match], taken: set[int]) -> list[Match]:
    """Return the best matches that share no word, and note the words they take.

    Words that may be read in two ways of one rank ("Kelly P.") mean all whom either reading names.
    """
    chosen: list[Match] = []
    for match in sorted(candidates, key=lambda match: match.rank, reverse=True):
        places = range(match.start, match.end)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(match)
        elif chosen and chosen[-1].rank == match.rank:  # another reading of the same words
            chosen[-1] = chosen[-1]._replace(people=chosen[-1].people + match.people)
    return chosen


def _sentence(name: str, count: int, *, strong: bool, restricted: bool) -> str:
    if strong:
        says = f"This is the name of {name}." if count == 1 else f"This is the name of {count} people on the roster."
    else:
        says = f"This may mean {name}." if count == 1 else f"This may mean {name} or somebody else of that name."
    return says + " Somebody of this name must not be published." if restricted else says
