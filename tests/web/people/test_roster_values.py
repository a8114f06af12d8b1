"""Cells become values, or a reason; columns are guessed from their headings."""

from __future__ import annotations

from datetime import date

import pytest

from handrail.web.people.rosters.file import columns, values
from handrail.web.people.rosters.file.values import BadValue


@pytest.mark.parametrize(
    "text", ["2026-09-01", "01/09/2026", "1.9.2026", "01-09-2026", "1 Sep 2026", "01/09/2026 00:00"]
)
def test_dates_are_british(text: str) -> None:
    assert values.day(text) == date(2026, 9, 1)


@pytest.mark.parametrize("text", ["09/13/2026", "1/9/26", "soon", "31/02/2026", "01/01/0001"])
def test_other_dates_are_refused(text: str) -> None:
    with pytest.raises(BadValue, match="not a date"):
        values.day(text)


def test_last_day_is_still_a_day_of_work() -> None:
    assert values.last_day("31/08/2026") == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Teacher", ["staff"]),
        ("teacher; DSL", ["staff", "dsl"]),
        ("Head teacher", ["head"]),
        ("Designated safeguarding lead (DSL)", ["dsl"]),
        ("second-reader and channel administrator", ["second-reader", "channel-administrator"]),
        ("Staff / Governor", ["staff", "governor"]),
    ],
)
def test_roles_are_read_as_people_write_them(text: str, wanted: list[str]) -> None:
    assert values.roles(text) == wanted


@pytest.mark.parametrize("text", ["Wizard", "Teacher; Wizard", "Trust officer", "Parent or carer"])
def test_a_role_that_a_school_cannot_give_by_a_file_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="not a role"):
        values.roles(text)


@pytest.mark.parametrize(
    ("text", "number"), [("5", 5), ("Year 5", 5), ("Y05", 5), ("yr 13", 13), ("R", 0), ("Reception", 0), ("N2", -1)]
)
def test_year_groups(text: str, number: int) -> None:
    assert values.year(text)[0] == number


@pytest.mark.parametrize("text", ["Owls", "Year 99", "5B"])
def test_other_year_groups_are_refused(text: str) -> None:
    with pytest.raises(BadValue):
        values.year(text)


def test_whole_names() -> None:
    assert values.full_name("Ashby, Ada Mary") == ("Ada Mary", "Ashby")
    assert values.full_name("Ada Mary Ashby") == ("Ada Mary", "Ashby")
    assert values.full_name("Prince") == ("", "Prince")


@pytest.mark.parametrize("text", ["Ada\u202eyhsA", "\u200b", "12345", "x" * 101])
def test_names_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(BadValue):
        values.name(text)


def test_addresses_are_lower_case_and_valid() -> None:
    assert values.email("Ada.Ashby@ASH.example") == "ada.ashby@ash.example"
    with pytest.raises(BadValue):
        values.email("ada at ash")


def test_columns_are_guessed_from_headings() -> None:
    headings = ("Adm No", "Legal Surname", "Legal Forename", "Chosen name", "DOB", "NC Year", "Reg")
    assert columns.guess("pupils", headings, {}) == {
        "reference": "Adm No", "family": "Legal Surname", "given": "Legal Forename", "known": "Chosen name",
        "born": "DOB", "year": "NC Year",
    }  # fmt: skip


def test_what_was_chosen_the_last_time_comes_first() -> None:
    headings = ("Surname", "First name", "Email", "Other email")
    assert columns.guess("staff", headings, {"email": "Other email"})["email"] == "Other email"
    assert columns.guess("staff", headings, {"email": "Gone"})["email"] == "Email"


@pytest.mark.parametrize(
    ("sort", "chosen", "lacking"),
    [
        ("staff", {"email": "E"}, True),
        ("staff", {"name": "N"}, False),
        ("pupils", {"given": "G"}, True),
        ("carers", {"name": "N"}, True),
        ("carers", {"name": "N", "pupil": "P"}, False),
    ],
)
def test_a_file_needs_names(sort: str, chosen: dict[str, str], lacking: bool) -> None:
    assert bool(columns.missing(sort, chosen)) is lacking
