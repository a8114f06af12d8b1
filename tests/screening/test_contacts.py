"""Contact details and dates of birth; numbers and dates that are none are left alone."""

from __future__ import annotations

import pytest

from handrail.screening import Kind
from tests.screening.looking import found, spots

STRONG = {
    Kind.EMAIL: ["office@example.org", "x_y-z+1@mail.example.co.uk", "someone＠example.org", "NAME@EXAMPLE.COM",
    "name [at] example [dot] com", "name(AT)example.com", "name{at}example{dot}org", "name AT example DOT com",
    "name ( at ) example ( dot ) com"],
    Kind.PHONE: [
        "07700 900123", "07700900123", "+44 7700 900 789", "0044 7700 900222", "(01632) 960123", "020 7946 0123",
        "+44 (0)20 7946 0456",
        "0161-496-0123", "０７７００ ９００５５５", "07700\u00a0900444", "0808 157 0123", "07 700 900 141",
        "o7700 9oo123", "07700 9OO 456", "O77OO 9OO456", "0l632 96012l",
        "oh seven seven double oh nine double oh one two three", "Zero one six three two nine six zero one two three",
    ],
    Kind.POSTCODE: ["SW1A 9ZZ", "sw1a 9zz", "M1 9ZZ", "M19ZZ", "EC1A 1BB", "IP29\u00a04DH", "GIR 0AA"],
    Kind.ADDRESS: ["12 High Street", "4a Mill Lane", "Flat 2, 18 Station Road", "33 St John's Road", "7 The Green",
    "12 High\nStreet", "The Old Rectory, Church Lane", "Rose Cottage, Main Street", "Ivy Lodge\nMill Road"],
    Kind.DATE_OF_BIRTH: ["3 March 2015", "03/03/2015", "2015-03-03", "3rd March 2015", "March 3rd, 2015", "3.3.15"],
}  # fmt: skip
BEFORE = {Kind.DATE_OF_BIRTH: "born on "}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in STRONG.items() for text in texts])
def test_it_is_found(kind: Kind, text: str) -> None:
    whole = f"so {BEFORE.get(kind, '')}{text} and"
    assert [(f.kind, f.text, f.strength.value) for f in found(whole)] == [(kind, text, "strong")]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.POSTCODE, "m19zz"),
        (Kind.ADDRESS, "12 high street"),
        (Kind.PHONE, "+33 6 12 34 56 78"),
        (Kind.PHONE, "07700\n900123"),
        (Kind.PHONE, "0 7 7 0 0 9 0 0 1 2 3"),
        (Kind.EMAIL, "office at example dot org"),
        (Kind.EMAIL, "office @ example.org"),
        (Kind.POSTCODE, "LS12-4QP"),
        (Kind.ADDRESS, "Mill House, Station Road"),
    ],
)
def test_it_is_possible(kind: Kind, text: str) -> None:
    assert spots(f"so {text} and", kind) == [(text, "possible")]


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 978-0-19-853453-1", "ISBN 0-19-853453-1", "Ref: 07700900123", "order 01632960123456",
        "UPN A123456789012", "A4 paper", "KS2 results",
        "room B12", "on 12 May 2026", "03/03/2026", "by 2026-07-01", "01/02/2026 09:30", "the idea was born",
        "12 minutes walk", "2026 Summer Drive",
        "page 12 road safety", "Year 6 Oak Close", "a@b", "@ 3pm", "s5 2nd place", "5 way split",
        "0-1-2-3-4-5-6-7-8-9", "version 1.2.3", "£12.50", "0 1 2 3 4 5 6 7 8 9 1",
        "zero one two three four five six seven eight nine ten", "07\n08\n09\n10\n11", "look at the dot com",
        "Oh one two three", "the House on High Street", "Fox House and Church Lane",
        "Roald was born on 13 September 1916", "b. 1.1.1900", "lunch @ 3.30pm",
    ],
)  # fmt: skip
def test_it_is_no_contact(text: str) -> None:
    kinds = {Kind.EMAIL, Kind.PHONE, Kind.POSTCODE, Kind.ADDRESS, Kind.DATE_OF_BIRTH}
    assert not kinds & {finding.kind for finding in found(f"so {text} and")}


@pytest.mark.parametrize(
    "text", ["born on Wednesday 3 March 2015", "turned 8 on 3 March 2015", "date of birth is 3 March 2015"]
)
def test_words_may_stand_before_a_date_of_birth(text: str) -> None:
    assert spots(text, Kind.DATE_OF_BIRTH) == [("3 March 2015", "strong")]


def test_two_numbers_beside_each_other_are_two() -> None:
    assert [text for text, _ in spots("07700 900123 07700 900124", Kind.PHONE)] == ["07700 900123", "07700 900124"]


def test_a_birthday_without_a_year_is_possible() -> None:
    assert spots("her birthday is on the 3rd of March", Kind.DATE_OF_BIRTH) == [("the 3rd of March", "possible")]
    assert spots("03/03/2015 (DOB)", Kind.DATE_OF_BIRTH) == [("03/03/2015", "strong")]
    assert spots("birthday: 3/3", Kind.DATE_OF_BIRTH) == [("3/3", "possible")]
