"""The mail drill: three due days of a school, on which workers are killed while they send to a real mail server.

Run: DATABASE_URL=... python -m tests.web.handbook.mail_drill PEOPLE SEED FOLDER. It prints what it saw, as JSON.
"""

from __future__ import annotations

import json
import logging
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path
from statistics import median

import django
from tests.web.handbook.lives import free_port, hurry, kill_until, let_it_be, wait_for

PEOPLE, SEED, FOLDER = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
OFFICE, PORT = FOLDER / "post", free_port()
os.environ |= {"DJANGO_SETTINGS_MODULE": "handrail.web.settings", "HANDRAIL_MODE": "development"}
os.environ["HANDRAIL_MAIL"] = f"smtp://127.0.0.1:{PORT}"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from tests.web.handbook.making import hartest, publish, sign, with_document  # noqa: E402

from handrail.web import clock  # noqa: E402
from handrail.web.handbook.signing.models import Reminder  # noqa: E402
from handrail.web.jobs import tasks  # noqa: E402
from handrail.web.jobs.models import Job, State  # noqa: E402
from handrail.web.jobs.worker import Worker  # noqa: E402
from handrail.web.ledger import checking  # noqa: E402
from handrail.web.ledger.models import Entry  # noqa: E402
from handrail.web.people import operations as people  # noqa: E402
from handrail.web.people.models import Person, School  # noqa: E402
from handrail.web.people.roles import Role  # noqa: E402
from handrail.web.people.terminal import TERMINAL  # noqa: E402

MONDAY = datetime(2031, 11, 3, 9, tzinfo=UTC)
DAYS = {"fifth day": 7, "day after": 8, "tenth day": 14}
CHANGED, AGAIN = 14, 21
"""On which day, counted from the first, another edition comes, and people are reminded to sign that one."""
CANARY = "Zaphira"
dice = random.Random(SEED)  # noqa: S311 - a seed replays the order of kills


def set_up() -> None:
    """Make a school in which people have to sign, some have, some have left, and a school where nobody has to."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    let_it_be(MONDAY)
    school, other = (people.make_school(name=f"{name} School", slug=name, by=TERMINAL) for name in ("here", "there"))
    for number in range(PEOPLE):
        add(f"n{number}", school, Role.STAFF)
    for role in (Role.HEAD, Role.CHAIR, Role.PARENT):
        add(role.value, school, role)
    people.add_person(name=f"{CANARY} Paper", email=None, school=school, role=Role.STAFF, by=TERMINAL)
    add("there", other, Role.STAFF)
    publish(other, hartest())
    with_document(publish(school, hartest()))
    for number in range(0, PEOPLE, 10):
        sign(Person.objects.get(email=f"n{number}@drill.example"), school)
        people.record_leaver(person=add(f"left{number}", school, Role.STAFF), school=school, by=TERMINAL)


def change_a_clause() -> None:
    """Publish an edition that people have to sign again; one of them does at once."""
    let_it_be(MONDAY + timedelta(days=CHANGED, hours=1))
    school = School.objects.get(slug="here")
    with_document(publish(school, hartest(ban_until=19)))
    sign(Person.objects.get(email="n1@drill.example"), school)


def add(name: str, school: School, role: Role) -> Person:
    email = f"{name}@drill.example"
    return people.add_person(name=f"{CANARY} {name}", email=email, school=school, role=role, by=TERMINAL)


def work() -> None:
    Worker(pause=0.02).run()


@dataclass
class Kept:
    """A letter that the server kept."""

    to: str
    ident: str
    subject: str
    personal: bool
    at: float

    @classmethod
    def of(cls, file: Path) -> Kept:
        letter = message_from_bytes(file.read_bytes(), EmailMessage, policy=policy.default)
        told = " ".join(str(value) for name, value in letter.items() if name not in ("To", "X-Rcpt"))
        words = f"{told} {letter.get_content()}"
        assert letter["To"] == letter["X-Rcpt"], "a letter goes to the one whom it names"
        personal = CANARY in words or "@drill.example" in words
        return cls(str(letter["To"]), str(letter["Message-ID"]), str(letter["Subject"]), personal, file.stat().st_mtime)


def a_day(moment: datetime) -> dict[str, object]:
    """Let a morning come, kill whoever works until all is sent, and say who got what."""
    before, off = set(files()), let_it_be(moment)
    kills = kill_until(all_is_sent, work, lives=2, most=max(10, PEOPLE // 2), dice=dice)
    new = [file for file in files() if file not in before]
    letters = [Kept.of(file) for file in new]
    ended = dict(Job.objects.filter(task="jobs.send-letter", state=State.DONE).values_list("key", "ended_at"))
    by_ident = {sha256(key.encode()).hexdigest()[:32]: at for key, at in ended.items()}
    waits = [(by_ident[one.ident[1:33]] - off).timestamp() - one.at for one in letters if one.ident[1:33] in by_ident]
    ids = Counter(one.ident for one in letters)
    return {
        "kills": kills,
        "letters": sorted({(one.to.partition("@")[0], one.subject) for one in letters}),
        "ids": len(ids),
        "again": sum(ids.values()) - len(ids),
        "denied": sum(file.suffix == ".denied" for file in new),
        "personal": sum(one.personal for one in letters),
        "window ms": round(median(waits) * 1000, 1) if waits else None,
    }


def files() -> Iterator[Path]:
    yield from OFFICE.glob("[!.]*")


def all_is_sent() -> bool:
    waiting = Job.objects.filter(state__in=[State.READY, State.RUNNING]).exists()
    today = Job.objects.filter(task="signing.look", key__startswith=clock.today().isoformat()).exists()
    connections.close_all()
    return today and not waiting


def main() -> dict[str, object]:
    OFFICE.mkdir()
    hurry(tasks._tasks)
    set_up()
    office = subprocess.Popen(
        [sys.executable, "-m", "tests.web.handbook.post_office", str(PORT), str(SEED), str(OFFICE)]
    )
    try:
        wait_for(PORT)
        seen: dict[str, object] = {name: a_day(MONDAY + timedelta(days=days)) for name, days in DAYS.items()}
        change_a_clause()
        seen["again"] = a_day(MONDAY + timedelta(days=AGAIN))
    finally:
        office.kill()
        office.wait()
    rows = Counter(Reminder.objects.values_list("sort", flat=True))
    told = {sort: Entry.objects.filter(kind=f"signing.{sort}").count() for sort in ("reminded", "escalated")}
    jobs = Job.objects.exclude(state=State.DONE).count()
    findings = [str(finding) for finding in checking.check().findings]
    return {**seen, "rows": dict(rows), "told": told, "jobs not done": jobs, "findings": findings}


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    print(json.dumps(main()))  # noqa: T201
