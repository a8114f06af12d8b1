"""The project as a whole: its checks pass, its migrations are complete, its database is the one asked for."""

import io

import pytest
from django.core.management import call_command
from django.db import connection


def test_checks_of_django_pass() -> None:
    call_command("check", stderr=io.StringIO(), stdout=io.StringIO())


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "--check", "--dry-run", stdout=io.StringIO())


@pytest.mark.django_db
def test_what_is_committed_is_on_the_disk() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW synchronous_commit")
            assert cursor.fetchone() == ("on",)
        return
    with connection.cursor() as cursor:
        said = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("synchronous", "foreign_keys", "recursive_triggers", "secure_delete")
        }
    assert said == {"synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1, "secure_delete": 1}
