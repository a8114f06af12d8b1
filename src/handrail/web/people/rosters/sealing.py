"""Put what names people away sealed, bound to its row, and take it out again."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from handrail.web.jobs.sealing import seal, unseal
from handrail.web.people.rosters.planning.steps import Refused, Step


def put(thing: Any, row: UUID) -> bytes:
    """Seal bytes, or anything that JSON can hold."""
    content = thing if isinstance(thing, bytes) else json.dumps(thing, ensure_ascii=False).encode()
    return seal(zlib.compress(content, 1), row)


def take(sealed: bytes | memoryview | None, row: UUID) -> bytes:
    """Give the bytes that were sealed."""
    return zlib.decompress(unseal(bytes(sealed or b""), row))


def taken(sealed: bytes | memoryview | None, row: UUID) -> Any:
    """Give what JSON held."""
    return json.loads(take(sealed, row))


def put_steps(steps: Iterable[Step], row: UUID) -> bytes:
    """Seal the steps of a part."""
    return put([asdict(step) for step in steps], row)


def take_steps(sealed: bytes | memoryview | None, row: UUID) -> list[Step]:
    """Give the steps of a part that is not done yet."""
    return [Step(**step) for step in taken(sealed, row)] if sealed else []


def put_refused(refused: Iterable[Refused], notes: Iterable[str], row: UUID) -> bytes:
    """Seal what was refused, with what is to be said of the whole."""
    return put({"refused": [asdict(one) for one in refused], "notes": list(notes)}, row)


def take_refused(sealed: bytes | memoryview | None, row: UUID) -> tuple[list[Refused], list[str]]:
    """Give what was refused, and what is said of the whole."""
    if not sealed:
        return [], []
    found = taken(sealed, row)
    return [Refused(**one) for one in found["refused"]], found["notes"]
