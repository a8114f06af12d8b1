"""The triggers that refuse to change a published edition, or what is signed of it, in the words of each database."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("handbook_edition", "editions_document")
REFUSAL = "A published edition never changes."

_FUNCTION = f"""
CREATE FUNCTION edition_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on."""
    sqlite = connection.vendor == "sqlite"
    deed = (
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END" if sqlite else "FOR EACH ROW EXECUTE FUNCTION edition_refuse()"
    )
    with connection.cursor() as cursor:
        if not sqlite:
            cursor.execute(_FUNCTION)
        for table in TABLES:
            cursor.execute(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {deed}")


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take them off, for a migration back."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for table in TABLES:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_update")
        else:
            cursor.execute("DROP FUNCTION IF EXISTS edition_refuse() CASCADE")
