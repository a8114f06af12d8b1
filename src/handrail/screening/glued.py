"""Names written into one word with others, as in #welldoneamirakhan: only in tags, handles, mailboxes and file names.

Anywhere else a name inside a longer word is no name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .lookup import Lookup, Name, Row
from .people import commonness
from .wordlists import NAMES_TOO, PLAIN, listed

_LONGEST = 48  # letters of one word that are looked at
_SHORT_WORDS = frozenset(listed("short_words"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a word that names people."""

    start: int
    end: int
    strong: bool
    people: tuple[Row, ...]


@lru_cache(maxsize=4096)
def is_plain(letters: str) -> bool:
    """Say whether the letters are ordinary words, one after the other."""
    ends = {0}
    for end in range(1, len(letters) + 1):
        if any(start in ends and _is_word(letters[start:end]) for start in range(max(0, end - 16), end)):
            ends.add(end)
    return len(letters) in ends


def _is_word(letters: str) -> bool:
    if len(letters) < 3:
        return letters in _SHORT_WORDS
    return letters in PLAIN or letters in NAMES_TOO


class Glued:
    """Finds names in words without gaps."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def find(self, word: str) -> Piece | None:
        """Return the best name in a word of small letters: a full one rather than a first name alone."""
        if not 5 <= len(word) <= _LONGEST:
            return None
        full = max(self._full(word), key=_worth, default=None)
        return full or (None if is_plain(word) else next(self._first(word), None))

    def of_handle(self, words: list[str]) -> tuple[Row, ...]:
        """Return whom the words of a user name may mean: an initial and a last name (akhan), or the other way round."""
        if len(words) == 1 and len(words[0]) > 4:
            words = (
                [words[0][0], words[0][1:]] if self._rare(words[0][1:], given=False) else [words[0][:-1], words[0][-1]]
            )
        if len(words) != 2 or min(map(len, words)) != 1:
            return ()
        initial, name = sorted(words, key=len)
        people: list[Row] = []
        if surname := self._rare(name, given=False):
            people += self._lookup.with_surname(surname, initial)
        elif words[0] == name and (given := self._rare(name, given=True)):
            people += self._lookup.with_given(given, initial)
        return tuple(people)

    def _rare(self, form: str, *, given: bool) -> Name | None:
        return None if commonness(form) or len(form) < 4 else self._name(form, given=given)

    def _full(self, word: str) -> Iterator[Piece]:
        for start in range(len(word) - 3):
            for middle in range(start + 2, len(word) - 1):
                one = word[start:middle]
                given, surname = self._name(one, given=True), self._name(one, given=False)
                for end in range(middle + 2, len(word) + 1) if given or surname else ():
                    other = word[middle:end]
                    yield from self._pair(word, start, end, given, self._name(other, given=False))
                    yield from self._pair(word, start, end, self._name(other, given=True), surname)

    def _name(self, form: str, *, given: bool) -> Name | None:
        numbers = self._lookup.given(form) if given else self._lookup.surname(form)
        return Name(0, 0, form, numbers) if numbers else None

    def _pair(self, word: str, start: int, end: int, given: Name | None, surname: Name | None) -> Iterator[Piece]:
        if not given or not surname:
            return
        people = self._lookup.people(given, surname)
        if not people:
            return
        framed = is_plain(word[:start]) and is_plain(word[end:])
        common = commonness(given.form) and commonness(surname.form)
        long = len(given.form) > 3 and len(surname.form) > 3
        if framed or (long and not commonness(given.form) and not commonness(surname.form)):
            sure = [row for row, doubt in people if not doubt]
            strong = framed and bool(sure) and not common
            yield Piece(start, end, strong, tuple(sure or [row for row, _ in people]))

    def _first(self, word: str) -> Iterator[Piece]:
        for start in range(len(word) - 3):
            for end in range(len(word), start + 3, -1):
                form = word[start:end]
                given = None if end - start == len(word) or commonness(form) else self._name(form, given=True)
                if given and is_plain(word[:start]) and is_plain(word[end:]):
                    yield Piece(start, end, False, tuple(self._lookup.with_given(given)))


def _worth(piece: Piece) -> tuple[bool, int]:
    return piece.strong, piece.end - piece.start
