"""What screening may say of the fact `content`: which words of the vocabulary it looked for, and which it settles.

A word that was looked for is not thereby absent: a list of insults does not know all abuse. Only what is looked for
completely may be called absent (a name, against the roster), and only what shows itself may be called present (a full
name, a party, an advertisement). Everything else a person answers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from . import birth, contacts, schools, terms
from .findings import Finding, Kind, Strength
from .naming import NAMES_OF

LOOKS_FOR: dict[Kind, frozenset[str]] = {
    Kind.NAME: frozenset(NAMES_OF.values()),
    Kind.EMAIL: frozenset(contacts.POINTS_TO),
    Kind.PHONE: frozenset(contacts.POINTS_TO),
    Kind.POSTCODE: frozenset(contacts.POINTS_TO),
    Kind.ADDRESS: frozenset(contacts.POINTS_TO),
    Kind.DATE_OF_BIRTH: frozenset(birth.POINTS_TO),
    Kind.TAG: frozenset(),
    Kind.SCHOOL: frozenset(schools.POINTS_TO),
    Kind.ABUSE: frozenset(terms.POINTS_TO - {"party-political", "commercial"}),
    Kind.POLITICAL: frozenset({"party-political"}),
    Kind.COMMERCIAL: frozenset({"commercial"}),
    Kind.WHEREABOUTS: frozenset(),
}
_SHOWN = LOOKS_FOR[Kind.NAME] | {"party-political", "commercial"}


@dataclass(frozen=True, slots=True)
class Content:
    """The words of `content` that a text has, and has not, as far as screening can say; the rest stays unknown."""

    has: frozenset[str]
    has_not: frozenset[str]


def content(findings: Iterable[Finding], *, roles: Iterable[str], knows_school: bool) -> Content:
    """Return what the findings say, given whose names were looked for and whether the school's own name was known."""
    pointed: set[str] = set()
    has: set[str] = set()
    for finding in findings:
        pointed.update(finding.points_to)
        if finding.strength is Strength.STRONG and len(finding.points_to) == 1:
            has.update(_SHOWN.intersection(finding.points_to))
    settled = {NAMES_OF[role] for role in roles} | {"school-contact-details"}
    if knows_school:
        settled.add("no-disclaimer")
    return Content(frozenset(has), frozenset(settled - pointed))
