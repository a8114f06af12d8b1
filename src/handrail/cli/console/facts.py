"""Read facts as a person types them: `with=pupil family=no content=image-of-pupil,names-pupil`.

A list for a set is complete; what is only partly known is said word by word, `content.has=...` and
`content.has_not=...`, and `content=none` says that it has none of the words. `family=?` says that one does not know.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from handrail.engine import QuestionError
from handrail.engine.errors import nearest
from handrail.engine.vocabulary import Fact, Vocabulary, minutes

YES = frozenset({"yes", "y", "true"})
NO = frozenset({"no", "n", "false"})
UNKNOWN = frozenset({"?", "unknown"})
SIDES = ("has", "has_not")
HINTS = {"yes-no": "Give yes, no or ?.", "years": "Give a whole number of years.", "time": "Give a time such as 09:30."}


def read_facts(pairs: Iterable[str], words: Vocabulary) -> dict[str, Any]:
    """Return the facts of `key=value` pairs; one that is said to be unknown is there as None.

    Raises QuestionError where a pair is not one, a fact has no such name, or is given twice.
    """
    facts: dict[str, Any] = {}
    for pair in pairs:
        key, equals, text = pair.partition("=")
        name, dot, side = key.strip().partition(".")
        if not equals:
            raise QuestionError("wrong-type", f'"{pair}" is not a fact.', "Write fact=value, such as with=pupil.")
        if name not in words.facts:
            raise QuestionError("unknown-fact", f'No fact is called "{name}".', nearest(name, words.facts))
        if dot:
            _add_side(facts, name, side, text)
        elif name in facts:
            raise QuestionError("contradiction", f'The fact "{name}" is given twice.', "Give it once.")
        else:
            facts[name] = read_value(text.strip(), words.facts[name])
    return facts


def _add_side(facts: dict[str, Any], name: str, side: str, text: str) -> None:
    known = facts.setdefault(name, {})
    if side not in SIDES or not isinstance(known, dict) or side in known:
        hint = f"Write {name}.has=... and {name}.has_not=..., each once, or {name}=... alone."
        raise QuestionError("contradiction", f'"{name}.{side}" cannot be read.', hint)
    known[side] = _list(text)


def read_value(text: str, fact: Fact) -> Any:
    """Return the value that a text means for a fact; None where it says that one does not know."""
    if text.lower() in UNKNOWN:
        return None
    if fact.type == "set":
        return _list(text)
    if fact.type == "yes-no" and text.lower() in YES | NO:
        return text.lower() in YES
    if fact.type == "years" and text.isascii() and text.isdigit() and len(text) <= 3:
        return int(text)
    if fact.type in HINTS and (fact.type != "time" or minutes(text) is None):
        raise QuestionError("wrong-type", f'"{text}" does not answer "{fact.ask}" ({fact.name}).', HINTS[fact.type])
    return text


def _list(text: str) -> list[str]:
    listed = [word.strip() for word in text.split(",") if word.strip()]
    return [] if listed == ["none"] else listed
