"""The word lists fit the vocabulary: each word of it can be understood, and the lists name no other."""

import pytest

from handrail.engine import vocabulary
from handrail.understanding.stating.conditions import AGREEING
from handrail.understanding.stating.contents import NAMES
from handrail.understanding.stating.deeds import DOERS, REPORTERS, TARGETS
from handrail.understanding.stating.facts import relevant
from handrail.understanding.stating.persons import OTHER
from handrail.understanding.stating.places import PLATFORMS
from handrail.understanding.text.groups import first_words, groups, phrases
from handrail.understanding.text.lexicon import ALL_FILES
from handrail.understanding.text.lists import read
from handrail.understanding.weighing.adding import NEEDS, POINTS
from handrail.understanding.weighing.weigh import kinds

WORDS = vocabulary()
YES_NO = {"yes": True, "no": False}
READ_FROM_NUMBERS = {"age", "year_group", "clock"}
HELPERS = {"nothing"}


def values_of(fact: str) -> set[str]:
    """Return the values for which a list, or a table of people, has words."""
    conditions = read("conditions")
    named = {
        "content": {*read("content"), *NAMES.values()},
        "met": {*conditions, *conditions["upgrade"].values(), *conditions["otherwise"].values(), *AGREEING.values()},
        "platform": {*PLATFORMS, "official-channel"},
        "with": {*OTHER.values(), "staff"},
        "by": set(DOERS.values()),
        "target": {*TARGETS.values(), "school"},
        "reporter": set(REPORTERS.values()),
    }
    return named.get(fact) or set(read("facts").get(fact, {}))


@pytest.mark.parametrize("fact", sorted(set(WORDS.facts) - READ_FROM_NUMBERS))
def test_every_word_of_a_fact_has_some_phrases(fact: str) -> None:
    wanted = set(WORDS.facts[fact].values) or {"yes"}
    assert not wanted - values_of(fact)


@pytest.mark.parametrize("fact", sorted(read("facts")))
def test_the_list_of_a_fact_names_its_values_alone(fact: str) -> None:
    values = WORDS.facts[fact].values or tuple(YES_NO)
    assert not set(read("facts")[fact]) - {*values, *HELPERS}


def test_the_lists_of_contents_and_conditions_name_words_of_the_vocabulary() -> None:
    assert not set(read("content")) - {*WORDS.facts["content"].values, "names-somebody"}
    known = {*WORDS.facts["met"].values, "in-writing", "upgrade", "otherwise"}
    own = set(read("conditions")) - known
    assert own == {
        "line-manager-agreement",
        "school-agreement",
        "subject-agreement",
        "somebody-agrees",
        "leader-agreement",
    }


def test_every_action_and_event_has_phrases_that_say_it_outright() -> None:
    assert set(kinds()) == set(WORDS.askings)
    assert all(is_event == WORDS.askings[word].is_event for word, is_event in kinds().items())
    for table in (*read("actions").values(), *read("events").values()):
        assert set(table) <= {*POINTS, NEEDS}
        assert len(phrases(table["sure"])) >= 5


def test_every_action_and_event_reads_some_facts_of_the_vocabulary() -> None:
    for word in WORDS.askings:
        assert relevant(word)
        assert not set(relevant(word)) - set(WORDS.facts)


@pytest.mark.parametrize("name", ALL_FILES)
def test_every_phrase_can_be_read(name: str) -> None:
    for text in texts(read(name)):
        for phrase in phrases(text):
            assert first_words(phrase), phrase.written


def test_every_group_has_phrases() -> None:
    assert all(group.first for group in groups().values())


def texts(table: dict[str, object]) -> list[str]:
    nested = [texts(value) if isinstance(value, dict) else [value] for value in table.values()]
    return [text for found in nested for text in found if isinstance(text, str)]
