"""Measure the ledger beside pymerkle: append durably one by one and in bulk, then verify all of it.

Run: python bench/ledger.py [ENTRIES]     Needs: the web app's requirements, pymerkle. One core; nothing is left behind.
On PostgreSQL: DATABASE_URL=postgresql://... python bench/ledger.py (an empty database).

The comparison is not between equals: an entry of ours is appended by an operation under Django, with its checks, its
index and synchronous=FULL; pymerkle appends bytes, with SQLite's defaults, which also sync each commit.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

FOLDER = tempfile.TemporaryDirectory(prefix="handrail-bench-")
WHERE = Path(FOLDER.name)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.settings")
os.environ.setdefault("HANDRAIL_MODE", "development")
os.environ.setdefault("HANDRAIL_DATA", str(WHERE))
os.environ.setdefault("DATABASE_URL", f"sqlite:{WHERE / 'ledger.sqlite3'}")

import django  # noqa: E402

django.setup()

import pymerkle  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from handrail.web.ledger import kinds  # noqa: E402
from handrail.web.ledger.fields import Day, Word  # noqa: E402
from handrail.web.ledger.kinds import Kind  # noqa: E402
from handrail.web.ledger.models import Entry  # noqa: E402
from handrail.web.ledger.operations import Deed, record, record_each  # noqa: E402
from handrail.web.ledger.proof.sources import opened  # noqa: E402
from handrail.web.ledger.proof.verify import verify  # noqa: E402
from handrail.web.people.models import Person, School  # noqa: E402

ENTRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
ROUNDS, ROUND = 7, 500
FACTS = {"role": "head", "since": None}
KIND = Kind(
    "bench.role-given",
    "{by} gave {about} the role: {role}, from {since}.",
    about="people.person",
    facts={"role": Word({"head": "headteacher"}), "since": Day()},
)


def rate(count: int, deed: Callable[[], object]) -> float:
    """Give how many are done in a second."""
    started = time.perf_counter()
    deed()
    return count / (time.perf_counter() - started)


def show(what: str, per_second: float) -> None:
    print(f"{what:<66}{per_second:>12,.0f} /s")


def world() -> tuple[School, list[Person]]:
    """Make a database with a school and a hundred people."""
    kinds.register(KIND)
    call_command("migrate", verbosity=0)
    school = School.objects.create(name="Bench School", slug="bench")
    return school, [Person.objects.create(name=f"Number {number}") for number in range(100)]


def append_one_by_one(school: School, people: list[Person], count: int) -> None:
    for number in range(count):
        with transaction.atomic():
            record(KIND.name, by=people[0], about=people[number % len(people)], facts=FACTS, school=school)


def append_in_bulk(school: School, people: list[Person], count: int) -> None:
    for start in range(0, count, 1000):
        with transaction.atomic():
            deeds = [Deed(people[number % len(people)], FACTS) for number in range(start, min(start + 1000, count))]
            record_each(KIND.name, deeds, by=people[0], school=school)


def race(school: School, people: list[Person], tree: pymerkle.SqliteTree) -> None:
    """Append by turns, so that a busy disk is busy for both; the middle of the rounds is shown."""
    append_one_by_one(school, people, 1)
    payload = Entry.objects.values_list("payload", flat=True).get().encode()
    rounds = [
        (
            rate(ROUND, lambda: append_one_by_one(school, people, ROUND)),
            rate(ROUND, lambda: [tree.append_entry(payload) for _ in range(ROUND)]),
        )
        for _ in range(ROUNDS)
    ]
    ours, theirs = (median(column) for column in zip(*rounds, strict=True))
    show(f"Handrail on {connection.vendor}: one entry, one commit", ours)
    show("pymerkle SqliteTree.append_entry", theirs)
    rest = ENTRIES - ROUND * ROUNDS - 1
    show("Handrail: operations of 1,000 entries", rate(rest, lambda: append_in_bulk(school, people, rest)))
    show("pymerkle SqliteTree.append_entries", rate(rest, lambda: tree.append_entries([payload] * rest)))


def check() -> float:
    """Verify everything, and give how many entries a second."""
    is_postgres = connection.vendor == "postgresql"
    target = os.environ["DATABASE_URL"] if is_postgres else str(settings.DATABASES["default"]["NAME"])
    connection.close()
    started = time.perf_counter()
    with opened(target) as source:
        report = verify(source)
    assert report.holds
    assert report.entries == ENTRIES
    return ENTRIES / (time.perf_counter() - started)


def prove(tree: pymerkle.SqliteTree, proofs: int = 20) -> None:
    for number in range(1, proofs + 1):
        pymerkle.verify_inclusion(tree.get_leaf(number), tree.get_root(), tree.prove_inclusion(number))


if __name__ == "__main__":
    print(f"{ENTRIES:,} entries; each commit on disk; Python {sys.version.split()[0]}, pymerkle {pymerkle.__version__}")
    tree = pymerkle.SqliteTree(str(WHERE / "pymerkle.sqlite3"), algorithm="sha256")
    race(*world(), tree)
    show("Handrail: verify every entry, its link and its columns", median(check() for _ in range(3)))
    show("pymerkle: prove that one entry is in, and check the proof", rate(20, lambda: prove(tree)))
    FOLDER.cleanup()
