"""Services and guidance that have closed, moved, been renamed or been replaced, and that the policy still names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from handrail.engine.policy import Policy
from handrail.engine.study.faults.fault import Fault
from handrail.engine.study.faults.measure import Measure, Table

DO = {
    "closed": "Take the name out, or name what people use today. A list of platforms ages: say that any one counts.",
    "renamed": "Use the new name.",
    "moved": "Find where it is today and give that address.",
    "replaced": "Cite what took its place.",
}
"""What to do, by the status of the service."""
IN_HEAD = "the list of related documents"


@dataclass(slots=True)
class Mention:
    """Where one service is named, and by which names."""

    names: dict[str, None] = field(default_factory=dict)
    clauses: dict[str, None] = field(default_factory=dict)


def services(policy: Policy, on: datetime.date, measure: Measure) -> Iterator[Fault]:
    """Yield a fault for each service gone by a day that a clause, a heading or the head of the policy names."""
    gone = {id_: row for id_, row in measure.services.items() if row.get("since", on) <= on}
    patterns = [(name, id_) for id_, row in gone.items() for name in row["names"]]
    patterns.sort(key=lambda pair: -len(pair[0]))
    mentions: dict[str, Mention] = {}
    for clause in policy.clauses.values():
        noted = [(note.names, _title(gone[note.names])) for note in clause.notes if note.names in gone]
        named = list(_named(f"{clause.heading}\n{clause.says}", patterns))
        for id_, name in [*named, *(one for one in noted if one[0] not in dict(named))]:
            mention = mentions.setdefault(id_, Mention())
            mention.names[name] = mention.clauses[clause.id] = None
    for id_, name in _named("\n".join(map(str, policy.head.get("related", ()))), patterns):
        mentions.setdefault(id_, Mention()).names[name] = None
    for id_, mention in mentions.items():
        yield _fault(id_, mention, gone[id_])


def _title(row: Table) -> str:
    return str(row.get("title") or row["names"][0])


def _named(text: str, patterns: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the services that a text names, each with the name; a short name within a longer one does not count."""
    for name, id_ in patterns:
        text, found = re.subn(rf"(?<![\w.]){re.escape(name)}(?!\w)", " ", text)
        if found:
            yield id_, name


def _fault(id_: str, mention: Mention, row: Table) -> Fault:
    since = f" since {row['since']}" if "since" in row else ""
    doubt = "" if row["confirmed"] else " This is not confirmed: let somebody check it."
    place = "" if mention.clauses else f" It stands in {IN_HEAD}."
    return Fault(
        code="HR207",
        clauses=tuple(mention.clauses),
        says=f"{', '.join(mention.names)}: {row['status']}{since}.{place}",
        why=f"{row['says']} ({row['source']}){doubt}",
        do=DO[row["status"]],
        about=id_,
        rank=(row["status"] == "renamed") * 2 + (not row["confirmed"]),
    )
