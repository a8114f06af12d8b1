"""Pupils and their carers from files: a parent who teaches here is one person."""

from __future__ import annotations

from datetime import date

import pytest
from tests.web.cast import Cast, signed_in
from tests.web.people.rostering import bring, planned, reasons

from handrail.web import clock
from handrail.web.ledger.models import Entry
from handrail.web.people.models import Carer, Holding, Person, Pupil, YearGroup
from handrail.web.people.roles import Role

TWO = "P1,Lea,Larkrise,03/04/2018,Year 3\nP2,Moss,Mossop,05/06/2017,4\n"


@pytest.fixture
def pupils(cast: Cast) -> Cast:
    assert bring(cast.school, "pupils", TWO) == {"new": 2}
    return cast


def test_new_pupils_have_year_groups(pupils: Cast) -> None:
    lea = Pupil.objects.get(school=pupils.school, given_name="Lea")
    assert (str(lea.year_group), lea.born) == ("Year 3", date(2018, 4, 3))
    assert set(YearGroup.objects.filter(school=pupils.school).values_list("number", flat=True)) == {3, 4, 5}
    assert Entry.objects.filter(kind="people.year-group-added").count() >= 2


def test_a_second_time_no_pupil_changes(pupils: Cast) -> None:
    assert planned(pupils.school, "pupils", TWO).counts["unchanged"] == 2


def test_pupil_changes_by_number(pupils: Cast) -> None:
    key = Pupil.objects.get(school=pupils.school, given_name="Lea").pk
    assert bring(pupils.school, "pupils", "P1,Lea,Newname,03/04/2018,Y4\n") == {"changed": 1}
    lea = Pupil.objects.get(pk=key)
    assert (lea.family_name, str(lea.year_group)) == ("Newname", "Year 4")
    assert Entry.objects.filter(kind="rosters.pupil-changed", about=f"people.pupil:{key}").count() == 1


def test_pupil_who_was_added_by_hand_gets_a_number(pupils: Cast) -> None:
    assert bring(pupils.school, "pupils", "P9,Kit,Canary,,Year 5\n") == {"changed": 1}
    assert planned(pupils.school, "pupils", "P9,Kit,Canary,,Year 5\n").counts["unchanged"] == 1


def test_twins_in_name_are_told_apart_or_refused(pupils: Cast) -> None:
    bring(pupils.school, "pupils", "P5,Lea,Larkrise,01/01/2019,2\n")
    assert Pupil.objects.filter(school=pupils.school, family_name="Larkrise").count() == 2
    assert "More than one pupil" in reasons(planned(pupils.school, "pupils", ",Lea,Larkrise,,\n"))[2]
    assert planned(pupils.school, "pupils", ",Lea,Larkrise,01/01/2019,2\n").counts["unchanged"] == 1


def test_the_same_pupil_twice_is_refused(pupils: Cast) -> None:
    why = reasons(planned(pupils.school, "pupils", TWO + "P1,Lea,Larkrise,,\nP7,New,One,,\nP7,Other,One,,\n"))
    assert "Line 2 is about the same pupil" in why[4]
    assert "Line 5 has the same pupil number" in why[6]


def test_pupils_who_are_not_in_a_file_of_all_have_left_and_their_parents_with_them(pupils: Cast) -> None:
    browser = signed_in(pupils.pat)
    assert browser.get("/").status_code == 200
    assert bring(pupils.school, "pupils", TWO, everybody=True)["left"] == 2
    here = Pupil.objects.filter(school=pupils.school).on_roll(clock.today())
    assert set(here.values_list("given_name", flat=True)) == {"Lea", "Moss"}
    assert browser.get("/").status_code == 302
    assert bring(pupils.school, "pupils", TWO + "P9,Kit,Canary,,Year 5\n")["changed"] == 1
    assert Pupil.objects.get(school=pupils.school, given_name="Kit").until is None


CARERS = "P1,Mo,Larkrise,mo@home.example,Mother\nP2,Mo,Larkrise,mo@home.example,Aunt\n"


def test_parent_of_two_is_one_person(pupils: Cast) -> None:
    assert bring(pupils.school, "carers", CARERS) == {"new": 2}
    mo = Person.objects.get(email="mo@home.example")
    assert Carer.objects.filter(school=pupils.school, person=mo).count() == 2
    assert Holding.objects.get(person=mo).role == Role.PARENT
    assert planned(pupils.school, "carers", CARERS).counts["unchanged"] == 2


def test_parent_who_teaches_here_is_one_person_with_two_roles(pupils: Cast) -> None:
    bring(pupils.school, "carers", f"P1,Ada,Ashby,{pupils.ada.email},Mother\n")
    assert set(Holding.objects.filter(person=pupils.ada).values_list("role", flat=True)) == {"staff", "parent"}
    assert Carer.objects.get(school=pupils.school, pupil__given_name="Lea").person == pupils.ada


def test_carers_without_an_address_belong_to_their_pupil(pupils: Cast) -> None:
    lines = "P1,Jo,Same,,Father\nP2,Jo,Same,,Father\n"
    assert bring(pupils.school, "carers", lines) == {"new": 2}
    assert Person.objects.filter(name="Jo Same").count() == 2
    assert planned(pupils.school, "carers", lines).counts["unchanged"] == 2


def test_carer_of_nobody_is_refused(pupils: Cast) -> None:
    assert "No pupil here has the number P404" in reasons(planned(pupils.school, "carers", "P404,Jo,X,,\n"))[2]


def test_another_relation_is_a_change(pupils: Cast) -> None:
    bring(pupils.school, "carers", CARERS)
    assert bring(pupils.school, "carers", CARERS.replace("Aunt", "Grandmother")) == {"changed": 1, "unchanged": 1}


def test_carer_who_is_not_in_a_file_of_all_is_one_no_longer(pupils: Cast) -> None:
    bring(pupils.school, "carers", CARERS + "P1,Ty,Other,ty@home.example,Father\n")
    assert bring(pupils.school, "carers", CARERS, everybody=True) == {"unchanged": 2, "left": 2}
    assert not Carer.objects.filter(school=pupils.school, person__email="ty@home.example").exists()
    assert not Person.objects.get(email="ty@home.example").is_active
    assert not pupils.pat.holdings.today().exists()


def test_pupils_of_another_school_are_not_found(pupils: Cast) -> None:
    assert "No pupil here" in reasons(planned(pupils.other, "carers", "P1,Jo,X,,\n"))[2]
    assert planned(pupils.other, "pupils", TWO).counts["new"] == 2
