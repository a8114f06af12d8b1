"""`handrail show`: a policy as a document, clause by clause, each with its rules in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

import click

from handrail.cli.console.opening import DAY, ON_HELP, open_policy
from handrail.cli.console.output import Line, write, write_json
from handrail.cli.console.sentences import say_note
from handrail.engine import Policy, in_words, vocabulary
from handrail.engine.errors import nearest
from handrail.engine.policy import Clause, Rule, Step


@click.command("show")
@click.argument("policy")
@click.argument("clause", required=False)
@click.option("--on", type=DAY, metavar="DATE", help=ON_HELP)
@click.option("--json", "as_json", is_flag=True, help="Write it as JSON.")
def command(policy: str, clause: str | None, on: datetime.datetime | None, as_json: bool) -> None:
    """Read a policy clause by clause, or one clause, with its rules in words.

    \b
    Examples:
      handrail show barleyhurst-park
      handrail show barleyhurst-park guidance.12
    """
    opened = open_policy(policy, on)
    if clause is not None and clause not in opened.clauses:
        raise click.UsageError(f'{opened.id} has no clause "{clause}". {nearest(clause, opened.clauses)}'.rstrip())
    chosen = opened.clauses.values() if clause is None else [opened.clauses[clause]]
    if as_json:
        write_json([clause_as_json(opened, one) for one in chosen])
        return
    write([*(tell_head(opened) if clause is None else ()), *tell_clauses(opened, chosen)])


def clause_as_json(policy: Policy, clause: Clause) -> dict[str, Any]:
    """Return a clause with its rules and steps in words."""
    return {
        "clause": clause.id,
        "heading": clause.heading,
        "says": clause.says,
        "silent": clause.silent,
        "why": clause.why,
        "rules": [
            {"rule": rule.id, "word": rule.word, "words": in_words(policy, rule).lines()} for rule in clause.rules
        ],
        "steps": [{"step": step.id, "words": in_words(policy, step).lines()} for step in clause.steps],
        "remarks": [{"kind": remark.kind, "says": remark.says} for remark in clause.remarks],
        "notes": [note.as_json() for note in clause.notes],
    }


def tell_head(policy: Policy) -> Iterator[Line]:
    """Tell what the document is."""
    yield Line(policy.title, style="heading")
    yield Line(f"{policy.publisher}; adopted {policy.adopted}; review {policy.review_due or 'not given'}", indent=2)
    yield Line(f"Source: {policy.source}", indent=2)
    roles = vocabulary().facts["role"].says
    yield Line(f"Binds: {'; '.join(says for role, says in roles.items() if role in policy.binds)}", indent=2)
    if restatement := policy.head.get("restatement"):
        yield Line(str(restatement), indent=2, style="quiet")


def tell_clauses(policy: Policy, clauses: Iterable[Clause]) -> Iterator[Line]:
    """Tell clauses in the order of the document, each heading once."""
    heading = ""
    for clause in clauses:
        if clause.heading and clause.heading != heading:
            heading = clause.heading
            yield Line("")
            yield Line(heading, style="heading")
        yield Line("")
        yield Line(f"{clause.id}  {clause.says}", indent=2)
        if clause.silent:
            yield Line(f"No rule. {vocabulary().silences[clause.silent]}.", indent=4, style="quiet")
        if clause.why:
            yield Line(f"Why: {clause.why}", indent=4, style="quiet")
        for rule in clause.rules:
            said = f' ("{rule.word}")' if rule.word else ""
            yield from tell_statement(policy, rule, f"Rule {rule.id}{said}")
        for step in clause.steps:
            yield from tell_statement(policy, step, f"Step {step.id}")
        for remark in clause.remarks:
            yield Line(f"A fault of the document ({remark.kind}): {remark.says}", indent=4)
        for note in clause.notes:
            yield Line(f"Note, {say_note(note.as_json())}", indent=4)


def tell_statement(policy: Policy, statement: Rule | Step, name: str) -> Iterator[Line]:
    """Tell a rule or step in words."""
    yield Line(name, indent=4, style="clause")
    for text in in_words(policy, statement).lines():
        yield Line(text, indent=6)
