"""Where somebody's question stands: what they said, what we took from their roles, the answer, and what to ask next.

The answer is the mapping of the answer's contract, as `handrail answer` writes it, so that a kept one reads the same.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from handrail.engine import Policy, Question
from handrail.policies.scenarios import reply
from handrail.web.handbook.asking.questions.facts import Facts, as_query

HELP_FIRST = ("help", "first")
"""What an address carries where help for a child goes first. It says how the pages are laid out, and of nobody what."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A question with its answer as far as it is known."""

    policy: Policy
    word: str
    said: Facts
    taken: Facts
    ruled: tuple[str, ...]
    """Conditions in place by a ruling."""
    answer: Mapping[str, Any] = field(repr=False)
    begun: frozenset[str] = frozenset()
    """Sets of which somebody named some words, and was not asked for the others."""
    help_first: bool = False
    """Whether help for a child stands before everything else: what was typed may have meant that one is at risk."""

    @property
    def is_event(self) -> bool:
        """Say whether the answer is a pathway."""
        return self.policy.vocabulary.askings[self.word].is_event

    @property
    def outcome(self) -> str:
        """Give the verdict in the engine's word; `pathway` after an event."""
        return str(self.answer.get("outcome", "pathway"))

    @property
    def facts(self) -> Facts:
        """Give all that the question was asked with."""
        return {**self.taken, **self.said}

    @property
    def asked(self) -> Facts:
        """Give the facts as the engine had them: with the conditions that a ruling put in place."""
        facts = self.facts
        return {**facts, "met": _together(facts.get("met"), self.ruled)} if self.ruled else facts

    @property
    def clauses(self) -> list[str]:
        """Give the clauses that decide, or of the steps."""
        rows = [*self.answer.get("reasons", ()), *self.answer.get("steps", ()), *self.answer.get("never", ())]
        return list(dict.fromkeys(clause for row in rows for clause in row["clauses"]))

    @property
    def query(self) -> str:
        """Give what was said, as the address carries it."""
        return urlencode(self.pairs)

    def query_with(self, **changes: str) -> str:
        """Give the same address with one thing more."""
        return urlencode([*self.pairs, *changes.items()])

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Give what the address carries, name by name."""
        return [*as_query(self.said, self.begun), *([HELP_FIRST] if self.help_first else [])]

    @property
    def next(self) -> str | None:
        """Give the fact to ask for before there is a verdict; None where nothing is left to ask."""
        return next((name for name in self.answer["ask"] if self._is_open(name)), None)

    @property
    def also(self) -> list[str]:
        """Give the facts that could add to what is to be done, and that nobody was asked for."""
        return [name for name in self.answer.get("ask_also", ()) if not self._is_settled(name)]

    @property
    def supposed(self) -> dict[str, Any]:
        """Give what was assumed and would change the answer; what is in place is told as what is still needed."""
        facts = self.policy.vocabulary.facts
        if not self.is_event:
            assumed = self.answer["assumed"]
        else:
            assumed = {name: facts[name].assume for name in self.answer["ask"] if not self._is_real_question(name)}
        return {name: value for name, value in assumed.items() if name != "met" and name not in self.said}

    def _is_open(self, name: str) -> bool:
        return not self._is_settled(name) and (not self.is_event or self._is_real_question(name))

    def _is_settled(self, name: str) -> bool:
        """Say whether there is nothing to ask for any more."""
        return name in self.facts and name not in self.begun

    def _is_real_question(self, name: str) -> bool:
        """Say whether nothing is assumed of a fact here."""
        words = self.policy.vocabulary
        return words.facts[name].assume is None or name in words.askings[self.word].asks


def stand(policy: Policy, word: str, said: Facts, taken: Facts, ruled: Collection[str] = ()) -> Standing:
    """Put a question to a policy as it stands. QuestionError where it uses a word that there is not."""
    facts = {**taken, **said}
    if ruled:
        facts["met"] = _together(facts.get("met"), ruled)
    answer = reply(policy, Question(word, facts))
    return Standing(policy, word, said, taken, tuple(ruled), answer)


def _together(met: Collection[str] | None, ruled: Collection[str]) -> list[str]:
    return list(dict.fromkeys([*(met or ()), *ruled]))
