"""Reminders and what the head is told: in school time, once, to the right people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from tests.web.cast import Cast
from tests.web.handbook.making import hartest, in_force, publish, sign, with_document

from handrail.web import clock, crashpoints
from handrail.web.handbook.signing.models import Reminder
from handrail.web.handbook.signing.reminders import letters, reminding
from handrail.web.jobs.models import Job
from handrail.web.jobs.worker import Worker
from handrail.web.ledger.models import Entry
from handrail.web.people import operations as people
from handrail.web.people.calendar import operations as calendar
from handrail.web.people.models import Holding, Person
from handrail.web.people.roles import Role
from handrail.web.people.terminal import TERMINAL

MONDAY = datetime(2031, 11, 3, 9, tzinfo=UTC)


@pytest.fixture
def hands(cast: Cast, settings: Any) -> Iterator[clock.FakeClock]:
    """A Monday on which the school publishes a policy to sign."""
    settings.MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with clock.frozen(MONDAY) as fake:
        with_document(publish(cast.school, hartest()))
        yield fake


def run(cast: Cast) -> list[str]:
    """Do what is due at the school, send the letters, and give to whom they went."""
    mail.outbox.clear()
    reminding.remind(school=cast.school, by=TERMINAL)
    Worker().run_until_idle()
    return sorted(address for letter in mail.outbox for address in letter.to)


def test_people_are_reminded_once_after_five_working_days(cast: Cast, hands: clock.FakeClock) -> None:
    sign(cast.ada, cast.school)
    hands.advance(timedelta(days=4))
    assert run(cast) == []
    hands.advance(timedelta(days=3))
    sent = run(cast)
    assert cast.ada.email not in sent
    assert cast.carol.email in sent
    assert cast.pat.email not in sent
    assert "olga.other@birchwood.example" not in sent
    assert len(sent) == len(set(sent))
    assert "/schools/ashgrove/policy/sign/" in mail.outbox[0].body
    assert run(cast) == []
    assert Entry.objects.filter(kind="signing.reminded").count() == len(sent)


def test_the_head_is_told_after_ten_and_the_chair_of_the_head(cast: Cast, hands: clock.FakeClock) -> None:
    everybody = [one for one in cast.by_role.values() if one != cast.ada]
    hands.advance(timedelta(days=14))
    sent = run(cast)
    assert sent == sorted([str(cast.carol.email), str(cast.by_role[Role.CHAIR].email)])
    assert "have not signed" in mail.outbox[0].body
    assert all(person.name not in mail.outbox[0].body for person in everybody)
    assert run(cast) == []
    assert Entry.objects.filter(kind="signing.escalated").count() == Reminder.objects.filter(school=cast.school).count()


def test_whoever_has_no_mailbox_gets_no_letter_and_the_head_hears(cast: Cast, hands: clock.FakeClock) -> None:
    sam = people.add_person(name="Sam Supply", email=None, school=cast.school, role=Role.STAFF, by=TERMINAL)
    hands.advance(timedelta(days=7))
    run(cast)
    assert not Reminder.objects.filter(school=cast.school, person=sam).exists()
    hands.advance(timedelta(days=7))
    run(cast)
    assert Reminder.objects.get(school=cast.school, person=sam).sort == "escalated"


def test_holidays_do_not_count_and_nobody_is_written_to(cast: Cast, hands: clock.FakeClock) -> None:
    today = clock.today()
    last = today + timedelta(days=3)
    calendar.add_period(school=cast.school, sort="term", name="Autumn", first=today, last=last, by=TERMINAL)
    hands.advance(timedelta(days=21))
    assert run(cast) == []
    first = clock.today()
    calendar.add_period(
        school=cast.school, sort="term", name="Spring", first=first, last=first + timedelta(days=30), by=TERMINAL
    )
    assert run(cast) == []  # three days of the first term, and today
    hands.advance(timedelta(days=1))
    assert cast.carol.email in run(cast)


def test_an_inset_day_is_no_day_for_reminders_and_does_not_count(cast: Cast, hands: clock.FakeClock) -> None:
    tuesday, monday = (clock.today() + timedelta(days=days) for days in (1, 7))
    for day in (tuesday, monday):
        calendar.add_period(school=cast.school, sort="inset", name="INSET", first=day, last=day, by=TERMINAL)
    for days in (7, 1):  # on the second INSET day three days count, on the day after it four
        hands.advance(timedelta(days=days))
        assert run(cast) == []
    hands.advance(timedelta(days=1))
    assert cast.carol.email in run(cast)


def test_nobody_is_reminded_on_an_inset_day_though_it_is_time(cast: Cast, hands: clock.FakeClock) -> None:
    term = {"sort": "term", "name": "Autumn", "first": clock.today(), "last": clock.today() + timedelta(days=30)}
    inset = {"sort": "inset", "name": "INSET", **dict.fromkeys(("first", "last"), clock.today() + timedelta(days=8))}
    for period in (term, inset):
        calendar.add_period(school=cast.school, **period, by=TERMINAL)
    hands.advance(timedelta(days=8))  # the first time that anybody looks, after five days that count
    assert run(cast) == []
    hands.advance(timedelta(days=1))
    assert cast.carol.email in run(cast)


def test_each_school_reminds_on_its_own_days(cast: Cast, hands: clock.FakeClock) -> None:
    with_document(publish(cast.other, hartest()))
    first = clock.today() + timedelta(days=2)
    closed = {"sort": "closed", "name": "Snow", "first": first, "last": first + timedelta(days=5)}
    calendar.add_period(school=cast.school, **closed, by=TERMINAL)
    hands.advance(timedelta(days=7))
    Worker().run_until_idle()
    assert {letter.to[0].partition("@")[2] for letter in mail.outbox} == {"birchwood.example"}
    hands.advance(timedelta(days=4))
    Worker().run_until_idle()
    assert cast.carol.email in {letter.to[0] for letter in mail.outbox}


def test_whoever_signs_or_leaves_before_the_letter_goes_gets_none(cast: Cast, hands: clock.FakeClock) -> None:
    hands.advance(timedelta(days=7))
    reminding.remind(school=cast.school, by=TERMINAL)
    sign(cast.ada, cast.school)
    gone = cast.by_role[Role.SECOND_READER]
    Holding.objects.filter(person=gone).update(until=clock.today())
    Worker().run_until_idle()
    sent = {address for letter in mail.outbox for address in letter.to}
    assert not sent & {cast.ada.email, gone.email}
    assert cast.carol.email in sent


def test_letters_of_an_edition_that_is_gone_are_not_sent(cast: Cast, hands: clock.FakeClock) -> None:
    edition = in_force(cast.school)
    told = {"school": str(cast.school.pk), "edition": str(edition.pk), "person": str(cast.carol.pk)}
    assert letters.remind(told) is not None
    assert letters.escalate(told) is not None
    assert letters.escalate({**told, "person": str(cast.ada.pk)}) is None
    hands.advance(timedelta(minutes=1))
    publish(cast.school, hartest(ban_until=19))
    assert letters.remind(told) is None
    assert letters.escalate(told) is None


def test_the_head_hears_nothing_when_all_have_signed_meanwhile(cast: Cast, hands: clock.FakeClock) -> None:
    edition = in_force(cast.school)
    told = {"school": str(cast.school.pk), "edition": str(edition.pk), "person": str(cast.carol.pk)}
    asked = [one for one in cast.by_role.values() if one.holds(*Role, school=cast.school)]
    Holding.objects.filter(person__in=[one for one in asked if one != cast.carol]).update(until=clock.today())
    sign(Person.objects.get(pk=cast.carol.pk), cast.school)
    assert letters.escalate(told) is None


def test_every_weekday_morning_each_school_has_its_job(cast: Cast, hands: clock.FakeClock) -> None:
    hands.advance(timedelta(days=7))
    with transaction.atomic():
        from_schedule = Job.objects.filter(task="signing.remind").count()
    Worker().run_until_idle()
    assert Job.objects.filter(task="signing.look").count() == 1
    assert Job.objects.filter(task="signing.remind").count() == from_schedule + 2
    assert cast.carol.email in {address for letter in mail.outbox for address in letter.to}


@pytest.mark.parametrize("point", ["ledger.before-entry", "ledger.after-entry"])
def test_a_fault_in_the_middle_leaves_nothing_half_done(
    cast: Cast, hands: clock.FakeClock, point: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.advance(timedelta(days=7))

    def fail(reached: str) -> None:
        if reached == point:
            raise ConnectionError("the machine went away")

    with monkeypatch.context() as broken:
        broken.setattr(crashpoints, "reach", fail)
        with pytest.raises(ConnectionError), transaction.atomic():
            reminding.remind(school=cast.school, by=TERMINAL)
    assert not Reminder.objects.filter(school=cast.school).exists()
    assert not Job.objects.filter(task="jobs.send-letter").exists()
    assert cast.carol.email in run(cast)
    assert run(cast) == []


def test_database_keeps_each_reminder_once(cast: Cast, hands: clock.FakeClock) -> None:
    row = {"school": cast.school, "edition": in_force(cast.school), "person": cast.ada, "sort": "reminded"}
    Reminder.objects.create(**row, made_at=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(**row, made_at=clock.now())
