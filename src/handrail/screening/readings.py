"""Other ways to read a text in which names are looked for once more.

A zero-width space may stand for a space, an umlaut may be written out (Müller, Mueller), and a digit or a letter may
stand for the letter that it looks like (Am1ra, EIizabeth, lsla).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .folding import UNSEEN_SPACES, WRITTEN_OUT, Folded

_DIGITS = "0134578@$"
_DIGITS_INSIDE = re.compile(
    r"(?<![A-Za-z0-9])(?=[\d@$]*[A-Za-z][\d@$]*[A-Za-z])[A-Za-z]*[013457@$8][A-Za-z013457@$8]*(?![A-Za-z0-9])"
)
_AS_LETTERS = (str.maketrans(_DIGITS, "oieastbas"), str.maketrans(_DIGITS, "oleastbas"))
_LETTER_FOR_LETTER = re.compile(r"(?<=[A-Za-z])I(?=[a-z])|(?<=[a-z])I|(?<![A-Za-z])l(?=[bcdfghjkmnpqrstvwxz])")
_TWIN = {"I": "l", "l": "I"}


def other_readings(folded: Folded, *, mixed: bool) -> Iterator[tuple[Folded, str]]:
    """Yield other ways to read a text, with the text itself; `mixed` tells whether it has words with digits in them."""
    if not folded.given.isascii():
        if UNSEEN_SPACES.search(folded.given):
            yield (spaced := Folded(UNSEEN_SPACES.sub(" ", folded.given))), spaced.text
        if WRITTEN_OUT.search(folded.given):
            yield (longer := Folded(folded.given, written_out=True)), longer.text
    if mixed and _DIGITS_INSIDE.search(folded.text):
        for letters in _AS_LETTERS:
            yield folded, _DIGITS_INSIDE.sub(lambda word: word[0].translate(letters), folded.text)  # noqa: B023
    if _LETTER_FOR_LETTER.search(folded.text):
        yield folded, _LETTER_FOR_LETTER.sub(lambda letter: _TWIN[letter[0]], folded.text)
