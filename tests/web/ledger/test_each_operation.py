"""An operation and its entry are there together or not at all: each operation is done while the ledger cannot write.

The operations are found in the code; one that is not among `deeds.READY` fails here, and so does one that writes
without an entry and is not among those of which it is known why.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from tests.web.access import guards
from tests.web.cast import Cast
from tests.web.ledger.deeds import READY

from handrail.web.ledger import operations as ledger

BELOW = ("ledger.", "jobs.")
NO_DEEDS = {
    "people.tokens.operations.count_use": "counts requests: an entry for each would drown the others",
    "people.tokens.operations.digest_of": "writes nothing",
}
UNRECORDED = {
    "people.rosters.operations.receive": "a sealed file that changes nothing until somebody begins it",
    "people.rosters.operations.keep_plan": "what a file would change; nothing of it is done",
    "people.rosters.operations.discard": "a file that changed nothing is thrown away",
    "people.rosters.operations.sweep": "files that changed nothing are thrown away",
}
"""Operations that write and record nothing, with the reason."""


class DiskIsFull(Exception):
    """The ledger cannot be written to."""


@pytest.fixture
def broken_ledger(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let every entry fail at the last moment, when all else of the operation is written; counts how many."""
    tries: list[int] = []

    def fail(entries: list[Any]) -> None:
        tries.append(len(entries))
        raise DiskIsFull

    monkeypatch.setattr(ledger, "_insert", fail)
    return tries


def everything() -> dict[str, list[str]]:
    """Give every row of every table."""
    with connection.cursor() as cursor:
        rows = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  # names of our own tables
            rows[table] = sorted(str([_plain(value) for value in row]) for row in cursor.fetchall())
        return rows


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


def operations() -> set[str]:
    """Give every public function of an `operations` module, above the ledger and the jobs."""
    return {
        f"{module.__name__.removeprefix('handrail.web.')}.{one.__name__}"
        for module in guards.modules()
        if module.__name__.endswith(".operations")
        for one in guards.functions(module)
        if not one.__name__.startswith("_")
    }


def test_every_operation_is_ready_to_be_done() -> None:
    above = {name for name in operations() if not name.startswith(BELOW)}
    assert above == {*READY, *NO_DEEDS}


@pytest.mark.parametrize("name", sorted(set(READY) - set(UNRECORDED)))
def test_nothing_is_written_where_the_ledger_cannot_be(name: str, cast: Cast, request: pytest.FixtureRequest) -> None:
    deed = READY[name](cast)
    before, tries = everything(), request.getfixturevalue("broken_ledger")
    with pytest.raises(DiskIsFull):
        deed()
    assert tries, "no entry was tried"
    assert everything() == before


@pytest.mark.parametrize("name", sorted(READY))
def test_what_is_written_comes_with_an_entry(name: str, cast: Cast) -> None:
    deed = READY[name](cast)
    before = everything()
    deed()
    after = everything()
    changed = {table for table in after if after[table] != before[table]}
    assert changed, "it wrote nothing: make ready something for it to do"
    assert ("ledger_entry" in changed) is (name not in UNRECORDED)


TWICE_IS_ONCE = (
    "handbook.asking.operations.purge",
    "handbook.asking.operations.send",
    "handbook.operations.adopt",
    "handbook.rulings.operations.ask",
    "handbook.rulings.operations.ask_about",
    "handbook.rulings.operations.end",
    "handbook.signing.operations.sign",
    "handbook.signing.training.operations.take_back",
    "oversight.operations.note_reading",
    "people.calendar.operations.change_period",
    "people.calendar.operations.remove_period",
    "people.operations.add_carer",
    "people.operations.add_year_group",
    "people.operations.end_role",
    "people.rosters.operations.finish",
    "people.rosters.operations.stop",
    "people.rosters.operations.sweep",
    "people.rosters.operations.write_part",
    "people.tokens.operations.end_token",
)


@pytest.mark.parametrize("name", TWICE_IS_ONCE)
def test_a_second_time_changes_nothing(name: str, cast: Cast) -> None:
    """A button pressed twice, or a job that ran twice, leaves no second row and no second entry."""
    deed = READY[name](cast)
    deed()
    before = everything()
    deed()
    assert everything() == before
