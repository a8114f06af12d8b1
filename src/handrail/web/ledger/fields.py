"""The sorts of fact that an entry may hold. None of them can hold a name or a text: that is what keeps both out.

A `Word` comes from a closed list, a `Ref` is the id of a row, and a `Sealed` text goes in only as a commitment:
a digest under a salt that is kept elsewhere and can be destroyed.
"""

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, Protocol
from uuid import UUID

from handrail.web.ledger.errors import UnfitFact
from handrail.web.ledger.proof import chain

Stored = str | int | bool | None | list[Any] | dict[str, str]


class Field(Protocol):
    """What a kind of entry says about one of its facts."""

    @property
    def is_told(self) -> bool:
        """Say whether a sentence may show it."""

    def store(self, value: Any) -> Stored:
        """Give what goes into the entry; UnfitFact when the value is not of this sort."""

    def tell(self, stored: Any) -> str:
        """Give it as a person reads it."""


@dataclass(frozen=True)
class Word:
    """One word of a closed list, each with how it is told; the list may be a function, read when it is needed."""

    words: Mapping[str, str] | Callable[[], Mapping[str, str]]
    is_told: bool = True

    def store(self, value: Any) -> Stored:
        if not isinstance(value, str) or value not in self._words():
            raise UnfitFact(f"{value!r} is none of the words of this fact.")
        return str(value)

    def tell(self, stored: Any) -> str:
        return self._words().get(stored, str(stored))

    def _words(self) -> Mapping[str, str]:
        return self.words() if callable(self.words) else self.words


@dataclass(frozen=True)
class Number:
    """A whole number, such as how many rows a roster had."""

    is_told: bool = True

    def store(self, value: Any) -> Stored:
        if type(value) is not int:
            raise UnfitFact(f"{value!r} is not a whole number.")
        return value

    def tell(self, stored: Any) -> str:
        return f"{stored:,}"


@dataclass(frozen=True)
class Day:
    """A date; None where there is none."""

    none: str = "no date"
    is_told: bool = True

    def store(self, value: Any) -> Stored:
        if value is not None and type(value) is not date:
            raise UnfitFact(f"{value!r} is not a date.")
        return value.isoformat() if value else None

    def tell(self, stored: Any) -> str:
        return f"{(day := date.fromisoformat(stored)).day} {day:%B %Y}" if stored else self.none


@dataclass(frozen=True)
class Moment:
    """A moment; kept in UTC."""

    is_told: bool = False

    def store(self, value: Any) -> Stored:
        if not isinstance(value, datetime) or value.utcoffset() is None:
            raise UnfitFact(f"{value!r} is not a moment with its zone.")
        return value.astimezone(UTC).strftime(chain.MOMENT)

    def tell(self, stored: Any) -> str:
        return str(stored)


@dataclass(frozen=True)
class Ref:
    """The id of a row of one model, such as `people.person`; told by looking the row up."""

    label: str
    is_told: bool = True

    def store(self, value: Any) -> Stored:
        return reference(value, self.label)

    def tell(self, stored: Any) -> str:
        return str(stored)


@dataclass(frozen=True)
class Digest:
    """The SHA-256 of bytes that nobody can guess, such as a file of heads or an edition."""

    is_told: bool = False

    def store(self, value: Any) -> Stored:
        if not isinstance(value, str) or len(value) != 64 or set(value) - set("0123456789abcdef"):
            raise UnfitFact("A digest is 64 hexadecimal digits.")
        return value

    def tell(self, stored: Any) -> str:
        return str(stored)


@dataclass(frozen=True)
class Sealed:
    """A text that must not be in the ledger, such as a reason: only a commitment to it goes in."""

    is_told: bool = field(default=False, init=False)

    def store(self, value: Any) -> Stored:
        raise UnfitFact("A sealed text goes in under a salt.")

    def commit(self, value: Any, salt: str) -> Stored:
        """Give the commitment that goes into the entry."""
        if not isinstance(value, str):
            raise UnfitFact("Only a text can be sealed.")
        return {"sha256": commitment(value, salt)}

    def tell(self, stored: Any) -> str:
        return "a text kept elsewhere"


@dataclass(frozen=True)
class Tips:
    """The tips of sealed streams: the ledger's own, for the stream of seals alone."""

    is_told: bool = field(default=False, init=False)

    def store(self, value: Any) -> Stored:
        return [[str(stream), int(n), str(link)] for stream, n, link in value]

    def tell(self, stored: Any) -> str:
        return f"{len(stored):,} of them"


def commitment(text: str, salt: str) -> str:
    """Give the digest that binds a text without showing it; without the salt not even a guess can be checked."""
    return hmac.new(bytes.fromhex(salt), text.encode(), sha256).hexdigest()


def reference(row: Any, label: str | None = None) -> str:
    """Name a row by its model and its id, as entries do: `people.person:6f0c…`."""
    found = getattr(getattr(row, "_meta", None), "label_lower", None)
    key = getattr(row, "pk", None)
    if not isinstance(key, UUID) or found is None or (label is not None and found != label):
        raise UnfitFact(f"{type(row).__name__} is not a row of {label or 'a model'} with an id that may be shown.")
    return f"{found}:{key}"
