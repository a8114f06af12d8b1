"""`handrail show`: a policy as a document, clause by clause, each with its rules in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

import click

from handrail.cli.console.opening import DAY, ON_HELP, open_policy
from handrail.cli.console.output import Line, write
from handrail.cli.console.sentences import say_note
from handrail.engine import Policy, in_words, vocabulary
from handrail.engine.errors import nearest
from handrail.engine.policy import Clause, Rule, Step


@click.command("show")
@click.argument("policy")
@click.argument("clause", required=False)
@click.option("--on", type=DAY, metavar="DATE", help=ON_HELP)
def command(policy: str, clause: str | None, on: datetime.datetime | None) -> None:
    """Read a policy clause by clause, or one clause, with its rules in words.

    \b
    Examples:
      handrail show barleyhurst-park
      handrail show barleyhurst-park personal-use.3
    """
    opened = open_policy(policy, on)
    if clause is None:
        write([*tell_head(opened), *tell_clauses(opened, opened.clauses.values())])
        return
    if clause not in opened.clauses:
        raise click.UsageError(f'{opened.id} has no clause "{clause}". {nearest(clause, opened.clauses)}'.rstrip())
    write(tell_clauses(opened, [opened.clauses[clause]]))


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
            yield Line(
                f"No rule. {vocabulary().silences[clause.silent]}. {clause.why}".rstrip(), indent=4, style="quiet"
            )
        for rule in clause.rules:
            said = f' ("{rule.word}")' if rule.word else ""
            yield from tell_statement(policy, rule, f"Rule {rule.id}{said}")
        for step in clause.steps:
            yield from tell_statement(policy, step, f"Step {step.id}")
        for remark in clause.remarks:
            yield Line(f"A fault of the document ({remark.kind}): {remark.says}", indent=4)
        for note in clause.notes:
            yield Line(f"Since then, {say_note(note.as_json())}", indent=4)


def tell_statement(policy: Policy, statement: Rule | Step, name: str) -> Iterator[Line]:
    """Tell a rule or step in words."""
    yield Line(name, indent=4, style="clause")
    for text in in_words(policy, statement).lines():
        yield Line(text, indent=6)
