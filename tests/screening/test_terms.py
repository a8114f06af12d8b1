"""Abuse, politics, advertising, schools and whereabouts: reasons to read again, with what makes them innocent."""

from __future__ import annotations

import pytest

from handrail.screening import Kind
from tests.screening.looking import found, spots

FOUND = [
    (Kind.ABUSE, "idiot", "strong"), (Kind.ABUSE, "f*ck", "strong"), (Kind.ABUSE, "m0ron", "strong"),
    (Kind.ABUSE, "RETARD", "strong"),
    (Kind.ABUSE, "kill yourself", "strong"), (Kind.ABUSE, "kill, yourself", "strong"),
    (Kind.ABUSE, "f u c k", "strong"), (Kind.ABUSE, "m.o.r.o.n", "strong"), (Kind.ABUSE, "dirty gypsies", "strong"),
    (Kind.COMMERCIAL, "50% discount", "strong"), (Kind.POLITICAL, "as your councillor", "possible"),
    (Kind.ABUSE, "tr@nny", "strong"), (Kind.ABUSE, "stupid", "possible"), (Kind.ABUSE, "іdіot", "strong"),
    (Kind.POLITICAL, "vote labour", "strong"), (Kind.POLITICAL, "Green Party", "strong"),
    (Kind.POLITICAL, "Labour", "possible"),
    (Kind.POLITICAL, "Sinn Féin", "strong"), (Kind.COMMERCIAL, "discount code", "strong"),
    (Kind.COMMERCIAL, "20% off", "strong"),
    (Kind.COMMERCIAL, "for sale", "possible"), (Kind.SCHOOL, "Little Oakham Primary School", "strong"),
    (Kind.SCHOOL, "littleoakham.sch.uk", "strong"),
    (Kind.SCHOOL, "Ysgol Llanfoel", "strong"), (Kind.SCHOOL, "oakfield primary school", "strong"),
    (Kind.SCHOOL, "St Brannoc's C of E Academy", "strong"),
    (Kind.SCHOOL, "Oak Primary School", "possible"),
    (Kind.SCHOOL, "oakfield school", "strong"), (Kind.SCHOOL, "Oakfield Primary", "strong"),
    (Kind.SCHOOL, "OAKFIELD C of E Academy", "strong"), (Kind.SCHOOL, "Oakfield Prim. School", "strong"),
    (Kind.SCHOOL, "Oakfield\nPrimary School", "strong"), (Kind.SCHOOL, "oakfield_primary", "strong"),
    (Kind.SCHOOL, "OakfieldPrimary", "strong"), (Kind.SCHOOL, "oakfieldprimaryschool", "strong"),
    (Kind.SCHOOL, "Oakfield", "possible"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "strength"), FOUND)
def test_it_is_found(kind: Kind, text: str, strength: str) -> None:
    assert spots(f"so {text}, and", kind) == [(text, strength)]


INNOCENT = [
    "fire retardant", "Scunthorpe", "classic assessment", "a green party dress", "child labour", "Labour Day",
    "a conservative estimate", "Nazi Germany",
    "blue tits", "pinprick", "a sponsored walk", "sale of goods", "the primary school", "our School",
    "Summer School", "The High School", "any Academy",
    "the oakfield", "Oakfield Road", "oakfields primary", "Oakfields", "soakfieldprimary",
    "faggots with peas", "crossed the dyke", "a retarded flame", "twit-twoo", "the dumb show", "shop, now", "buy. Now",
    "revenge porn", "a reform", "vote on it", "the dyke road", "99% of us", "2 * 3 * 4",
]  # fmt: skip


@pytest.mark.parametrize("text", INNOCENT)
def test_innocent_words_are_left_alone(text: str) -> None:
    assert found(f"so {text} and") == []


def test_the_longest_term_counts() -> None:
    assert spots("you stupid cow", Kind.ABUSE) == [("stupid cow", "strong")]


def test_what_is_said_is_no_verdict() -> None:
    [finding] = found("idiot")
    assert finding.says == "This may be an insult. Read it where it stands: the word alone decides nothing."
    assert "abusive" in finding.points_to


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Year 4 will be at the Science Museum on Friday at 10am", "strong"),
        ("We meet the children at the swimming pool at 3.15pm", "strong"),
        ("The coach leaves from the car park at 8.15", "possible"),
        ("Our class is at the zoo on Monday", "possible"),
        ("Pupils arrive at the station at noon", "strong"),
        ("Year 4 will be at the Science Museum on 12 May", "possible"),
        ("On May 14th our pupils will be at the Town Hall", "possible"),
        ("Y5 are swimming at the leisure centre on the 3rd", "possible"),
        ("we leave school at 8.30 and reach the beach at 10", "strong"),
        ("Year 6 leave for the residential on Friday", "possible"),
        ("Today Year 2 are off to the aquarium", "possible"),
        ("we are now at the museum", "possible"),
        ("the under-11s play at Hillside Park on Saturday", "possible"),
    ],
)
def test_a_time_and_a_place_tell_where_children_will_be(text: str, strength: str) -> None:
    [finding] = found(text, Kind.WHEREABOUTS)
    assert finding.strength.value == strength


@pytest.mark.parametrize(
    "text",
    [
        "Year 4 went to the museum on Friday at 10am", "Lunch is at 12:15.",
        "The library opens. We meet on Friday.", "Assembly on Monday was about bees",
        "We are now in the top ten.", "Year 5 will be at their best on 12 May",
        "Children return to school on 6 January",
        "Class 2 returns your slips to reception on 3 May", "Our trip money goes to the park keeper by 1st place",
        "Version 10.30 is at the gate", "The council meets at 10am in Leeds on 3 May",
    ],
)  # fmt: skip
def test_what_is_past_or_incomplete_tells_nothing(text: str) -> None:
    assert [f for f in found(text, Kind.WHEREABOUTS) if f.strength.value == "strong"] == []


def test_a_school_is_told_once() -> None:
    assert spots("Oakfield Primary School", Kind.SCHOOL) == [("Oakfield Primary School", "strong")]
