"""Staff from a file: who is new, who changes, who leaves, and what nobody may do by a file."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.models import EmailAddress
from tests.web.cast import Cast, signed_in
from tests.web.people.rostering import bring, planned, reasons

from handrail.web import clock
from handrail.web.ledger.models import Entry
from handrail.web.people.models import Holding, Person
from handrail.web.people.roles import Role

NEW = "Zoe,Zander,Zoe@ash.example,S1,Teacher; second reader,01/09/2026,\nYan,Yew,,S2,,,\n"


def test_new_staff_have_roles_addresses_and_entries(cast: Cast) -> None:
    assert bring(cast.school, "staff", NEW) == {"new": 2}
    zoe = Person.objects.get(email="zoe@ash.example")
    assert {held.role for held in zoe.holdings.all()} == {"staff", "second-reader"}
    assert {held.since.isoformat() for held in zoe.holdings.all()} == {"2026-09-01"}
    assert EmailAddress.objects.get(user=zoe).verified
    assert not zoe.has_usable_password()
    assert Person.objects.get(name="Yan Yew").email is None
    told = set(Entry.objects.filter(about=f"people.person:{zoe.pk}").values_list("kind", flat=True))
    assert told == {"people.person-added", "people.role-given"}
    assert not Entry.objects.filter(payload__icontains="zander").exists()


def test_a_second_time_nothing_changes(cast: Cast) -> None:
    bring(cast.school, "staff", NEW)
    before = Entry.objects.count()
    assert planned(cast.school, "staff", NEW).counts == {
        "new": 0,
        "changed": 0,
        "left": 0,
        "unchanged": 2,
        "refused": 0,
    }
    assert Entry.objects.count() == before


def test_number_finds_somebody_whose_name_and_address_are_new(cast: Cast) -> None:
    bring(cast.school, "staff", NEW)
    key = Person.objects.get(email="zoe@ash.example").pk
    assert bring(cast.school, "staff", "Zoe,Married,zoe.m@ash.example,S1,,,\n") == {"changed": 1}
    zoe = Person.objects.get(pk=key)
    assert (zoe.name, zoe.email) == ("Zoe Married", "zoe.m@ash.example")
    assert [one.email for one in EmailAddress.objects.filter(user=zoe)] == ["zoe.m@ash.example"]


def test_somebody_known_by_address_is_not_made_again(cast: Cast) -> None:
    assert cast.ada.email
    assert bring(cast.school, "staff", f"Ada,Ashby,{cast.ada.email},S7,Teacher,,\n") == {"changed": 1}
    assert planned(cast.school, "staff", "Ada,Ashby,,S7,,,\n").counts["unchanged"] == 1


def test_leaver_in_the_file_is_out_by_the_next_request(cast: Cast) -> None:
    browser = signed_in(cast.ada)
    assert browser.get("/").status_code == 200
    yesterday = clock.today() - timedelta(days=1)
    assert bring(cast.school, "staff", f"Ada,Ashby,{cast.ada.email},,,,{yesterday}\n") == {"left": 1}
    assert browser.get("/").status_code == 302
    assert Entry.objects.filter(kind="people.left", about=f"people.person:{cast.ada.pk}").exists()


def test_last_day_to_come_is_noted_and_does_not_end_anything_yet(cast: Cast) -> None:
    later = clock.today() + timedelta(days=30)
    bring(cast.school, "staff", f"Ada,Ashby,{cast.ada.email},,,,{later}\n")
    assert Holding.objects.get(person=cast.ada).until == later + timedelta(days=1)
    assert signed_in(Person.objects.get(pk=cast.ada.pk)).get("/").status_code == 200
    assert planned(cast.school, "staff", f"Ada,Ashby,{cast.ada.email},,,,{later}\n").counts["unchanged"] == 1


def test_new_role_works_by_the_next_request(cast: Cast) -> None:
    volunteer = cast.by_role[Role.VOLUNTEER]
    browser = signed_in(volunteer)
    assert browser.get("/schools/ashgrove/people/").status_code == 403
    bring(cast.school, "staff", f"{volunteer.name.replace(' ', ',', 1)},{volunteer.email},,Teacher,,\n")
    assert browser.get("/schools/ashgrove/people/").status_code == 200


def test_a_file_of_everybody_ends_the_work_of_the_others_and_not_their_other_roles(cast: Cast) -> None:
    plan = planned(cast.school, "staff", f"Ada,Ashby,{cast.ada.email},,,,\n", everybody=True)
    leavers = {step.who for step in plan.steps if step.verdict == "left"}
    assert "Ben Birch" in leavers
    assert "Ada Ashby" not in leavers
    assert not leavers & {cast.pat.name, cast.by_role[Role.GOVERNOR].name, cast.by_role[Role.CHAIR].name}


def test_nobody_leaves_where_a_line_cannot_be_read(cast: Cast) -> None:
    plan = planned(cast.school, "staff", f"Ada,Ashby,{cast.ada.email},,,,\nBen,,nonsense,,,,\n", everybody=True)
    assert plan.counts["left"] == 0
    assert "nobody is taken to have left" in plan.notes[0]


def test_a_refused_line_about_somebody_known_keeps_them_and_lets_others_leave(cast: Cast) -> None:
    lines = f"Ada,Ashby,{cast.ada.email},,,,\nBen,Birch,{cast.by_role['second-reader'].email},,Wizard,,\n"
    plan = planned(cast.school, "staff", lines, everybody=True)
    assert "“Wizard” is not a role" in reasons(plan)[3]
    leavers = {step.who for step in plan.steps if step.verdict == "left"}
    assert "Ben Birch" not in leavers
    assert "Dev Dale" in leavers


def test_whoever_runs_the_machines_cannot_make_a_head_by_a_file(cast: Cast) -> None:
    administrator = cast.by_role[Role.IT_ADMINISTRATOR]
    plan = planned(cast.school, "staff", f"Ada,Ashby,{cast.ada.email},,Head,,\nZoe,Zed,z@a.example,,Teacher,,\n",
                   by=administrator)  # fmt: skip
    assert "Only the headteacher" in reasons(plan)[2]
    assert plan.counts["new"] == 1


def test_nor_take_the_dsl_away_by_leaving_them_out(cast: Cast) -> None:
    plan = planned(cast.school, "staff", f"Ada,Ashby,{cast.ada.email},,,,\n", by=cast.by_role[Role.IT_ADMINISTRATOR],
                   everybody=True)  # fmt: skip
    stay = {refused.who for refused in plan.refused}
    assert {"Dev Dale", "Carol Cross", cast.by_role[Role.IT_ADMINISTRATOR].name} <= stay


def test_nor_change_the_address_with_which_the_head_signs_in(cast: Cast) -> None:
    bring(cast.school, "staff", f"Carol,Cross,{cast.carol.email},S9,,,\n")
    plan = planned(cast.school, "staff", "Carol,Cross,mine@ash.example,S9,,,\n", by=cast.by_role[Role.IT_ADMINISTRATOR])
    assert "Only the headteacher" in reasons(plan)[2]


def test_nobody_changes_themselves_by_a_file(cast: Cast) -> None:
    plan = planned(cast.school, "staff", f"Carol,Cross,{cast.carol.email},,DSL,,\n", by=cast.carol)
    assert "own roles" in reasons(plan)[2]


def test_two_people_are_never_taken_for_one(cast: Cast) -> None:
    lines = "Jo,Same,,,,,\nJo,Same,,,,,\nKay,One,k@a.example,,,,\nKim,Two,k@a.example,,,,\n"
    why = reasons(planned(cast.school, "staff", lines))
    assert "Line 2 has the same name" in why[3]
    assert "Line 4 has the same number or email address" in why[5]


def test_number_of_one_and_address_of_another_are_refused(cast: Cast) -> None:
    bring(cast.school, "staff", NEW)
    assert "belongs to one person" in reasons(planned(cast.school, "staff", f"Ada,Ashby,{cast.ada.email},S1,,,\n"))[2]


def test_several_lines_are_several_roles_of_one_person(cast: Cast) -> None:
    until = clock.today() + timedelta(days=90)
    lines = f"Zoe,Zed,z@a.example,S1,Teacher,,\nZoe,Zed,z@a.example,S1,Deputy head,,{until}\n"
    assert bring(cast.school, "staff", lines) == {"new": 1}
    held = {held.role: held.until for held in Holding.objects.filter(person__email="z@a.example")}
    assert held == {"staff": None, "deputy-head": until + timedelta(days=1)}


def test_what_somebody_is_called_elsewhere_stays(cast: Cast) -> None:
    assert cast.olga
    assert cast.olga.email
    bring(cast.school, "staff", f"Olga,Renamed,{cast.olga.email},,Teacher,,\n")
    assert Person.objects.get(pk=cast.olga.pk).name == "Olga Other"
    plan = planned(cast.school, "staff", f"Olga,Renamed,{cast.olga.email},,Teacher,,\n")
    assert plan.counts["unchanged"] == 1
    assert "another school too" in plan.notes[0]
