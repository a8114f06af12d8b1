"""The drill of an INSET morning: everybody signs at once, while web server and worker are killed with -9 and come back.

Run: DATABASE_URL=... python -m tests.web.handbook.sign_drill PEOPLE SEED FOLDER. It prints what it saw, as JSON.
Web server and worker are the processes that a school runs. A browser that gets no answer asks again.
"""

from __future__ import annotations

import json
import logging
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

import django
from tests.web.handbook.lives import free_port, let_it_be, wait_for

PEOPLE, SEED, FOLDER = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
PORT = free_port()
os.environ |= {"DJANGO_SETTINGS_MODULE": "handrail.web.settings", "HANDRAIL_MODE": "development"}
os.environ |= {"HANDRAIL_MAIL": f"file://{FOLDER / 'mail'}", "HANDRAIL_ADDRESS": f"http://127.0.0.1:{PORT}"}
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from tests.web.cast import signed_in  # noqa: E402
from tests.web.handbook.making import answers, hartest, publish, to_sign, with_document  # noqa: E402

from handrail.web.handbook.signing import check  # noqa: E402
from handrail.web.handbook.signing.models import Signature  # noqa: E402
from handrail.web.jobs import mail  # noqa: E402
from handrail.web.jobs.models import Job, State  # noqa: E402
from handrail.web.jobs.operations import enqueue  # noqa: E402
from handrail.web.jobs.worker import Worker  # noqa: E402
from handrail.web.ledger import checking  # noqa: E402
from handrail.web.ledger.models import Entry  # noqa: E402
from handrail.web.people import operations as people  # noqa: E402
from handrail.web.people.models import Person, School  # noqa: E402
from handrail.web.people.roles import Role  # noqa: E402
from handrail.web.people.terminal import TERMINAL  # noqa: E402
from handrail.web.serving import processes  # noqa: E402

SIGN = "/schools/drill/policy/sign/check/"
TOKEN = "a" * 32
PATIENCE, READING, MOST_KILLS = 500, 0.2, PEOPLE // 3
dice = random.Random(SEED)  # noqa: S311 - a seed replays the order of kills


@dataclass
class Teacher:
    """Somebody with a browser in which they are signed in, and their answers."""

    ident: str
    session: str
    form: str
    got: list[str] = field(default_factory=list)
    tries: int = 0

    def sign(self) -> None:
        """Send the form until there is an answer, as somebody does who sees that a page does not come."""
        until = time.monotonic() + PATIENCE
        time.sleep(READING)
        while time.monotonic() < until:
            self.tries += 1
            try:
                status, where = self._send()
            except (OSError, HTTPException):
                status, where = 0, ""
            if status == 302:
                self.got.append(where)
                return
            time.sleep(0.1)

    def _send(self) -> tuple[int, str]:
        line = HTTPConnection("127.0.0.1", PORT, timeout=30)
        headers = {
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            line.request("POST", SIGN, self.form, headers)
            answer = line.getresponse()
            answer.read()
            return answer.status, answer.getheader("Location", "")
        finally:
            line.close()


def set_up() -> list[Teacher]:
    """Make a school whose people are to sign, each with a letter that waits for the worker."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    school = people.make_school(name="Drill School", slug="drill", by=TERMINAL)
    with_document(publish(school, hartest()))
    return [teacher(number, school) for number in range(PEOPLE)]


def teacher(number: int, school: School) -> Teacher:
    email = f"n{number}@drill.example"
    person = people.add_person(name=f"Number {number}", email=email, school=school, role=Role.STAFF, by=TERMINAL)
    to = to_sign(school)
    right = answers(Person.objects.get(pk=person.pk), to)
    asked = check.questions(to.edition, person.pk)
    form = {f"answer{place}": right[scene.rule] for place, scene in enumerate(asked, start=1)}
    form |= {"read": "on", "edition": str(to.edition.pk), "csrfmiddlewaretoken": TOKEN}
    with transaction.atomic():
        told = {"school": school.pk, "edition": to.edition.pk, "person": person.pk}
        mail.post("signing.reminder", key=str(number), school=school, arguments=told)
        if number % 20 == 0:
            enqueue("jobs.export-heads", key=f"drill:{number}")
    return Teacher(str(person.pk), signed_in(person).cookies["sessionid"].value, urlencode(form))


class House:
    """Web server and worker, each a process group of its own."""

    def __init__(self) -> None:
        self.log = (FOLDER / "log").open("ab")
        self.web, self.worker = self._start_web(), self._start(processes.worker())
        self.kills = 0

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        told = {**os.environ, "HANDRAIL_WORKERS": "2"}
        return subprocess.Popen(command, env=told, stdout=self.log, stderr=self.log, start_new_session=True)

    def _start_web(self) -> subprocess.Popen[bytes]:
        started = self._start(processes.web_server(f"127.0.0.1:{PORT}"))
        wait_for(PORT)
        return started

    def suffer(self) -> None:
        """Kill the whole web server, or one of its processes, or the worker; start again what was killed whole."""
        victim = dice.choice(["web", "web", "one", "worker"])
        self.kills += 1
        if victim == "one":
            children = Path(f"/proc/{self.web.pid}/task/{self.web.pid}/children").read_text().split()
            if children:
                os.kill(int(dice.choice(children)), signal.SIGKILL)
        elif victim == "web":
            kill(self.web)
            self.web = self._start_web()
        else:
            kill(self.worker)
            self.worker = self._start(processes.worker())

    def close(self) -> None:
        for process in (self.web, self.worker):
            kill(process)
        self.log.close()


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process with all that it started."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def until_all_have_signed(teachers: list[Teacher], house: House) -> None:
    """Let six sign at a time, some of them twice, and kill something every now and then, up to a third as often."""
    sending = [one for one in teachers for _ in range(2 if dice.random() < 0.2 else 1)]
    over = threading.Event()

    def kill_on() -> None:
        while not over.wait(dice.uniform(0.3, 1.3)) and house.kills < MOST_KILLS:
            house.suffer()

    killer = threading.Thread(target=kill_on)
    killer.start()
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(Teacher.sign, sending))
    over.set()
    killer.join()


def work_off() -> None:
    """Do what is left, when the leases of the dead are over."""
    let_it_be(datetime.now(UTC) + timedelta(minutes=20))
    Worker(pause=0.02).run_until_idle()


def seen(teachers: list[Teacher], kills: int) -> dict[str, object]:
    signatures = {str(row.person_id): str(row.pk) for row in Signature.objects.all()}
    entries = Counter(Entry.objects.filter(kind="signing.signed").values_list("about", flat=True))
    promised = {one.ident: {where.rstrip("/").rpartition("/")[2] for where in one.got} for one in teachers}
    report = checking.check()
    return {
        "kills": kills,
        "tries": sum(one.tries for one in teachers),
        "answers": sum(len(one.got) for one in teachers),
        "signed": Signature.objects.count(),
        "promised and kept": sum(promised[who] == {key} for who, key in signatures.items()),
        "entries": len(entries),
        "entries twice": sum(count > 1 for count in entries.values()),
        "about": entries.keys() == {f"signing.signature:{key}" for key in signatures.values()},
        "letters": len(list((FOLDER / "mail").glob("*"))),
        "jobs not done": Job.objects.exclude(state=State.DONE).count(),
        "findings": [str(finding) for finding in report.findings],
    }


def timed(deed: Callable[[], None]) -> float:
    begun = time.monotonic()
    deed()
    return round(time.monotonic() - begun, 1)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    everybody = set_up()
    house = House()
    try:
        seconds = timed(lambda: until_all_have_signed(everybody, house))
    finally:
        house.close()
    work_off()
    print(json.dumps({"seconds": seconds, **seen(everybody, house.kills)}))  # noqa: T201
