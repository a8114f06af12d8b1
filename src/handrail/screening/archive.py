"""One change, not everything: which posts of an archive may name one person, asked of a text index.

A changed name or a withdrawn permission concerns few posts of many. The archive keeps `index_text` of each post in a
text index (FTS5 of SQLite, or a `tsvector` of PostgreSQL with the `simple` dictionary); a query for the person brings
the candidates, and `naming` confirms them by screening. Whatever screening would find is among the candidates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from .cutting import HUMP
from .findings import Finding, Kind
from .folding import Folded
from .people import LETTERS, Person, commonness, given_forms, surname_forms, triggers
from .readings import other_readings
from .roster import Roster
from .screen import Screen

_CAPITAL, _PART = "xcap", "xpart"  # marks of words written with a capital, and of the ends of words in tags
_TAG = re.compile(r"[#@]\w+|[\w.%+-]+(?=@)|\w*[a-z]\w*\.\w{2,4}\b|(?:\b\w[ .*_-]{1,3}){4,}\w\b")
_LONGEST = 48

Key = TypeVar("Key")


def index_text(text: str) -> str:
    """Return what the text index is to hold of a post: its words in every way in which screening reads them."""
    words: dict[str, None] = {}
    folded = Folded(text)
    for reading in (folded.text, *(other.text for other in other_readings(folded, humps=True, mixed=True, apart=True))):
        for word in LETTERS.findall(reading):
            pieces = HUMP.split(word)
            for piece in dict.fromkeys((word, *pieces)):
                words[piece.lower()] = None
                if piece[0].isupper():
                    words[_CAPITAL + piece.lower()] = None
        for tag in _TAG.findall(reading):
            words.update(dict.fromkeys(_ends(tag)))
    return " ".join(words)


def _ends(tag: str) -> Iterator[str]:
    """Yield the ends of the words in a tag, so that a name within one is found by how it begins."""
    words = LETTERS.findall(tag.lower())
    for word in [*words, "".join(words)]:
        yield from (_PART + word[at:] for at in range(len(word[:_LONGEST]) - 2))


def _terms(person: Person) -> tuple[set[str], set[str]]:
    """Return the words that betray the person, and the beginnings of the ends that do."""
    shapes = {
        word
        for name, given in ((person.first, True), (person.called, True), (person.last, False))
        for word in triggers(name, given=given)
    }
    words = {word.lower() if not commonness(word.lower()) else _CAPITAL + word.lower() for word in shapes}
    firsts = given_forms(person.first, person.called)
    lasts = surname_forms(person.last)
    words |= {word.lower() for word in shapes if all(commonness(form) for form, _ in (*firsts, *lasts))}
    return words, {_PART + form for form, _ in (*firsts, *lasts) if len(form) > 2}


def sqlite_query(person: Person) -> str:
    """Return the question to an FTS5 table, for the right side of MATCH.

    >>> sqlite_query(Person("1", "Zara", "Okafor"))
    '"okafor" OR "okafors" OR "zahra" OR "zara" OR "xpartokafor"* OR "xpartzara"*'
    """
    words, parts = _terms(person)
    return " OR ".join([*(f'"{word}"' for word in sorted(words)), *(f'"{part}"*' for part in sorted(parts))])


def postgres_query(person: Person) -> str:
    """Return the question to a `tsvector`, for `to_tsquery('simple', ...)`."""
    words, parts = _terms(person)
    return " | ".join([*sorted(words), *(f"{part}:*" for part in sorted(parts))])


def naming(person: Person, posts: Iterable[tuple[Key, str]]) -> Iterator[tuple[Key, list[Finding]]]:
    """Yield those of the posts that may name the person, with the findings that do; nobody else is looked for."""
    screen = Screen(Roster([person]))
    for key, text in posts:
        if findings := [finding for finding in screen.findings(text) if finding.kind is Kind.NAME]:
            yield key, findings
