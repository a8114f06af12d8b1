"""The small language of the word lists: what a phrase finds, and what it refuses."""

import pytest

from handrail.understanding.text.groups import first_words
from handrail.understanding.text.index import index
from handrail.understanding.text.phrases import WrongPhrase, read_phrase
from handrail.understanding.text.reader import read_text
from handrail.understanding.text.together import Gathering


def found(phrase: str, words: str) -> list[str]:
    text = read_text(words)
    hits = index([("hit", phrase)]).find(text)
    return [" ".join(token.text for token in text.tokens[hit.start : hit.end]) for hit in hits]


@pytest.mark.parametrize(
    ("phrase", "words", "hits"),
    [
        ("post", "she posted it", ["posted"]),
        ("put (up) a photo", "put a photo", ["put a photo"]),
        ("put (up) a photo", "putting up a photo", ["putting up a photo"]),
        ("film/record a lesson", "i recorded a lesson", ["recorded a lesson"]),
        ("keep .. log", "keeping a full log", ["keeping a full log"]),
        ("keep .. log", "keeping one two three log", []),
        ("keep ... log", "keep one two three four five six log", ["keep one two three four five six log"]),
        ("add <pupil>", "can i add y11s", ["add y11"]),
        ("add <anyone>", "add one of my old colleagues", ["add one of my old colleagues"]),
        ("head agreed", "I told the head. Agreed?", []),
        ("do not know", "i don't know", ["do not know"]),
    ],
)
def test_a_phrase_finds_what_it_says(phrase: str, words: str, hits: list[str]) -> None:
    assert found(phrase, words) == hits


@pytest.mark.parametrize("phrase", ["", "...", "(maybe)"])
def test_a_phrase_that_needs_no_word_is_refused(phrase: str) -> None:
    with pytest.raises(WrongPhrase, match="says nothing"):
        read_phrase(phrase)


def test_a_phrase_that_begins_with_a_gap_is_refused() -> None:
    with pytest.raises(WrongPhrase, match="begins with a gap"):
        first_words(read_phrase(".. post"))


def test_a_phrase_that_names_no_list_is_refused() -> None:
    with pytest.raises(WrongPhrase, match="No list is called <dragons>"):
        first_words(read_phrase("<dragons>"))


@pytest.mark.parametrize(
    ("row", "signals", "words", "holds"),
    [
        ("<pupil> + vpn", set(), "a vpn was used by a pupil", True),
        ("<pupil> + vpn", set(), "can i use a vpn", False),
        ("<pupil> + vpn + !@asks", set(), "a pupil has a vpn", True),
        ("<pupil> + vpn + !@asks", {"@asks"}, "a pupil has a vpn", False),
        ("@pupil", {"@pupil"}, "anything", True),
        ("@pupil", set(), "anything", False),
        ("vpn + !<pupil>", set(), "a vpn", True),
        ("vpn + !<pupil>", set(), "a pupil with a vpn", False),
    ],
)
def test_rows_that_need_several_things(row: str, signals: set[str], words: str, holds: bool) -> None:
    assert bool(list(Gathering([("hit", row)]).find(read_text(words), signals))) is holds
