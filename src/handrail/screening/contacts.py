"""Contact details in a text: email addresses, UK telephone numbers, postcodes and street addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .findings import Finding, Kind, Strength
from .folding import Folded
from .wordlists import FREQUENT, listed

Spot = tuple[Kind, int, int, Strength]

POINTS_TO = ("personal-information", "own-personal-information", "school-contact-details")

_SAYS = {
    Kind.EMAIL: "This is an email address. Check whose it is before it goes out.",
    Kind.PHONE: "This is a telephone number. Check whose it is before it goes out.",
    Kind.POSTCODE: "This is a postcode. With a name it tells where somebody lives.",
    Kind.ADDRESS: "This looks like a street address. Check whose it is before it goes out.",
}
_LOCAL = re.compile(r"[\w.%+'-]+$")
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
_IN_WORDS = re.compile(
    r"[\w.+-]{1,64}\s{0,2}[\[(]\s?at\s?[\])]\s{0,2}[\w-]{1,63}(?:\s{0,2}(?:[\[(]\s?dot\s?[\])]|\.)\s{0,2}[\w-]{1,63}){1,5}",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w+])(?<!\d[./-])\(?(?:(?P<home>\+44|0044)\)?[ .-]{0,2}(?:\(0\))?|(?P<abroad>\+(?!44)\d)|0)"
    r"(?:[ ()./-]{0,3}\d){6,13}(?!\d)(?!-\d)"
)
_DATE = re.compile(r"\(?\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)\d\d")
_OTHER_NUMBER = re.compile(
    r"(?:\b(?:isbn|issn|ref|reference|order|invoice|urn|upn|uln|barcode|receipt)\b[\s:.#-]*(?:no\.?|number|code|id)?"
    r"|\b(?:account|serial|ticket|booking|charity|company|licen[cs]e|policy|candidate|case|id|registration)\b[\s.]*"
    r"(?:no\b|number|code|id\b|ref|:|#))[\s:.#-]*$",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])([A-Za-z]{1,2})(\d[A-Za-z\d]?)(\s{0,3})(\d)([ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![A-Za-z0-9])"
)
_GIRO = re.compile(r"\bGIR\s?0AA\b")
_AREAS = frozenset(listed("postcode_areas"))
_LETTERED = frozenset({"E", "EC", "N", "NW", "SE", "SW", "W", "WC"})  # areas whose districts may end in a letter
_ORDINAL = re.compile(r"(?:1st|2nd|3rd|\dth)$")
SURE_STREETS = listed("sure_streets")
_STREETS = (*SURE_STREETS, *listed("streets"))
STREETS = frozenset(_STREETS)
_NUMBER = re.compile(r"(?<![\w£$€.:/#-])\d{1,4}(?!\d)")
_FLAT = re.compile(r"(?<!\w)(?:flat|apartment|apt|unit|studio)\s+\w{1,4},?\s+$", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?P<number>\d{1,4})[A-Fa-f]?(?:\s?[-/]\s?\d{1,4}[A-Fa-f]?)?,?\s{1,3}"
    rf"(?P<name>(?:[A-Za-z][A-Za-z'.-]*\s{{1,3}}){{1,4}}?)(?P<street>{'|'.join(_STREETS)})\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:year|y|class|page|week|chapter|room|ks|stage|lesson|group|team|version|aged?)\s+$",
    re.IGNORECASE,
)
_UNITS = frozenset(listed("counted"))


def find_contacts(folded: Folded, digits: int, *, streets: bool = True, codes: bool = True) -> list[Finding]:
    """Return the contact details in a text, of which it is known how many digits it has.

    `streets` and `codes` tell whether it has words for streets, and digits as postcodes have them.
    """
    text = folded.text
    spots = list(_emails(text)) if "@" in text or "at)" in text or "at]" in text else []
    if digits >= 9:
        spots += _phones(text)
    if digits and codes:
        spots += _postcodes(text)
    if digits and streets:
        spots += _addresses(text)
    return [_finding(folded, spot) for spot in spots]


def _finding(folded: Folded, spot: Spot) -> Finding:
    kind, first, last, strength = spot
    start, end = folded.span(first, last)
    return Finding(kind, start, end, folded.given[start:end], strength, _SAYS[kind], points_to=POINTS_TO)


def _emails(text: str) -> Iterator[Spot]:
    at = text.find("@")
    while at >= 0:
        local = _LOCAL.search(text, max(0, at - 64), at) if at and text[at - 1] not in "@ " else None
        domain = _DOMAIN.match(text, at + 1)
        if local and domain and (start := at - len(local[0].lstrip("'.-"))) < at:
            yield Kind.EMAIL, start, domain.end(), Strength.STRONG
        at = text.find("@", at + 1)
    if "at)" in text.lower() or "at]" in text.lower():
        for match in _IN_WORDS.finditer(text):
            yield Kind.EMAIL, match.start(), match.end(), Strength.STRONG


def _phones(text: str) -> Iterator[Spot]:
    for match in _PHONE.finditer(text):
        if _OTHER_NUMBER.search(text, max(0, match.start() - 40), match.start()) or _DATE.match(match[0]):
            continue
        if match["abroad"]:
            yield Kind.PHONE, match.start(), match.end(), Strength.POSSIBLE
        elif end := _british_end(match[0], country=bool(match["home"])):
            yield Kind.PHONE, match.start(), match.start() + end, Strength.STRONG


def _british_end(found: str, *, country: bool) -> int:
    """Return where the number ends, for another number may stand right after it; 0 where there is none."""
    for group in reversed(list(re.finditer(r"\d+", found))):
        if _is_british(found[: group.end()], country=country):
            return group.end()
    return 0


def _is_british(number: str, *, country: bool) -> bool:
    """Say whether the digits are as many as British numbers have, and grouped as people group them."""
    digits = re.sub(r"\D", "", number.replace("(0)", ""))
    if country:
        digits = digits.removeprefix("00").removeprefix("44")
    national = digits.removeprefix("0")
    groups = re.split(r"\D+", number.strip("()"))
    if not national or national[0] not in "1235789" or groups[0] == "0" or len(groups) > 7:
        return False
    if len(national) == 10:
        return True
    return len(national) == 9 and national[0] in "18" and len(groups) > 1 and len(groups[0]) > 3


def _postcodes(text: str) -> Iterator[Spot]:
    for match in _POSTCODE.finditer(text):
        area, district, _, _, _ = match.groups()
        lettered = district[-1].isalpha()
        inward = match[4] + match[5]
        if area.upper() not in _AREAS or (lettered and area.upper() not in _LETTERED) or _ORDINAL.match(inward):
            continue
        sure = match[3] or area.isupper()
        yield Kind.POSTCODE, match.start(), match.end(), Strength.STRONG if sure else Strength.POSSIBLE
    for match in _GIRO.finditer(text):
        yield Kind.POSTCODE, match.start(), match.end(), Strength.STRONG


def _addresses(text: str) -> Iterator[Spot]:
    done = 0
    for number in _NUMBER.finditer(text):
        match = _ADDRESS.match(text, number.start()) if number.start() >= done else None
        if not match:
            continue
        words = re.findall(r"[A-Za-z']+", match["name"])
        if 1900 <= int(match["number"]) < 2100 or _COUNTED.search(text, max(0, match.start() - 12), match.start()):
            continue
        if _UNITS.intersection(word.lower() for word in words):
            continue
        titled = match["street"][0].isupper() and all(
            word[0].isupper() or word.lower() in ("of", "the") for word in words
        )
        plain = match["street"].lower() in SURE_STREETS and FREQUENT.isdisjoint(word.lower() for word in words)
        if titled or plain:
            flat = _FLAT.search(text, max(done, number.start() - 24), number.start())
            done = match.end()
            yield Kind.ADDRESS, (flat or match).start(), match.end(), Strength.STRONG if titled else Strength.POSSIBLE
