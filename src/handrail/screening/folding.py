"""Reading a text as people read it: look-alike letters, marks, unseen characters, odd spaces and dashes made plain.

What comes out has only ASCII, and letters of alphabets that have no Latin twin; case stays. `Folded` remembers where
each character came from, so that what is found in it can be cut out of the text as it was given: lower-casing and
folding change lengths, and offsets taken from the changed text would be wrong.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

from .wordlists import read

SYMBOL = "\x1a"  # stands for an emoji or another sign that is neither letter, space nor punctuation
NON_ASCII = re.compile(r"[^\x00-\x7f]+")
MARKUP = re.compile(
    r"</?[A-Za-z][^<>]{0,200}>|&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|(apos|rsquo|lsquo|#39|#x27|#8217));", re.IGNORECASE
)
UNSEEN_SPACES = re.compile("[\u200b\u200c\u2060\ufeff\u00ad]")
_ENCLOSED = ((0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))  # letters in boxes and discs
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def _twins() -> dict[str, str]:
    lists = read("lookalikes")
    twins = dict.fromkeys(lists["apostrophes"], "'") | dict.fromkeys(lists["hyphens"], "-")
    for line in lists["letters"].strip().split("\n"):
        letter, *others = line.split()
        twins.update(dict.fromkeys(others, letter))
    return {other: letter for other, letter in twins.items() if not other.isascii()}


def _written_out() -> dict[str, str]:
    lines = read("lookalikes")["written_out"].strip().split("\n")
    small = {other: letters for letters, *others in (line.split() for line in lines) for other in others}
    return small | {other.upper(): letters.capitalize() for other, letters in small.items()}


_TWINS = _twins()
_WRITTEN_OUT = _written_out()
WRITTEN_OUT = re.compile("[" + "".join(_WRITTEN_OUT) + "]")


def _by_category(character: str) -> str | None:
    """Return what a character counts as by its Unicode category, or None where that does not settle it."""
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf") or character in _FILLERS:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category in ("Zl", "Zp") or character == "\x85":
        return "\n"
    if category == "Zs":
        return " "
    if category in ("Pi", "Pf"):
        return '"'
    return None


def _by_parts(character: str) -> str:
    """Return a character's plain parts, such as the letter under its marks; else itself, or the sign for a symbol."""
    code = ord(character)
    for first, last in _ENCLOSED:
        if first <= code <= last:
            return chr(65 + code - first)
    parts = unicodedata.normalize("NFKD", character)
    letter = unicodedata.category(character)[0] == "L"
    circled = 0x249C <= code <= 0x24E9
    if circled:
        parts = parts.strip("()")
    if parts != character and (letter or circled or not any(c.isalpha() for c in parts)):
        return "".join(part if part.isascii() else _PLAIN[part] for part in parts)
    return character if letter else SYMBOL


class _Plain(dict[str, str]):
    """What each character is read as, worked out at its first sight."""

    def __missing__(self, character: str) -> str:
        plain = _TWINS.get(character)
        if plain is None:
            plain = _by_category(character)
        if plain is None:
            plain = _by_parts(character)
        self[character] = plain
        return plain


_PLAIN = _Plain()
_LONG = _Plain(_WRITTEN_OUT)  # the same, but with umlauts written out


def fold(text: str) -> str:
    """Return the text with every character as plain as it reads; case stays.

    >>> fold("Zo\u00eb O\u2019Brien\u2011\u041a\u04bban")
    "Zoe O'Brien-Khan"
    """
    return text if text.isascii() else NON_ASCII.sub(lambda run: "".join(map(_PLAIN.__getitem__, run[0])), text)


def spellings(name: str) -> Iterator[str]:
    """Yield the folded name, and the one with its umlauts written out where it has any."""
    yield fold(name)
    if WRITTEN_OUT.search(composed := unicodedata.normalize("NFC", name)):
        yield Folded(composed, written_out=True).text


class Folded:
    """A folded text that can say where in the given text a piece of it stands.

    `unusual` are its unusual characters. `given` may be another reading of the `source`, of the same length.
    """

    __slots__ = ("_origins", "_plain", "given", "source", "text", "unusual")

    def __init__(self, given: str, *, written_out: bool = False, source: str | None = None) -> None:
        self.given = self.text = given
        self.source = given if source is None else source
        self.unusual = ""
        self._plain = _LONG if written_out else _PLAIN
        self._origins: list[int] | None = None
        if not given.isascii():
            self.unusual = "".join(NON_ASCII.findall(given))
            self.text = NON_ASCII.sub(self._fold_run, given)

    def _fold_run(self, run: re.Match[str]) -> str:
        return "".join(map(self._plain.__getitem__, run[0]))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a piece of the folded text starts and ends in the given text, marks on its last letter too."""
        if not self.unusual:
            return start, end
        if self._origins is None:
            self._origins = self._trace()
        first, last = self._origins[start], self._origins[end - 1] + 1
        while last < len(self.given) and unicodedata.category(self.given[last]) in ("Mn", "Me"):
            last += 1
        return first, last

    def place(self, given: int) -> int:
        """Return where in the folded text stands what comes from a place of the given text."""
        if self._origins is None:
            self._origins = self._trace()
        return bisect_left(self._origins, given)

    def _trace(self) -> list[int]:
        origins: list[int] = []
        done = 0
        for run in NON_ASCII.finditer(self.given):
            origins.extend(range(done, run.start()))
            for at in range(run.start(), run.end()):
                origins.extend([at] * len(self._plain[self.given[at]]))
            done = run.end()
        origins.extend(range(done, len(self.given)))
        return origins
