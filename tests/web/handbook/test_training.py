"""Training that a policy orders: of whom, recorded with day and certificate, and who is missing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from tests.web.cast import Cast, signed_in
from tests.web.handbook.making import SCAN, in_force, order_training, publish, take_training
from tests.web.handbook.test_asking import read

from handrail import policies
from handrail.engine import load
from handrail.policies import laws
from handrail.web import clock
from handrail.web.handbook import reading
from handrail.web.handbook.signing.models import Training
from handrail.web.handbook.signing.training import operations, queries
from handrail.web.handbook.signing.training.queries import Line
from handrail.web.handbook.signing.training.wanted import wanted
from handrail.web.ledger import telling
from handrail.web.ledger.models import Entry
from handrail.web.people.models import Person, School
from handrail.web.people.roles import WORKING_ROLES, Role
from handrail.web.people.terminal import TERMINAL

WAY = "/schools/ashgrove/policy/training/"
RECORD = f"{WAY}clause/2.6/"


def lines(school: School) -> list[Line]:
    return queries.lines(school)


def names(line: Line) -> set[str]:
    return {one.name for one in line.missing}


def ordered(name: str) -> dict[str, tuple[bool, frozenset[Role]]]:
    return {one.clause: (one.must, one.roles) for one in wanted(load(policies.find(name), laws=laws()))}


def test_the_policy_says_who_has_to_have_it() -> None:
    bound = WORKING_ROLES | {Role.GOVERNOR, Role.CHAIR, Role.VOLUNTEER, Role.CONTRACTOR}
    assert ordered("starter") == {"2.6": (True, bound)}
    assert ordered("barleyhurst-park") == {"training.1": (False, WORKING_ROLES)}
    assert ordered("daffodil") == {"47": (True, {Role.CHANNEL_ADMINISTRATOR, Role.COMMUNICATIONS_LEAD})}
    assert {name: ordered(name) for name in ("bentilee", "hartest", "notting-hill-prep")} == {
        "bentilee": {},
        "hartest": {},
        "notting-hill-prep": {},
    }


def test_the_list_says_who_has_it_and_who_is_missing(cast: Cast) -> None:
    order_training(cast.school)
    take_training(cast.ada, cast.school)
    (line,) = lines(cast.school)
    assert [one.name for one in line.done] == ["Ada Ashby"]
    assert "Carol Cross" in names(line)
    assert not names(line) & {"Ada Ashby", "Eve Ended", "Olga Other", cast.pat.name}
    shown = read(signed_in(cast.carol).get(WAY))
    assert f"1 of {len(line.people)} have it. {len(line.missing)} are missing." in shown
    assert "Staying safe online" in shown


def test_everybody_else_sees_their_own_alone(cast: Cast) -> None:
    order_training(cast.school)
    browser = signed_in(cast.ada)
    assert "Take the training" in read(browser.get("/"))
    assert "Missing" in read(browser.get(WAY))
    made = take_training(cast.ada, cast.school)
    take_training(cast.carol, cast.school)
    shown = read(signed_in(cast.ada).get(WAY))
    assert "Ada Ashby" in shown
    assert "Carol Cross" not in shown
    assert "Take the training" not in read(signed_in(cast.ada).get("/"))
    assert signed_in(cast.ada).get(f"{WAY}{made.pk}/certificate/").content == SCAN


def test_a_policy_that_orders_none_asks_nobody(cast: Cast) -> None:
    assert "The policy in force orders no training." in read(signed_in(cast.carol).get(WAY))
    assert signed_in(cast.carol).get(RECORD).status_code == 404
    publish(cast.school, policies.find("daffodil").read_text(encoding="utf-8"))
    assert "orders no training of you" in read(signed_in(cast.ada).get(WAY))
    assert "Take the training" not in read(signed_in(cast.ada).get("/"))
    assert "Take the training" in read(signed_in(cast.by_role[Role.CHANNEL_ADMINISTRATOR]).get("/"))


def test_what_is_only_advised_is_listed_and_nobody_is_pressed(cast: Cast) -> None:
    publish(cast.school, policies.find("barleyhurst-park").read_text(encoding="utf-8"))
    shown = read(signed_in(cast.ada).get(WAY))
    assert "Advised" in shown
    assert "Take the training" not in read(signed_in(cast.ada).get("/"))


def test_a_training_is_recorded_for_many_with_its_certificate(cast: Cast) -> None:
    order_training(cast.school)
    ben = cast.by_role[Role.SECOND_READER]
    day = clock.today().isoformat()
    sent = {"course": "INSET", "people": [str(cast.ada.pk), str(ben.pk)], "took_on": day, "good_until": ""}
    away = signed_in(cast.carol).post(RECORD, {**sent, "certificate": SimpleUploadedFile("list.pdf", SCAN)})
    assert away.status_code == 302
    rows = Training.objects.filter(school=cast.school)
    assert {(row.person, row.course, row.entered_by) for row in rows} == {
        (cast.ada, "INSET", cast.carol),
        (ben, "INSET", cast.carol),
    }
    way = f"{WAY}{rows[0].pk}/certificate/"
    assert [signed_in(one).get(way).status_code for one in (cast.carol, rows[0].person)] == [200, 403]
    assert "On a list that the school keeps" in read(signed_in(cast.ada).get(WAY))
    entries = list(Entry.objects.filter(kind="signing.training-recorded").order_by("n"))
    said = f"Carol Cross recorded that Ada Ashby took a training on {clock.today().day} {clock.today():%B %Y}."
    assert said in [one.sentence for one in telling.tell(entries, school=cast.school)]
    assert all("INSET" not in entry.payload for entry in entries)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"course": ""}, "Say what the training was"),
        ({"people": []}, "Tick everybody who took it"),
        ({"took_on": "2090-01-01"}, "still to come"),
        ({"good_until": "2020-01-01"}, "before the day on which it was taken"),
        ({"certificate": b"plain words"}, "Send a PDF, PNG or JPEG file"),
        ({"certificate": b"%PDF" + bytes(10_000_001)}, "larger than 10 MB"),
        ({"certificate": None}, "Choose the certificate"),
    ],
)
def test_a_record_that_is_not_complete_is_not_kept(cast: Cast, wrong: dict[str, object], says: str) -> None:
    order_training(cast.school)
    sent = {"course": "A course", "people": [str(cast.ada.pk)], "took_on": clock.today().isoformat(), **wrong}
    certificate = wrong.get("certificate", SCAN)
    if isinstance(certificate, bytes):
        sent["certificate"] = SimpleUploadedFile("a.pdf", certificate)
    given = {name: value for name, value in sent.items() if value is not None}
    assert says in read(signed_in(cast.carol).post(RECORD, given))
    assert not Training.objects.filter(school=cast.school).exists()


def test_nobody_records_their_own_or_that_of_somebody_who_is_not_asked(cast: Cast) -> None:
    order_training(cast.school)
    for person in (cast.carol, cast.pat, cast.olga):
        with pytest.raises(operations.NotWanted):
            take_training(person, cast.school, by=cast.carol)
    assert str(cast.carol.pk) not in signed_in(cast.carol).get(RECORD).content.decode()
    made = take_training(cast.ada, cast.school)
    fields = {field.attname: getattr(made, field.attname) for field in made._meta.fields if field.attname != "id"}
    for wrong in ({}, {"person_id": cast.carol.pk, "entered_by_id": cast.carol.pk}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Training.objects.create(**{**fields, **wrong})


def test_recording_twice_is_recording_once(cast: Cast) -> None:
    take_training(cast.ada, cast.school)
    said = {"school": cast.school, "wanted": order_training(cast.school), "people": [cast.ada.pk], "course": "Another"}
    day = clock.today()
    assert operations.record_training(**said, took_on=day, good_until=None, content=SCAN, by=TERMINAL) == []
    assert Entry.objects.filter(kind="signing.training-recorded").count() == 1


def test_what_is_good_no_longer_is_missing_again(cast: Cast) -> None:
    order_training(cast.school)
    take_training(cast.ada, cast.school, good_until=clock.today() + timedelta(days=365))
    assert "Ada Ashby" not in names(lines(cast.school)[0])
    with clock.frozen(clock.now() + timedelta(days=366)):
        assert "Ada Ashby" in names(lines(cast.school)[0])
        assert "Take the training" in read(signed_in(cast.ada).get("/"))
        take_training(cast.ada, cast.school)
        assert "Ada Ashby" not in names(lines(cast.school)[0])


def test_a_record_that_was_wrong_is_taken_back_and_stays_in_the_ledger(cast: Cast) -> None:
    made = take_training(cast.ada, cast.school)
    browser = signed_in(cast.carol)
    for _ in range(2):
        assert browser.post(f"{WAY}{made.pk}/take-back/").status_code == 302
    assert "Ada Ashby" in names(lines(cast.school)[0])
    assert Training.objects.get(pk=made.pk, school=cast.school).taken_back_by == cast.carol
    assert Entry.objects.filter(kind="signing.training-taken-back").count() == 1
    take_training(cast.ada, cast.school)
    assert "Ada Ashby" not in names(lines(cast.school)[0])


def test_another_edition_of_the_same_policy_keeps_what_was_taken(cast: Cast) -> None:
    take_training(cast.ada, cast.school)
    text = in_force(cast.school).text
    with clock.frozen(clock.now() + timedelta(days=1)):
        publish(cast.school, f"{text}\n# a word mended\n")
        assert reading.page(in_force(cast.school)).policy.id == "starter"
        assert "Ada Ashby" not in names(lines(cast.school)[0])


def test_whoever_has_left_is_not_listed(cast: Cast) -> None:
    order_training(cast.school)
    assert Person.objects.get(pk=cast.eve.pk).name not in read(signed_in(cast.carol).get(WAY))
