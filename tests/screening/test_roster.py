"""The roster: read from a file, updated by one name, kept and loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from handrail.screening import Person, Roster, RosterError, Screen, compiled, load, read_people, save
from tests.screening.looking import PEOPLE

TEXT = "Amira Khan, Zoë O'Brien-Smith and Rosa Diaz; rose bell"


def who(roster: Roster, text: str = TEXT) -> list[str]:
    return [finding.who[0] for finding in Screen(roster).findings(text) if finding.who]


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize(
    "text",
    [
        "id,first name,last name,known as,restricted\n1,Amira,Khan,Mimi,yes\n",
        "\ufeffID,Surname,Forename,Preferred name,Restricted\n1,Khan,Amira,Mimi,TRUE\n",
        "1,Amira,Khan,Mimi,1\n",
        "UPN,First_Name,LastName,KnownAs,Restricted,role\n\n1,Amira,Khan,Mimi,Y,pupil\n,,,,\n",
    ],
)
def test_a_file_of_names_is_read_by_its_columns(tmp_path: Path, text: str) -> None:
    assert list(read_people(written(tmp_path / "names.csv", text))) == [
        Person("1", "Amira", "Khan", "Mimi", restricted=True)
    ]


def test_a_file_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "names.csv", "id,first,last\n1,Zoë,Müller\n", "cp1252")
    assert list(read_people(path)) == [Person("1", "Zoë", "Müller")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("id,first,last\n,Amira,Khan\n", "line 2: this row has no id"),
        ("id,first,last\n1,Amira,Khan\n2,,\n", "line 3: this row has neither"),
        ("id,first,last,role\n1,Amira,Khan,cook\n", "line 2: the role is 'cook'"),
    ],
)
def test_a_row_that_is_nobody_is_an_error(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(RosterError, match=says):
        list(read_people(written(tmp_path / "names.csv", text)))


def test_what_is_no_csv_is_an_error(tmp_path: Path) -> None:
    path = written(tmp_path / "names.csv", 'id,first,last\n1,"' + "a" * 200_000)
    with pytest.raises(RosterError, match="this is not CSV"):
        list(read_people(path))


def test_one_name_is_added_changed_and_taken_out_without_a_rebuild() -> None:
    roster = Roster(PEOPLE)
    big = roster.segments[0]
    roster.put(Person("rosa", "Rosa", "Diaz"))
    assert who(roster) == ["amira", "zoe", "rosa", "rose"]
    roster.put(Person("amira", "Amira", "Shah"))
    assert who(roster) == ["zoe", "rosa", "rose"]
    assert who(roster, "Amira Shah") == ["amira"]
    assert roster.remove("zoe")
    assert not roster.remove("zoe")
    assert who(roster) == ["rosa", "rose"]
    assert roster.segments[0] is big
    assert len(roster) == len(PEOPLE)
    assert {person.id for person in roster} == {person.id for person in PEOPLE} - {"zoe"} | {"rosa"}


def test_many_updates_and_tidying_up_change_nothing_that_is_found() -> None:
    roster = Roster(PEOPLE)
    for number in range(1200):
        roster.put(Person(f"n{number}", "Nobody", f"Newname{number}"))
    assert len(roster.segments) == 3
    assert who(roster, "Nobody Newname") == ["n0"]
    before = who(roster)
    roster.compact()
    assert len(roster.segments) == 1
    assert who(roster) == before


def test_a_roster_is_kept_and_loaded(tmp_path: Path) -> None:
    roster = Roster(PEOPLE)
    roster.put(Person("rosa", "Rosa", "Diaz", restricted=True))
    roster.remove("zoe")
    path = tmp_path / "names.roster"
    save(roster, path)
    loaded = load(path)
    assert list(loaded) == list(roster)
    assert Screen(loaded).findings(TEXT) == Screen(roster).findings(TEXT)
    assert loaded.roles == {"pupil", "staff"}


@pytest.mark.parametrize("cut", [0, 10, 30, -1])
def test_a_broken_file_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "names.roster"
    save(Roster(PEOPLE), path)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(RosterError, match="is not a compiled roster"):
        load(path)


def test_a_compiled_roster_is_made_anew_when_the_names_change(tmp_path: Path) -> None:
    names = written(tmp_path / "names.csv", "1,Amira,Khan,,\n")
    index = tmp_path / "names.roster"
    built: list[Path] = []

    def build(path: Path) -> Roster:
        built.append(path)
        return Roster(read_people(path))

    assert who(compiled(names, index, build), "Amira Khan") == ["1"]
    assert who(compiled(names, index, build), "Amira Khan") == ["1"]
    assert len(built) == 1
    written(names, "1,Amira,Shah,,\n22,Rosa,Diaz,,\n")
    assert who(compiled(names, index, build), "Amira Shah") == ["1"]
    index.write_bytes(b"something else")
    assert who(compiled(names, index, build), "Rosa Diaz") == ["22"]
    assert len(built) == 3


def test_everybody_restricted_is_named_first_however_many_share_a_name() -> None:
    people = [Person(f"p{number}", "Amira", f"Name{number}") for number in range(300)]
    roster = Roster([*people, Person("hidden", "Amira", "Zed", restricted=True)])
    [finding] = Screen(roster).findings("with Amira today")
    assert finding.who[0] == "hidden"
    assert finding.restricted
    assert len(finding.who) == 50


def test_a_name_with_a_control_character_is_refused() -> None:
    with pytest.raises(ValueError, match="control character"):
        Roster([Person("1", "Ami\x1fra", "Khan")])


def test_somebody_with_one_name_only_is_found_by_it() -> None:
    roster = Roster([Person("1", "Amira", ""), Person("2", "", "Okafor"), Person("3", "Elizabeth (Lizzie)", "Bell")])
    assert who(roster, "with Amira, Mrs Okafor and Lizzie Bell") == ["1", "2", "3"]


def test_the_last_name_may_be_given_with_the_known_one() -> None:
    assert who(Roster([Person("1", "Katarzyna", "Nowak", known_as="Kasia Nowak")]), "Kasia Nowak") == ["1"]


def test_a_name_of_many_people_names_as_many_as_fit() -> None:
    people = [Person(str(number), "Safa", f"Brook-Vale{chr(97 + number % 26)}") for number in range(80)]
    [finding] = Screen(Roster(people)).findings("thanks to Safa for this")
    assert len(finding.who) == 50
