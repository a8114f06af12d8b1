"""Make a text ready to be looked at: its words, each with its forms, slips of the pen mended."""

from __future__ import annotations

from handrail.understanding.text import numerals
from handrail.understanding.text.groups import groups
from handrail.understanding.text.phrases import Text
from handrail.understanding.text.senses import changed
from handrail.understanding.text.spelling import mended
from handrail.understanding.text.tokens import Token, tokenise
from handrail.understanding.text.wordforms import forms


def read_text(words: str) -> Text:
    """Return a text, in which phrases can be looked for."""
    tokens = tokenise(words)
    forms_of = [_forms(token) for token in tokens]
    text = Text(tokens, forms_of, groups())
    other = changed(text)
    if not other:
        return text
    return Text(tokens, [other.get(place, found) for place, found in enumerate(forms_of)], groups())


def _forms(token: Token) -> frozenset[str]:
    if token.year is not None:
        return frozenset({token.text, "#year"})
    if numerals.age_group(token.text) is not None:
        return frozenset({token.text, "#agegroup"})
    if token.number is not None:
        return frozenset({token.text, "#number"})
    words = (token.text,) if token.name else mended(token.text)
    return frozenset().union(*(forms(word) for word in words))
