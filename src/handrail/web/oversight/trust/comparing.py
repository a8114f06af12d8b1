"""Policies side by side: what each school says of a topic, and on what they differ, in words."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from handrail import policies
from handrail.engine import vocabulary
from handrail.engine.study.compare import Comparison, compare
from handrail.engine.study.positions import Position
from handrail.web.handbook.wording import Told
from handrail.web.oversight.trust import standing
from handrail.web.oversight.trust.standing import Standing
from handrail.web.people.models import School

DIFFERENT, PARTLY, ALIKE = ("Different", "orange"), ("Not everywhere", "yellow"), ("The same", "green")
PARTS = {
    "force": "how strict it is",
    "needs": "what must be in place first",
    "duties": "what has to be done",
    "within": "by when",
    "never": "what must not be done",
    "binds": "whom it binds",
    "unless": "the exceptions",
}
"""Parts of a rule in words; any other part is a fact."""


@dataclass(frozen=True, slots=True)
class ClauseSaid:
    """One clause that speaks of the topic."""

    id: str
    says: str
    rules: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """What one text says; None of the clauses where it is silent."""

    digest: str
    clauses: tuple[ClauseSaid, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic, with what each text says of it."""

    id: str
    says: str
    mark: tuple[str, str]
    differ: tuple[str, ...]
    columns: tuple[Column, ...]


@cache
def groups() -> Mapping[str, str]:
    """Give the groups of the catalogue of topics, with their titles."""
    catalogue = tomllib.loads((policies.FOLDER / "topics.toml").read_text(encoding="utf-8"))
    return {group["id"]: group["title"] for group in catalogue["group"]}


def schools_by_text(found: Iterable[Standing]) -> dict[str, list[School]]:
    """Give the schools under each text, in the order in which they were given."""
    shared: dict[str, list[School]] = defaultdict(list)
    for one in found:
        if one.edition:
            shared[one.edition.digest].append(one.school)
    return dict(shared)


@lru_cache(maxsize=256)
def side_by_side(digests: tuple[str, ...], group: str) -> tuple[Topic, ...]:
    """Put texts beside each other on every topic of a group."""
    known = {digest: standing.text(digest).policy for digest in digests}
    topics = [topic for topic in vocabulary().topics if _group_of(topic) == group]
    return tuple(_topic(digests, one) for one in compare(known, topics)) if known else ()


@cache
def _groups_of_topics() -> Mapping[str, str]:
    catalogue = tomllib.loads((policies.FOLDER / "topics.toml").read_text(encoding="utf-8"))
    return {topic["id"]: topic["group"] for topic in catalogue["topic"]}


def _group_of(topic: str) -> str:
    return _groups_of_topics().get(topic, topic.partition(".")[0])


def _topic(digests: Sequence[str], one: Comparison) -> Topic:
    mark = DIFFERENT if one.differ else PARTLY if one.lack else ALIKE
    columns = tuple(Column(digest, tuple(_clauses(digest, one.positions.get(digest)))) for digest in digests)
    return Topic(one.topic, one.says, mark, tuple(_part(name) for name in one.differ), columns)


def _clauses(digest: str, position: Position | None) -> Iterator[ClauseSaid]:
    text = standing.text(digest)
    for clause in position.clauses if position else ():
        sayings = position.sayings if position else ()
        said = [saying.statement for saying in sayings if saying.clause == clause and saying.statement]
        yield ClauseSaid(clause, text.policy.clauses[clause].says, tuple(text.told[one.id] for one in said))


def _part(name: str) -> str:
    """Give a part of a rule in words; for a fact, the question that it answers."""
    fact = vocabulary().facts.get(name)
    return PARTS.get(name) or (f"“{fact.ask}”" if fact else name)
