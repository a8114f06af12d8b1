"""Ways into the policy: the questions it answers most, all that it speaks of by topic, a search in people's words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from handrail import policies
from handrail.engine import Policy
from handrail.engine.policy import Rule
from handrail.engine.vocabulary import Asking
from handrail.web.handbook.asking.questions.facts import MORE, spoken_on

FOUND = 12
COMMON = {"with": 4, "content": 2, "": 2}
"""How many of the common questions begin with a person, with a content, and with the deed alone."""
SMALL = frozenset(
    "a an and am are at be been by can could did do does for from get had has have he her him his how i if in is it "
    "its may me my no not of on or our should she so that the their them there they this to us was we were what when "
    "where which who whose why will with would you your".split()
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way into a question: what it says, and the action or event with the facts that it brings."""

    says: str
    word: str
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def query(self) -> str:
        """Give the facts as the address carries them."""
        return urlencode(self.facts, doseq=True)


@dataclass(frozen=True, slots=True)
class Group:
    """The actions that belong to one group of topics."""

    title: str
    ways: tuple[Way, ...]


def common(policy: Policy) -> tuple[Way, ...]:
    """Give the questions of which the policy says most: an action, with a person or a content that its rules name."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for rule in policy.rules():
        for word in rule.on if "staff" in rule.binds else ():
            counted.update((word, *opening) for opening in _openings(policy, rule, word))
    ways: list[Way] = []
    for kind, most in COMMON.items():
        likely = [found for found, _ in counted.most_common() if found[1] == kind]
        ways += [_way(policy, *found) for found in likely[:most]]
    return tuple(ways)


def _openings(policy: Policy, rule: Rule, word: str) -> Iterator[tuple[str, str]]:
    asks = policy.vocabulary.askings[word].asks
    for test in (test for test in rule.when if test.fact in asks):
        if test.fact == "with":
            yield from (("with", value) for value in test.any_of if value != "staff")
        # Nobody asks whether they may post abuse: of contents, those that the policy does not simply forbid.
        if test.fact == "content" and (rule.then != "prohibited" or rule.needs):
            yield from (("content", value) for value in (*test.any_of, *test.all_of))
    if not asks:
        yield "", ""


def _way(policy: Policy, word: str, name: str = "", value: str = "") -> Way:
    words = policy.vocabulary
    doing = words.doing.get(word, words.askings[word].says)
    if not name:
        return Way(_sentence(doing), word)
    said = words.facts[name].says[value]
    # Of what else a post holds nobody has said anything yet.
    told = [value, MORE] if words.facts[name].type == "set" else value
    return Way(_sentence(f"{doing}: {said[:1].lower()}{said[1:]}"), word, {name: told})


def actions(policy: Policy) -> tuple[Group, ...]:
    """Give every action of which the policy speaks, under the group of topics that most of its rules are about."""
    groups: dict[str, list[Way]] = {}
    for asking in policy.vocabulary.actions:
        topics = Counter(_group_of(rule.topic) for rule in spoken_on(policy, asking.name))
        if topics:
            groups.setdefault(topics.most_common(1)[0][0], []).append(Way(asking.says, asking.name))
    titles = {name: title for name, title in _groups().items() if name in groups}
    return tuple(Group(title, tuple(groups[name])) for name, title in titles.items())


def events(policy: Policy) -> tuple[Way, ...]:
    """Give every event that the policy has steps for."""
    return tuple(Way(asking.says, asking.name) for asking in policy.vocabulary.events if spoken_on(policy, asking.name))


def search(policy: Policy, text: str) -> tuple[Way, ...]:
    """Give the actions and events whose sentences hold most of the words of a text, with a value that a word names."""
    sought = {stem for stem in map(_stem, re.findall(r"[a-z0-9]+", text.lower())) if stem not in SMALL}
    if not sought:
        return ()
    scored = [
        (score, way) for asking in policy.vocabulary.askings.values() for score, way in _tries(policy, asking, sought)
    ]
    scored.sort(key=lambda pair: -pair[0])
    best: dict[tuple[str, str], Way] = {}
    for _, way in scored:
        best.setdefault((way.word, way.query), way)
    return tuple(best.values())[:FOUND]


def _tries(policy: Policy, asking: Asking, sought: set[str]) -> Iterator[tuple[float, Way]]:
    own = len(sought & _stems(f"{asking.says} {policy.vocabulary.doing.get(asking.name, '')}"))
    spoken = bool(spoken_on(policy, asking.name))
    if own:
        yield own + spoken / 2, Way(asking.says, asking.name)
    for name in ("with", "content", "platform"):
        for value, says in policy.vocabulary.facts[name].says.items() if _fits(asking, name) else ():
            more = len((sought & _stems(says)) - _stems(asking.says))
            if more and spoken:
                yield own + more, _way(policy, asking.name, name, value)


def _fits(asking: Asking, name: str) -> bool:
    return name in asking.asks or (name == "platform" and asking.name == "connect")


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in re.findall(r"[a-z0-9]+", text.lower())} - SMALL


def _stem(word: str) -> str:
    """Take the usual endings off, so that "messaging" finds "message".

    >>> _stem("messaging"), _stem("photos"), _stem("pupils")
    ('messag', 'photo', 'pupil')
    """
    bare = re.sub(r"(ing|ed|es|s|e)$", "", word) if len(word) > 4 else word
    return _ALIKE.get(bare, bare)


# What people say, for what the vocabulary says.
_ALIKE = {
    "child": "pupil", "children": "pupil", "kid": "pupil", "student": "pupil", "photo": "pictur", "imag": "pictur",
    "photograph": "pictur", "add": "friend", "befriend": "friend", "mum": "parent", "dad": "parent", "text": "messag",
    "dm": "direct", "call": "call", "reporter": "journalist", "pres": "journalist", "press": "journalist",
    "mobil": "telephon", "phon": "telephon", "phone": "telephon", "fb": "facebook", "insta": "instagram",
    "bully": "bulli",
    "mother": "parent", "father": "parent", "carer": "parent", "hack": "data", "leak": "data", "nud": "indecent",
    "nude": "indecent", "wrote": "writ", "write": "writ",
}  # fmt: skip


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _group_of(topic: str) -> str:
    return _topics()[1].get(topic, "conduct")


def _groups() -> dict[str, str]:
    return _topics()[0]


@cache
def _topics() -> tuple[dict[str, str], dict[str, str]]:
    """Read the catalogue: the title of each group, and the group of each topic."""
    told = tomllib.loads((Path(policies.__file__).parent / "topics.toml").read_text(encoding="utf-8"))
    return {row["id"]: row["title"] for row in told["group"]}, {row["id"]: row["group"] for row in told["topic"]}
