"""No text makes screening fail, point beside the text, or take long."""

from __future__ import annotations

import os
import time
from random import Random

import pytest

from tests.screening.looking import PEOPLE, screen

COUNT = 2_000_000 if os.environ.get("HANDRAIL_DRILL") else 10_000
LIMIT = 2.0
"""Seconds for 10,000 characters: a bound against runaway work. How fast it is stands in the bench."""
BITS = [
    *(person.name for person in PEOPLE), *(person.first for person in PEOPLE), "#", "@", ".jpg", "_", "-", "\u2011",
    "'", "\u2019", ", ", ". ", "\n", "\u200b", "\u0301", "&nbsp;",
    "<b>", "07700 900123", "+44", "SW1A 1AA", "12 High Street", "born 3/3/2015", "DOB", "at 3pm at the park",
    "Friday", "School", "The Academy", "idiot", "f*ck", "vote labour", "% off",
    "[at]", "(", ")", '"', "*", "Mc", "O'", "van der", "Mrs ", "and", "A.", "J", "1", "0", "\x00", "\ud800", "🎉",
    "-\n", "the Khans", "A m i r a", "K.h.a.n", "o7700 9oo123", "zero one six", "double",
    "The Old Rectory, Church Lane",
    "dot", "at", "oakfieldprimary", "Oakfield", "12 May", "today", "are now at", "visit", "www.", "https://", "St ",
    "王", "Ａ", "а", "ß", "İ", "ﬃ", "\u2028", " ", "  ", "\t",
]  # fmt: skip
UNITS = [
    "a", "Aa", "Amira ", "Amira Khan ", "Amira-", "amira_", "Khan, ", "Khan,Amira,", "A. ", "J K ", "'", "O'", "- ",
    "0", "0 ", "07 ", "+44 ", "1.", "School ",
    "The School ", "A School of ", "* ", "a*", "a1", "\u200b", "a\u200b", "(", "<", "</a", "&nbsp;", "born on ",
    "[at] ", "a[at]", ".jpg", "a.jpg ", "Will ", "Will Young ",
    "van der ", "Anne Marie ", "Anne-Marie-", "e\u0301", "\u0301", "🎉", " ", "\n", "%", "5% ", "10am at the park ",
    "monday ", "#Amira", "@", "a@", "@amira.khan ",
    "#welldoneamirakhan ", "vote ", "kill you ", "idiot ", "12 High ", "12 High Street ", "SW1A 1AA ", "Mrs Khan ",
    "the Khan family ", "ß", "Ａ", "王", "\ud800", "\x00",
    "May ", "Thomas, James ", "Amira and Zara ", 'Amira "', "| ", "A m i r a ", "a.b.c.", "a.sch.uk ", "Ysgol ", "St ",
    "lI", "xIx", "KhanA", "-\n", "Ami-\nra ", "the Khans ", "A.m.", "o7", "0o0 ", "zero one ", "a at a dot com ",
    "a @ a.",
    "The House, ", "House, Church Lane ", "oakfield", "oakfieldprimary ", "Oakfield Primary ", "on 12 May at the park ",
    "are now at ", "we leave school ", "www.a", "https://", "Xiu Ying Wang", "Earl, ", "ü Amira ", "\u200bAmiraKhan",
]  # fmt: skip


def mutated(chance: Random) -> str:
    """Return some bits in a row, with characters of any kind put in, left out and doubled."""
    text = "".join(chance.choice(BITS) + chance.choice(("", " ")) for _ in range(chance.randint(1, 14)))
    for _ in range(chance.randint(0, 4)):
        at = chance.randint(0, len(text))
        other = chr(chance.choice((chance.randint(0, 127), chance.randint(128, 0x2FFF), chance.randint(0, 0x10FFFF))))
        text = chance.choice((text[:at] + other + text[at:], text[:at] + text[at + 1 :], text[:at] + text[at:] * 2))
    return text[:500]


def test_no_text_makes_it_fail() -> None:
    chance = Random(2026)  # noqa: S311
    look = screen().findings
    for _ in range(COUNT):
        text = mutated(chance)
        for finding in look(text):
            assert text[finding.start : finding.end] == finding.text, repr(text)


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_no_text_takes_long(unit: str) -> None:
    text = (unit * (10_000 // len(unit) + 1))[:10_000]
    assert min(seconds(text) for _ in range(3)) < LIMIT


def seconds(text: str) -> float:
    """Return the processor time that a text takes."""
    begun = time.process_time()
    screen().findings(text)
    return time.process_time() - begun
