"""Queries that nearly every request asks: written once for each connection, and then asked with other values.

Django writes the SQL of a query anew each time, and takes longer for it than a database takes to answer. The rows are
the same as of any other query. Where a value will stand, the query has a `Given`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Field, Model, QuerySet
from django.db.models.query import ModelIterable
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row", bound=Model)


class Given(Expression):
    """The place of a value in a prepared query."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[Any]]:
        """Stand in the query as the place itself; the value comes when it is asked."""
        return "%s", [self]

    def value(self, values: dict[str, Any], connection: BaseDatabaseWrapper) -> Any:
        """Give the value as this database wants it."""
        return self.output_field.get_db_prep_value(values[self.name], connection)


class Prepared(Generic[Row]):
    """A query; `rows` builds it, once in each thread, and calling this asks it."""

    def __init__(self, rows: Callable[[], QuerySet[Row]]) -> None:
        self._rows = rows
        self._kept = threading.local()

    def __call__(self, **values: Any) -> list[Row]:
        """Give the rows for these values."""
        connection = connections[DEFAULT_DB_ALIAS]
        if getattr(self._kept, "connection", None) is not connection:
            self._write(connection)
        asked = [part.value(values, connection) if isinstance(part, Given) else part for part in self._kept.parts]
        self._kept.compiler.as_sql = lambda: (self._kept.sql, tuple(asked))
        return list(ModelIterable(self._kept.rows))

    def first(self, **values: Any) -> Row | None:
        """Give the first row, or None."""
        return next(iter(self(**values)), None)

    def _write(self, connection: BaseDatabaseWrapper) -> None:
        rows = self._rows()
        compiler = rows.query.get_compiler(connection=connection)
        self._kept.sql, self._kept.parts = compiler.as_sql()
        rows.query.get_compiler = lambda **_: compiler
        self._kept.rows, self._kept.compiler, self._kept.connection = rows, compiler, connection
