"""Mail: out of jobs, written when it goes, sealed while it waits, and the same letter under one Message-ID."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from django.core import mail as django_mail
from django.core.mail import EmailMessage, EmailMultiAlternatives, send_mail
from django.db import connection, transaction

from handrail.web import crashpoints
from handrail.web.jobs import mail, running, sealing
from handrail.web.jobs.mail import Letter, post
from handrail.web.jobs.models import Job, SealedLetter
from handrail.web.jobs.worker import Worker
from handrail.web.people.models import Person

RAW = bytes | memoryview
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail(settings: Any, monkeypatch: pytest.MonkeyPatch, work: Any) -> None:
    settings.MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.EMAIL_BACKEND = "handrail.web.jobs.mail.QueueBackend"
    monkeypatch.setattr(running, "_beat", lambda *_: None)
    monkeypatch.setattr(mail, "_letters", {})


def welcome(arguments: Any) -> EmailMessage | None:
    person = Person.objects.filter(pk=arguments["person"]).first()
    return person and EmailMessage("Welcome", f"Dear {person.name}", to=[str(person.email)])


def test_a_letter_is_written_when_it_goes_and_until_then_nothing_personal_is_stored() -> None:
    mail.register(Letter("trial.welcome", welcome))
    ada = Person.objects.create(name="Ada Canary", email="ada@birch.example")
    with transaction.atomic():
        post("trial.welcome", key=str(ada.pk), arguments={"person": ada.pk})
        post("trial.welcome", key=str(ada.pk), arguments={"person": ada.pk})
    assert "Canary" not in str(list(Job.objects.values()))
    Worker().run_until_idle()
    assert [(one.body, one.to) for one in django_mail.outbox] == [("Dear Ada Canary", ["ada@birch.example"])]


def test_whoever_has_left_by_then_gets_no_letter() -> None:
    mail.register(Letter("trial.welcome", welcome))
    eve = Person.objects.create(name="Eve Ended", email="eve@birch.example")
    with transaction.atomic():
        post("trial.welcome", key=str(eve.pk), arguments={"person": eve.pk})
    eve.delete()
    assert Worker().run_until_idle() == 1
    assert django_mail.outbox == []


def test_a_letter_of_a_library_waits_sealed_and_goes_whole(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    letter = EmailMultiAlternatives("Canary reset", "Dear Canary", to=["c@birch.example"], bcc=["log@birch.example"])
    letter.attach_alternative("<p>Dear Canary</p>", "text/html")
    letter.attach("roster.csv", "Canary,1", "text/csv")
    letter.send()
    assert django_mail.outbox == []
    for table in ("jobs_job", "jobs_sealedletter"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - our own words
            cells = [cell for row in cursor.fetchall() for cell in row]
        assert not [
            cell for cell in cells if b"Canary" in (bytes(cell) if isinstance(cell, RAW) else str(cell).encode())
        ]
    Worker().run_until_idle()
    (sent,) = django_mail.outbox
    assert (sent.subject, sent.body) == ("Canary reset", "Dear Canary")
    assert sent.recipients() == ["c@birch.example", "log@birch.example"]
    assert sent.alternatives[0][0] == "<p>Dear Canary</p>"
    assert sent.attachments[0][:2] == ("roster.csv", "Canary,1")
    assert not SealedLetter.objects.exists()
    assert "Canary" not in caplog.text


def test_a_letter_goes_with_its_operation() -> None:
    with transaction.atomic():
        send_mail("Subject", "Body", None, ["a@birch.example"])
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    assert not SealedLetter.objects.exists()


def test_a_worker_that_dies_after_sending_sends_the_same_message_again(hands: Any) -> None:
    send_mail("Subject", "Body", None, ["a@birch.example"])
    crashpoints.arm("jobs.after-send", kill=False)
    with pytest.raises(crashpoints.Crashed):
        Worker().run_until_idle()
    crashpoints.disarm()
    hands.advance(timedelta(minutes=2))
    Worker().run_until_idle()
    ids = {one.extra_headers["Message-ID"] for one in django_mail.outbox}
    assert (len(django_mail.outbox), len(ids)) == (2, 1)
    assert not SealedLetter.objects.exists()


def test_a_sealed_letter_opens_for_its_own_row_alone_and_after_a_change_of_key(settings: Any) -> None:
    one, two = SealedLetter(), SealedLetter()
    ciphertext = sealing.seal(b"Dear Canary", one.id)
    with pytest.raises(InvalidTag):
        sealing.unseal(ciphertext, two.id)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key for the tests alone, long enough to please the checks"  # noqa: S105
    assert sealing.unseal(ciphertext, one.id) == b"Dear Canary"


def test_a_queue_that_would_feed_itself_is_refused(settings: Any) -> None:
    settings.MAIL_BACKEND = settings.EMAIL_BACKEND
    send_mail("Subject", "Body", None, ["a@birch.example"])
    Worker().run_until_idle()
    assert Job.objects.get().fault == "ImproperlyConfigured"
