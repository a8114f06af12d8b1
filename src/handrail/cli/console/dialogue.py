"""Ask a person in plain words only for what still matters, one question at a time.

First what could change the verdict (`ask`), then what could add to what is to be done (`ask_also`); after each reply
the engine says again what is left. "I do not know" is always a reply, and no question is put twice. The questions go
to standard error, so that the answer alone stands on standard output.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import click

from handrail.cli.console.facts import UNKNOWN, read_value
from handrail.cli.console.speaking import statements
from handrail.engine import Policy, Question, QuestionError, vocabulary
from handrail.policies.scenarios import reply

TRIES = 20
"""A person who types this much that cannot be read is no person."""


def ask_on(policy: Policy, word: str, facts: Mapping[str, Any]) -> Question:
    """Put question after question until nothing that matters is left, and return the question as it then stands.

    A fact given as None is one that the person does not know: it is not asked for.
    """
    known = dict(facts)
    told = False
    while True:
        question = Question(word, known)
        answer = reply(policy, question)
        left = [name for name in (*answer["ask"], *answer.get("ask_also", ())) if name not in known]
        if not left:
            return question
        if not told and left[0] not in answer["ask"]:
            told = True
            verdict = f"{vocabulary().outcomes[answer['outcome']]}. " if "outcome" in answer else ""
            click.echo(f"\n{verdict}What is to be done hangs on a little more.", err=True)
        known[left[0]] = ask_fact(left[0], words_in_play(policy, word, left[0]))


def words_in_play(policy: Policy, word: str, fact: str) -> list[str]:
    """Return the words of a fact that some rule or step on this action or event names, in vocabulary order."""
    named: set[str] = set()
    for statement in statements(policy):
        if word in statement.on:
            for test in (test for table in (statement.when, *statement.unless) for test in table if test.fact == fact):
                named.update(str(value) for value in (*test.any_of, *test.all_of, *test.none_of))
    return [value for value in vocabulary().facts[fact].values if value in named]


def ask_fact(name: str, in_play: list[str]) -> Any:
    """Ask for one fact; None where the person does not know."""
    fact = vocabulary().facts[name]
    if fact.type == "set":
        return _ask_set(name, in_play)
    if fact.type == "one":
        _list_choices(fact.ask, [fact.says[value] for value in fact.values])
        return _until(lambda text: _pick(text, fact.values), 'A number, or ? for "I do not know"')
    hints = {"yes-no": "yes, no or ?", "years": "A number, or ?", "time": "A time such as 09:30, or ?"}
    click.echo(f"\n{fact.ask}", err=True)
    return _until(lambda text: read_value(text, fact), hints[fact.type])


def choose(heading: str, choices: Mapping[str, str]) -> str:
    """Let a person choose one of some words by number, by word or by a part of its sentence."""
    left = dict(choices)
    for _ in range(TRIES):
        _list_choices(heading, list(left.values()), unknown=False)
        text = click.prompt("A number, or a few letters of it", err=True).strip()
        try:
            return _pick(text, tuple(left))
        except QuestionError:
            near = {word: says for word, says in choices.items() if text.lower() in f"{word} {says}".lower()}
        if len(near) == 1:
            return next(iter(near))
        click.echo(f'Nothing matches "{text}".' if not near else "More than one matches.", err=True)
        left = near or dict(choices)
    raise click.Abort


def _ask_set(name: str, in_play: list[str]) -> Any:
    fact = vocabulary().facts[name]
    _list_choices(fact.ask, [fact.says[word] for word in in_play], none=True)

    def read(text: str) -> dict[str, list[str]]:
        chosen = (
            [] if text == "0" else [_pick(part.strip(), tuple(in_play)) for part in text.split(",") if part.strip()]
        )
        return {"has": chosen, "has_not": [word for word in in_play if word not in chosen]}

    return _until(read, 'Numbers with commas between, 0 for none, or ? for "I do not know"')


def _list_choices(heading: str, sentences: list[str], *, none: bool = False, unknown: bool = True) -> None:
    click.echo(f"\n{heading}", err=True)
    for number, sentence in enumerate(sentences, start=1):
        click.echo(f"  {number:2}  {sentence}", err=True)
    if none:
        click.echo("   0  None of these", err=True)
    if unknown:
        click.echo("   ?  I do not know", err=True)


def _until(read: Callable[[str], Any], hint: str) -> Any:
    """Prompt until the reply can be read; None where the person does not know."""
    for _ in range(TRIES):
        text = str(click.prompt(hint, default="?", show_default=False, err=True)).strip()
        if text.lower() in UNKNOWN:
            return None
        try:
            return read(text)
        except QuestionError as error:
            click.echo(f"{error.message} {error.hint}".rstrip(), err=True)
    raise click.Abort


def _pick(text: str, values: tuple[str, ...]) -> str:
    if text in values:
        return text
    if text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= len(values):
        return values[int(text) - 1]
    raise QuestionError("unknown-value", f'"{text}" is not one of them.', f"Give a number from 1 to {len(values)}.")
