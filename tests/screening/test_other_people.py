"""What is no name of the roster is no finding: words, places, months, longer words and other people's names."""

from __future__ import annotations

import pytest

from tests.screening.looking import names

NOBODY = [
    # somebody else
    "Amira Jones", "Peter Khan", "Amira Khan-Jones", "Amira Khan–Jones", "Lucy-Amira Khan", "Amira-Louise",
    "Sarah Amira", "Amira van Dyke",
    "Amira O'Hara", "D'Amira", "Amira J", "Mr Thomas Jones", "Will Jones", "J. Okafor", "Peter Okafor", "Okafor",
    "Khan",
    # longer words, and pieces of them
    "Khanate", "Amirabad", "Willing", "Graceful", "Rosewood", "m0ron", "Bellows", "#grateful", "thomasina",
    # words in small letters
    "we will see", "a rose is a rose", "say grace", "the bell rang", "young people may", "will young people come",
    "rose and bell",
    # words with a capital letter that are no names
    "Will you come?", "May we ask?", "Grace before meals", "Rose Cottage", "Grace Academy", "in May",
    "May half term", "12 May 2026", "May Day",
    "the Rose", "a Grace period", "Will there be cake?", "WILL",
    # places and saints
    "St Thomas", "King James", "James Street", "the Jameses", "Will class", "Rose table", "the Bells rang",
]  # fmt: skip


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_named(text: str) -> None:
    assert names(text) == []
    assert names(f"so {text} is what we said") == [] or text[0].islower() or text.split()[0] in ("Will", "May", "Grace")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("we saw Will at the fair", "Will"),
        ("thanks to Grace and May", "Grace"),
        ("and Rose won the race", "Rose"),
        ("Will scored twice", "Will"),
    ],
)
def test_a_word_used_as_a_name_is_possible(text: str, name: str) -> None:
    assert (name, name.lower(), "possible") in names(text)


def test_names_of_a_longer_name_are_in_doubt() -> None:
    assert names("with Grace Amira Khan") == [("Amira Khan", "amira", "possible")]


def test_a_street_that_is_called_after_somebody_is_in_doubt() -> None:
    assert names("at Thomas James School") == [("Thomas James", "thomas", "possible")]


def test_first_names_in_a_list_are_no_last_names() -> None:
    assert [strength for _, _, strength in names("James, Thomas and Emma")] == ["possible"]
