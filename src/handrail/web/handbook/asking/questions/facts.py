"""The facts of a question as they travel in an address: words of the vocabulary and numbers, never what somebody typed.

`with=pupil&family=no&content=names-pupil&content=image-of-pupil`; `?` says that one does not know, and of a set `none`
says that it has nothing of what was shown, and `more` that nobody was asked for the rest of it yet. A fact that is
there with None is one that the person does not know.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from typing import Any, Protocol

from handrail.engine import Policy, vocabulary
from handrail.engine.policy import Rule, Step
from handrail.engine.vocabulary import Fact, Vocabulary, minutes
from handrail.web.people.models import Person, School
from handrail.web.people.roles import Role

UNKNOWN, NONE, MORE = "?", "none", "more"
OLDEST = 150
Facts = dict[str, Any]
ABOUT_ASKER = frozenset({"role", "parent_here", "met"})
"""What would tell colleagues who asked, or is no part of what was asked."""

# What somebody is to a policy, by what they are at the school: the first that fits.
ROLES = (
    ("governor", (Role.GOVERNOR, Role.CHAIR)),
    ("contractor", (Role.CONTRACTOR,)),
    ("volunteer", (Role.VOLUNTEER,)),
    ("parent", (Role.PARENT,)),
)


class Sent(Protocol):
    """What an address or a form carries: each name with one or more texts."""

    def __contains__(self, name: object) -> bool: ...

    def getlist(self, key: str) -> list[str]: ...


def spoken_on(policy: Policy, word: str) -> list[Rule | Step]:
    """Give the rules or steps of a policy on one action or event."""
    statements: tuple[Rule | Step, ...] = (*policy.rules(), *policy.steps())
    return [one for one in statements if word in one.on]


def in_play(policy: Policy, word: str) -> dict[str, tuple[str, ...]]:
    """Give each fact that some rule on this action or event looks at, with the words of it that are named."""
    named: dict[str, set[str]] = {}
    for one in spoken_on(policy, word):
        for test in (test for table in (one.when, *one.unless) for test in table):
            named.setdefault(test.fact, set()).update(map(str, (*test.any_of, *test.all_of, *test.none_of)))
        for need in getattr(one, "needs", ()):
            named.setdefault("met", set()).update(need)
    facts = policy.vocabulary.facts
    return {name: tuple(v for v in facts[name].values if v in named[name]) for name in facts if name in named}


def read(policy: Policy, word: str, sent: Sent) -> Facts:
    """Give the facts of an address; what cannot be read is left out, and so is asked again."""
    found: Facts = {}
    played = in_play(policy, word)
    for name, fact in policy.vocabulary.facts.items():
        if name in sent:
            with suppress(ValueError):
                found[name] = value_of(fact, sent.getlist(name), played.get(name, ()))
    return found


def begun(policy: Policy, sent: Sent) -> frozenset[str]:
    """Give the sets of an address of which some words are known, and nobody was asked for the others yet."""
    sets = (name for name, fact in policy.vocabulary.facts.items() if fact.type == "set" and name in sent)
    return frozenset(name for name in sets if MORE in sent.getlist(name))


def value_of(fact: Fact, texts: list[str], shown: tuple[str, ...] = ()) -> Any:
    """Give the value that some texts mean, None for not known; ValueError where they mean none."""
    texts = [text.strip() for text in texts if text.strip()]
    if fact.name == "met":
        return [text for text in fact.values if text in texts]
    if not texts:
        raise ValueError("nothing was chosen")
    if fact.type == "set":
        return _set(fact, texts, shown)
    if texts[-1] == UNKNOWN:
        return None
    return _single(fact, texts[-1])


def _set(fact: Fact, texts: list[str], shown: tuple[str, ...]) -> dict[str, list[str]] | None:
    has = [word for word in fact.values if word in texts]
    if has and (UNKNOWN in texts or MORE in texts):
        return {"has": has}
    if UNKNOWN in texts:
        return None
    if not has and NONE not in texts:
        raise ValueError("nothing was chosen")
    return {"has": has, "has_not": [word for word in shown if word not in has]}


def _single(fact: Fact, text: str) -> Any:
    if fact.type == "yes-no" and text in ("yes", "no"):
        return text == "yes"
    if fact.type == "years" and text.isascii() and text.isdigit() and int(text[:4]) <= OLDEST:
        return int(text)
    if fact.type == "time" and minutes(text.zfill(5)) is not None:
        return text.zfill(5)
    if fact.type == "one" and text in fact.values:
        return text
    raise ValueError("no such value")


def as_query(facts: Mapping[str, Any], begun: Collection[str] = ()) -> list[tuple[str, str]]:
    """Give facts as an address carries them; `begun` names the sets whose rest is still to be asked for."""
    return [(name, text) for name, value in facts.items() for text in _texts(value, MORE if name in begun else UNKNOWN)]


def _texts(value: Any, rest: str = UNKNOWN) -> Iterable[str]:
    if isinstance(value, Mapping):
        return [
            *(value["has"] or ([] if "has_not" not in value else [NONE])),
            *([] if "has_not" in value else [rest]),
        ]
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    if isinstance(value, list):
        return value
    return [UNKNOWN if value is None else str(value)]


def of_person(person: Person, school: School) -> Facts:
    """Give what the school knows of whoever asks: what they are here, and whether they have a child here."""
    taken: Facts = {"role": "staff"}
    if not person.works_at(school):
        taken["role"] = next((name for name, roles in ROLES if person.holds(*roles, school=school)), "staff")
    if taken["role"] == "staff" and person.holds(Role.PARENT, school=school):
        taken["parent_here"] = True
    return taken


def in_words(policy: Policy, name: str, value: Any) -> str:
    """Say the value of a fact as an answer to its question."""
    says = policy.vocabulary.facts[name].says
    if value is None:
        return "I do not know"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Mapping):
        said = [says[word] for word in value["has"]] or (["None of these"] if "has_not" in value else [])
        return "; ".join([*said, *([] if "has_not" in value else ["perhaps more"])])
    if isinstance(value, list):
        return "; ".join(says[word] for word in value) or "None of these"
    return says.get(str(value), str(value))


def left_empty(policy: Policy, name: str) -> Facts:
    """Give what it means to send the field of a number or a time empty: one does not know."""
    return {name: None} if policy.vocabulary.facts[name].type in ("years", "time") else {}


def by_name(facts: Mapping[str, Any], begun: Collection[str] = ()) -> dict[str, Any]:
    """Give each fact's texts as the field of a form takes them."""
    found: dict[str, Any] = {}
    for name, text in as_query(facts, begun):
        found.setdefault(name, []).append(text)
    return {name: texts if isinstance(facts[name], (list, Mapping)) else texts[0] for name, texts in found.items()}


def in_words_of(facts: Mapping[str, Any]) -> list[str]:
    """Say what was asked with in a few words, without who asked."""
    words = vocabulary()
    known = {name: value for name, value in facts.items() if name not in ABOUT_ASKER and value is not None}
    return [_in_few(words, name, value) for name, value in known.items() if name in words.facts]


def _in_few(words: Vocabulary, name: str, value: Any) -> str:
    fact = words.facts[name]
    if fact.type == "yes-no":
        phrase = words.phrases[name]
        return phrase if isinstance(phrase, str) else phrase["yes" if value else "no"]
    if isinstance(value, Mapping):
        return ", ".join(fact.says[word].lower() for word in value["has"]) or "none of what was asked for"
    said = fact.says.get(str(value), str(value))
    return said[:1].lower() + said[1:]
