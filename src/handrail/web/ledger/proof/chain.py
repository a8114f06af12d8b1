"""The form of what is stored, and the chain through it.

A stream opens with canonical bytes; each entry has canonical bytes of eight keys. The link of an entry is SHA-256
over the link before it and its own bytes; the first follows the bytes of the stream itself. The whole of it is in
`docs/reference/ledger.md`.
"""

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

ENTRY_KEYS = ("about", "at", "by", "facts", "id", "kind", "n", "stream")
STREAM_KEYS = ("id", "opened", "school", "sealed", "sort", "trust", "v")
SORTS = ("general", "case", "seals")
FORMAT = 1
MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"

_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode
_moment = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


def canonical(value: Any) -> str:
    """Write a value in the one way in which it may be stored: ASCII JSON, keys in order, no blanks."""
    return _encode(value)


def opening(stream_bytes: str) -> str:
    """Give the link from which the first entry of a stream follows."""
    return sha256(b"handrail stream\n" + stream_bytes.encode(errors="surrogatepass")).hexdigest()


def link(before: str, entry_bytes: str) -> str:
    """Give the link of an entry that follows the link `before`.

    >>> link("0" * 64, "{}")[:16]
    '43cfcb67acb23ec8'
    """
    return sha256(f"handrail entry\n{before}\n{entry_bytes}".encode(errors="surrogatepass")).hexdigest()


def is_moment(text: object) -> bool:
    """Say whether a text is a time as the ledger writes it: UTC, to the microsecond."""
    return isinstance(text, str) and _moment.fullmatch(text) is not None


def read_entry(entry_bytes: str) -> dict[str, Any]:
    """Read the bytes of an entry; ValueError when they are not in its one form."""
    return _read(entry_bytes, ENTRY_KEYS)


def read_stream(stream_bytes: str) -> dict[str, Any]:
    """Read the bytes that open a stream; ValueError when they are not in their one form."""
    body = _read(stream_bytes, STREAM_KEYS)
    if not isinstance(body["id"], str) or body["sort"] not in SORTS or body["v"] != FORMAT:
        raise ValueError(f"a stream of sort {body['sort']!r}, format {body['v']!r}")
    return body


def _read(text: str, keys: tuple[str, ...]) -> dict[str, Any]:
    try:
        body = json.loads(text)
    except RecursionError:
        raise ValueError("it is nested without end") from None
    if not isinstance(body, Mapping) or tuple(body) != keys:
        raise ValueError("its keys are not the keys of the form")
    if canonical(body) != text:
        raise ValueError("it is not written in canonical form")
    return dict(body)
