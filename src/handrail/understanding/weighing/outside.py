"""Whether words are no question of a social media policy: nothing speaks for one, or something else speaks louder."""

from __future__ import annotations

from functools import cache

from handrail.understanding.text.index import Index, index
from handrail.understanding.text.lists import read
from handrail.understanding.text.phrases import Text
from handrail.understanding.weighing.weigh import LIKENESS, Weighed

LEAST = 3.3
LEAST_ONLINE = 2.0
"""Points below which no phrase says much; the second where the words speak of something online."""
LEAST_SPOKEN = 1.5
"""The same, with the points for asking or telling."""
OUTRIGHT = 6.0
"""Points that one phrase has which says it outright."""
OUTSIDE = 4.0
"""Points for being outside that every text has: what does not sound like our field is rather not ours."""
SILENT = 6.0
"""Points for being outside where no phrase says much; the examples add theirs."""
STRANGE = 16.0
"""The same where there is not one word in it that such a policy speaks of."""


@cache
def _words() -> Index[str]:
    return index((name, table["phrases"]) for name, table in read("outside").items())


def is_outside(text: Text, weighed: list[Weighed], like: float) -> bool:
    """Whether the words ask nothing of the policy; `like` is how much the examples of such words speak for it."""
    found = list(_words().find(text))
    if any(one.label == "alone" and one.end - one.start == len(text.tokens) for one in found):
        return True
    base = max(one.base for one in weighed)
    return OUTSIDE + LIKENESS * like + _silence({one.label for one in found}, base) > weighed[0].points


def says_little(text: Text, weighed: list[Weighed]) -> bool:
    """Whether no phrase of the lists says what the words are about."""
    loudest = max(weighed, key=lambda one: one.spoken)
    if loudest.spoken < LEAST_SPOKEN or loudest.base < LEAST:
        return True
    return _silence({one.label for one in _words().find(text)}, max(one.base for one in weighed)) > 0


def _silence(found: set[str], base: float) -> float:
    """Return the points for being outside that the phrases give: those of other offices, and the lack of ours."""
    if "online" in found:
        return SILENT if base < LEAST_ONLINE else 0.0
    if base < LEAST or "inside" not in found:
        return (SILENT if "inside" in found else STRANGE) if base < OUTRIGHT else 0.0
    return SILENT if base < OUTRIGHT and "topics" in found else 0.0
