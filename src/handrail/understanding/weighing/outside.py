"""Whether words are no question of a social media policy: nothing speaks for one, or something else speaks louder."""

from __future__ import annotations

from functools import cache

from handrail.understanding.text.index import Index, index
from handrail.understanding.text.lists import read
from handrail.understanding.text.phrases import Text
from handrail.understanding.weighing.weigh import Weighed

LEAST = 1.5
"""Points below which nothing is understood."""
LEAST_BASE = 3.3
LEAST_ONLINE = 2.0
"""The same where the words speak of something online."""
OUTRIGHT = 6.0
"""Points that one phrase has which says it outright."""


@cache
def _words() -> Index[str]:
    return index((name, table["phrases"]) for name, table in read("outside").items())


def is_outside(text: Text, weighed: list[Weighed]) -> bool:
    """Whether the words ask nothing of the policy."""
    found = list(_words().find(text))
    least = LEAST_ONLINE if any(one.label == "online" for one in found) else LEAST_BASE
    if not weighed or weighed[0].points < LEAST or weighed[0].base < least:
        return True
    if any(one.label == "alone" and one.end - one.start == len(text.tokens) for one in found):
        return True
    if any(one.label == "online" for one in found):
        return False
    base = max(one.base for one in weighed)
    if base < OUTRIGHT and not any(one.label == "inside" for one in found):
        return True
    return any(one.label == "topics" for one in found) and base < OUTRIGHT
