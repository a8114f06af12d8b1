"""Hashtags, mentions and file names: whom they name, and if nobody, that they are there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .findings import Finding, Kind, Strength
from .folding import Folded
from .glued import Glued
from .naming import Names
from .people import LETTERS

_ENDINGS = (
    "jpg jpeg png gif webp avif heic heif tif tiff bmp svg raw mp4 mov m4v avi mkv webm 3gp mp3 wav m4a aac ogg pdf doc docx odt rtf txt "
    "xls xlsx ods csv ppt pptx odp pub key zip"
).split()
ENDINGS = frozenset(_ENDINGS)
_TAG = re.compile(
    r"(?<![\w&#])#(?=\w*[^\W\d_])\w+"
    r"|(?<![\w.@/])@(?=[\w.]*[^\W\d_])\w(?:[\w.-]*\w)?(?:@\w[\w.-]*\w)?"
    rf"|(?<![\w.@])\w[\w.()%+-]{{0,150}}\.(?:{'|'.join(_ENDINGS)})(?![\w])",
    re.IGNORECASE,
)
_MAILBOX = re.compile(r"(?<![\w.%+-])[\w.%+-]{5,64}(?=@\w)")
_SAYS = {
    "#": "This hashtag names nobody on the roster. Check that it tells no more than it should.",
    "@": "This mentions an account. Check whose it is and who may see it.",
    "": "This file name names nobody on the roster. Check that it tells no more than it should.",
}


class Tags:
    """The detector of hashtags, mentions and file names, with the names that are written into them."""

    looks_for: frozenset[str] = frozenset()

    def __init__(self, names: Names) -> None:
        self._names = names
        self._glued = Glued(names.lookup)

    def find(self, folded: Folded, named: list[Finding]) -> list[Finding]:
        """Return the finds, given the names found already."""
        found: list[Finding] = []
        for tag in _TAG.finditer(folded.text):
            start, end = folded.span(*tag.span())
            if any(name.start < end and start < name.end for name in named):
                continue
            within = list(self._within(folded, tag))
            if within:
                found += within
            elif not _belongs_to_a_name(folded.given, start, named):
                says = _SAYS[tag[0][0] if tag[0][0] in "#@" else ""]
                found.append(Finding(Kind.TAG, start, end, folded.given[start:end], Strength.STRONG, says))
        for mailbox in _MAILBOX.finditer(folded.text) if "@" in folded.text else ():
            start, end = folded.span(*mailbox.span())
            if not any(name.start < end and start < name.end for name in named):
                found += self._within(folded, mailbox)
        return found

    def _within(self, folded: Folded, tag: re.Match[str]) -> Iterator[Finding]:
        for word in LETTERS.finditer(folded.text, *tag.span()):
            if piece := self._glued.find(word[0].lower()):
                span = word.start() + piece.start, word.start() + piece.end
                yield self._names.finding(folded, span, piece.people, strong=piece.strong)


def _belongs_to_a_name(text: str, start: int, named: list[Finding]) -> bool:
    """Say whether a name stands right before a file name with spaces in it, as in "Amira Khan certificate.pdf"."""
    return any(0 < start - name.end < 30 and "\n" not in text[name.end : start] for name in named) and text[start] not in "#@"
