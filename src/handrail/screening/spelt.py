"""Contact details that are not written as such: an address with (at), a number in words or with letters for digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .findings import Kind, Strength
from .wordlists import FREQUENT, listed

Spot = tuple[Kind, int, int, Strength]

_ENDINGS = "|".join(listed("domain_endings"))
_AT = re.compile(r"[\[({]\s?at\s?[\])}]", re.IGNORECASE)
_BRACKETED = re.compile(
    r"[\w.+-]{1,64}\s{0,2}[\[({]\s?at\s?[\])}]\s{0,2}[\w-]{1,63}"
    r"(?:\s{0,2}(?:[\[({]\s?dot\s?[\])}]|\.)\s{0,2}[\w-]{1,63}){1,5}",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    r"(?<![\w.])[\w.+-]{1,64} at (?P<domain>[\w-]{1,63})(?: dot [\w-]{2,63}){0,3} dot " rf"(?:{_ENDINGS})(?!\w)",
    re.IGNORECASE,
)
_SPACED = re.compile(rf"[\w.%+'-]{{1,64}} ?@ (?:[\w-]{{1,63}}\.){{1,5}}(?:{_ENDINGS})(?![\w.@-])", re.IGNORECASE)
_DIGITS = {word: str(digit) for digit, words in enumerate(listed("digits")) for word in words.split("/")}
_TIMES = {"double": 2, "treble": 3, "triple": 3}
_NUMBER = re.compile(
    rf"(?<!\w)(?:{'|'.join(_DIGITS)})(?:[ ,.\n-]{{1,3}}(?:{'|'.join((*_TIMES, *_DIGITS))})){{6,13}}(?!\w)",
    re.IGNORECASE,
)
_DIGIT_LIKE = re.compile(r"(?<![A-Za-z\d])(?=[oOlI]{0,4}\d)(?=\d{0,6}[oOlI])[\doOlI]{2,14}(?![A-Za-z\d])")
_AS_DIGITS = str.maketrans("oOlI", "0011")
WORDS = ("dot", "zero", "oh", "nought", *_TIMES)


def bracketed_emails(text: str) -> Iterator[Spot]:
    """Yield the email addresses with brackets or spaces around their signs."""
    for match in _BRACKETED.finditer(text) if _AT.search(text) else ():
        yield Kind.EMAIL, match.start(), match.end(), Strength.STRONG
    for match in _SPACED.finditer(text) if "@ " in text else ():
        yield Kind.EMAIL, match.start(), match.end(), Strength.POSSIBLE


def spelt_emails(text: str) -> Iterator[Spot]:
    """Yield the email addresses in words; in small letters there is a doubt."""
    for match in _IN_WORDS.finditer(text):
        if match["domain"].lower() not in FREQUENT:
            sure = " AT " in match[0] and " DOT " in match[0]
            yield Kind.EMAIL, match.start(), match.end(), Strength.STRONG if sure else Strength.POSSIBLE


def with_digits(text: str) -> str:
    """Return the text with a digit for each letter that stands for one, as in o7700 9OO123."""
    return _DIGIT_LIKE.sub(lambda number: number[0].translate(_AS_DIGITS), text)


def spelt_phones(text: str) -> Iterator[Spot]:
    """Yield the telephone numbers in words."""
    for match in _NUMBER.finditer(text):
        digits, times = "", 1
        for word in re.findall("[a-z]+", match[0].lower()):
            digits += _DIGITS.get(word, "") * times
            times = _TIMES.get(word, 1)
        if len(digits) == 11 and digits[0] == "0" and digits[1] in "1237":
            yield Kind.PHONE, match.start(), match.end(), Strength.STRONG
