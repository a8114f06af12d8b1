"""Each detector says what it looks for; only what is settled is called present or absent."""

from __future__ import annotations

from handrail.engine import vocabulary
from handrail.screening import Kind, Person, Roster, Screen
from handrail.screening.content import LOOKS_FOR
from tests.screening.looking import screen


def content(text: str) -> tuple[frozenset[str], frozenset[str]]:
    said = screen().content(screen().findings(text))
    return said.has, said.has_not


def test_every_word_looked_for_is_in_the_vocabulary() -> None:
    assert set(LOOKS_FOR) == set(Kind)
    assert frozenset().union(*LOOKS_FOR.values()) <= set(vocabulary().facts["content"].values)


def test_names_are_looked_for_in_the_roles_of_the_roster() -> None:
    assert screen().looks_for[Kind.NAME] == {"names-pupil", "names-colleague"}
    assert Screen(Roster([Person("1", "Amira", "Khan")])).looks_for[Kind.NAME] == {"names-pupil"}
    assert Screen().looks_for[Kind.NAME] == frozenset()


def test_a_full_name_is_there_and_a_possible_one_stays_open() -> None:
    assert content("Amira Khan") == ({"names-pupil"}, {"names-colleague", "school-contact-details", "no-disclaimer"})
    assert content("Amira") == (frozenset(), {"names-colleague", "school-contact-details", "no-disclaimer"})
    assert content("Ruth Adeyemi")[0] == {"names-colleague"}


def test_nothing_found_settles_names_and_contacts_and_no_more() -> None:
    assert content("A fine day") == (
        frozenset(),
        {"names-pupil", "names-colleague", "school-contact-details", "no-disclaimer"},
    )
    bare = Screen()
    assert bare.content(bare.findings("A fine day")).has_not == {"school-contact-details"}


def test_abuse_is_never_a_verdict() -> None:
    has, has_not = content("you idiot")
    assert not {"abusive", "offensive"} & (has | has_not)


def test_politics_and_advertising_show_themselves() -> None:
    assert content("vote labour, 20% off")[0] == {"party-political", "commercial"}


def test_contacts_and_the_school_leave_it_to_a_person() -> None:
    has, has_not = content("Oakfield Primary School, 07700 900123")
    assert has == frozenset()
    assert has_not == {"names-pupil", "names-colleague"}
