"""The kill drill: operations and workers, each killed with -9 again and again, until all the work is done.

Run: DATABASE_URL=... HANDRAIL_MODE=development python tests/web/jobs/kill_drill.py OPERATIONS SEED FOLDER
One parent has Django ready and forks each life, so that a life costs no start. It prints what it saw, as JSON.
"""

from __future__ import annotations

import json
import logging
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections, transaction  # noqa: E402

from handrail.web import crashpoints  # noqa: E402
from handrail.web.jobs import tasks  # noqa: E402
from handrail.web.jobs.models import Job, State  # noqa: E402
from handrail.web.jobs.operations import enqueue  # noqa: E402
from handrail.web.jobs.tasks import Task  # noqa: E402
from handrail.web.jobs.worker import Worker  # noqa: E402
from handrail.web.ledger import checking, kinds  # noqa: E402
from handrail.web.ledger.kinds import Kind  # noqa: E402
from handrail.web.ledger.models import Entry  # noqa: E402
from handrail.web.ledger.operations import record  # noqa: E402
from handrail.web.people.models import Person, School  # noqa: E402

OPERATIONS, SEED, FOLDER = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
PATIENCE = 240
ACKNOWLEDGED, EFFECTS, RUNS = FOLDER / "acknowledged", FOLDER / "effects", FOLDER / "runs"
SHORT = {"lease": timedelta(seconds=1), "attempts": 1000, "first_wait": timedelta(milliseconds=20)}
dice = random.Random(SEED)  # noqa: S311 - a seed replays the order of kills


def work_inside(job: Job) -> None:
    person = Person.objects.get(pk=job.arguments["person"])
    record("drill.job-done", by=None, about=person, school=School.objects.get())


def work_outside(job: Job) -> None:
    """Do something that no transaction can take back; the key makes it once all the same."""
    note(RUNS, job.key)
    try:
        (EFFECTS / job.key).touch(exist_ok=False)
    except FileExistsError:
        return


def work_slowly(job: Job) -> None:
    """Take three times as long as the lease: the heartbeat has to keep the other worker away."""
    note(FOLDER / "slow", job.attempts)
    time.sleep(3)


def note(file: Path, line: object) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a") as stream:
        stream.write(f"{line}\n")
        stream.flush()
        os.fsync(stream.fileno())


@transaction.atomic
def operation(number: int) -> None:
    """Add a person once, as a browser would that asks again because no answer came."""
    email = f"n{number}@drill.example"
    if Person.objects.filter(email=email).exists():
        return
    school = School.objects.get()
    person = Person.objects.create(name=f"Number {number}", email=email)
    if number % 5 < 3:
        task = "drill.outside" if number % 2 else "drill.inside"
        enqueue(task, key=str(number), school=school, arguments={"person": person.pk})
    if number % 40 == 0:
        enqueue("jobs.export-heads", key=f"drill:{number}")
    record("drill.person-added", by=None, about=person, school=school)


def done_numbers() -> set[int]:
    return {int(line) for line in ACKNOWLEDGED.read_text().split()} if ACKNOWLEDGED.exists() else set()


def live_as_client() -> None:
    for number in sorted(set(range(OPERATIONS)) - done_numbers()):
        operation(number)
        note(ACKNOWLEDGED, number)


def live_as_worker() -> None:
    worker = Worker(pause=0.02)
    worker.run()


def fork(life: Callable[[], None], *, deadly: bool) -> int:
    connections.close_all()
    seed = dice.randrange(2**32)
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        if deadly:
            crashpoints.arm_at_random(0.01, seed)
        life()
        status = 0
    finally:
        os._exit(status)


def set_up() -> None:
    EFFECTS.mkdir()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    School.objects.create(name="Drill School", slug="drill")


def register() -> None:
    person = "people.person"
    kinds.register(
        Kind("drill.person-added", "{by} added {about}.", about=person),
        Kind("drill.job-done", "{by} did a job for {about}.", about=person),
    )
    tasks.register(
        Task("drill.inside", work_inside, "do it", **SHORT),  # type: ignore[arg-type]
        Task("drill.outside", work_outside, "do it", outside=True, **SHORT),  # type: ignore[arg-type]
    )
    tasks.register(Task("drill.slow", work_slowly, "do it", outside=True, **SHORT))  # type: ignore[arg-type]
    tasks._tasks["jobs.export-heads"] = replace(tasks.named("jobs.export-heads"), **SHORT)  # type: ignore[arg-type]


def is_all_done() -> bool:
    if len(done_numbers()) < OPERATIONS:
        return False
    waiting = Job.objects.filter(state__in=[State.READY, State.RUNNING]).exists()
    connections.close_all()
    return not waiting


def kill_until_done() -> int:
    lives = {0: live_as_client, 1: live_as_worker, 2: live_as_worker}
    running: dict[int, int] = {}
    kills, began = 0, time.monotonic()
    while not is_all_done():
        if time.monotonic() - began > PATIENCE:
            print("out of patience", file=sys.stderr)  # noqa: T201
            break
        for place, life in lives.items():
            if place not in running and not (place == 0 and len(done_numbers()) == OPERATIONS):
                running[place] = fork(life, deadly=True)
        time.sleep(dice.uniform(0.005, 0.15))
        if running:
            os.kill(running[dice.choice(sorted(running))], signal.SIGKILL)
        kills += reap(running)
    for child in running.values():
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return kills


def run_a_slow_job() -> list[str]:
    """Let two workers that nobody kills meet one job that outlasts its lease, and give the attempts that began."""
    with transaction.atomic():
        enqueue("drill.slow", key="slow")
    children = [fork(live_as_worker, deadly=False) for _ in range(2)]
    until = time.monotonic() + 30
    while time.monotonic() < until and not Job.objects.filter(task="drill.slow", state=State.DONE).exists():
        connections.close_all()
        time.sleep(0.2)
    for child in children:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return (FOLDER / "slow").read_text().split()


def reap(running: dict[int, int]) -> int:
    """Take the dead away, and count those that were killed, by us or at a crash point."""
    killed = 0
    time.sleep(0.002)
    for place, child in list(running.items()):
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            del running[place]
            killed += os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return killed


def seen(kills: int, slow: list[str]) -> dict[str, object]:
    told = Counter(Entry.objects.filter(kind__startswith="drill.").values_list("kind", "about"))
    report = checking.check()
    return {
        "kills": kills,
        "slow": slow,
        "operations": Person.objects.filter(email__endswith="@drill.example").count(),
        "told once": sum(kind == "drill.person-added" for kind, _ in told),
        "inside": sum(kind == "drill.job-done" for kind, _ in told),
        "told twice": sum(count > 1 for count in told.values()),
        "outside": len(list(EFFECTS.iterdir())),
        "outside runs": len(RUNS.read_text().split()),
        "jobs": Job.objects.filter(task__in=["drill.inside", "drill.outside"]).count(),
        "jobs not done": Job.objects.exclude(state=State.DONE).count(),
        "claimed again": Job.objects.filter(attempts__gt=1).count(),
        "lost": len(done_numbers() - {int(email[1:].partition("@")[0]) for email in emails()}),
        "entries": report.entries,
        "heads": report.heads,
        "findings": [str(finding) for finding in report.findings],
    }


def emails() -> list[str]:
    return list(Person.objects.filter(email__endswith="@drill.example").values_list("email", flat=True))  # type: ignore[arg-type]


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    register()
    set_up()
    print(json.dumps(seen(kill_until_done(), run_a_slow_job())))  # noqa: T201
