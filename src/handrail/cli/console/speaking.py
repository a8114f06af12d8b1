"""See of what a policy speaks."""

from __future__ import annotations

from handrail.engine import Policy, vocabulary
from handrail.engine.policy import Rule, Step


def statements(policy: Policy) -> list[Rule | Step]:
    """Return every rule and step of a policy."""
    return [*policy.rules(), *policy.steps()]


def spoken_of(policy: Policy) -> dict[str, str]:
    """Return the actions and events of which a policy says something, each with its sentence."""
    named = {word for statement in statements(policy) for word in statement.on}
    return {word: asking.says for word, asking in vocabulary().askings.items() if word in named}
