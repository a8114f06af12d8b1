"""Mend slips of the pen: a word that is not known is read as the known words that are one letter away.

All the words of the word lists are known, and so are ordinary words that look like one of them (`words/ordinary.toml`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from handrail.understanding.text.lexicon import words_written
from handrail.understanding.text.lists import read
from handrail.understanding.text.wordforms import IRREGULAR, forms

SHORTEST = 4
"""Letters: a shorter word has too many neighbours."""
LONGEST = 24


@cache
def _known() -> frozenset[str]:
    return frozenset(words_written()) | frozenset(IRREGULAR) | frozenset(read("ordinary")["words"].split())


@cache
def _with_one_letter_less() -> dict[str, tuple[str, ...]]:
    near: defaultdict[str, set[str]] = defaultdict(set)
    for word in words_written():
        if len(word) >= SHORTEST and word.isalpha():
            for shorter in (word, *_less(word)):
                near[shorter].add(word)
    return {shorter: tuple(sorted(words)) for shorter, words in near.items()}


def _less(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


@lru_cache(maxsize=20_000)
def mended(word: str) -> tuple[str, ...]:
    """Return the word itself where it is known or like nothing, else what it may be a slip of."""
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha() or not word.isascii():
        return (word,)
    if not _known().isdisjoint(forms(word)):
        return (word,)
    near = {one for shorter in (word, *_less(word)) for one in _with_one_letter_less().get(shorter, ())}
    found = sorted(one for one in near if _one_slip(word, one))
    return (word, *found) if found else (word,)


def _one_slip(typed: str, meant: str) -> bool:
    """Whether one letter is left out, put in or changed, or two neighbours have changed places.

    >>> _one_slip("teh", "the"), _one_slip("grup", "group"), _one_slip("post", "past"), _one_slip("ab", "cd")
    (True, True, True, False)
    """
    if abs(len(typed) - len(meant)) > 1:
        return False
    start = next(
        (at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other),
        min(len(typed), len(meant)),
    )
    typed, meant = typed[start:], meant[start:]
    if len(typed) != len(meant):
        return typed[1:] == meant or typed == meant[1:]
    return typed[1:] == meant[1:] or (typed[:2] == meant[1::-1] and typed[2:] == meant[2:])
