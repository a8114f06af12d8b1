"""A school's own name in a text, also as people shorten it: Oakfield for Oakfield Primary School, #oakfieldprimary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .findings import Strength
from .folding import fold
from .wordlists import PLAIN, WORDS, listed

_TYPES = tuple(word.lower() for word in listed("school_types"))
_GENERIC = frozenset((*listed("any_school"), *_TYPES, "the", "and"))
_SHORT = ("prim", "sch", "ps")
_LAST = "|".join((*_TYPES, *_SHORT))
_BETWEEN = "|".join(sorted((*_GENERIC, *_SHORT)))
_GAP = r"[ \n_-]{1,3}"
_RARE = 5  # letters of a word that may stand for the school alone


class OwnSchool:
    """The names of one school: in full, with the kind of school after its own words, glued together, and alone."""

    def __init__(self, name: str) -> None:
        words = re.findall(r"\w+", fold(name))
        proper = _proper(words)
        self._full = re.compile(r"(?<!\w)" + r"\W{1,4}".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)
        self._short = self._glued = self._alone = None
        glued = "".join(proper).lower()
        if proper:
            own = r"\W{1,4}".join(map(re.escape, proper))
            rest = rf"(?:{_GAP}(?:{_BETWEEN})\.?){{0,4}}{_GAP}(?:{_LAST})\.?(?!\w)"
            self._short = re.compile(rf"(?<![^\W_])(?P<own>{own}){rest}", re.IGNORECASE)
            self._glued = re.compile(rf"(?<![^\W\d_]){glued}(?:{_LAST}){{1,3}}(?![^\W\d_])", re.IGNORECASE)
        if len(proper) == 1 and len(glued) >= _RARE and glued not in WORDS:
            self._alone = re.compile(rf"(?<![\w#@.-]){proper[0].capitalize()}(?![\w-]|\s+[A-Z]|\.\w)")
        self.watched = frozenset(_watched(proper or words, glued if proper else ""))

    def named(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the school is named beyond doubt."""
        for match in self._full.finditer(text):
            yield match.span()
        for match in self._short.finditer(text) if self._short else ():
            ordinary = match["own"].lower() in PLAIN
            if not ordinary or match["own"][0].isupper():
                yield match.span()
        for match in self._glued.finditer(text) if self._glued else ():
            yield match.span()

    def hinted(self, text: str) -> Iterator[tuple[int, int, Strength]]:
        """Yield where a word stands alone that may mean the school, or the place that it is called after."""
        for match in self._alone.finditer(text) if self._alone else ():
            yield *match.span(), Strength.POSSIBLE


def _proper(words: list[str]) -> list[str]:
    """Return the words before those that many schools have in their names."""
    start = 1 if words and words[0].lower() in ("the", "ysgol") else 0
    end = next((at for at in range(start, len(words)) if words[at].lower() in _GENERIC), len(words))
    return words[start:end]


def _watched(words: list[str], glued: str) -> Iterator[str]:
    """Yield the words one of which a text holds if it names the school: the rarest one, and the ones run together."""
    rarest = max((word.lower() for word in words), key=lambda word: (word not in PLAIN, len(word)), default="")
    ways = [rarest]
    if glued:
        ends = [*_TYPES, *_SHORT, "primaryschool", "primsch", "juniorschool", "infantschool", "highschool"]
        ways += [glued + end for end in ends]
        camel = "".join(word.capitalize() for word in words)
        yield from (camel + end.capitalize() for end in ends)
        yield from (camel + one + "School" for one in ("Primary", "Junior", "Infant", "High"))
    for way in ways:
        yield from (way, way.capitalize(), way.upper())
