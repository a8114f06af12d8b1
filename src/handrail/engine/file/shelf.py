"""Take values out of parsed TOML one by one, and note all that is wrong with them instead of stopping at the first."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from handrail.engine.errors import Finding, nearest


@dataclass(frozen=True, slots=True)
class Shelf:
    """One table of a policy file: where it stands, what is in it, and the findings of the whole file so far."""

    table: Mapping[str, Any]
    place: str
    findings: list[Finding] = field(default_factory=list)

    def inside(self, table: Any, place: str) -> Shelf:
        """Return a shelf for a table within, which adds to the same findings."""
        if isinstance(table, dict):
            return replace(self, table=table, place=place)
        replace(self, place=place).note("HR104", "This must be a table.")
        return replace(self, table={}, place=place)

    def note(self, code: str, says: str, hint: str = "") -> None:
        """Add a finding about this table."""
        self.findings.append(Finding(code, self.place, says, hint))

    def keys(self, allowed: Iterable[str], required: Iterable[str] = ()) -> None:
        """Note each key that the form does not have, and each that must be there and is not."""
        allowed = list(allowed)
        for key in self.table:
            if key not in allowed:
                self.note("HR102", f'The key "{key}" has no meaning here.', nearest(key, allowed))
        for key in required:
            if key not in self.table:
                self.note("HR103", f'The key "{key}" is missing.', f"Write {key} = ...")

    def text(self, key: str, default: str = "") -> str:
        """Return a non-empty text."""
        value = self.table.get(key, default)
        if isinstance(value, str) and (value.strip() or key not in self.table):
            return value
        self.note("HR104", f'"{key}" must be a text that is not empty.')
        return default

    def date(self, key: str) -> datetime.date | None:
        """Return a TOML date, or None where there is none."""
        value = self.table.get(key)
        if value is None or (isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)):
            return value
        self.note("HR104", f'"{key}" must be a date.', f"Write {key} = 2025-09-01, without quotation marks.")
        return None

    def rows(self, key: str) -> list[Any]:
        """Return an array of tables, or nothing."""
        value = self.table.get(key, [])
        if isinstance(value, list):
            return value
        self.note("HR104", f'"{key}" must be an array of tables.', f"Write [[{key}]].")
        return []

    def word(self, key: str, words: Iterable[str], default: str = "") -> str:
        """Return a word of the vocabulary."""
        value = self.table.get(key, default)
        return value if value == default or self.is_word(key, value, words) else default

    def words(self, key: str, words: Iterable[str], *, alone: bool = False) -> tuple[str, ...]:
        """Return a list of words of the vocabulary, each once; with `alone`, one word may stand without brackets."""
        return self.word_list(key, self.table.get(key, ()), words, alone=alone, given=key in self.table)

    def word_list(
        self, key: str, value: Any, words: Iterable[str], *, alone: bool = False, given: bool = True
    ) -> tuple[str, ...]:
        """Return the words of a value that must be a list of them."""
        if alone and isinstance(value, str):
            value = [value]
        if not isinstance(value, (list, tuple)):
            self.note("HR104", f'"{key}" must be a list of words.', f'Write {key} = ["..."].')
            return ()
        if given and not value:
            self.note("HR116", f'"{key}" is an empty list.', "Leave it out, or say what is meant.")
        known = list(words)
        good = [word for word in value if self.is_word(key, word, known)]
        for word in {word for word in good if good.count(word) > 1}:
            self.note("HR122", f'"{key}" has "{word}" twice.')
        return tuple(dict.fromkeys(good))

    def is_word(self, key: str, value: Any, words: Iterable[str]) -> bool:
        """Say whether a value is one of the words; note it if not."""
        known = list(words)
        if isinstance(value, str) and value in known:
            return True
        if isinstance(value, str):
            self.note("HR105", f'"{key}" has no word "{value}".', nearest(value, known))
        else:
            self.note("HR104", f'"{key}" cannot be {str(value)[:40]}; it wants a word.')
        return False
