"""Names, notes and secrets go where they are needed and nowhere else: not into letters, the log, addresses or jobs.

One story in which everything that names somebody has a word of its own. After it, every place is searched for each
word, and each may be only where `MAY_HOLD` has it.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import mail as outbox
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from tests.web.access import handbook_rows
from tests.web.api.rows import API_ROWS, ApiRow, call, secret_of
from tests.web.cast import SECRET, Cast, signed_in
from tests.web.handbook.making import hartest, publish, sign, with_document
from tests.web.sweeping import files_with, log, said_in, tables_with

from handrail.web import clock
from handrail.web.handbook.asking import operations as asking
from handrail.web.handbook.rulings import operations as rulings
from handrail.web.handbook.rulings.models import Asked
from handrail.web.handbook.signing.reminders import reminding
from handrail.web.jobs import mail
from handrail.web.jobs.models import Job
from handrail.web.jobs.worker import Worker
from handrail.web.ledger import export, streams
from handrail.web.people import operations
from handrail.web.people.models import Person
from handrail.web.people.roles import Role
from handrail.web.people.terminal import TERMINAL
from handrail.web.people.tokens.scopes import Scope

MAY_HOLD: dict[str, set[str]] = {
    "Zaphira": {"people_person", "account_emailaddress", "django_session"},  # a colleague
    "Quillon": {"people_pupil"},  # a pupil
    "01632 960 777": {"people_person"},  # the colleague's telephone
    "Thimblerig": {"rulings_asked"},  # a note to the head
    "Wobblegate": {"rulings_ruling"},  # the conditions of a ruling
    "Precedentia": {"rulings_ruling"},  # what everybody may read of it
    "Jamboree": set(),  # in a question in somebody's own words
    "Vexillary": set(),  # in a file of people that nobody had written yet
    "xylobrick-battery": set(),  # a password
    SECRET: set(),  # of an authenticator app
    "Gnomonic": set(),  # in the message of a fault
    "203.0.113.77": {"usersessions_usersession"},  # from where somebody signed in: shown to them, to end it
    "Hullabaloo": {"usersessions_usersession"},  # their browser
    "Umbrelliform": set(),  # in what a program sent
    "handrail_wrong_token": set(),  # a token that is none
}
"""Each word, and the tables that the data map allows. A session knows the address with which it was opened."""


@dataclass
class Told:
    """All that left the app in a story."""

    log: StringIO
    addresses: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    """What somebody else could read through the API."""

    def answered(self, response: HttpResponse) -> HttpResponse:
        """Keep where an answer leads, what it sets, and the addresses in it."""
        self.addresses += [response.headers.get("Location", ""), response.headers.get("Content-Disposition", "")]
        self.addresses += re.findall(r'(?:href|action|src)="([^"]*)"', response.content.decode("utf-8", "replace"))
        self.cookies += [morsel.OutputString() for morsel in response.cookies.values()]
        return response


def pages(cast: Cast, told: Told) -> None:
    """Add people, look for them, type a question, send a file, choose a password."""
    browser = signed_in(cast.carol)
    sent = {"name": "Zaphira Canary", "email": "zaphira@ashgrove.example", "role": Role.STAFF.value}
    told.answered(browser.post(reverse("people:add", args=["ashgrove"]), sent))
    zaphira = Person.objects.get(name="Zaphira Canary")
    operations.change_telephone(person=zaphira, telephone="01632 960 777", school=cast.school, by=cast.carol)
    operations.add_pupil(school=cast.school, given_name="Quillon", family_name="Child", by=cast.carol)
    for place, name in (("people", "Zaphira"), ("pupils", "Quillon")):
        assert name in browser.get(f"/schools/ashgrove/{place}/?q={name}").content.decode()
    told.answered(browser.get(f"/schools/ashgrove/people/{zaphira.pk}/"))
    told.answered(browser.get("/nowhere/Jamboree/"))
    told.answered(browser.post("/schools/ashgrove/ask/", {"words": "May I follow Jamboree Smith in Year 5?"}))
    content = SimpleUploadedFile("Vexillary.csv", b"Name;Email\nVexillary Smith;vexillary@a.example\n")
    answer = browser.post(reverse("people:rosters", args=["ashgrove"]), {"sort": "staff", "file": content})
    told.answered(browser.get(told.answered(answer).headers["Location"]))


def signing_in(cast: Cast, told: Told) -> None:
    """Ask for a new password, choose it with the link from the letter, and sign in wrongly and rightly."""
    where = {"REMOTE_ADDR": "203.0.113.77", "headers": {"User-Agent": "Hullabaloo/1.0"}}
    browser = Client(raise_request_exception=False, **where)
    told.answered(browser.post("/accounts/password/reset/", {"email": "zaphira@ashgrove.example"}))
    told.answered(browser.post("/accounts/password/reset/", {"email": "jamboree@nowhere.example"}))
    Worker(pause=0).run_until_idle()
    [link] = re.findall(r"/accounts/password/reset/key/\S+", outbox.outbox[-1].body)
    form = browser.get(link, follow=True).request["PATH_INFO"]
    words = {"password1": "xylobrick-battery-1", "password2": "xylobrick-battery-1"}
    told.answered(browser.post(form, words))
    told.answered(browser.post("/accounts/logout/"))
    for word in ("xylobrick-battery-2", "xylobrick-battery-1"):
        told.answered(browser.post("/accounts/login/", {"login": "zaphira@ashgrove.example", "password": word}))
    told.answered(browser.get("/"))


def letters(cast: Cast) -> None:
    """Send an answer to a colleague, ask the head, and let the head rule: three letters."""
    zaphira = Person.objects.get(name="Zaphira Canary")
    answer = handbook_rows.keep(cast, zaphira, cast.school)
    asking.send(answer=answer, to=cast.ada, by=zaphira)
    asked = rulings.ask(answer=answer, note="Thimblerig wants to know", by=zaphira)
    Worker(pause=0).run_until_idle()
    ruling = handbook_rows.rule(cast, asked, verdict="conditions", conditions="Wobblegate first")
    rulings.publish(ruling=ruling, precedent="Precedentia", by=cast.carol)


def reminders(cast: Cast) -> None:
    """Let everybody be reminded to sign, and the head be told who has not: over Christmas, too, three weeks do."""
    with_document(publish(cast.school, hartest()))
    sign(cast.ada, cast.school)
    with clock.frozen(clock.now()) as hands:
        for _ in range(24):
            hands.advance(timedelta(days=1))
            reminding.remind(school=cast.school, by=TERMINAL)
            Worker(pause=0).run_until_idle()


def programs(cast: Cast, told: Told) -> None:
    """Put every operation to the API: as it should be, with a wrong token, with a question that is none."""
    ben = secret_of(cast.by_role[Role.SECOND_READER], *Scope)
    for row in API_ROWS:
        told.pages[row.name] = told.answered(call(row, ben, "ashgrove")).content.decode()
        told.answered(call(row, "handrail_wrong_token", "ashgrove"))
    ask = next(row for row in API_ROWS if row.name == "api:ask")
    for body in ({"id": "Umbrelliform", "action": "connect"}, {"action": "Umbrelliform"}, {"Umbrelliform": 1}):
        told.answered(call(ApiRow(ask.name, ask.method, ask.scope, body=body), ben, "ashgrove"))


def fault(cast: Cast, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a page, an operation of the API and a job fail, each with a message that quotes somebody."""

    def fail(*_: object, **__: object) -> Any:
        raise RuntimeError("Gnomonic could not be found")

    with monkeypatch.context() as broken:
        broken.setattr("handrail.web.people.views.render", fail)
        broken.setattr("handrail.web.handbook.api.questions.reply", fail)
        assert told.answered(signed_in(cast.carol).get("/schools/ashgrove/people/")).status_code == 500
        ask = next(row for row in API_ROWS if row.name == "api:ask")
        assert told.answered(call(ask, secret_of(cast.ada, *Scope), "ashgrove")).status_code == 500
    with monkeypatch.context() as broken:
        broken.setattr("handrail.web.jobs.mail._written", fail)
        asking.send(answer=handbook_rows.keep(cast, cast.ada, cast.school), to=cast.carol, by=cast.ada)
        Worker(pause=0).run_until_idle()


@pytest.fixture
def told(cast: Cast, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    settings.LEDGER_KEY, settings.LEDGER_HEADS = tmp_path / "key.pem", tmp_path / "heads"
    settings.EMAIL_BACKEND = "handrail.web.jobs.mail.QueueBackend"  # a test of Django's own would put another there
    settings.MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with log() as written:
        told = Told(written)
        pages(cast, told)
        signing_in(cast, told)
        letters(cast)
        Worker(pause=0).run_until_idle()
        programs(cast, told)
        fault(cast, told, monkeypatch)
        reminders(cast)
        yield told


@pytest.mark.filterwarnings("ignore")  # Django's client warns of the faults that are made here
def test_every_word_stays_where_it_belongs(told: Told, settings: Any, cast: Cast) -> None:
    sent = {said_in(letter) for letter in outbox.outbox}
    record = "".join(export.lines(streams.general(school=cast.school)))
    assert len(sent) > 10
    for word, may_hold in MAY_HOLD.items():
        assert tables_with(word) == may_hold, word
        low = word.lower()
        assert not [line for line in told.log.getvalue().splitlines() if low in line.lower()], word
        assert not [letter for letter in sent if low in letter.lower()], word
        assert not [address for address in told.addresses + told.cookies if low in address.lower()], word
        assert low not in record.lower(), word
    assert not files_with(Path(settings.DATA), *MAY_HOLD)
    # The story is long, so it is told once.
    every_letter_that_there_is_was_looked_into(told)
    a_program_of_somebody_else_reads_what_is_published_alone(told)


def every_letter_that_there_is_was_looked_into(told: Told) -> None:
    """A new letter has to have a place in the story."""
    jobs = Job.objects.filter(task="jobs.send-letter", state="done")
    assert {job.arguments["letter"] for job in jobs if "letter" in job.arguments} == set(mail._letters)
    assert any("sealed" in job.arguments for job in jobs)
    assert "Gnomonic" not in str(list(Job.objects.values_list("fault", flat=True)))
    assert "RuntimeError" in told.log.getvalue()


def a_program_of_somebody_else_reads_what_is_published_alone(told: Told) -> None:
    """A second reader's program sees neither who asked, nor the note, nor any name but their own."""
    assert set(told.pages) == {row.name for row in API_ROWS}
    everything = json.dumps(told.pages)
    assert "Precedentia" in told.pages["api:list_rulings"]
    for word in ("Zaphira", "Quillon", "Thimblerig", "Jamboree", "01632"):
        assert word not in everything
    assert Asked.objects.filter(note__contains="Thimblerig").exists()


def test_the_search_finds_what_is_packed(cast: Cast, tmp_path: Path) -> None:
    """A search that finds nothing has to be one that would."""
    cache.set("x", {"found": "Periwinkle"})
    session = signed_in(cast.ada).session
    session["x"] = "Perspicuous"
    session.save()
    assert tables_with("periwinkle") == {"cache"}
    assert tables_with("perspicuous") == {"django_session"}
    letter = EmailMessage("Grüße", "Für Peregrina", to=["peregrina@a.example"], headers={"X-By": "Pertinax"})
    letter.attach("Pericles.txt", "Persimmon", "text/plain")
    assert all(word in said_in(letter) for word in ("Peregrina", "Pertinax", "Persimmon", "Pericles"))
    assert "peregrina@" not in said_in(letter)
    (tmp_path / "a").write_bytes(b"\x00PERIWINKLE")
    assert files_with(tmp_path, "periwinkle") == ["a"]
    with log() as written:
        logging.getLogger("handrail.jobs").info("Periwinkle")
        logging.getLogger("django.request").error("Perspicuous")
    assert all(word in written.getvalue() for word in ("Periwinkle", "Perspicuous"))
