"""`handrail ask`: one question to one policy, answered at once or in a short dialogue."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping
from typing import Any

import click

from handrail.cli.console.dialogue import ask_on, choose
from handrail.cli.console.facts import read_facts
from handrail.cli.console.opening import DAY, ON_HELP, open_policy
from handrail.cli.console.output import Line, write, write_json
from handrail.cli.console.sentences import tell_answer, tell_pathway
from handrail.cli.console.speaking import spoken_of
from handrail.cli.console.understood import are_words, understood
from handrail.engine import Policy, Question, QuestionError, vocabulary
from handrail.policies.scenarios import reply


@click.command("ask")
@click.argument("policy")
@click.argument("words", metavar="[ACTION|EVENT|WORDS] [FACT=VALUE]...", nargs=-1)
@click.option("--on", type=DAY, metavar="DATE", help=ON_HELP)
@click.option("--json", "as_json", is_flag=True, help="Write the answer as JSON.")
@click.option(
    "--prompt/--no-prompt",
    default=None,
    help="Ask for what still matters. By default, where somebody sits at a terminal.",
)
def command(
    policy: str, words: tuple[str, ...], on: datetime.datetime | None, as_json: bool, prompt: bool | None
) -> None:
    """Ask whether something is allowed, or what to do now.

    Ask in your own words, or name an action or an event. What was understood is shown; a fact that you give
    yourself goes before it.

    A fact is one of the vocabulary: yes or no, one word, or a list with commas. `fact=?` says that you do not know.
    Whatever you leave out and still matters is asked in plain words.

    \b
    Examples:
      handrail ask barleyhurst-park "can i accept a friend request from a year 9"
      handrail ask barleyhurst-park connect with=pupil family=no
      handrail ask notting-hill-prep post content=image-of-pupil,names-pupil
      handrail ask daffodil indecent-image
      handrail ask hartest
    """
    opened = open_policy(policy, on)
    if prompt is None:
        prompt = not as_json and sys.stdin.isatty() and sys.stderr.isatty()
    try:
        word, facts = read_words(opened, words, prompt=prompt)
        question = ask_on(opened, word, facts) if prompt else Question(word, facts)
    except QuestionError as error:
        hint = error.hint or f"`handrail ask {policy}` lets you choose from a list."
        raise click.UsageError(f"{error.message} {hint}") from error
    answer = reply(opened, question)
    if as_json:
        write_json(answer)
        return
    tell = tell_pathway if question.is_event else tell_answer
    write([*tell(answer, vocabulary()), *how_to_say_more(answer)])


def read_words(policy: Policy, words: tuple[str, ...], *, prompt: bool) -> tuple[str, dict[str, Any]]:
    """Return the action or event on the command line, and the facts; a fact that nobody knows is there as None."""
    spoken = vocabulary()
    word = words[0] if words and "=" not in words[0] else ""
    if not word and not prompt:
        raise click.UsageError(
            "What is the question about? Name an action or an event; `handrail ask --help` shows how."
        )
    facts = read_facts(words[1:] if word else words, spoken)
    if are_words(word):
        word, heard = understood(word)
        return word, {**heard, **facts}
    return word or choose("What would you like to do, or what has happened?", spoken_of(policy)), facts


def how_to_say_more(answer: Mapping[str, Any]) -> list[Line]:
    """Show how the facts that were asked for are given on the command line."""
    facts = [*answer["ask"], *answer.get("ask_also", ()), *(["met"] if answer.get("outstanding") else [])]
    if not facts:
        return []
    return [Line(""), Line(f"To say more, add {' '.join(f'{name}=...' for name in facts)}", style="quiet")]
