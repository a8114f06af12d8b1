"""Words as they are typed: contractions, short forms, slips of the pen, numbers, times, ages."""

import doctest
from importlib import import_module

import pytest

from handrail.understanding.noticing.ages import ages, school_years
from handrail.understanding.noticing.clock import clock
from handrail.understanding.text.reader import read_text
from handrail.understanding.text.spelling import mended
from handrail.understanding.text.tokens import LONGEST, tokenise


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("I can't", "i can not"),
        ("dont", "do not"),
        ("she\u2019s", "she is"),
        ("haven't", "have not"),
        ("the pupil's mum", "the pupil mum"),
        ("fb req off a yr 11", "facebook request off a y11"),
        ("Year Eleven", "y11"),
        ("10 year old", "10 year old"),
        ("year 2019", "year 2019"),
        ("twenty-six", "26"),
        ("soooo", "soo"),
        ("caf\u00e9", "cafe"),
        ("", ""),
    ],
)
def test_what_is_typed_is_written_out(typed: str, read: str) -> None:
    assert " ".join(token.text for token in tokenise(typed)) == read


def test_every_word_knows_where_it_stands() -> None:
    words = "Can't I msg Yr 9?"
    assert [words[token.start : token.end] for token in tokenise(words)] == ["Can't", "Can't", "I", "msg", "Yr 9"]


def test_words_beyond_the_longest_question_are_not_read() -> None:
    assert len(tokenise("word " * (LONGEST * 2))) <= LONGEST


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("grup", "group"),
        ("frind", "friend"),
        ("studnet", "student"),
        ("instagarm", "instagram"),
        ("acept", "accept"),
    ],
)
def test_a_slip_of_one_letter_is_mended(typed: str, meant: str) -> None:
    assert meant in mended(typed)


@pytest.mark.parametrize("word", ["pots", "plain", "porter", "xqzjk", "cat", "post"])
def test_an_ordinary_word_is_no_slip(word: str) -> None:
    assert mended(word) == (word,)


def test_a_name_is_no_slip() -> None:
    assert "gala" not in read_text("what about Gaza now").all_forms
    assert "gala" in read_text("at the gaala now").all_forms


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("at 10.15", "10:15"),
        ("at 9:30am", "09:30"),
        ("at 3pm", "15:00"),
        ("at half nine", "09:30"),
        ("at half three", "15:30"),
        ("at quarter to nine", "08:45"),
        ("at ten to nine", "08:50"),
        ("twenty past two", "14:20"),
        ("at 9 in the evening", "21:00"),
        ("at noon", "12:00"),
        ("11 o'clock", "11:00"),
        ("at 12 at night", "00:00"),
        ("at 25:99", None),
        ("at 3 schools", None),
        ("the midday supervisor", None),
        ("at 9 and at 10", None),
        ("left in 2019", None),
    ],
)
def test_times_of_day(words: str, time: str | None) -> None:
    assert clock(read_text(words)) == time


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("she's seventeen", {17}),
        ("a 15 year old student", {15}),
        ("aged 12", {12}),
        ("my ex student (19)", {19}),
        ("my ex student, 22, wrote", {22}),
        ("a 19yr old", {19}),
        ("a boy of 8", {8}),
        ("he is now 30", {30}),
        ("i was 12", set()),
        ("under 13s", set()),
        ("over 18", set()),
        ("she is 10 minutes late", set()),
        ("he's 18 in March", set()),
        ("year 9", set()),
    ],
)
def test_ages(words: str, found: set[int]) -> None:
    assert ages(read_text(words)) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [("my Y6s", {6}), ("yr 10 and year 11", {10, 11}), ("in reception", {0}), ("the reception desk", set())],
)
def test_school_years(words: str, found: set[int]) -> None:
    assert school_years(read_text(words)) == found


@pytest.mark.parametrize(
    "name", ["text.phrases", "text.tokens", "text.wordforms", "text.numerals", "text.spelling", "safety"]
)
def test_the_examples_in_the_code_hold(name: str) -> None:
    assert doctest.testmod(import_module(f"handrail.understanding.{name}")).failed == 0
