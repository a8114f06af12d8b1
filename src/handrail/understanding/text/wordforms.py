"""The forms of a word: "posted", "posts" and "posting" are all "post". A form too many does no harm."""

from __future__ import annotations

from functools import lru_cache

from handrail.understanding.text.lists import read

IRREGULAR: dict[str, str] = read("forms")["irregular"]
VOWELS = frozenset("aeiou")


@lru_cache(maxsize=20_000)
def forms(word: str) -> frozenset[str]:
    """Return the word and every word that it may be a form of.

    >>> sorted(forms("tagged")), sorted(forms("took"))
    (['tag', 'tagg', 'tagge', 'tagged'], ['take', 'took'])
    """
    found = {word}
    if word in IRREGULAR:
        found.add(IRREGULAR[word])
    if len(word) > 3:
        found.update(_singular(word))
        for ending in ("ing", "ed"):
            if word.endswith(ending) and len(word) > len(ending) + 1:
                found.update(_stem(word[: -len(ending)]))
    return frozenset(found)


def _singular(word: str) -> set[str]:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return set()
    found = {word[:-1]}
    if word.endswith("ies"):
        found.add(f"{word[:-3]}y")
    elif word.endswith("es"):
        found.add(word[:-2])
    return found


def _stem(stem: str) -> set[str]:
    found = {stem, f"{stem}e"}
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
        found.add(stem[:-1])
    if stem.endswith("i"):
        found.add(f"{stem[:-1]}y")
    return found
