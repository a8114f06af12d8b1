"""A plan is written part by part, once; what no longer fits is put aside and reported, and the rest is written."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from tests.web.cast import Cast
from tests.web.people.rostering import bring, kept, planned

from handrail.web import clock, crashpoints
from handrail.web.jobs.models import Job
from handrail.web.jobs.worker import Worker
from handrail.web.ledger.models import Entry
from handrail.web.people import operations as people
from handrail.web.people.models import Holding, Person, Pupil
from handrail.web.people.roles import Role
from handrail.web.people.rosters import operations, queries, tasks
from handrail.web.people.rosters.models import Roster
from handrail.web.people.rosters.operations import WrongState
from handrail.web.people.terminal import TERMINAL

MANY = "".join(f"P{number},Given{number},Family,,Year {number % 6 + 1}\n" for number in range(250))


def test_a_job_writes_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "REST", 0)
    roster = kept(cast.school, "pupils", planned(cast.school, "pupils", MANY, by=cast.carol), by=cast.carol)
    Worker(pause=0).run_until_idle()
    roster.refresh_from_db()
    assert roster.state == "done"
    assert Pupil.objects.filter(school=cast.school, family_name="Family").count() == 250
    assert Job.objects.get(task="rosters.write").state == "done"
    assert not roster.parts.exclude(steps=None).exists()
    by = set(Entry.objects.filter(kind="people.pupil-added", about__isnull=False).values_list("by_id", flat=True))
    assert str(cast.carol.pk) in by


def test_dying_between_and_in_parts_loses_and_doubles_nothing(cast: Cast) -> None:
    roster = kept(cast.school, "pupils", planned(cast.school, "pupils", MANY))
    for point, at in (("ledger.before-entry", 1), ("ledger.after-entry", 3), ("ledger.before-entry", 2)):
        crashpoints.arm(point, at=at, kill=False)
        with pytest.raises(crashpoints.Crashed):
            tasks.write_all(roster, rest=0)
        crashpoints.disarm()
    tasks.write_all(roster, rest=0)
    assert Pupil.objects.filter(school=cast.school, family_name="Family").count() == 250
    told = Entry.objects.filter(kind="people.pupil-added").values_list("about", flat=True)
    assert len(told) == len(set(told))
    tasks.write_all(roster, rest=0)  # another worker that comes late
    assert Entry.objects.filter(kind="rosters.done").count() == 1


def test_what_moved_on_is_put_aside_and_the_rest_is_written(cast: Cast) -> None:
    bring(cast.school, "pupils", "P1,Lea,Larkrise,,3\nP2,Moss,Mossop,,4\n")
    plan = planned(cast.school, "pupils", "P1,Lea,New,,3\nP2,Moss,New,,4\n")
    Pupil.objects.filter(school=cast.school, given_name="Lea").update(family_name="Meanwhile")
    roster = kept(cast.school, "pupils", plan)
    tasks.write_all(roster, rest=0)
    assert Pupil.objects.get(school=cast.school, given_name="Lea").family_name == "Meanwhile"
    assert Pupil.objects.get(school=cast.school, given_name="Moss").family_name == "New"
    aside, _ = queries.shown(roster, "aside")
    assert [(one.line, "changed since" in one.why) for one in aside] == [(2, True)]
    assert Entry.objects.get(kind="rosters.done", about=f"rosters.roster:{roster.pk}").facts == {"aside": 1}


def test_an_address_that_was_taken_meanwhile_stops_one_line_alone(cast: Cast) -> None:
    plan = planned(cast.school, "staff", "Zoe,Zed,z@a.example,S1,,,\nYan,Yew,y@a.example,S2,,,\n")
    people.add_person(name="Other Zed", email="z@a.example", school=cast.other, role=Role.STAFF, by=TERMINAL)
    roster = kept(cast.school, "staff", plan)
    tasks.write_all(roster, rest=0)
    assert not Holding.objects.filter(school=cast.school, person__email="z@a.example").exists()
    assert Person.objects.get(email="y@a.example").is_active
    aside, _ = queries.shown(roster, "aside")
    assert [one.who for one in aside] == ["Zoe Zed"]


def test_a_line_that_needs_one_put_aside_is_put_aside_too(cast: Cast) -> None:
    bring(cast.school, "pupils", "P1,Lea,Larkrise,,3\nP2,Moss,Mossop,,4\n")
    plan = planned(cast.school, "carers", "P1,Mo,L,mo@a.example,\nP2,Mo,L,mo@a.example,\n")
    people.add_person(name="Other", email="mo@a.example", school=cast.other, role=Role.STAFF, by=TERMINAL)
    roster = kept(cast.school, "carers", plan)
    tasks.write_all(roster, rest=0)
    assert len(queries.shown(roster, "aside")[0]) == 2
    if connection.vendor == "sqlite":
        connection.check_constraints()


def test_whoever_began_it_and_may_no_longer_stops_it(cast: Cast) -> None:
    roster = kept(cast.school, "pupils", planned(cast.school, "pupils", MANY, by=cast.carol), by=cast.carol)
    people.record_leaver(person=cast.carol, school=cast.school, by=TERMINAL)
    tasks.write_all(roster, rest=0)
    roster.refresh_from_db()
    assert roster.state == "stopped"
    assert not Pupil.objects.filter(school=cast.school, family_name="Family").exists()
    assert Entry.objects.filter(kind="rosters.stopped").exists()


def test_a_right_lost_meanwhile_is_asked_for_again_at_each_line(cast: Cast) -> None:
    plan = planned(
        cast.school, "staff", "Zoe,Zed,z@a.example,S1,Head,,\nYan,Yew,y@a.example,S2,Teacher,,\n", by=cast.carol
    )
    administrator = cast.by_role[Role.IT_ADMINISTRATOR]
    roster = kept(cast.school, "staff", plan, by=administrator)
    tasks.write_all(roster, rest=0)
    assert not Person.objects.filter(email="z@a.example").exists()
    assert Person.objects.filter(email="y@a.example").exists()


def test_a_roster_is_written_once(cast: Cast) -> None:
    roster = kept(cast.school, "pupils", planned(cast.school, "pupils", MANY))
    with pytest.raises(WrongState):
        operations.begin(roster=roster, by=TERMINAL)
    with pytest.raises(WrongState):
        operations.finish(roster=roster, by=TERMINAL)
    with pytest.raises(WrongState):
        operations.discard(roster=roster, by=TERMINAL)


def test_what_nobody_came_back_to_goes(cast: Cast) -> None:
    forgotten = operations.receive(school=cast.school, sort="staff", content=b"Name\nAda\n", by=cast.carol)
    written = kept(cast.school, "pupils", planned(cast.school, "pupils", "P1,Lea,,,\nP2,Moss,Mossop,,\n"))
    tasks.write_all(written, rest=0)
    with clock.frozen(clock.now() + timedelta(days=8)):
        operations.sweep(school=cast.school)
        forgotten.refresh_from_db()
        written.refresh_from_db()
        assert (forgotten.state, forgotten.file) == ("discarded", None)
        assert written.report is not None
    with clock.frozen(clock.now() + timedelta(days=99)):
        operations.sweep(school=cast.school)
    assert Roster.objects.get(pk=written.pk).report is None


def test_nothing_of_a_roster_names_anybody_in_the_database(cast: Cast) -> None:
    roster = operations.receive(school=cast.school, sort="staff", content=b"Name\nZaphira Zed\n", by=cast.carol)
    plan = planned(cast.school, "staff", "Zaphira,Zed,zaphira@a.example,S1,Wizard,,\nZaphira,Zed,,S2,,,\n")
    operations.keep_plan(roster=roster, plan=plan, chosen={"name": "Zaphira"}, lists_everybody=False, by=cast.carol)
    with connection.cursor() as cursor:
        for table in ("rosters_roster", "rosters_part", "rosters_remembered", "jobs_job", "ledger_entry"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - names of our own tables
            cells = [cell for row in cursor.fetchall() for cell in row]
            assert not [
                cell
                for cell in cells
                if b"aphira" in (bytes(cell) if isinstance(cell, (bytes, memoryview)) else str(cell).encode())
            ]
