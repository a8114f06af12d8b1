"""What a sentence is counted by: its words, the sorts of thing that they name, and which of them stand together.

"Can I add a Y9 on insta" holds the words *add* and *insta*, the sorts <year> and <social-network>, and the pair "on
<social-network>". Every example is read so when they are loaded, so it is kept cheap; a question is read the same way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, product

from handrail.understanding.text import numerals
from handrail.understanding.text.groups import groups
from handrail.understanding.text.lists import read
from handrail.understanding.text.tokens import written_out
from handrail.understanding.text.wordforms import IRREGULAR

_PIECE = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*|[?]|\d\d?[.:]\d\d")
YEAR, NUMBER, MARK = "<year>", "<number>", "?"
START, END = "^", "$"
_SCOTTISH_YEAR = re.compile(r"(?:p[1-7]|s[1-6])s?")
ENDINGS = ("ing", "ed")
HISSING = ("ches", "shes", "xes", "sses")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a sentence is counted by, each once."""

    words: frozenset[str]
    """Words, and sorts of thing in pointed brackets."""
    pairs: frozenset[str]
    """What stands side by side."""
    gaps: frozenset[str]
    """What stands together with one word between."""


def wording(sentence: str, mend: Callable[[str], str] = str) -> Wording:
    """Return what a sentence is counted by; `mend` may put another word in the place of one that is misspelt."""
    words = list(_words(sentence, mend))
    sorted_words = _sorted(words)
    framed = [START, *sorted_words, END]
    return Wording(
        frozenset(words).union(sorted_words),
        frozenset([f"{one} {other}" for one, other in pairwise(framed)]),
        frozenset([f"{one} _ {other}" for one, other in zip(sorted_words, sorted_words[2:], strict=False)]),
    )


def _words(sentence: str, mend: Callable[[str], str]) -> list[str]:
    found: list[str] = []
    for piece in _PIECE.findall(sentence.lower()):
        for written in _read(piece):
            word = stem(mend(written))
            if word == NUMBER and found and found[-1] in numerals.YEAR_WORDS:
                found[-1] = YEAR
            else:
                found.append(word)
    return found


@lru_cache(maxsize=20_000)
def _read(piece: str) -> tuple[str, ...]:
    return (MARK,) if piece == MARK else tuple(written_out(piece))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without its ending, the same for all its forms; it need not be a word.

    >>> stem("posting"), stem("posted"), stem("posts"), stem("photos"), stem("y9"), stem("half")
    ('post', 'post', 'post', 'photo', '<year>', 'half')
    """
    if word == MARK:
        return MARK
    if numerals.school_year(word) is not None or _SCOTTISH_YEAR.fullmatch(word):
        return YEAR
    if numerals.number(word) is not None or not word[0].isalpha():
        return NUMBER
    if word in IRREGULAR:
        word = IRREGULAR[word]
    if len(word) > 3:
        word = _singular(word)
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                word = _undoubled(word[: -len(ending)])
                break
    return word.rstrip("e") if len(word) > 3 else word


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-2] if word.endswith(HISSING) else word[:-1]


def _undoubled(word: str) -> str:
    return word[:-1] if len(word) > 2 and word[-1] == word[-2] and word[-1] not in "aeioulsz" else word


@cache
def _sorts() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the phrases that name a sort of thing, by their first word, the longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name in read("alike")["lists"].split():
        for phrase in {phrase for phrases in groups()[name].by_first.values() for phrase in phrases if phrase.plain}:
            for words in product(*phrase.plain):
                stems = tuple(stem(word) for word in words)
                if stems[0] not in (YEAR, NUMBER):
                    by_first.setdefault(stems[0], []).append((stems, f"<{name}>"))
    for named in by_first.values():
        named.sort(key=lambda one: -len(one[0]))
    return by_first


def _sorted(words: list[str]) -> list[str]:
    """Return the words with each phrase that names a sort of thing written as that sort."""
    sorts, found, place = _sorts(), [], 0
    while place < len(words):
        for phrase, name in sorts.get(words[place], ()):
            if len(phrase) == 1 or tuple(words[place : place + len(phrase)]) == phrase:
                found.append(name)
                place += len(phrase)
                break
        else:
            found.append(words[place])
            place += 1
    return found
