"""What a health check measures a policy against, read once from `law.toml`, `topics.toml` and `health.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from handrail.engine.study.faults.measure import Measure
from handrail.engine.study.faults.measure import measure as make


@cache
def measure() -> Measure:
    """Return the built-in measure."""
    return make(*(_read(name) for name in ("law", "topics", "health")))


def _read(name: str) -> dict[str, Any]:
    file = Path(__file__).parent / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
