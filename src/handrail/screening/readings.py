"""Other ways to read a text in which names are looked for once more.

A hyphen at the end of a line may break a word, a zero-width space may stand for a space, an umlaut may be written out
(Müller, Mueller), a digit or a letter may stand for the letter that it looks like (Am1ra, DaIe), and the letters of
a word may stand apart (A m i r a).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .folding import UNSEEN_SPACES, WRITTEN_OUT, Folded

_DIGITS = "0134578@$"
_DIGITS_INSIDE = re.compile(
    r"(?<![A-Za-z0-9])(?=[\d@$]*[A-Za-z][\d@$]*[A-Za-z])[A-Za-z]*[013457@$8][A-Za-z013457@$8]*(?![A-Za-z0-9])"
)
_AS_LETTERS = (str.maketrans(_DIGITS, "oieastbas"), str.maketrans(_DIGITS, "oleastbas"))
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011]\r?\n[ \t]{0,20}(?=[^\W\d_])")
_APART = re.compile(r"(?<![^\W_])[^\W\d_]([ .*_-])[^\W\d_](?:\1[^\W\d_]){1,40}(?![^\W_])")
_I_FOR_L = re.compile(r"(?<=[A-Za-z])I(?=[a-z])|(?<=[a-z])I")


class Reading(NamedTuple):
    """A text read in another way, and what of it is other than in the text."""

    folded: Folded
    text: str
    changed: re.Pattern[str] | None = None  # if it is not letter for letter as long as the text

    def places(self) -> list[int]:
        """Return where in the reading something is other than in the text."""
        if self.changed:
            return [self.folded.place(found.start()) for found in self.changed.finditer(self.folded.source)]
        return [place for place, pair in enumerate(zip(self.folded.text, self.text, strict=True)) if pair[0] != pair[1]]


def other_readings(folded: Folded, *, humps: bool, mixed: bool, apart: bool) -> Iterator[Reading]:
    """Yield other ways to read a text.

    `humps`, `mixed` and `apart` tell whether it has words with capitals, and with digits, in them, and words whose
    letters stand apart.
    """
    if apart and _APART.search(folded.given):
        joined = _APART.sub(lambda word: word[0].replace(word[1], "\u00ad"), folded.given)
        yield Reading(again := Folded(joined, source=folded.given), again.text, _APART)
    if "-\n" in folded.text or "-\r\n" in folded.text:
        joined = _BROKEN.sub(lambda sign: "\u00ad" * len(sign[0]), folded.given)
        yield Reading(again := Folded(joined, source=folded.given), again.text, _BROKEN)
    if unusual := folded.unusual:
        if UNSEEN_SPACES.search(unusual):
            spaced = UNSEEN_SPACES.sub(" ", folded.given)
            yield Reading(again := Folded(spaced, source=folded.given), again.text, UNSEEN_SPACES)
        if WRITTEN_OUT.search(unusual):
            yield Reading(again := Folded(folded.given, written_out=True), again.text, WRITTEN_OUT)
    if mixed and _DIGITS_INSIDE.search(folded.text):
        texts = [_DIGITS_INSIDE.sub(lambda word: word[0].translate(letters), folded.text) for letters in _AS_LETTERS]  # noqa: B023
        yield from (Reading(folded, text) for text in dict.fromkeys(texts))
    if humps and _I_FOR_L.search(folded.text):
        yield Reading(folded, _I_FOR_L.sub("l", folded.text))
