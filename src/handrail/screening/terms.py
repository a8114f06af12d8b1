"""Terms that are a reason to read a text again: abuse, party politics, advertising. `words/terms.toml` has the lists.

A term counts as a whole word or phrase, also with a digit or a star in the place of a letter, and not where the words
beside it make it innocent. What is found is never a verdict: a person reads it where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .findings import Finding, Kind, Strength
from .folding import Folded
from .spans import Spans
from .wordlists import EVERYDAY, FREQUENT, read

POINTS_TO = frozenset(word for group in read("terms")["group"] for word in group["points_to"])
_SAYS = {
    Kind.ABUSE: "This may be {about}. Read it where it stands: the word alone decides nothing.",
    Kind.POLITICAL: "This may be about {about}. A school takes no side in politics.",
    Kind.COMMERCIAL: "This may be {about}. Check that the account may be used for it.",
}
_STARRED = re.compile(r"(?<![\w*])[A-Za-z]{1,6}(?:\*{1,5}[A-Za-z]{1,8}|\*{2,4})(?![\w*])")
_WITH_DIGITS = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,12}[01345@$][A-Za-z01345@$]{1,12}(?![A-Za-z0-9])")
_LETTERS_APART = re.compile(r"(?<![A-Za-z])[A-Za-z](?:[ .*_-]{1,3}[A-Za-z]){3,14}(?![A-Za-z])")
_AS_LETTERS = str.maketrans("01345@$", "oieasas")
_PERCENT_OFF = re.compile(r"(?<![\w.])(?:\d{1,3}\s?%\s?(?:off|discount)|save\s\d{1,2}\s?%)(?!\w)", re.IGNORECASE)
_BETWEEN = {Kind.POLITICAL: r"[\W_]{0,3}", Kind.COMMERCIAL: r"[^\w,.;:!?]{1,3}|_"}  # a list of words is no offer
_NEAR = 24  # characters beside a term that may make it innocent


@dataclass(frozen=True, slots=True)
class Term:
    """One term: how it is found, and what is said of it."""

    words: bytes  # in small letters, as they stand in a line of words
    glued: bytes  # the same without gaps, where that counts too
    pattern: re.Pattern[str]
    kind: Kind
    about: str
    strength: Strength
    capitals: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    points_to: tuple[str, ...]

    def spots(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the term stands and nothing beside it makes it innocent."""
        for match in self.pattern.finditer(text):
            start, end = match.span()
            if self.capitals and not _as_capital(match[0], self.capitals):
                continue
            if self.before and self.before.search(text, max(0, start - _NEAR), start):
                continue
            if not (self.after and self.after.match(text, end, end + _NEAR)):
                yield start, end


def _as_capital(found: str, term: str) -> bool:
    wanted = [word[0].isupper() for word in re.findall(r"\w+", term)]
    given = [word[0].isupper() for word in re.findall(r"[^\W_]+", found)]
    return found.isupper() or len(given) < len(wanted) or all(g for g, w in zip(given, wanted, strict=False) if w)


def _beside(words: str, *, before: bool) -> re.Pattern[str] | None:
    listed = "|".join(re.escape(word.strip()).replace(r"\ ", r"\W{1,2}") for word in words.split(",") if word.strip())
    if not listed:
        return None
    return re.compile(rf"(?<!\w)(?:{listed})\W{{1,2}}$" if before else rf"\W{{1,2}}(?:{listed})(?!\w)", re.IGNORECASE)


def _pattern(term: str, kind: Kind) -> re.Pattern[str]:
    words = re.findall(r"[\w']+", term)
    between = _BETWEEN.get(kind, r"[\W_]{1,3}")
    first = "#" if term.startswith("#") else r"(?<![^\W_])"
    return re.compile(first + f"(?:{between})".join(re.escape(word) for word in words) + r"(?![^\W_])", re.IGNORECASE)


def _terms(group: dict[str, Any]) -> Iterator[tuple[str, Term]]:
    kind = Kind(group["kind"])
    unless = {
        name.strip(): beside.partition("|")
        for name, _, beside in (line.partition(":") for line in group.get("unless", "").strip().split("\n"))
    }
    for name in (part.strip() for part in group["terms"].replace("\n", " ").split(",")):
        before, _, after = unless.get(name, ("", "", ""))
        glued = kind is Kind.POLITICAL
        pattern = _pattern(name, kind)
        capitals = name if name != name.lower() else ""
        line = " ".join(re.findall(r"[^\W\d_]+", name.lower()))
        yield (
            name,
            Term(
                f" {line} ".encode(),
                line.replace(" ", "").encode() if glued else b"",
                pattern,
                kind,
                group["about"],
                Strength(group["strength"]),
                capitals,
                _beside(before, before=True),
                _beside(after, before=False),
                tuple(group["points_to"]),
            ),
        )


def _betraying(name: str, kind: Kind) -> Iterator[str]:
    """Yield the word of a term that is looked for first, in its shapes: the one that ordinary texts have least."""
    words = re.findall(r"[^\W\d_]+", name)
    word = max(words, key=lambda word: (word.lower() not in FREQUENT, word.lower() not in EVERYDAY, len(word)))
    yield from (word.lower(), word.capitalize(), word.upper(), word)
    if kind is Kind.POLITICAL and len(words) > 1:
        yield from ("".join(words).lower(), "".join(word.capitalize() for word in words), "".join(words).upper())


def _fits(starred: str, name: str) -> bool:
    return all(sign in ("*", letter) for sign, letter in zip(starred, name, strict=True))


class Terms:
    """The detector of terms."""

    def __init__(self) -> None:
        self._by_word: dict[bytes, list[Term]] = {}
        self._single: dict[str, Term] = {}
        for group in read("terms")["group"]:
            for name, term in _terms(group):
                for word in set(_betraying(name, term.kind)):
                    self._by_word.setdefault(word.encode(), []).append(term)
                if name.isalpha() and term.kind is Kind.ABUSE:
                    self._single.setdefault(name, term)
        self._by_size: dict[tuple[str, int], list[str]] = {}
        for name in self._single:
            self._by_size.setdefault((name[0], len(name)), []).append(name)
        self.words = frozenset(self._by_word)

    def find(self, folded: Folded, hits: Iterable[bytes], line: bytes) -> list[Finding]:
        """Return the terms, the longest of those that overlap.

        `hits` are those words of the text that may be part of a term, `line` is all its words in small letters.
        """
        terms = {
            id(term): term
            for hit in hits
            for term in self._by_word.get(hit, ())
            if term.words in line or (term.glued and term.glued in line)
        }
        spots = [(start, end, term) for term in terms.values() for start, end in term.spots(folded.text)]
        return list(self._longest(folded, spots)) if spots else []

    def find_disguised(self, folded: Folded) -> Iterator[Finding]:
        """Yield abusive words that are written with a digit or a star for a letter, or letter by letter."""
        text = folded.text
        spots = [
            (match.start(), match.end(), term)
            for match in _WITH_DIGITS.finditer(text)
            if (term := self._single.get(match[0].lower().translate(_AS_LETTERS)))
        ]
        for match in _LETTERS_APART.finditer(text):
            if term := self._single.get("".join(filter(str.isalpha, match[0])).lower()):
                spots.append((match.start(), match.end(), term))
        for match in _STARRED.finditer(text) if "*" in text else ():
            starred = match[0].lower()
            names = self._by_size.get((starred[0], len(starred)), ())
            if name := next((name for name in names if _fits(starred, name)), None):
                spots.append((match.start(), match.end(), self._single[name]))
        yield from self._longest(folded, spots)

    @staticmethod
    def find_reductions(folded: Folded) -> Iterator[Finding]:
        """Yield offers of so much per cent off."""
        for match in _PERCENT_OFF.finditer(folded.text):
            start, end = folded.span(*match.span())
            says, found = _SAYS[Kind.COMMERCIAL].format(about="advertising"), folded.given[start:end]
            yield Finding(Kind.COMMERCIAL, start, end, found, Strength.STRONG, says, points_to=("commercial",))

    @staticmethod
    def _longest(folded: Folded, spots: list[tuple[int, int, Term]]) -> Iterator[Finding]:
        taken = Spans()
        for first, last, term in sorted(
            spots, key=lambda spot: (spot[0] - spot[1], spot[2].strength is Strength.POSSIBLE)
        ):
            if taken.take(first, last):
                start, end = folded.span(first, last)
                says = _SAYS[term.kind].format(about=term.about)
                found = folded.given[start:end]
                yield Finding(term.kind, start, end, found, term.strength, says, points_to=term.points_to)
