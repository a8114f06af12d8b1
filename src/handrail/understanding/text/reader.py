"""Make a text ready to be looked at: its words, each with its forms, slips of the pen mended."""

from __future__ import annotations

from handrail.understanding.text import numerals
from handrail.understanding.text.groups import groups
from handrail.understanding.text.phrases import Text
from handrail.understanding.text.spelling import mended
from handrail.understanding.text.tokens import Token, tokenise
from handrail.understanding.text.wordforms import forms


def read_text(words: str) -> Text:
    """Return a text, in which phrases can be looked for."""
    tokens = tokenise(words)
    return Text(tokens, [_forms(token) for token in tokens], groups())


def _forms(token: Token) -> frozenset[str]:
    if token.year is not None:
        return frozenset({token.text, "#year"})
    if numerals.age_group(token.text) is not None:
        return frozenset({token.text, "#agegroup"})
    if token.number is not None:
        return frozenset({token.text, "#number"})
    return frozenset().union(*(forms(word) for word in mended(token.text)))
