"""A clause as a reader sees it: its text, its rules and steps in words, why it has none, and what came later."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.engine import Policy, in_words
from handrail.engine.policy import Clause, Note, Rule, Step

VERDICTS = {
    "prohibited": ("Not allowed", "red"),
    "advised-against": ("Better not", "orange"),
    "permitted": ("Allowed", "green"),
    "conditional": ("Allowed once", "yellow"),
    None: ("To do", "blue"),
}
STEP = ("If it happens", "purple")


@dataclass(frozen=True, slots=True)
class Told:
    """One rule or step: its verdict in a word, what it is about, and the rest of it line by line."""

    id: str
    verdict: str
    colour: str
    what: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it as one text, to search in."""
        return " ".join([self.verdict, self.what, *self.lines])


@dataclass(frozen=True, slots=True)
class ClauseInWords:
    """One clause of the page."""

    id: str
    heading: str
    """The heading that stands before it; empty where the clause before has the same."""
    says: str
    rules: tuple[Told, ...]
    silent: str
    notes: tuple[Note, ...]

    @property
    def text(self) -> str:
        """All of it as one text, to search in."""
        parts = [self.id, self.heading, self.says, self.silent, *(rule.text for rule in self.rules)]
        return " ".join([*parts, *(note.says for note in self.notes)]).casefold()


def tell(policy: Policy) -> tuple[ClauseInWords, ...]:
    """Tell a policy, in the order of the document."""
    told, heading = [], ""
    for clause in policy.clauses.values():
        told.append(_clause(clause, policy, "" if clause.heading == heading else clause.heading))
        heading = clause.heading
    return tuple(told)


def _clause(clause: Clause, policy: Policy, heading: str) -> ClauseInWords:
    statements: tuple[Rule | Step, ...] = (*clause.rules, *clause.steps)
    rules = tuple(_told(policy, statement) for statement in statements)
    silent = ""
    if clause.silent:
        silent = f"Orders nothing by itself. {policy.vocabulary.silences[clause.silent]}. {clause.why}".strip()
    return ClauseInWords(clause.id, heading, clause.says, rules, silent, clause.notes)


def _told(policy: Policy, statement: Rule | Step) -> Told:
    wording = in_words(policy, statement)
    if isinstance(statement, Step):
        verdict, colour = STEP
    else:
        verdict, colour = VERDICTS["conditional" if statement.needs else statement.then]
    who = f"{wording.who[:1].upper()}{wording.who[1:]}."
    return Told(statement.id, verdict, colour, wording.what, (who, *wording.lines()[1:]))
