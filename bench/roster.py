"""Bring 53,000 people into 60 schools from three CSV files while other people write, and then once more.

Run: python bench/roster.py [SCHOOLS] [WRITERS]     Needs: the web app's requirements. Nothing is left behind.
On PostgreSQL: DATABASE_URL=postgresql://... python bench/roster.py (an empty database).

Each writer is a process of its own that gives somebody a role, takes it away again, and waits a fifth of a second: what
a page's operation does, with its check, its entry in the ledger and its commit. It is timed from asking to commit.
"""

from __future__ import annotations

import csv
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FOLDER = Path(os.environ.get("BENCH_FOLDER") or tempfile.mkdtemp(prefix="handrail-bench-"))
os.environ["BENCH_FOLDER"] = str(FOLDER)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.settings")
os.environ.setdefault("HANDRAIL_MODE", "development")
os.environ.setdefault("HANDRAIL_SECRET_KEY", "a key for the bench alone, long enough for everybody who looks at it")
os.environ.setdefault("HANDRAIL_DATA", str(FOLDER))
os.environ.setdefault("DATABASE_URL", f"sqlite:{FOLDER / 'roster.sqlite3'}")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from handrail.web.people import operations  # noqa: E402
from handrail.web.people.models import Carer, Holding, Person, Pupil, School  # noqa: E402
from handrail.web.people.roles import Role  # noqa: E402
from handrail.web.people.rosters import bulk  # noqa: E402
from handrail.web.people.terminal import TERMINAL  # noqa: E402

STAFF, PUPILS, PARENTS = 60, 440, 410
GIVEN = ("Ada", "Benedict", "Carys", "Dilip", "Elspeth", "Farida", "Gareth", "Hana", "Ivo", "Zoë", "Seán", "Noor")
FAMILY = ("Applegarth", "Birdsall", "Cotterstock", "Dunmoor", "Eskdale", "O’Larkrise", "Venables-Rook", "Gathercole")
dice = random.Random(7)
STOP = FOLDER / "stop"


def name() -> tuple[str, str]:
    return dice.choice(GIVEN), dice.choice(FAMILY)


def csv_of(headings: list[str], rows: list[list[object]]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(headings)
    writer.writerows(rows)
    return stream.getvalue().encode()


def files(schools: int) -> dict[str, bytes]:
    staff, pupils, carers = [], [], []
    for school in range(schools):
        place = f"Bench School {school}"
        for number in range(STAFF):
            key = f"{school}-{number}"
            role = "Teacher" if number % 7 else "Teacher; second reader"
            staff.append([place, *name(), f"s{key}@bench.example", f"S{key}", role, "01/09/2024"])
        for number in range(PUPILS):
            key = f"{school}-{number}"
            born = f"{1 + number % 28:02}/{1 + number % 12:02}/{2014 + number % 7}"
            pupils.append([place, f"P{key}", *name(), born, f"Year {number % 7}" if number % 7 else "R"])
            own = number % 20 == 0  # one child in twenty has a teacher as a parent
            parent = f"s{school}-{number % STAFF}" if own else f"c{school}-{number % PARENTS}"
            carers.append([place, f"P{key}", *_parent(staff, school, number), f"{parent}@bench.example", "parent"])
    return {
        "staff": csv_of(["School", "First name", "Surname", "Email", "Staff number", "Role", "Start date"], staff),
        "pupils": csv_of(["School", "Pupil number", "Forename", "Surname", "DOB", "Year group"], pupils),
        "carers": csv_of(["School", "Pupil number", "First name", "Surname", "Email", "Relationship"], carers),
    }


def _parent(staff: list[list[object]], school: int, number: int) -> tuple[str, str]:
    """Give the name of a parent: of a teacher here for one in twenty, else the same for each address."""
    if number % 20 == 0:
        return staff[school * STAFF + number % STAFF][1], staff[school * STAFF + number % STAFF][2]  # type: ignore[return-value]
    own = random.Random(f"{school}-{number % PARENTS}")
    return own.choice(GIVEN), own.choice(FAMILY)


def write_for_a_while(place: int) -> None:
    """Be another person at work, until somebody says stop; print how long each write took."""
    school = School.objects.order_by("slug")[place % School.objects.count()]
    person = operations.add_person(name="Busy Body", email=None, school=school, role=Role.STAFF, by=TERMINAL)
    took = []
    while not STOP.exists():
        for deed in (_give, _end):
            started = time.perf_counter()
            deed(person, school)
            took.append(time.perf_counter() - started)
            time.sleep(0.2)
    print(json.dumps(took))


def _give(person: Person, school: School) -> None:
    operations.give_role(person=person, role=Role.VOLUNTEER, school=school, by=TERMINAL)


def _end(person: Person, school: School) -> None:
    held = Holding.objects.filter(person=person, role=Role.VOLUNTEER, school=school, until__isnull=True).first()
    assert held is not None
    operations.end_role(holding=held, by=TERMINAL)


def bring_in(contents: dict[str, bytes], everybody: bool) -> dict[str, int]:
    totals: dict[str, int] = {}
    schools = list(School.objects.all())
    for sort, content in contents.items():
        started = time.perf_counter()
        file = bulk.open_file(content, sort, schools, {})
        assert file.bad == []
        for school, plan in bulk.plans(file, lists_everybody=everybody):
            for word, number in plan.counts.items():
                totals[word] = totals.get(word, 0) + number
            assert bulk.write(school, file, plan, lists_everybody=everybody) == 0
        print(f"  {sort:<8}{len(content) / 1e6:6.1f} MB {time.perf_counter() - started:8.1f} s")
    return totals


def timed(contents: dict[str, bytes], writers: int, everybody: bool) -> None:
    STOP.unlink(missing_ok=True)
    command = [sys.executable, __file__, "--write"]
    others = [subprocess.Popen([*command, str(place)], stdout=subprocess.PIPE, text=True) for place in range(writers)]
    time.sleep(2)
    began, before = time.perf_counter(), sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    totals = bring_in(contents, everybody)
    seconds = time.perf_counter() - began
    STOP.touch()
    took = sorted(one for other in others for one in json.loads(other.communicate()[0] or "[]"))
    used = resource.getrusage(resource.RUSAGE_SELF)
    busy = used.ru_utime + used.ru_stime - before
    memory = used.ru_maxrss / 1024
    print(f"{connection.vendor}: {seconds:.1f} s ({busy:.0f} s of one core), at most {memory:.0f} MB; {totals}")
    if took:
        at = {f"p{share}": took[len(took) * share // 100] * 1000 for share in (50, 95, 99)}
        told = ", ".join(f"{name} {one:.0f}" for name, one in at.items())
        print(f"  {len(took)} writes of {writers} others: {told}, worst {took[-1] * 1000:.0f} ms")
    assert totals["refused"] == 0


def main() -> None:
    schools, writers = (int(sys.argv[1]) if len(sys.argv) > 1 else 60), (int(sys.argv[2]) if len(sys.argv) > 2 else 4)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    trust = operations.make_trust(name="Bench Trust", slug="bench", by=TERMINAL)
    for number in range(schools):
        operations.make_school(name=f"Bench School {number}", slug=f"bench-{number}", trust=trust, by=TERMINAL)
    contents = files(schools)
    timed(contents, writers, everybody=False)
    people = Person.objects.count() + Pupil.objects.count()
    print(f"{people:,} people, {Carer.objects.count():,} times somebody's carer, {schools} schools")
    print("Once more:")
    timed(contents, writers, everybody=False)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write_for_a_while(int(sys.argv[2]))
    else:
        main()
