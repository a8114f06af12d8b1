"""The drill of a roster: workers write it and are killed with -9 again and again, two at a time, until it is done.

Run: DATABASE_URL=... HANDRAIL_MODE=development python tests/web/people/roster_drill.py PUPILS SEED
It prints what it saw, as JSON.
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
from dataclasses import replace
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402

from handrail.web import crashpoints  # noqa: E402
from handrail.web.jobs import tasks as jobs  # noqa: E402
from handrail.web.jobs.worker import Worker  # noqa: E402
from handrail.web.ledger import checking  # noqa: E402
from handrail.web.ledger.models import Entry  # noqa: E402
from handrail.web.people import operations as people  # noqa: E402
from handrail.web.people.models import Pupil  # noqa: E402
from handrail.web.people.rosters import operations, tasks  # noqa: E402
from handrail.web.people.rosters.file import columns  # noqa: E402
from handrail.web.people.rosters.file.reading import read  # noqa: E402
from handrail.web.people.rosters.models import Roster  # noqa: E402
from handrail.web.people.rosters.planning import making  # noqa: E402
from handrail.web.people.terminal import TERMINAL  # noqa: E402

PUPILS, SEED = int(sys.argv[1]), int(sys.argv[2])
PATIENCE = 180
dice = random.Random(SEED)  # noqa: S311 - a seed replays the order of kills


def set_up() -> Roster:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    school = people.make_school(name="Drill School", slug="drill", by=TERMINAL)
    lines = [f"P{number},Given{number},Family,Year {number % 6 + 1}" for number in range(PUPILS)]
    table = read("\n".join(["Pupil number,Forename,Surname,Year group", *lines]).encode())
    words = {"chosen": columns.guess("pupils", table.headings, {}), "lists_everybody": True, "by": TERMINAL}
    plan = making.make(school=school, sort="pupils", table=table, **words)  # type: ignore[arg-type]
    roster = operations.receive(school=school, sort="pupils", by=TERMINAL)
    operations.keep_plan(roster=roster, plan=plan, **words)  # type: ignore[arg-type]
    return operations.begin(roster=roster, by=TERMINAL)


def fork() -> int:
    connections.close_all()
    seed = dice.randrange(2**32)
    child = os.fork()
    if child:
        return child
    try:
        crashpoints.arm_at_random(0.02, seed)
        Worker(pause=0.02).run()
    finally:
        os._exit(0)


def kill_until_done(roster: Roster) -> int:
    running: list[int] = []
    kills, began = 0, time.monotonic()
    while Roster.objects.get(pk=roster.pk).state != "done" and time.monotonic() - began < PATIENCE:
        connections.close_all()
        running += [fork() for _ in range(2 - len(running))]
        time.sleep(dice.uniform(0.05, 0.5))
        os.kill(dice.choice(running), signal.SIGKILL)
        time.sleep(0.01)
        for child in list(running):
            pid, _ = os.waitpid(child, os.WNOHANG)
            if pid:
                running.remove(child)
                kills += 1
    for child in running:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return kills


def seen(roster: Roster, kills: int) -> dict[str, object]:
    told = Counter(Entry.objects.filter(kind="people.pupil-added").values_list("about", flat=True))
    report = checking.check()
    return {
        "kills": kills,
        "state": Roster.objects.get(pk=roster.pk).state,
        "pupils": Pupil.objects.count(),
        "told": len(told),
        "told twice": sum(count > 1 for count in told.values()),
        "done": Entry.objects.filter(kind="rosters.done").count(),
        "findings": [str(finding) for finding in report.findings],
    }


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    tasks.REST = 0.02
    short = {"lease": timedelta(seconds=0.5), "attempts": 1000, "first_wait": timedelta(milliseconds=20)}
    jobs._tasks["rosters.write"] = replace(jobs.named("rosters.write"), **short)  # type: ignore[arg-type]
    begun = set_up()
    print(json.dumps(seen(begun, kill_until_done(begun))))  # noqa: T201
