"""The triggers: no change, no deletion, no emptying, no replacing, no entry out of its turn, on either database."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from handrail.web.ledger.models import Entry, Stream
from handrail.web.ledger.operations import record
from handrail.web.ledger.proof.sources import GUARDS, POSTGRES_GUARDS
from handrail.web.people.models import Person, School

pytestmark = pytest.mark.django_db

STATEMENTS = [
    "UPDATE ledger_entry SET kind = 'x'",
    "UPDATE ledger_stream SET sealed = NOT sealed",
    "DELETE FROM ledger_entry",
    "DELETE FROM ledger_stream",
    "INSERT INTO ledger_entry SELECT 'x', stream, n + 2, at, kind, by_id, about, payload, link FROM ledger_entry",
    "INSERT INTO ledger_entry SELECT 'x', stream, n, at, kind, by_id, about, payload, link FROM ledger_entry",
]
SQLITE = [
    "INSERT OR REPLACE INTO ledger_entry SELECT id, stream, n, at, 'x', by_id, about, payload, link FROM ledger_entry",
    "REPLACE INTO ledger_entry SELECT 'x', stream, n, at, 'x', by_id, about, payload, link FROM ledger_entry",
    "REPLACE INTO ledger_stream SELECT id, sort, school_id, trust_id, NOT sealed, payload FROM ledger_stream",
]
POSTGRES = [
    "TRUNCATE ledger_entry",
    "TRUNCATE ledger_stream",
    "INSERT INTO ledger_entry SELECT * FROM ledger_entry ON CONFLICT (id) DO UPDATE SET kind = 'x'",
    "MERGE INTO ledger_entry USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE",
]


@pytest.fixture
def entry(school: School, carol: Person) -> Entry:
    with transaction.atomic():
        return record("trial.roster-read", by=carol, facts={"rows": 1}, school=school)


def pragma(value: str) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA recursive_triggers={value}")


def refuse(statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_no_change_is_let_through(entry: Entry, statement: str) -> None:
    refuse(statement)
    assert list(Entry.objects.values()) == [{**Entry.objects.values().get(), "id": entry.id, "kind": entry.kind}]
    assert not Stream.objects.get().sealed


@pytest.mark.parametrize("statement", SQLITE if connection.vendor == "sqlite" else POSTGRES)
def test_no_way_round_of_this_database_is_let_through(entry: Entry, statement: str) -> None:
    refuse(statement)
    assert Entry.objects.get().kind == entry.kind


@pytest.mark.parametrize("statement", SQLITE if connection.vendor == "sqlite" else ["UPDATE ledger_entry SET n = 9"])
def test_a_connection_that_forgot_the_pragma_cannot_replace_either(entry: Entry, statement: str) -> None:
    pragma("OFF")
    refuse(statement)
    pragma("ON")
    assert Entry.objects.get().kind == entry.kind


def test_every_trigger_that_the_verifier_asks_for_is_there() -> None:
    query, asked = {
        "sqlite": ("SELECT name FROM sqlite_master WHERE type = 'trigger'", GUARDS),
        "postgresql": ("SELECT tgname FROM pg_trigger", POSTGRES_GUARDS),
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {name for (name,) in cursor.fetchall()}
    assert asked <= there
    assert "ledger_entry_in_order" in there


def test_orm_cannot_change_an_entry_either(entry: Entry) -> None:
    entry.kind = "x"
    deeds: list[Any] = [entry.save, entry.delete]
    for deed in deeds:
        with pytest.raises(DatabaseError), transaction.atomic():
            deed()
