"""A database for the drills, which run in processes of their own."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest
from django.db import connection


@pytest.fixture
def database(tmp_path: Path) -> str:
    """The address of an empty database of the sort that is tested."""
    if connection.vendor == "sqlite":
        return f"sqlite:{tmp_path / 'drill.sqlite3'}"
    parts = urlsplit(os.environ["DATABASE_URL"])
    name = f"drill_{uuid4().hex}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
    return urlunsplit(parts._replace(path=f"/{name}"))
