"""An answer as the page shows it: a word, a colour and an icon, then lines with the clauses they come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from handrail.engine import Policy
from handrail.engine.vocabulary import Vocabulary
from handrail.web.handbook.asking.questions.doing import Means
from handrail.web.handbook.asking.questions.facts import in_words

Row = Mapping[str, Any]

# The verdict in a word, its colour, and its icon (a name in `asking/icon.html`).
HEADLINES = {
    "prohibited": ("Not allowed", "red", "cross"),
    "conditional": ("Allowed once something is in place", "yellow", "clock"),
    "advised-against": ("Better not", "orange", "warning"),
    "permitted": ("Allowed", "green", "tick"),
    "not-covered": ("Not covered", "grey", "question"),
    "depends": ("It depends", "blue", "question"),
    "pathway": ("What to do", "blue", "path"),
}
MEANS = {
    "prohibited": "The policy forbids this, and nothing listed here would change that.",
    "conditional": "The policy allows this only with what is listed below. Some of it is not in place yet.",
    "advised-against": "The policy advises against this, or asks you to take care.",
    "permitted": "The policy allows this.",
    "not-covered": "The policy says nothing about this. That does not make it right or wrong: ask before you act.",
    "depends": "The answer hangs on something that you do not know. Until you do, go by the strictest.",
    "pathway": "The policy says who does what, in this order.",
}
OWN = frozenset({"asker", "staff", "school"})
"""Whose duties the person who reads may be the one to do."""
NOWHERE: Mapping[str, tuple[Means, ...]] = MappingProxyType({})
NO_STEPS = "The policy does not say what to do after this. Tell the headteacher, and the DSL if a child may be at risk."


@dataclass(frozen=True, slots=True)
class Item:
    """One line: what it says, the clauses it comes from, and a word about it."""

    says: str
    clauses: tuple[str, ...] = ()
    by: str = ""
    when: str = ""
    must: bool = True
    word: str = ""
    means: tuple[Means, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page of an answer says."""

    headline: str
    colour: str
    icon: str
    means: str
    reasons: tuple[Item, ...]
    scope: tuple[str, ...]
    possible: tuple[Item, ...]
    duties: tuple[Item, ...]
    never: tuple[Item, ...]
    needed: tuple[Item, ...]
    needed_any: tuple[tuple[Item, ...], ...]
    advice: tuple[Item, ...]
    notes: tuple[Row, ...]


def show(answer: Row, words: Vocabulary, means: Mapping[str, tuple[Means, ...]] = NOWHERE) -> Shown:
    """Tell an answer or a pathway; `means` says where a duty can be done."""
    outcome = answer.get("outcome", "pathway")
    headline, colour, icon = HEADLINES[outcome]
    says = words.facts["met"].says
    groups = [tuple(Item(says[word], word=word) for word in group) for group in answer.get("outstanding_any", ())]
    grouped = {item.word for group in groups for item in group}
    # What is forbidden stays so, whatever is in place: to list it would mislead.
    missing = [] if outcome == "prohibited" else answer.get("outstanding", ())
    is_empty = outcome == "pathway" and not answer["steps"] and not answer["never"]
    return Shown(
        headline="Not covered" if is_empty else headline,
        colour="grey" if is_empty else colour,
        icon="question" if is_empty else icon,
        means=NO_STEPS if is_empty else MEANS[outcome],
        reasons=tuple(_reasons(answer.get("reasons", ()))),
        scope=tuple(answer.get("scope", ())),
        possible=tuple(Item(HEADLINES[one][0]) for one in answer.get("possible", ()) if outcome == "depends"),
        duties=tuple(_duties(answer.get("duties", answer.get("steps", ())), words, means)),
        never=tuple(Item(words.duties[row["duty"]], tuple(row["clauses"])) for row in answer.get("never", ())),
        needed=tuple(Item(says[word], word=word) for word in missing if word not in grouped),
        needed_any=tuple(groups) if missing else (),
        advice=tuple(_reasons(answer.get("advice", ()))),
        notes=tuple({**note, "since": date.fromisoformat(note["since"])} for note in answer["notes"]),
    )


def _reasons(rows: Iterable[Row]) -> Iterable[Item]:
    """Tell each clause once, however many of its rules decide."""
    told: dict[str, Item] = {}
    for row in rows:
        told.setdefault(row["clauses"][0], Item(row["says"], tuple(row["clauses"]), word=row["word"] or ""))
    return told.values()


def _duties(rows: Iterable[Row], words: Vocabulary, means: Mapping[str, tuple[Means, ...]]) -> Iterable[Item]:
    for row in rows:
        duty, is_own = row["duty"], row["by"] in OWN
        by = "" if row["by"] == "asker" else words.actors[row["by"]]
        yield Item(
            words.duties[duty],
            tuple(row["clauses"]),
            by,
            within(row.get("within")),
            must=row["word"] == "must",
            means=means.get(duty, ()) if is_own else (),
        )


def within(limit: Any) -> str:
    """Say by when: `at-once`, `same-day`, `{"hours": 72}` or `{"working_days": 1}`."""
    if isinstance(limit, Mapping):
        ((unit, amount),) = limit.items()
        name = unit.replace("_", " ")
        return f"within {amount} {name[:-1] if amount == 1 else name}"
    return {"at-once": "at once", "same-day": "the same day"}.get(str(limit), "")


@dataclass(frozen=True, slots=True)
class Said:
    """One fact of a question, in words."""

    name: str
    asks: str
    says: str


def told(policy: Policy, facts: Mapping[str, Any]) -> tuple[Said, ...]:
    """Tell facts as questions and answers, in the order of the vocabulary."""
    order = policy.vocabulary.facts
    rows = ((name, facts[name]) for name in order if name in facts)
    return tuple(Said(name, order[name].ask, in_words(policy, name, value)) for name, value in rows)
