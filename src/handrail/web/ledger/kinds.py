"""The one table of the kinds of entry: what each is called, which facts it holds, and the sentence that tells it.

An app puts its kinds in when Django starts: `kinds.register(*entries.KINDS)` in its `AppConfig.ready`. In a sentence
`{by}` is who did it and `{about}` what it was done to; the rest are facts of the kind.
"""

import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

from handrail.web.ledger.errors import UnfitFact, UnknownKind
from handrail.web.ledger.fields import Field, Sealed, Stored

_NAME = re.compile(r"[a-z]+\.[a-z]+(-[a-z]+)*")
_kinds: dict[str, "Kind"] = {}


@dataclass(frozen=True)
class Kind:
    """One kind of entry, such as `people.role-granted`: app, full stop, what happened."""

    name: str
    sentence: str
    about: str | None = None
    facts: Mapping[str, Field] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is not the name of a kind: app, full stop, past participle.")
        told = {name for name, sort in self.facts.items() if sort.is_told} | {"by", "about"}
        strange = set(self.places) - told
        if strange:
            raise ValueError(f"{self.name}: the sentence shows {sorted(strange)}, which it may not or cannot.")

    @property
    def places(self) -> list[str]:
        """Give the names in braces in the sentence."""
        return [name for _, name, _, _ in Formatter().parse(self.sentence) if name]

    def store(self, facts: Mapping[str, Any]) -> tuple[dict[str, Stored], dict[str, str]]:
        """Give the facts as they go into an entry, and the salts of those that are sealed."""
        if set(facts) != set(self.facts):
            missing, strange = sorted(set(self.facts) - set(facts)), sorted(set(facts) - set(self.facts))
            raise UnfitFact(f"{self.name}: missing {missing}, unknown {strange}.")
        salts = {name: secrets.token_hex(32) for name, sort in self.facts.items() if isinstance(sort, Sealed)}
        try:
            return {name: _store(sort, facts[name], salts.get(name)) for name, sort in self.facts.items()}, salts
        except UnfitFact as fault:
            raise UnfitFact(f"{self.name}: {fault}") from None


def _store(sort: Field, value: Any, salt: str | None) -> Stored:
    return sort.commit(value, salt) if isinstance(sort, Sealed) and salt else sort.store(value)


def register(*kinds: Kind) -> None:
    """Put kinds into the table; the same kind twice is the same, another under its name is a fault."""
    for kind in kinds:
        if _kinds.setdefault(kind.name, kind) != kind:
            raise ValueError(f"There are two kinds called {kind.name}.")


def named(name: str) -> Kind:
    """Find a kind."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(f"No app has registered entries of the kind {name!r}.") from None


def known() -> Iterator[Kind]:
    """Give every kind, by name."""
    yield from (kind for _, kind in sorted(_kinds.items()))
