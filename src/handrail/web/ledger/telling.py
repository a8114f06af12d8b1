"""Tell entries in sentences. Names are looked up only now, for the person who reads; the ledger holds none.

An app says how the rows of its models are told: `telling.resolve("people.person", names_of)` in its `AppConfig.ready`,
where `names_of` takes ids and the school whose record is read, and gives names in one query. A row that is gone is
told as gone.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handrail.web.ledger import kinds
from handrail.web.ledger.errors import UnknownKind
from handrail.web.ledger.fields import Ref
from handrail.web.ledger.models import Entry

PERSON, SCHOOL = "people.person", "people.school"
HANDRAIL = "Handrail"

Resolver = Callable[[Collection[str], Any], Mapping[str, str]]
_resolvers: dict[str, Resolver] = {}


@dataclass(frozen=True)
class Told:
    """An entry as a person reads it."""

    id: str
    n: int
    moment: datetime
    kind: str
    sentence: str


def resolve(label: str, resolver: Resolver) -> None:
    """Say how the rows of one model are told."""
    _resolvers[label] = resolver


def tell(entries: Iterable[Entry], *, school: Any) -> list[Told]:
    """Tell entries of a school's record, with one look-up for each model that they name."""
    entries = list(entries)
    names = _names(entries, school)
    return [Told(entry.id, entry.n, entry.moment, entry.kind, _sentence(entry, names)) for entry in entries]


def _sentence(entry: Entry, names: Mapping[str, str]) -> str:
    try:
        kind = kinds.named(entry.kind)
    except UnknownKind:
        return f"Something happened that this version of Handrail has no words for ({entry.kind})."
    by = HANDRAIL if entry.by_id is None else names.get(f"{PERSON}:{entry.by_id}", _gone(PERSON))
    words = {"by": by, "about": _told(entry.about, names)}
    stored = entry.facts
    for name, sort in kind.facts.items():
        if name in stored:
            words[name] = _told(stored[name], names) if isinstance(sort, Ref) else sort.tell(stored[name])
    return kind.sentence.format_map(defaultdict(lambda: "something", words))


def _told(reference: str | None, names: Mapping[str, str]) -> str:
    if reference is None:
        return "something"
    return names.get(reference, _gone(reference.partition(":")[0]))


def _gone(label: str) -> str:
    return f"{'somebody who' if label == PERSON else 'something that'} is no longer on record"


def _names(entries: list[Entry], school: Any) -> dict[str, str]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for label, _, key in (reference.partition(":") for reference in _references(entry)):
            wanted[label].add(key)
    known = {f"{SCHOOL}:{school.pk}": str(school)}
    wanted[SCHOOL].discard(str(school.pk))
    return known | {
        f"{label}:{key}": name
        for label, keys in wanted.items()
        if keys and label in _resolvers
        for key, name in _resolvers[label](keys, school).items()
    }


def _references(entry: Entry) -> list[str]:
    found = [f"{PERSON}:{entry.by_id}"] if entry.by_id else []
    found += [entry.about] if entry.about else []
    try:
        sorts = kinds.named(entry.kind).facts
    except UnknownKind:
        return found
    stored = entry.facts
    return found + [stored[name] for name, sort in sorts.items() if isinstance(sort, Ref) and name in stored]
