"""A question in somebody's own words: what was understood is shown, with the words it was understood from.

It goes to standard error, so that the answer alone stands on standard output. Where the words may mean that a child is
at risk, whom to go to comes before anything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from handrail.engine import vocabulary
from handrail.understanding import Reading, may_be_at_risk, open_facts, understand

AT_RISK = (
    "If a child may be at risk, do not wait for an answer here. Tell the designated safeguarding lead (DSL) or a deputy"
    " now. If somebody is in danger, ring 999."
)


def are_words(word: str) -> bool:
    """Whether what stands on the command line is somebody's own words, and no action or event."""
    return " " in word.strip()


def understood(words: str) -> tuple[str, dict[str, Any]]:
    """Return the action or event that the words ask about, and the facts that they state, and show both.

    Refuses words that ask nothing of a policy.
    """
    if may_be_at_risk(words):
        click.echo(f"{AT_RISK}\n", err=True)
    readings = understand(words)
    if not readings:
        raise click.UsageError(
            "That is not understood as a question of a social media policy. Say it in other words, or name an action or"
            " an event."
        )
    _show(readings)
    return readings[0].word, dict(open_facts(readings[0]))


def _show(readings: tuple[Reading, ...]) -> None:
    askings, facts = vocabulary().askings, vocabulary().facts
    first, *others = readings
    click.echo(f"Understood: {askings[first.word].says} ({first.word})", err=True)
    for chip in first.chips:
        heard = f', from "{chip.words}"' if chip.words else ""
        said = _said(facts[chip.fact].says, chip.value)
        click.echo(f"  - {facts[chip.fact].ask} {said} ({chip.fact}{heard})", err=True)
    for other in others:
        click.echo(f"Or did you mean: {askings[other.word].says} ({other.word})?", err=True)
    click.echo("", err=True)


def _said(says: Mapping[str, str], value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return says.get(str(value), str(value))
