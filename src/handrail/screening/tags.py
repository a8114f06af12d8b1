"""Hashtags, mentions and file names: whom they name, and if nobody, that they are there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .findings import Finding, Kind, Strength
from .folding import Folded
from .glued import Glued
from .naming import Names
from .people import LETTERS
from .spans import Spans
from .wordlists import listed

_ENDINGS = listed("file_endings")
ENDINGS = frozenset(_ENDINGS)
_HASHTAG = re.compile(r"#(?=\w*[^\W\d_])\w+")
_MENTION = re.compile(r"@(?=[\w.]*[^\W\d_])\w(?:[\w.-]*\w)?(?:@\w[\w.-]*\w)?")
_ENDING = re.compile(rf"\.(?:{'|'.join(_ENDINGS)})(?!\w)", re.IGNORECASE)
_STEM = re.compile(r"(?<![\w.()%+-])\w[\w.()%+-]{0,150}$")
_BEFORE_TAG = re.compile(r"[\w&/.@#]")
_ADDRESS = re.compile(r"(?<![\w.])(?:https?://|www\.)[^\s<>\"]{4,300}")
_MAILBOX = re.compile(r"(?<![\w.%+-])[\w.%+-]{5,64}$")
_ONE_WORD = re.compile(r"(?:'s)? (?:[A-Za-z]+ )?")
_SPACED_OUT = re.compile(r"(?<![A-Za-z])[A-Za-z](?:[ .*_-]{1,3}[A-Za-z]){4,}(?![A-Za-z])")
_SAYS = {
    "#": "This hashtag names nobody on the roster. Check that it tells no more than it should.",
    "@": "This mentions an account. Check whose it is and who may see it.",
    "": "This file name names nobody on the roster. Check that it tells no more than it should.",
}


class Tags:
    """The detector of hashtags, mentions and file names, with the names that are written into them."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._glued = Glued(names.lookup)

    def find(self, folded: Folded, named: list[Finding], *, files: bool = True, spaced: bool = True) -> list[Finding]:
        """Return the finds, given the names found; `files` and `spaced` tell what else there may be."""
        found: list[Finding] = []
        names = Spans((name.start, name.end) for name in named)
        ends = {name.end for name in named}
        for first, last, sign in _places(folded.text, files=files):
            start, end = folded.span(first, last)
            if names.meet(start, end):
                continue
            within = list(self._within(folded, first, last)) or list(self._handle(folded, first, last, sign))
            found += within
            if sign and not within and not _belongs_to_a_name(folded.given, start, end, ends):
                says = _SAYS["" if sign == "." else sign]
                found.append(Finding(Kind.TAG, start, end, folded.given[start:end], Strength.STRONG, says))
        return found + (list(self._spaced_out(folded, names)) if spaced else [])

    def _spaced_out(self, folded: Folded, names: Spans) -> Iterator[Finding]:
        """Yield names whose letters stand apart: A m i r a  K h a n."""
        for run in _SPACED_OUT.finditer(folded.text):
            places = [place for place in range(*run.span()) if folded.text[place].isalpha()]
            if names.meet(*folded.span(*run.span())):
                continue
            if piece := self._glued.find("".join(folded.text[place] for place in places).lower()):
                span = places[piece.start], places[piece.end - 1] + 1
                sure = piece.strong and piece.end - piece.start == len(places)
                yield self._names.finding(folded, span, piece.people, strong=sure)

    def _within(self, folded: Folded, first: int, last: int) -> Iterator[Finding]:
        for word in LETTERS.finditer(folded.text, first, last):
            if piece := self._glued.find(word[0].lower()):
                span = word.start() + piece.start, word.start() + piece.end
                yield self._names.finding(folded, span, piece.people, strong=piece.strong)

    def _handle(self, folded: Folded, first: int, last: int, sign: str) -> Iterator[Finding]:
        """Yield the person whom a user name made of an initial and a name may mean."""
        words = list(LETTERS.finditer(folded.text, first, last))
        if sign in ("@", "") and (rows := self._glued.of_handle([word[0].lower() for word in words[:3]])):
            yield self._names.finding(folded, (words[0].start(), words[-1].end()), rows, strong=False)


def _places(text: str, *, files: bool) -> Iterator[tuple[int, int, str]]:
    """Yield where tags, mailboxes and file names stand, and the sign that tells which; none for a mailbox."""
    for sign in re.finditer("[#@]", text):
        at = sign.start()
        if not _BEFORE_TAG.match(text, at - 1) if at else True:
            if tag := (_HASHTAG if sign[0] == "#" else _MENTION).match(text, at):
                yield at, tag.end(), sign[0]
        elif sign[0] == "@" and (mailbox := _MAILBOX.search(text, max(0, at - 64), at)):
            yield mailbox.start(), at, ""
    for address in _ADDRESS.finditer(text):
        yield address.start(), address.end(), ""
    for ending in _ENDING.finditer(text) if files else ():
        if stem := _STEM.search(text, max(0, ending.start() - 160), ending.start()):
            yield stem.start(), ending.end(), "."


def _belongs_to_a_name(text: str, start: int, end: int, ends: set[int]) -> bool:
    """Say whether a name stands right before a file name with spaces in it, as in "Amira Khan certificate.pdf"."""
    plain = text[start:end].rpartition(".")[0].isalpha()
    return plain and any(_ONE_WORD.fullmatch(text, at, start) for at in range(max(0, start - 24), start) if at in ends)
