"""From a person's words to questions that a policy can be asked.

What was said to be there is there; of what was not spoken of nothing is known. So the words of `content` are given as
some that it has, and the others stay open for the product to ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handrail.engine import Policy, Question
from handrail.understanding.understanding import Reading, understand

OPEN = "content"


def questions(words: str, policy: Policy) -> list[Question]:
    """Return the questions that the words may ask, the likeliest first; none where they ask nothing of a policy."""
    return [Question(one.word, open_facts(one), policy.vocabulary) for one in understand(words)]


def open_facts(reading: Reading) -> Mapping[str, Any]:
    """Return the facts of a reading, with the words of a post that nobody spoke of left open."""
    facts = dict(reading.facts)
    if OPEN in facts:
        facts[OPEN] = {"has": facts[OPEN], "has_not": []}
    return facts
