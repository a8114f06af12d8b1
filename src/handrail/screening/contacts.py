"""Contact details in a text: email addresses, UK telephone numbers, postcodes and street addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .findings import Finding, Kind, Strength
from .folding import Folded
from .spelt import Spot, bracketed_emails, spelt_emails, spelt_phones, with_digits
from .wordlists import FREQUENT, listed

POINTS_TO = ("personal-information", "own-personal-information", "school-contact-details")

_SAYS = {
    Kind.EMAIL: "This is an email address. Check whose it is before it goes out.",
    Kind.PHONE: "This is a telephone number. Check whose it is before it goes out.",
    Kind.POSTCODE: "This is a postcode. With a name it tells where somebody lives.",
    Kind.ADDRESS: "This looks like a street address. Check whose it is before it goes out.",
}
_LOCAL = re.compile(r"[\w.%+'-]+$")
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
_PHONE = re.compile(
    r"(?<![\w+])(?<!\d[./-])\(?(?:(?P<home>\+44|0044)\)?[ .-]{0,2}(?:\(0\))?|(?P<abroad>\+(?!44)\d)|0)"
    r"(?:(?:[ ()./-]{0,3}|\n)\d){6,13}(?!\d)(?!-\d)"
)
_APART = re.compile(r"\d(?:[ .-]\d){9,}")
_COUNTING = ("1234", "1123", "2468", "1357", "2345")
_DATE = re.compile(r"\(?\d{1,2}[ ./-]\d{1,2}[ ./-](?:19|20)\d\d")
_OTHER_NUMBER = re.compile(
    r"(?:\b(?:isbn|issn|ref|reference|order|invoice|urn|upn|uln|barcode|receipt)\b[\s:.#-]*(?:no\.?|number|code|id)?"
    r"|\b(?:account|serial|ticket|booking|charity|company|licen[cs]e|policy|candidate|case|id|registration)\b[\s.]*"
    r"(?:no\b|number|code|id\b|ref|:|#))[\s:.#-]*$",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])([A-Za-z]{1,2})(\d[A-Za-z\d]?)(\s{0,3}|-)(\d)([ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![A-Za-z0-9])"
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
_HOMES = frozenset(listed("homes"))
HOMES = _HOMES | frozenset(listed("houses"))
_HOUSE = re.compile(
    rf"(?<!\w)(?:[A-Z][\w'-]*[ ]{{1,2}}){{1,3}}(?P<home>{'|'.join(sorted(HOMES))}),?(?:[ ]|,|[ ]?\n)[ ]?"
    rf"(?:[A-Z][\w'.-]*[ ]{{1,2}}){{1,3}}(?:{'|'.join(street.capitalize() for street in _STREETS)})(?!\w)"
)
_COUNTED = re.compile(
    r"\b(?:year|y|class|page|week|chapter|room|ks|stage|lesson|group|team|version|aged?)\s+$",
    re.IGNORECASE,
)
_UNITS = frozenset(listed("counted"))


def find_contacts(
    folded: Folded, digits: int, *, mail: bool = True, streets: bool = True, codes: bool = True, mixed: bool = True
) -> list[Finding]:
    """Return the contact details in a text, of which it is known how many digits it has.

    `mail`, `streets` and `codes` tell whether it has signs of a mailbox, words for streets, and digits as postcodes
    have them; `mixed` whether it has letters beside digits.
    """
    text = folded.text
    spots = list(_emails(text)) if mail else []
    if digits > 4 and mixed:
        spots += _phones(with_digits(text))
    elif digits > 8:
        spots += _phones(text)
    if digits and codes:
        spots += _postcodes(text)
    if digits and streets:
        spots += _addresses(text)
    return [_finding(folded, spot) for spot in spots]


def find_spelt_out(folded: Folded) -> list[Finding]:
    """Return the contact details in words."""
    return [_finding(folded, spot) for spot in (*spelt_emails(folded.text), *spelt_phones(folded.text))]


def find_houses(folded: Folded) -> list[Finding]:
    """Return the addresses that have a name and no number: The Old Rectory, Church Lane."""
    found = _HOUSE.finditer(folded.text)
    spots = [(match, Strength.STRONG if match["home"] in _HOMES else Strength.POSSIBLE) for match in found]
    return [_finding(folded, (Kind.ADDRESS, *match.span(), strength)) for match, strength in spots]


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
    yield from bracketed_emails(text)


def _phones(text: str) -> Iterator[Spot]:
    for match in _PHONE.finditer(text):
        if _OTHER_NUMBER.search(text, max(0, match.start() - 40), match.start()) or _DATE.match(match[0]):
            continue
        if match["abroad"]:
            yield Kind.PHONE, match.start(), match.end(), Strength.POSSIBLE
        elif end := _british_end(match[0], country=bool(match["home"])):
            found = match[0][:end]
            sure = "\n" not in found and not _APART.fullmatch(found)
            yield Kind.PHONE, match.start(), match.start() + end, Strength.STRONG if sure else Strength.POSSIBLE


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
    if _APART.fullmatch(number):
        return len(national) == 10 and national[0] in "127" and national[:4] not in _COUNTING
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
        sure = match[3].isspace() or (area.isupper() and not match[3])
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
