"""Names in hashtags, mentions and file names; and tags that name nobody."""

from __future__ import annotations

import pytest

from handrail.screening import Kind
from tests.screening.looking import names, spots


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("#WellDoneAmiraKhan", "AmiraKhan"), ("#AmiraKhan2026", "AmiraKhan"), ("#amirakhan", "amirakhan"),
        ("#welldoneamirakhan", "amirakhan"),
        ("#khanamira", "khanamira"), ("#amira_khan", "amira_khan"), ("@amirakhan", "amirakhan"),
        ("@amira.khan", "amira.khan"),
        ("@AmiraKhan07", "AmiraKhan"), ("amira_khan_sportsday.jpg", "amira_khan"), ("AmiraKhan.png", "AmiraKhan"),
        ("khan_amira_Y5.docx", "khan_amira"),
        ("IMG-2031-amira-khan.jpeg", "amira-khan"), ("photo_amirakhan.JPG", "amirakhan"),
        ("photo%20of%20Amira%20Khan.jpg", "Amira%20Khan"),
        ("https://example.org/news/amira-khan-wins", "amira-khan"), ("amirakhan@example.org", "amirakhan"),
    ],
)  # fmt: skip
def test_a_full_name_within_is_strong(text: str, name: str) -> None:
    assert names(f"so {text} and") == [(name, "amira", "strong")]
    assert spots(text, Kind.TAG) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("#GoAmira", "Amira"),
        ("#teamamira", "amira"),
        ("#amira", "amira"),
        ("amira_gala.jpg", "amira"),
        ("@akhan", "akhan"),
        ("@a.khan", "a.khan"),
        ("@khan_a", "khan_a"),
        ("@amirak", "amirak"),
        ("akhan07@example.org", "akhan"),
    ],
)
def test_a_first_name_within_is_possible(text: str, name: str) -> None:
    assert names(f"so {text} and") == [(name, "amira", "possible")]


@pytest.mark.parametrize(
    "text", ["#SportsDay", "#proud", "@example_school", "IMG_2041.JPG", "newsletter-may.pdf", "#Year5Rocks"]
)
def test_a_tag_that_names_nobody_is_a_tag(text: str) -> None:
    assert spots(f"so {text} and", Kind.TAG) == [(text, "strong")]
    assert names(text) == []


@pytest.mark.parametrize("text", ["#1", "C# and", "a @ b", "& # 5", "www.example.org", "5.30pm", "e.g. this"])
def test_what_is_no_tag(text: str) -> None:
    assert spots(text, Kind.TAG) == []


def test_a_file_name_with_spaces_belongs_to_the_name_before_it() -> None:
    assert spots("Amira Khan certificate.pdf", Kind.TAG) == []
    assert spots("Amira Khan IMG_2041.JPG", Kind.TAG) == [("IMG_2041.JPG", "strong")]


def test_a_short_name_in_a_longer_word_needs_words_around_it() -> None:
    assert names("#grosebellow") == []


@pytest.mark.parametrize("text", ["www.example.org/amirakhan", "https://example.org/news/welldoneamirakhan?x=1"])
def test_a_name_in_an_address_of_the_web_is_found(text: str) -> None:
    assert names(f"see {text} now") == [("amirakhan", "amira", "strong")]
    assert spots(text, Kind.TAG) == []


@pytest.mark.parametrize("text", ["zoo.mp4", "song.mp3", "clip.M4V", "trip.3gp"])
def test_a_file_ending_may_hold_a_digit(text: str) -> None:
    assert spots(f"our {text} is up", Kind.TAG) == [(text, "strong")]
