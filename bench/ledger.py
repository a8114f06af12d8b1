"""Measure the ledger beside pymerkle: append durably one by one and in bulk, then verify all of it.

Run: python bench/ledger.py [ENTRIES]     Needs: the web app's requirements, pymerkle. One core; nothing is left behind.
On PostgreSQL: DATABASE_URL=postgresql://... python bench/ledger.py (an empty database).

The comparison is not between equals: an entry of ours is appended by an operation under Django, with its checks, its
index and synchronous=FULL; pymerkle appends bytes, with SQLite's defaults, which also sync each commit.
"""
# ruff: noqa: TID251 - the ledger is Django's

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

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
SINGLES = 3_000
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


def append_one_by_one(school: School, people: list[Person]) -> None:
    for number in range(SINGLES):
        with transaction.atomic():
            record(KIND.name, by=people[0], about=people[number % len(people)], facts=FACTS, school=school)


def append_in_bulk(school: School, people: list[Person], count: int) -> None:
    for start in range(0, count, 1000):
        with transaction.atomic():
            deeds = [Deed(people[number % len(people)], FACTS) for number in range(start, start + 1000)]
            record_each(KIND.name, deeds, by=people[0], school=school)


def ours() -> bytes:
    kinds.register(KIND)
    call_command("migrate", verbosity=0)
    school = School.objects.create(name="Bench School", slug="bench")
    people = [Person.objects.create(name=f"Number {number}") for number in range(100)]
    show(
        f"Handrail, {connection.vendor}: an operation, an entry, a commit",
        rate(SINGLES, lambda: append_one_by_one(school, people)),
    )
    count = ENTRIES - SINGLES
    show("Handrail: operations of 1,000 entries", rate(count, lambda: append_in_bulk(school, people, count)))
    payload = Entry.objects.order_by("-n").values_list("payload", flat=True).first() or ""
    target = (
        os.environ["DATABASE_URL"] if connection.vendor == "postgresql" else str(settings.DATABASES["default"]["NAME"])
    )
    connection.close()
    for _ in range(3):
        with ExitStack() as stack:
            source = stack.enter_context(opened(target))
            started = time.perf_counter()
            report = verify(source)
            show(
                f"Handrail: verify {report.entries:,} entries, chain and index",
                report.entries / (time.perf_counter() - started),
            )
            assert report.holds
            assert report.entries == ENTRIES
    return payload.encode()


def theirs(payload: bytes) -> None:
    tree = pymerkle.SqliteTree(str(WHERE / "pymerkle.sqlite3"), algorithm="sha256")
    show(
        "pymerkle SqliteTree.append_entry", rate(SINGLES, lambda: [tree.append_entry(payload) for _ in range(SINGLES)])
    )
    count = ENTRIES - SINGLES
    show("pymerkle SqliteTree.append_entries", rate(count, lambda: tree.append_entries([payload] * count)))
    root = tree.get_root()
    proofs = 20

    def prove() -> None:
        for number in range(1, proofs + 1):
            pymerkle.verify_inclusion(tree.get_leaf(number), root, tree.prove_inclusion(number))

    show("pymerkle: prove and verify that one entry is in", rate(proofs, prove))


if __name__ == "__main__":
    print(
        f"{ENTRIES:,} entries; SQLite with synchronous=FULL; {sys.version.split()[0]}, pymerkle {pymerkle.__version__}"
    )
    theirs(ours())
    FOLDER.cleanup()
