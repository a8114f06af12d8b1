"""The examples of how people ask and tell: of every kind there are many, and the kept counts are theirs."""

from collections import Counter

from handrail.understanding import understand
from handrail.understanding.text.lists import read
from handrail.understanding.weighing.counting import count, counts, digest, read_examples
from handrail.understanding.weighing.examples import NONE, Examples
from handrail.understanding.weighing.likeness import likeness
from handrail.understanding.weighing.weigh import kinds
from handrail.understanding.weighing.wording import wording

LEAST = 25
"""Examples that every action and event has."""


def test_every_action_and_event_has_many_examples_and_so_has_what_is_outside() -> None:
    found = Counter(kind for kind, _ in read_examples())
    assert set(found) == {*kinds(), NONE}
    assert min(found.values()) >= LEAST


def test_no_example_stands_twice_under_one_kind() -> None:
    twice = [one for one, times in Counter(read_examples()).items() if times > 1]
    assert not twice


def test_the_kept_counts_are_those_of_the_examples() -> None:
    again = "python -m handrail.understanding.weighing.counting"
    assert read("counted")["digest"] == digest(), f"the examples have changed: run {again}"
    assert counts().examples == count(read_examples()).examples


def test_words_pairs_and_gaps_are_what_is_counted() -> None:
    said = wording("Can I add a Y9 on insta?")
    assert {"can", "add", "<year>", "<social-network>", "insta"} <= said.words
    assert {"add a", "on <social-network>", "^ can"} <= said.pairs
    assert "add _ <year>" in said.gaps


def test_what_stands_in_the_examples_of_one_kind_speaks_for_it() -> None:
    few = Examples(count([("connect", "add a pal"), ("post", "put up a picture"), ("post", "put up a poem")]))
    said = few.speak_for(wording("put up a thing"))
    assert max(said, key=lambda kind: said[kind]) == "post"
    assert few.know("pal")
    assert not few.know("thing")


def test_a_misspelt_word_counts_as_the_word() -> None:
    assert likeness("can i jion the whatsapp group") == likeness("can i join the whatsapp group")


def test_examples_alone_are_enough_to_know_what_is_asked() -> None:
    assert understand("would it bother anybody if a clip of the egg race went up on insta")[0].word == "post"
