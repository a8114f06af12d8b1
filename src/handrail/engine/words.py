"""A rule or a step in words that a head reads beside the clause: who, what, when, unless, and what then."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from handrail.engine.policy import Duty, Policy, Rule, Step, Table, Test, Within
from handrail.engine.vocabulary import Vocabulary

FORCE = {
    "prohibited": "must not do this",
    "advised-against": "are advised against this",
    "permitted": "may do this",
    None: "have something to do here",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One rule or step in words. Each part is a phrase without a full stop; an empty part does not apply."""

    what: str
    """The actions or events it is about, as the vocabulary says them."""
    who: str
    """Whom it binds, and with what force."""
    when: tuple[str, ...] = ()
    """Conditions that must all hold."""
    unless: tuple[str, ...] = ()
    """Exceptions, of which one is enough."""
    needs: tuple[str, ...] = ()
    """What must be in place first."""
    duties: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    in_place_of: tuple[str, ...] = ()
    """The clauses and rules that it sets aside."""

    def lines(self) -> tuple[str, ...]:
        """Return the wording line by line, each a sentence of its own."""
        parts = [f"{self.what}: {self.who}."]
        parts += [f"When {' and '.join(self.when)}."] if self.when else []
        parts += [f"Not when {exception}." for exception in self.unless]
        parts += [f"First: {need}." for need in self.needs]
        parts += [f"To do: {duty}." for duty in self.duties]
        parts += [f"What nobody does: {duty}." for duty in self.never]
        parts += [f"Comes after: {'; '.join(self.after)}."] if self.after else []
        parts += [f"Stands in place of {', '.join(self.in_place_of)}."] if self.in_place_of else []
        return tuple(parts)


def in_words(policy: Policy, statement: Rule | Step) -> Wording:
    """Say a rule or a step in the words of the vocabulary.

    >>> from handrail.engine import loads
    >>> policy = loads('''
    ... [policy]
    ... id = "example"
    ... title = "Staff use of social media"
    ... publisher = "Example Primary School"
    ... adopted = 2025-09-01
    ... source = "Social Media Policy"
    ... binds = ["staff"]
    ... [[clause]]
    ... id = "3.4"
    ... says = "Staff do not accept a pupil under 18 as a friend."
    ... [[clause.rule]]
    ... topic = "contact.pupil.friend-request"
    ... on = "connect"
    ... when = { with = "pupil", age = { below = 18 } }
    ... unless = [{ family = true }]
    ... then = "prohibited"
    ... ''')
    >>> for line in in_words(policy, next(policy.rules())).lines():
    ...     print(line)
    Send, accept or keep a friend, follow or contact request: staff must not do this.
    When the other person is a pupil at the school and the age of that person (or of the pupil who asks) is below 18.
    Not when that person is a member of your own family.
    """
    words = policy.vocabulary
    return Wording(
        what=_what(words, statement),
        who=_who(words, statement),
        when=_table(words, statement.when),
        unless=tuple(" and ".join(_table(words, table)) for table in statement.unless),
        needs=tuple(_either(words.facts["met"].says[word] for word in need) for need in _needs(statement)),
        duties=tuple(_duty(words, duty, by_asker=isinstance(statement, Rule)) for duty in statement.duties),
        never=tuple(_lower(words.duties[duty]) for duty in getattr(statement, "never", ())),
        after=tuple(_lower(words.duties[duty]) for duty in getattr(statement, "after", ())),
        in_place_of=statement.in_place_of,
    )


def _what(words: Vocabulary, statement: Rule | Step) -> str:
    if isinstance(statement, Step) or len(statement.on) == 1:
        return ", or: ".join(words.askings[word].says for word in statement.on)
    said = _join((words.doing.get(word, word) for word in statement.on), "or")
    return said[:1].upper() + said[1:]


def _needs(statement: Rule | Step) -> tuple[tuple[str, ...], ...]:
    return statement.needs if isinstance(statement, Rule) else ()


def _who(words: Vocabulary, statement: Rule | Step) -> str:
    if isinstance(statement, Step):
        return "this follows"
    roles = [role for role in words.facts["role"].values if role in statement.binds]
    named = "everybody" if len(roles) == len(words.facts["role"].values) else _join(map(plural, roles), "and")
    force = "may do this once the following is in place" if statement.needs else FORCE[statement.then]
    return f"{named} {force}"


def plural(role: str) -> str:
    """Return several people of a role: "governors".

    >>> plural("staff"), plural("leaver")
    ('staff', 'leavers')
    """
    return role if role == "staff" else f"{role}s"


def _table(words: Vocabulary, table: Table) -> tuple[str, ...]:
    return tuple(phrase for test in table for phrase in _test(words, test))


def _test(words: Vocabulary, test: Test) -> list[str]:
    phrase, fact = words.phrases[test.fact], words.facts[test.fact]
    if not isinstance(phrase, str):
        return [phrase["yes" if True in test.any_of else "no"]]
    if fact.type in ("one", "set"):
        said = [_either(fact.says[word] for word in test.any_of)] if test.any_of else []
        said += [_join((_lower(fact.says[word]) for word in test.all_of), "and")] if test.all_of else []
        said += ["none of: " + "; ".join(_lower(fact.says[word]) for word in test.none_of)] if test.none_of else []
        return [phrase.format(part) for part in said]
    return [phrase.format(_range(test, _clock if fact.type == "time" else str))]


def _range(test: Test, shown: Callable[[Any], str]) -> str:
    if test.any_of:
        return _join((shown(value) for value in test.any_of), "or")
    if test.at_least is None:
        return f"below {shown(test.below)}" if shown is str else f"before {shown(test.below)}"
    if test.below is None:
        return f"{shown(test.at_least)} or more" if shown is str else f"from {shown(test.at_least)} on"
    return f"from {shown(test.at_least)} until just before {shown(test.below)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _duty(words: Vocabulary, duty: Duty, *, by_asker: bool) -> str:
    said = _lower(words.duties[duty.do])
    doer = "" if by_asker and duty.by == "asker" else f" ({_lower(words.actors[duty.by])})"
    advice = "" if duty.must else ", as advice"
    return f"{said}{doer}{_within(duty.within)}{advice}"


def _within(within: Within | None) -> str:
    if within is None:
        return ""
    if within.unit == "at-once":
        return ", at once"
    if within.unit == "same-day":
        return ", the same day"
    unit = "hour" if within.unit == "hours" else "working day"
    return f", within {within.amount} {unit}{'' if within.amount == 1 else 's'}"


def _either(phrases: Iterable[str]) -> str:
    return _join((_lower(phrase) for phrase in phrases), "or")


def _join(phrases: Iterable[str], word: str) -> str:
    """Join phrases; with a semicolon where one of them has a comma of its own."""
    parts = list(phrases)
    if len(parts) < 2:
        return "".join(parts)
    comma = "; " if any("," in part for part in parts) else ", "
    return f"{comma.join(parts[:-1])} {word} {parts[-1]}"


def _lower(phrase: str) -> str:
    """Take the capital off the front, save where a name or an abbreviation stands there."""
    return phrase if phrase[1:2].isupper() else phrase[:1].lower() + phrase[1:]
