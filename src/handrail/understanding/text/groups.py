"""The groups of the word lists: `<pupil>`, `<media>` and the like, which other phrases use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from handrail.understanding.text.lists import read, rows
from handrail.understanding.text.phrases import Group, Phrase, WrongPhrase, read_phrase

FILES = ("people", "platforms", "groups", "agreeing", "holding")
PLUS = " + "
"""Between phrases that speak for something where all of them are in the text: see `together`."""


def is_together(row: str) -> bool:
    """Whether a row needs several phrases, or a signal, rather than one phrase."""
    return PLUS in row or row.startswith(("@", "!"))


@cache
def phrases(text: str) -> tuple[Phrase, ...]:
    """Return the phrases of one list, without the rows that need several together."""
    return tuple(read_phrase(row) for row in rows(text) if not is_together(row))


@cache
def groups() -> dict[str, Group]:
    """Return every group of the word lists."""
    return {name: _group(members) for name, members in _written().items()}


def _group(members: tuple[Phrase, ...]) -> Group:
    within = [phrase for phrase in members if len(phrase.steps) == 1 and phrase.steps[0].group]
    by_first: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in members:
        if phrase not in within:
            for word in first_words(phrase):
                by_first[word].append(phrase)
    own = frozenset(by_first)
    return Group(
        {word: tuple(starting) for word, starting in by_first.items()},
        own,
        tuple(phrase.steps[0].group for phrase in within),
        own.union(*(first_words(phrase) for phrase in within)),
    )


@cache
def _written() -> Mapping[str, tuple[Phrase, ...]]:
    return {name: phrases(table["phrases"]) for file in FILES for name, table in read(file).items()}


@cache
def first_words(phrase: Phrase) -> frozenset[str]:
    """Return the words with which a phrase may begin. Raises WrongPhrase where that cannot be said."""
    first: set[str] = set()
    for step in phrase.steps:
        if step.gap:
            raise WrongPhrase(f'"{phrase.written}" begins with a gap.')
        first |= _first_of_group(step.group) if step.group else step.words
        if not step.optional:
            break
    return frozenset(first)


@cache
def _first_of_group(name: str) -> frozenset[str]:
    if name not in _written():
        raise WrongPhrase(f"No list is called <{name}>.")
    try:
        return frozenset().union(*(first_words(phrase) for phrase in _written()[name]))
    except RecursionError:
        raise WrongPhrase(f"The list <{name}> holds itself.") from None
