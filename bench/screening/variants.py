"""The ways in which people write a name, written down before the matcher was, the odd ones too.

Each entry takes a pupil and a source of chance and returns a piece of text with the name between ⟦ and ⟧, or None
where the pupil's name cannot be written so. `STRONG` and `POSSIBLE` say what a careful reader would call the find.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

from .names import Pupil

Variant = Callable[[Pupil, Random], str | None]

CYRILLIC = str.maketrans("aceopxyABCEHKMOPTXiIsSjJ", "асеорхуАВСЕНКМОРТХіІѕЅјЈ")
GREEK = str.maketrans("ABEHIKMNOPTXYZovuk", "ΑΒΕΗΙΚΜΝΟΡΤΧΥΖονυκ")
SMALL_CAPS = str.maketrans("abcdefghijklmnopqrstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀsᴛᴜᴠᴡʏᴢ")
DIGITS = str.maketrans("oieatsl", "0134751")
NICKNAMES = {
    "Elizabeth": "Liz Lizzie Beth Betty Eliza Libby", "Katherine": "Kate Katie Kathy Kat",
    "Catherine": "Cathy Cath Kate",
    "Robert": "Rob Bob Bobby Robbie", "Richard": "Rick Dick Ricky Rich", "Margaret": "Maggie Meg Peggy",
    "Rebecca": "Becky Becca",
    "Christopher": "Chris Kit", "Matthew": "Matt Matty", "Anthony": "Tony Ant", "Nicholas": "Nick Nicky",
    "Michael": "Mike Mick Mikey",
    "David": "Dave Davey", "Steven": "Steve", "Andrew": "Andy Drew", "Peter": "Pete", "Samantha": "Sam Sammy",
    "Samuel": "Sam Sammy",
    "Alexander": "Alex Sandy Xander", "Alexandra": "Alex Lexi Sandra", "Jennifer": "Jenny Jen",
    "Deborah": "Debbie Deb", "Susan": "Sue Susie",
    "Patricia": "Pat Trish Patsy", "Barbara": "Barb Babs", "Frances": "Fran Frankie", "Eleanor": "Ellie Nell Nora",
    "Josephine": "Jo Josie",
    "Philippa": "Pippa", "Timothy": "Tim Timmy", "Gregory": "Greg", "Nathaniel": "Nat Nate Nathan",
    "Frederick": "Fred Freddie",
    "Leonard": "Len Lenny", "Raymond": "Ray", "William": "Will Bill Billy Liam", "Thomas": "Tom Tommy",
    "James": "Jim Jimmy Jamie",
    "Joseph": "Joe Joey", "Daniel": "Dan Danny", "Edward": "Ed Eddie Ted Teddy", "Benjamin": "Ben Benji",
    "Joshua": "Josh", "Charlotte": "Lottie Charlie",
    "Jessica": "Jess Jessie", "Matilda": "Tilly Mattie", "Isabella": "Izzy Bella", "Theodore": "Theo Ted",
    "Zachary": "Zach Zack",
    "Harrison": "Harry", "Henry": "Harry", "Jacob": "Jake", "Oliver": "Ollie", "Amelia": "Millie Amy",
    "Archie": "Archibald", "Penelope": "Penny",
    "Gabriel": "Gabe", "Sebastian": "Seb", "Victoria": "Vicky Tori", "Rachel": "Rach", "Natalie": "Nat",
    "Florence": "Flo Florrie Flossie", "Emily": "Em Emmy",
}  # fmt: skip


def plain(name: str) -> str:
    """Return the name without its marks and without letters that ASCII lacks."""
    name = name.translate(str.maketrans("łŁøØđĐ", "lLoOdD")).replace("ß", "ss").replace("þ", "th").replace("Þ", "Th")
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def mark(text: str) -> str:
    return f"⟦{text}⟧"


def joined(between: str) -> Variant:
    return lambda p, r: mark(p.first + between + p.last)


def changed(change: Callable[[str], str]) -> Variant:
    def variant(pupil: Pupil, _chance: Random) -> str | None:
        other = change(pupil.full)
        return None if other == pupil.full else mark(other)

    return variant


def around(before: str, after: str) -> Variant:
    return lambda p, r: before + mark(p.full) + after


def template(pattern: str) -> Variant:
    """Fill F (first), L (last), I and J (their initials) into a pattern that has the marks."""

    def variant(pupil: Pupil, _chance: Random) -> str:
        parts = {"F": pupil.first, "L": pupil.last, "I": pupil.first[0], "J": pupil.last[0]}
        parts |= {"f": pupil.first.lower(), "l": pupil.last.lower(), "U": pupil.last.upper()}
        return re.sub(r"\{(\w)\}", lambda m: parts[m[1]], pattern)

    return variant


def inside(character: str) -> Variant:
    """Put a character that nobody sees into the first and the last name."""

    def variant(pupil: Pupil, chance: Random) -> str:
        def put(name: str) -> str:
            at = chance.randint(1, len(name) - 1) if len(name) > 1 else 1
            return name[:at] + character + name[at:]

        return mark(f"{put(pupil.first)} {put(pupil.last)}")

    return variant


def parts_of_last(between: str) -> Variant:
    def variant(pupil: Pupil, _chance: Random) -> str | None:
        if "-" not in pupil.last:
            return None
        return mark(f"{pupil.first} {pupil.last.replace('-', between)}")

    return variant


def parts_of_first(between: str) -> Variant:
    return lambda p, r: mark(f"{p.first.replace('-', between)} {p.last}") if "-" in p.first else None


def apostrophe(other: str) -> Variant:
    return lambda p, r: mark(f"{p.first} {p.last.replace(chr(39), other)}") if "'" in p.last else None


def gaelic(between: str) -> Variant:
    def variant(pupil: Pupil, _chance: Random) -> str | None:
        found = re.fullmatch(r"(Ma?c)([A-Z]\w+)", pupil.last)
        return mark(f"{pupil.first} {found[1]}{between}{found[2]}") if found else None

    return variant


def particle(between: str, lower: bool) -> Variant:
    """Write "van der Berg" as "Vander Berg" or "VanDerBerg"."""

    def variant(pupil: Pupil, _chance: Random) -> str | None:
        if " " not in pupil.last:
            return None
        last = between.join(w if lower else w.capitalize() for w in pupil.last.split())
        return mark(f"{pupil.first} {last}")

    return variant


def nickname(pattern: str) -> Variant:
    def variant(pupil: Pupil, chance: Random) -> str | None:
        if pupil.first not in NICKNAMES:
            return None
        short = chance.choice(NICKNAMES[pupil.first].split())
        return pattern.format(F=pupil.first, N=short, L=pupil.last)

    return variant


def known(pattern: str) -> Variant:
    return lambda p, r: pattern.format(F=p.first, K=p.known, L=p.last) if p.known and p.known != p.first else None


def middle(*between: str) -> Variant:
    return lambda p, r: mark(f"{p.first} {r.choice(between)} {p.last}")


def letters(name: str, start: int, capital: int | None = None) -> str:
    """Return the name in another run of the alphabet, such as the mathematical bold one."""
    out = []
    for c in plain(name):
        if c.islower() and c.isascii():
            out.append(chr(start + ord(c) - 97))
        elif c.isupper() and c.isascii():
            out.append(chr((capital or start) + ord(c) - 65))
        else:
            out.append(c)
    return "".join(out)


def initials_of_last(pattern: str) -> Variant:
    return lambda p, r: pattern.format(F=p.first, J=p.last[0].upper())


def digits(pupil: Pupil, _chance: Random) -> str | None:
    first = pupil.first[0] + pupil.first[1:].translate(DIGITS)
    return None if first == pupil.first or not pupil.first.isascii() else mark(f"{first} {pupil.last}")


def mixed_case(pupil: Pupil, chance: Random) -> str:
    return mark("".join(chance.choice((c.upper(), c.lower())) for c in pupil.full if c not in "ßıİ"))


def hard_break(pupil: Pupil, chance: Random) -> str | None:
    """Break the last name at the end of a line with a hyphen."""
    if len(pupil.last) < 6 or not pupil.last.isalpha():
        return None
    at = chance.randint(2, len(pupil.last) - 2)
    return mark(f"{pupil.first} {pupil.last[:at]}-\n{pupil.last[at:]}")


def broken_first(pupil: Pupil, chance: Random) -> str | None:
    """Break the first name at the end of a line with a hyphen."""
    if len(pupil.first) < 5 or not pupil.first.isalpha():
        return None
    at = chance.randint(2, len(pupil.first) - 2)
    return mark(f"{pupil.first[:at]}-\n{pupil.first[at:]} {pupil.last}")


def mac(pupil: Pupil, _chance: Random) -> str | None:
    """Write Mac for Mc, or the other way round."""
    found = re.fullmatch(r"(Ma?c)([A-Z]\w+)", pupil.last)
    return mark(f"{pupil.first} {'Mac' if found[1] == 'Mc' else 'Mc'}{found[2]}") if found else None


def glued(pattern: str) -> Variant:
    """Fill the plain name without any sign between its parts into a tag or file name."""

    def variant(pupil: Pupil, chance: Random) -> str:
        first, last = (re.sub(r"[^A-Za-z]", "", plain(n)) for n in (pupil.first, pupil.last))
        low = {"f": first.lower(), "l": last.lower(), "F": first, "L": last, "y": str(chance.randint(1, 2026))}
        return re.sub(r"\{(\w)\}", lambda m: low[m[1]], pattern)

    return variant
