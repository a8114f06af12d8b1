"""The law, guidance and services that moved, as dated data: what the notes of a clause name."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def laws() -> dict[str, Any]:
    """Return the tables of the law file by name, read once."""
    file = Path(__file__).parent / "law.toml"
    return dict(tomllib.loads(file.read_text(encoding="utf-8")).get("law", {}))
