"""How much the examples speak for each kind of question that a text may be, beside the kind they speak for most."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from handrail.understanding.text.spelling import mended
from handrail.understanding.weighing.examples import NONE, examples
from handrail.understanding.weighing.wording import stem, wording


def likeness(words: str) -> Mapping[str, float]:
    """Return how far each kind is behind the likeliest, which has nought; `none` is one of them."""
    found = examples().speak_for(wording(words, mended_for_examples))
    most = max(found.values())
    return {kind: points - most for kind, points in found.items()}


@lru_cache(maxsize=20_000)
def mended_for_examples(word: str) -> str:
    """Return a word as it is where some example has it, else the word that it may be a slip of."""
    if examples().know(stem(word)):
        return word
    return next((slip for slip in mended(word) if examples().know(stem(slip))), word)


__all__ = ["NONE", "likeness"]
