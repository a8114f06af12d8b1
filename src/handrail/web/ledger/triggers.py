"""The triggers that refuse every change to the ledger, in the words of each database.

A person who owns the database can drop them: that is why the chain is verified and its heads leave the machine.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = {"stream": "ledger_stream", "entry": "ledger_entry"}
REFUSAL = "The ledger is only ever added to."

_SQLITE_NEXT = """
CREATE TRIGGER ledger_entry_in_order BEFORE INSERT ON ledger_entry
WHEN NEW.n != 1 + coalesce((SELECT max(n) FROM ledger_entry WHERE stream = NEW.stream), 0)
BEGIN SELECT RAISE(ABORT, 'An entry takes the next number of its stream.'); END"""

_POSTGRES_FUNCTIONS = """
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'The ledger is only ever added to.' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE FUNCTION ledger_in_order() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF NEW.n <> 1 + coalesce((SELECT max(n) FROM ledger_entry WHERE stream = NEW.stream), 0) THEN
    RAISE EXCEPTION 'An entry takes the next number of its stream.' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_entry_in_order BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_in_order()"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on."""
    _run(connection, _sqlite() if connection.vendor == "sqlite" else _postgres())


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take them off: for a migration back, and for tests that empty their tables."""
    if connection.vendor == "sqlite":
        names = [f"ledger_{name}_no_{deed}" for name in TABLES for deed in ("update", "delete", "replace")]
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in [*names, "ledger_entry_in_order"]])
    else:
        _run(connection, [f"DROP FUNCTION IF EXISTS {name}() CASCADE" for name in ("ledger_refuse", "ledger_in_order")])


def _sqlite() -> list[str]:
    statements = [_SQLITE_NEXT]
    for name, table in TABLES.items():
        raising = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        statements += [
            f"CREATE TRIGGER ledger_{name}_no_update BEFORE UPDATE ON {table} {raising}",
            f"CREATE TRIGGER ledger_{name}_no_delete BEFORE DELETE ON {table} {raising}",
            # INSERT OR REPLACE deletes without the trigger above unless recursive_triggers is on; this needs no pragma.
            f"CREATE TRIGGER ledger_{name}_no_replace BEFORE INSERT ON {table} "  # noqa: S608 - our own words
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {_collision(name)}) {raising}",
        ]
    return statements


def _collision(name: str) -> str:
    return "id = NEW.id" if name == "stream" else "id = NEW.id OR (stream = NEW.stream AND n = NEW.n)"


def _postgres() -> list[str]:
    statements = [_POSTGRES_FUNCTIONS]
    for name, table in TABLES.items():
        statements += [
            f"CREATE TRIGGER ledger_{name}_no_change BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION ledger_refuse()",
            f"CREATE TRIGGER ledger_{name}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()",
        ]
    return statements


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
