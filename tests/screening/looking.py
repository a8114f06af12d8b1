"""A small roster of invented people, and short ways to say what screening finds."""

from __future__ import annotations

from functools import cache

from handrail.screening import Finding, Kind, Person, Roster, Screen

PEOPLE = [
    Person("amira", "Amira", "Khan"),
    Person("zoe", "Zoë", "O'Brien-Smith", known_as="Bubbles"),
    Person("marie", "Anne-Marie", "van der Berg"),
    Person("will", "Will", "Young"),
    Person("liz", "Elizabeth", "McDonald", restricted=True),
    Person("grace", "Grace", "Okafor"),
    Person("thomas", "Thomas", "James"),
    Person("rose", "Rose", "Bell"),
    Person("jurgen", "Jürgen", "Müller"),
    Person("ali", "Mohammed Ali", "Hussain"),
    Person("may", "May", "Lindqvist"),
    Person("ying", "Xiu Ying", "Wang"),
    Person("john", "Lucia", "St John"),
    Person("head", "Ruth", "Adeyemi", role="staff"),
]


@cache
def screen() -> Screen:
    """Return a screen for the small roster."""
    return Screen(Roster(PEOPLE), ["Oakfield Primary School"])


def found(text: str, *kinds: Kind) -> list[Finding]:
    """Return the findings of some kinds, or of all."""
    return [finding for finding in screen().findings(text) if not kinds or finding.kind in kinds]


def names(text: str) -> list[tuple[str, str, str]]:
    """Return the names found: the words, the likeliest person, the strength."""
    return [(finding.text, finding.who[0], finding.strength.value) for finding in found(text, Kind.NAME)]


def spots(text: str, kind: Kind) -> list[tuple[str, str]]:
    """Return what is found of one kind, and how surely."""
    return [(finding.text, finding.strength.value) for finding in found(text, kind)]
