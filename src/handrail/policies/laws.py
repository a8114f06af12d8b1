"""The law, guidance and services that moved, as dated data: what the notes of a clause name."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def laws() -> dict[str, Any]:
    """Return the tables of the law file by name, read once: laws, and the services that have gone."""
    tables = _read()
    return {**tables.get("law", {}), **tables.get("service", {})}


@cache
def _read() -> dict[str, Any]:
    file = Path(__file__).parent / "law.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
