"""A compiled roster as a file: written once, loaded in a moment, with nothing in it that could run."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Callable
from pathlib import Path

from .roster import Roster, RosterError
from .segment import Entries, Ordered, Segment

MAGIC = b"handrail roster 2\n"
_PARTS = 12  # of a segment
_BROKEN = "{path} is not a compiled roster, or not one of this version. Compile it again from the file of names."


def save(roster: Roster, path: Path, source: dict[str, object] | None = None) -> None:
    """Write a roster to a file; `source` may say what it was made from."""
    if len(roster.segments) > 1 or any(segment.gone for segment in roster.segments):
        roster.compact()
    parts = _parts(roster)
    header = {
        "order": sys.byteorder,
        "source": source or {},
        "roles": sorted(roster.roles),
        "wordy": {first.decode(): sorted(last.decode() for last in lasts) for first, lasts in roster.wordy.items()},
        "sizes": [len(part) for part in parts],
    }
    head = json.dumps(header).encode()
    partial = path.with_name(path.name + ".partial")
    with partial.open("wb") as file:
        file.write(MAGIC + len(head).to_bytes(8, "big") + head)
        file.writelines(parts)
    partial.replace(path)


def _parts(roster: Roster) -> list[bytes]:
    parts = [b"\n".join(roster.triggers), b"\n".join(roster.weak), "\n".join(roster.leading).encode()]
    for segment in roster.segments:
        parts += ["\n".join(segment.given).encode(), "\n".join(segment.surnames).encode()]
        for ordered in (*segment.everybody, *segment.restricted):
            parts += [ordered.keys.tobytes(), ordered.rows.tobytes()]
        parts += [segment.starts.tobytes(), segment.table]
    return parts


def source_of(path: Path) -> dict[str, object]:
    """Return what a compiled roster says it was made from; nothing if it is no such file."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            return {}
        try:
            source = json.loads(file.read(int.from_bytes(file.read(8), "big")))["source"]
        except (ValueError, KeyError):
            return {}
    return source if isinstance(source, dict) else {}


def load(path: Path) -> Roster:
    """Load a roster that `save` wrote."""
    raw = path.read_bytes()
    try:
        return _read(raw)
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise RosterError(_BROKEN.format(path=path)) from error


def _read(raw: bytes) -> Roster:
    if not raw.startswith(MAGIC):
        raise ValueError("no such file")
    at = len(MAGIC) + 8
    size = int.from_bytes(raw[len(MAGIC) : at], "big")
    header = json.loads(raw[at : at + size])
    at += size
    parts: list[bytes] = []
    for size in header["sizes"]:
        parts.append(raw[at : at + size])
        at += size
    if header["order"] != sys.byteorder or at != len(raw):
        raise ValueError("from another machine, or cut off")
    roster = Roster()
    roster.triggers = set(parts[0].split(b"\n")) - {b""}
    roster.weak = set(parts[1].split(b"\n")) - {b""}
    roster.leading = set(parts[2].decode().split("\n")) - {""}
    roster.roles = set(header["roles"])
    roster.wordy = {first.encode(): {last.encode() for last in lasts} for first, lasts in header["wordy"].items()}
    roster.segments = [_segment(parts[start : start + _PARTS]) for start in range(3, len(parts), _PARTS)]
    return roster


def _segment(parts: list[bytes]) -> Segment:
    given, surnames = (_numbered(part) for part in parts[:2])
    orders = [Ordered(_array("Q", parts[at]), _array("I", parts[at + 1])) for at in range(2, 10, 2)]
    return Segment(given, surnames, Entries(*orders[:2]), Entries(*orders[2:]), parts[11], _array("I", parts[10]))


def _numbered(part: bytes) -> dict[str, int]:
    forms = part.decode().split("\n") if part else []
    return dict(zip(forms, range(len(forms)), strict=True))


def _array(code: str, part: bytes) -> array[int]:
    numbers = array(code)
    numbers.frombytes(part)
    return numbers


def compiled(names: Path, index: Path, build: Callable[[Path], Roster]) -> Roster:
    """Return the roster of a file of names, from its compiled form if that is there and of this very file."""
    stat = names.stat()
    source: dict[str, object] = {"size": stat.st_size, "changed": stat.st_mtime_ns}
    if index.exists() and source_of(index) == source:
        return load(index)
    roster = build(names)
    save(roster, index, source)
    return roster
