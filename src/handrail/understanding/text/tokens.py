"""Cut a text into words: small letters, contractions and abbreviations written out, each with its place in the text.

A word knows its sentence and its part of the sentence, since a "no" reaches no further than that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from handrail.understanding.text import numerals
from handrail.understanding.text.lists import read, rows

LONGEST = 400
"""Words: nobody asks in more, and what stands beyond is not read."""

_APOSTROPHES = "'\u2019\u2018`\u00b4"
_DASHES = "-\u2013\u2014"
_PIECE = re.compile(
    r"\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\b)?|\d{1,2}\s?[ap]m\b"  # a time of day
    r"|\.sch\.uk|w/o?\b|e\.g\.|i\.e\.|(?:mr|mrs|ms|dr|st)\.(?=\s)"
    rf"|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*[{_APOSTROPHES}]?"
    rf"|[.?!,;:()\n\"\u201c\u201d\u2026]|\s[{_DASHES}]+\s|[{_DASHES[1:]}]|&",
    re.IGNORECASE,
)
_STRAIGHT = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_SLIPS = read("slips")
_CONTRACTIONS: dict[str, str] = _SLIPS["contractions"]
_SHORT: dict[str, str] = _SLIPS["short"]
_ENDINGS: dict[str, str] = _SLIPS["endings"]
_IS_AFTER = frozenset(rows(_SLIPS["is_after"]["words"]))
_STOPS = frozenset(".?!\n\u2026")
_PAUSES = frozenset(',;:()"\u201c\u201d' + _DASHES[1:])
_TURNS = frozenset({"but", "though", "although", "however", "because", "except"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word: how it is read, where it stands, which sentence and part it belongs to."""

    text: str
    start: int
    end: int
    sentence: int
    part: int
    year: int | None = None
    number: int | None = None
    owner: bool = False
    """Whether it is followed by a sign of owning: "pupil's"."""
    bracketed: bool = False
    name: bool = False
    """Whether it is written with a capital within a sentence, as names are."""


@dataclass(slots=True)
class _Place:
    sentence: int = 0
    part: int = 0
    depth: int = 0


def tokenise(text: str) -> list[Token]:
    """Return the words of a text, in order.

    >>> [token.text for token in tokenise("Can't I msg my Yr 9's mum? OK")]
    ['can', 'not', 'i', 'message', 'my', 'y9', 'mum', 'ok']
    """
    place = _Place()
    found: list[Token] = []
    for piece in _PIECE.finditer(text):
        word = piece.group().strip()
        if len(found) >= LONGEST:
            break
        if word[:1] in _STOPS or word[:1] in _PAUSES or not word or set(word) <= set(_DASHES):
            _move(place, word)
            continue
        name = word[0].isupper() and not word.isupper() and bool(found) and found[-1].sentence == place.sentence
        for written, owner in _written_out(_plain(word)):
            if written in _TURNS:
                place.part += 1
            found.append(_token(written, piece, place, owner=owner, name=name))
    return list(_join_years(list(_join_numbers(found))))


def _move(place: _Place, mark: str) -> None:
    place.part += 1
    if mark[:1] in _STOPS:
        place.sentence += 1
        place.depth = 0
    place.depth += (mark == "(") - (mark == ")" and place.depth > 0)


def _plain(word: str) -> str:
    """Fold letters: capitals, accents, curly apostrophes."""
    if not word.isascii() or "`" in word:
        word = unicodedata.normalize("NFKD", word.translate(_STRAIGHT))
        word = "".join(letter for letter in word if not unicodedata.combining(letter))
    return word.casefold()


@cache
def written_out(word: str) -> tuple[str, ...]:
    """Return the words that one word stands for, as `tokenise` writes them."""
    return tuple(numerals.as_year(written) for written, _ in _written_out(_plain(word)))


def _written_out(word: str) -> Iterator[tuple[str, bool]]:
    """Yield the words that one written word stands for, and whether each owns what follows."""
    if word in _CONTRACTIONS or word in _SHORT:
        written = _CONTRACTIONS.get(word) or _SHORT[word]
        yield from ((part, False) for part in written.split())
        return
    stem, apostrophe, ending = word.partition("'")
    if not apostrophe:
        yield _fewer_letters(word), False
        return
    if word.endswith("n't") and len(word) > 4:
        yield from ((part, False) for part in (word[:-3], "not"))
        return
    yield _SHORT.get(stem, stem), ending in ("s", "") and stem not in _IS_AFTER
    if ending == "s" and stem in _IS_AFTER:
        yield "is", False
    elif f"'{ending}" in _ENDINGS:
        yield _ENDINGS[f"'{ending}"], False
    elif ending not in ("s", ""):
        yield ending, False


def _fewer_letters(word: str) -> str:
    """Write "sooooo" as "soo"."""
    return re.sub(r"([a-z])\1{2,}", r"\1\1", word) if len(word) > 3 else word


def _token(word: str, piece: re.Match[str], place: _Place, *, owner: bool, name: bool) -> Token:
    year = numerals.school_year(word)
    return Token(
        text=numerals.as_year(word),
        start=piece.start(),
        end=piece.end(),
        sentence=place.sentence,
        part=place.part,
        year=year,
        number=None if year is not None else numerals.number(word),
        owner=owner,
        bracketed=place.depth > 0,
        name=name,
    )


def _join_numbers(tokens: list[Token]) -> Iterator[Token]:
    """Make one token of "twenty six"."""
    rest = iter(enumerate(tokens))
    for place, token in rest:
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if (
            token.text in numerals.TENS
            and after
            and after.text in numerals.UNITS
            and 0 < numerals.UNITS[after.text] < 10
        ):
            next(rest)
            number = numerals.TENS[token.text] + numerals.UNITS[after.text]
            yield replace(token, text=str(number), end=after.end, number=number)
        else:
            yield token


def _join_years(tokens: list[Token]) -> Iterator[Token]:
    """Make one token of "year" and the number behind it."""
    rest = iter(enumerate(tokens))
    for place, token in rest:
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        year = after.number if after and token.text in numerals.YEAR_WORDS else None
        if after is None or year is None or not 0 < year <= numerals.LAST_YEAR or after.sentence != token.sentence:
            yield token
            continue
        next(rest)
        yield replace(token, text=f"y{year}", end=after.end, year=year, number=None, owner=after.owner)
