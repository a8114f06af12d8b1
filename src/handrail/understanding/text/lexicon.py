"""Every word that the word lists know: what is not among them may be a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from handrail.understanding.text.groups import FILES, phrases
from handrail.understanding.text.lists import read
from handrail.understanding.text.together import words_of

ALL_FILES = (
    *FILES,
    "actions",
    "events",
    "stance",
    "facts",
    "content",
    "conditions",
    "denial",
    "outside",
    "risk",
    "senses",
)


@cache
def words_written() -> frozenset[str]:
    """Return every word that some phrase of some list names."""
    found: set[str] = set()
    for file in ALL_FILES:
        for table in _texts(read(file)):
            found.update(word.rstrip("*") for phrase in phrases(table) for step in phrase.steps for word in step.words)
            found.update(words_of(table))
    return frozenset(found)


def _texts(table: Mapping[str, object]) -> Iterator[str]:
    """Yield every list of phrases in a file, however deep it stands."""
    for value in table.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from _texts(value)
