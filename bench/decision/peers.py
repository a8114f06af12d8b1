"""The same 80 rules in the peers' own languages, and as a plain loop that serves as the truth for all of them.

Every peer returns (verdict, ids of the deciding rules). Rules become Cedar permits with an id, because a Cedar *forbid*
that applies hides every milder tier; the strictest tier is then picked in Python, as a caller of Cedar would have to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from bench.decision.world import NUMBERS, Row, Test

ORDER = ("prohibited", "approval", "advised-against", "permitted")
OUTCOME = {"prohibited": "prohibited", "approval": "conditional", "advised-against": "advised-against"}

Verdict = tuple[str, frozenset[str]]
Decide = Callable[[dict[str, Any]], Verdict]


def strictest(applying: Iterable[tuple[str, str]]) -> Verdict:
    """Pick the strictest tier of (id, kind) pairs, with its ids."""
    by_kind: dict[str, list[str]] = {}
    for name, kind in applying:
        by_kind.setdefault(kind, []).append(name)
    for kind in ORDER:
        if kind in by_kind:
            return OUTCOME.get(kind, "permitted"), frozenset(by_kind[kind])
    return "not-covered", frozenset()


def plain_loop(rows: list[Row]) -> Decide:
    """The rules as tuples in a loop, with nothing clever about it."""
    made = [
        (
            row["id"],
            row["kind"],
            [_tuple(test) for test in row["when"]],
            [[_tuple(t) for t in u] for u in row["unless"]],
        )
        for row in rows
    ]

    def holds(tests: list[tuple[str, bool, Any]], facts: dict[str, Any]) -> bool:
        return all(
            facts[name] in wanted if one else wanted[0] <= facts[name] < wanted[1] for name, one, wanted in tests
        )

    def decide(facts: dict[str, Any]) -> Verdict:
        return strictest(
            (name, kind)
            for name, kind, when, unless in made
            if holds(when, facts) and not any(holds(table, facts) for table in unless)
        )

    return decide


def _tuple(test: Test) -> tuple[str, bool, Any]:
    name, kind, value = test
    return name, kind == "in", frozenset(value) if kind == "in" else value


def cedar(rows: list[Row]) -> tuple[Decide, Callable[[], Any]]:
    """Cedar with a parsed policy set and reasons by @id; and its partial mode, with the whole context unknown."""
    import cedarpy

    text = "\n".join(
        f'@id("{row["id"]}")\npermit(principal, action, resource) when {{ {_all(row["when"], "context.")} }}'
        + "".join(f" unless {{ {_all(table, 'context.')} }}" for table in row["unless"])
        + ";"
        for row in rows
    )
    policies = cedarpy.PolicySet.from_str(text)
    entities = cedarpy.Entities.from_json_str("[]")
    kind = {row["id"]: row["kind"] for row in rows}
    request = {"principal": 'User::"a"', "action": 'Action::"x"', "resource": 'Post::"p"'}

    def decide(facts: dict[str, Any]) -> Verdict:
        result = cedarpy.is_authorized({**request, "context": facts}, policies, entities)
        return strictest((name, kind[name]) for name in result.diagnostics.id_annotations_by_reason.values())

    def partial() -> Any:
        return cedarpy.is_authorized_partial(request, policies, entities)

    return decide, partial


def cel(rows: list[Row]) -> Decide:
    """CEL (the Rust library), all rules as one program that returns a list of booleans."""
    from cel import Context, compile

    program = compile("[" + ", ".join(_cel(row) for row in rows) + "]")
    named = [(row["id"], row["kind"]) for row in rows]

    def decide(facts: dict[str, Any]) -> Verdict:
        hits = program.execute(Context(variables=facts))
        return strictest(name for name, hit in zip(named, hits, strict=True) if hit)

    return decide


def _cel(row: Row) -> str:
    unless = "".join(f" && !({_all(table, '', 'in')})" for table in row["unless"])
    return f"({_all(row['when'], '', 'in')}{unless})"


def _all(tests: list[Test], before: str, member: str = "contains") -> str:
    return " && ".join(_test(test, before, member) for test in tests)


def _test(test: Test, before: str, member: str) -> str:
    name, _, value = test
    named = before + _safe(name)
    if name in NUMBERS:
        return f"{named} >= {value[0]} && {named} < {value[1]}"
    listed = "[" + ", ".join(str(item).lower() if isinstance(item, bool) else f'"{item}"' for item in value) + "]"
    return f"{listed}.contains({named})" if member == "contains" else f"{named} in {listed}"


def _safe(name: str) -> str:
    return f"fact_{name}"


def safe(facts: dict[str, Any]) -> dict[str, Any]:
    """Rename the facts so that none is a keyword of a peer's language."""
    return {_safe(name): value for name, value in facts.items()}
