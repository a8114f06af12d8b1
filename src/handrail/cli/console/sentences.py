"""An answer in plain words: verdict, clause, what is outstanding, what to do now, what was taken for granted.

It reads the answer as the contract has it (a mapping, as `--json` writes it), so that what a person reads and what a
program reads cannot differ. How the lines look is for `output`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from handrail.cli.console.output import Line
from handrail.engine.vocabulary import Vocabulary

Row = Mapping[str, Any]

HEADLINES = {
    "prohibited": "No.",
    "conditional": "Only on conditions.",
    "advised-against": "Better not.",
    "permitted": "Yes.",
    "not-covered": "Not covered.",
    "depends": "It depends.",
}
ITEM = "- "


def tell_answer(answer: Row, words: Vocabulary) -> Iterator[Line]:
    """Tell the verdict on an action."""
    outcome = answer["outcome"]
    yield Line(f"{HEADLINES[outcome]} {words.outcomes[outcome]}.", style=outcome)
    yield from _possible(answer, words)
    yield from _reasons("Because", answer["reasons"])
    yield from _scope(answer.get("scope", []))
    yield from _outstanding(answer, words)
    yield from _duties("What to do", answer["duties"], words)
    yield from _reasons("The policy also says", answer["advice"])
    yield from _asked("A fuller list of what to do depends on", answer["ask_also"], words)
    yield from _assumed(answer["assumed"], words)
    yield from tell_notes(answer["notes"])


def tell_pathway(pathway: Row, words: Vocabulary) -> Iterator[Line]:
    """Tell the steps after an event, in their order."""
    if not pathway["steps"] and not pathway["never"]:
        yield Line("The policy does not say what to do then.", style="not-covered")
    yield from _duties("What to do, in this order", pathway["steps"], words, numbered=True)
    if pathway["never"]:
        yield from _heading("What nobody does")
        for row in pathway["never"]:
            yield Line(f"{ITEM}{words.duties[row['duty']]} {clauses(row)}", indent=2)
    yield from _asked("These could change the steps", pathway["ask"], words)
    yield from _assumed(pathway.get("assumed", {}), words)
    yield from tell_notes(pathway.get("notes", ()))


def tell_notes(notes: Iterable[Row]) -> Iterator[Line]:
    """Tell what moved after the edition, each thing once with all its clauses."""
    said: dict[str, list[str]] = {}
    for note in notes:
        said.setdefault(say_note(note), []).append(note["clause"])
    for number, (text, places) in enumerate(said.items()):
        if not number:
            yield from _heading("Since this edition")
        yield Line(f"{ITEM}{text} {clauses({'clauses': places})}", indent=2)


def say_note(note: Row) -> str:
    """Say what moved, when, where that stands, and whether it is sure."""
    doubt = "" if note["confirmed"] else " Not confirmed: let somebody check it before you rely on it."
    return f"{note['since']}: {note['says']} Source: {note['source']}.{doubt}"


def say_value(fact: str, value: Any, words: Vocabulary) -> str:
    """Say the value of a fact as an answer to its question."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return words.facts[fact].says.get(str(value), str(value))


def clauses(row: Row) -> str:
    """Say in brackets which clauses a line comes from."""
    ids = row["clauses"]
    return f"({'clause' if len(ids) == 1 else 'clauses'} {', '.join(ids)})"


def within(limit: Any) -> str:
    """Say by when: `at-once`, `same-day`, `{"hours": 72}` or `{"working_days": 1}`."""
    if not isinstance(limit, Mapping):
        return {"at-once": ", at once", "same-day": ", on the same day"}.get(str(limit), "")
    ((unit, amount),) = limit.items()
    name = unit.replace("_", " ")
    return f", within {amount} {name[:-1] if amount == 1 else name}"


def _heading(text: str) -> Iterator[Line]:
    yield Line("")
    yield Line(text, style="heading")


def _possible(answer: Row, words: Vocabulary) -> Iterator[Line]:
    if answer["outcome"] != "depends":
        return
    yield from _heading("It could be")
    for outcome in answer["possible"]:
        yield Line(f"{ITEM}{HEADLINES[outcome]} {words.outcomes[outcome]}.", indent=2)
    yield from _asked("It depends on", answer["ask"], words)


def _reasons(heading: str, rows: Iterable[Row]) -> Iterator[Line]:
    for number, reason in enumerate(rows):
        if not number:
            yield from _heading(heading)
        word = f' ("{reason["word"]}")' if reason.get("word") else ""
        yield Line(f"Clause {', '.join(reason['clauses'])}{word}", indent=2, style="clause")
        yield Line(reason["says"], indent=4)


def _scope(clauses_of_scope: list[str]) -> Iterator[Line]:
    if clauses_of_scope:
        yield from _heading("The policy does not bind the person who asks")
        yield Line(f"Whom it binds stands in {clauses({'clauses': clauses_of_scope})[1:-1]}.", indent=2)


def _outstanding(answer: Row, words: Vocabulary) -> Iterator[Line]:
    says = words.facts["met"].says
    groups = answer["outstanding_any"]
    either = {word for group in groups for word in group}
    alone = [word for word in answer["outstanding"] if word not in either]
    if alone or groups:
        yield from _heading("Still to be in place")
    for word in alone:
        yield Line(f"{ITEM}{says[word]} ({word})", indent=2)
    for group in groups:
        choice = "; or: ".join(f"{says[word]} ({word})" for word in group)
        yield Line(f"{ITEM}One of these. {choice}", indent=2)


def _duties(heading: str, rows: Iterable[Row], words: Vocabulary, *, numbered: bool = False) -> Iterator[Line]:
    for number, row in enumerate(rows, start=1):
        if number == 1:
            yield from _heading(heading)
        who = "You" if row["by"] == "asker" else words.actors[row["by"]]
        mark = f"{number}. " if numbered else ITEM
        deed = words.duties[row["duty"]]
        yield Line(f"{mark}{who} {row['word']}{within(row.get('within'))}: {deed} {clauses(row)}", indent=2)


def _asked(heading: str, facts: Iterable[str], words: Vocabulary) -> Iterator[Line]:
    for number, name in enumerate(facts):
        if not number:
            yield from _heading(heading)
        yield Line(f"{ITEM}{words.facts[name].ask} ({name})", indent=2)


def _assumed(assumed: Row, words: Vocabulary) -> Iterator[Line]:
    # What is not in place has been said already, as what is outstanding.
    for number, (name, value) in enumerate(row for row in assumed.items() if row[0] != "met"):
        if not number:
            yield from _heading("Taken for granted (another answer here would change the verdict)")
        yield Line(f"{ITEM}{words.facts[name].ask} {say_value(name, value, words)} ({name})", indent=2)
