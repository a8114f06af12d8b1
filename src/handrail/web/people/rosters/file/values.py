"""Turn the text of one cell into a value, or say what is wrong with it.

Nothing is guessed in silence: a date with a month above 12, or a role that Handrail does not know, is a reason to
refuse the row. Dates are read the British way, day first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from handrail.web.people.roles import TRUST_ROLES, Role
from handrail.web.people.rosters.file.reading import stem

DATE_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%d-%b-%Y", "%Y%m%d")
ROLE_MARKS = re.compile(r"[;,/|&]|\band\b", re.IGNORECASE)
ALSO_CALLED: dict[str, Role] = {
    "teacher": Role.STAFF,
    "class teacher": Role.STAFF,
    "teaching assistant": Role.STAFF,
    "ta": Role.STAFF,
    "staff": Role.STAFF,
    "support staff": Role.STAFF,
    "head": Role.HEAD,
    "head teacher": Role.HEAD,
    "principal": Role.HEAD,
    "deputy": Role.DEPUTY_HEAD,
    "deputy head": Role.DEPUTY_HEAD,
    "deputy head teacher": Role.DEPUTY_HEAD,
    "deputy principal": Role.DEPUTY_HEAD,
    "dsl": Role.DSL,
    "designated safeguarding lead": Role.DSL,
    "deputy designated safeguarding lead": Role.DEPUTY_DSL,
    "dpo": Role.DATA_PROTECTION_LEAD,
    "data protection officer": Role.DATA_PROTECTION_LEAD,
    "communications": Role.COMMUNICATIONS_LEAD,
    "it": Role.IT_ADMINISTRATOR,
    "it manager": Role.IT_ADMINISTRATOR,
    "it technician": Role.IT_ADMINISTRATOR,
    "network manager": Role.IT_ADMINISTRATOR,
    "supply": Role.CONTRACTOR,
    "supply teacher": Role.CONTRACTOR,
    "contractor": Role.CONTRACTOR,
    "chair": Role.CHAIR,
}
NOT_OF_STAFF = TRUST_ROLES | {Role.PARENT}
_YEAR = re.compile(r"(?:y(?:ea)?r?)?\s*(\d{1,2})", re.IGNORECASE)
_EARLY = {"r": 0, "reception": 0, "yr": 0, "rec": 0, "n": -1, "nursery": -1, "n2": -1, "nursery 2": -1}
_EARLY |= {"n1": -2, "nursery 1": -2}
_YEAR_NAMES = {0: "Reception", -1: "Nursery", -2: "Nursery, younger"}
Year = tuple[int, str]


class BadValue(Exception):
    """The text of a cell is no value of its field; says why."""


def text(given: str, longest: int = 200) -> str:
    """Give a text as we keep it: composed letters, no invisible ones."""
    kept = unicodedata.normalize("NFC", given)
    if any(
        unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cn") and letter not in "\u200c\u200d" for letter in kept
    ):
        raise BadValue("it has letters that cannot be seen")
    if len(kept) > longest:
        raise BadValue(f"it is longer than {longest} letters")
    return kept


def name(given: str) -> str:
    """Give a name, or the part of one."""
    kept = text(given, 100)
    if not any(letter.isalpha() for letter in kept):
        raise BadValue(f"“{kept[:40]}” is not a name")
    return kept


def full_name(given: str) -> tuple[str, str]:
    """Divide a whole name: at the comma of `Ashby, Ada`, else before the last word; one word is enough."""
    kept = text(given, 200)
    family, comma, first = (part.strip() for part in kept.partition(","))
    if not comma:
        first, _, family = kept.rpartition(" ")
    if not family:
        raise BadValue(f"“{kept[:40]}” has no family name before its comma")
    return (name(first) if first else ""), name(family)


def email(given: str) -> str:
    """Give an address in lower case."""
    kept = text(given.removeprefix("mailto:"), 254).lower()
    try:
        validate_email(kept)
    except ValidationError:
        raise BadValue(f"“{kept[:60]}” is not an email address") from None
    return kept


def reference(given: str) -> str:
    """Give the number under which the school's own system knows somebody."""
    return text(given, 60)


def day(given: str) -> date:
    """Give a date."""
    for form in DATE_FORMS:
        for part in (given, given.partition(" ")[0]):
            try:
                found = datetime.strptime(part, form).date()  # noqa: DTZ007 - a date has no zone
            except ValueError:
                continue
            if 1900 <= found.year <= 2200:
                return found
    raise BadValue(f"“{given[:40]}” is not a date like 2026-09-01 or 01/09/2026")


def last_day(given: str) -> date:
    """Give the first day on which something is over, from the last on which it is not."""
    return day(given) + timedelta(days=1)


def roles(given: str) -> list[str]:
    """Give the roles of a cell, which may name several."""
    whole = _role(given)
    if whole:
        return [whole]
    found = []
    for part in filter(str.strip, ROLE_MARKS.split(given)):
        role = _role(part)
        if role is None:
            raise BadValue(f"“{part.strip()[:60]}” is not a role that Handrail knows")
        found.append(role)
    return list(dict.fromkeys(found))


def _role(given: str) -> str | None:
    wanted = stem(given)
    for role in Role:
        if wanted in (stem(role.value), stem(role.label)) and role not in NOT_OF_STAFF:
            return role.value
    also = ALSO_CALLED.get(wanted)
    return also.value if also else None


def year(given: str) -> Year:
    """Give a year's number and name: `5`, `Y5`, `Yr 05`, `R`, `Nursery`."""
    wanted = stem(given)
    number = _EARLY.get(wanted)
    if number is None:
        found = _YEAR.fullmatch(wanted)
        if not found or int(found[1]) > 14:
            raise BadValue(f"“{given[:40]}” is not a year group like Year 5, Y5 or Reception")
        number = int(found[1])
    return number, _YEAR_NAMES.get(number, f"Year {number}")


Parse = Callable[[str], Any]
