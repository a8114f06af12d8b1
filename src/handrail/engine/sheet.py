"""All that one policy says about one action or event, compiled into bit masks: which rules speak, given what is known.

This is the one place where "speaks", "unless" and "in place of" are worked out. Every question goes through
`Sheet.settle`: with all facts known it is the answer; with unknown facts it says what certainly and what possibly
speaks (Kleene), and `search` finds the completions that settle the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, NamedTuple

from handrail.engine.order import in_order, victims
from handrail.engine.policy import Policy, Rule, Step, Table, Test
from handrail.engine.question import Known
from handrail.engine.variables import Row, Single, Variable, Words, variables_of
from handrail.engine.vocabulary import Fact

Statement = Rule | Step


class Start(NamedTuple):
    """Where a question starts from, before anything is worked out."""

    alive: int
    """The rows that nothing given or assumed rules out."""
    unknown: list[int]
    """The positions of the variables that are neither given nor assumed."""
    dead: int
    """The rows that a given fact rules out."""
    assumed: list[tuple[Single | Words, int]]
    """Each assumed fact, with the rows that its assumed value rules out."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rules (or steps) on one action (or event). A rule is one bit; a row of it is one bit of another integer."""

    rules: tuple[Statement, ...]
    look_up: tuple[tuple[str, Any, Single | Words], ...]
    """Each fact that matters: its name, what to index with a value for the rows it rules out, and the fact."""
    variables: tuple[Variable, ...]
    assumed: Mapping[str, Any]
    """Fact to the value that holds when nobody gave one; for the facts that matter here."""
    all_rows: int
    plain: int
    """Rules of one row: its bit is the rule's own bit."""
    split: tuple[tuple[int, int], ...]
    """(rows, rule): a rule of several rows, of which one is enough."""
    excepted: Mapping[int, int]
    """Rule to rows: an `unless` of the rule holds when one of the rows does."""
    has_exceptions: int
    """The rules that have an `unless`."""
    silencers: tuple[tuple[int, int], ...]
    """(rule, rules that it takes away), those that may be silenced themselves after their silencers."""
    needs: tuple[tuple[tuple[str, ...], int], ...]
    """(the need as its rule names it, rows of which one puts it in place)."""

    def settle(self, alive: int, held: int) -> tuple[int, int, int, int]:
        """Return the rules that certainly speak, those that may, and the rows again; silenced rules are left out.

        `alive` are the rows that nothing known rules out; those of them that wait for no unknown fact are `held`.
        """
        must, may = held & self.plain, alive & self.plain
        for rows, rule in self.split:
            if alive & rows:
                may |= rule
                if held & rows:
                    must |= rule
        left = may & self.has_exceptions
        while left:
            rule = left & -left
            left ^= rule
            rows = self.excepted[rule]
            if alive & rows:
                must &= ~rule
                if held & rows:
                    may &= ~rule
        for silencer, silenced in self.silencers:
            if may & silencer:
                if must & silencer:
                    may &= ~silenced
                must &= ~silenced
        return must, may, alive, held

    def start(self, facts: Mapping[str, Any]) -> Start:
        """Take what a question gives, and what is assumed where it gives nothing."""
        given = guessed = 0
        unknown: list[int] = []
        assumed: list[tuple[Single | Words, int]] = []
        for name, kills, fact in self.look_up:
            value = facts.get(name)
            if value is not None:
                given |= kills[value]
                if type(value) is Known and isinstance(fact, Words):
                    unknown += fact.left_open(value)
            elif name in self.assumed:
                killed = kills[self.assumed[name]]
                guessed |= killed
                assumed.append((fact, killed))
            else:
                unknown += range(fact.position, fact.position + len(fact.variables))
        return Start(self.all_rows & ~(given | guessed), unknown, given, assumed)

    def touched(self, unknown: Iterable[int]) -> int:
        """Return the rows that wait for one of the unknown variables."""
        rows = 0
        for position in unknown:
            rows |= self.variables[position].touches
        return rows


def compile_sheet(policy: Policy, word: str) -> Sheet:
    """Compile the rules on one action, or the steps after one event."""
    all_rules: Iterator[Statement] = policy.steps() if policy.vocabulary.askings[word].is_event else policy.rules()
    rules = [rule for rule in all_rules if word in rule.on]
    words = policy.vocabulary
    rows: list[Row] = [()] * len(rules)
    plain, split = 0, []
    excepted: dict[int, int] = {}
    for number, rule in enumerate(rules):
        speaks = _rows((*_bound(rule, words.facts["role"]), *rule.when), words.facts)
        if len(speaks) == 1:
            rows[number] = speaks[0]
            plain |= 1 << number
        else:
            split.append((_add(rows, speaks), 1 << number))
        if unless := [row for table in rule.unless for row in _rows(table, words.facts)]:
            excepted[1 << number] = _add(rows, unless)
    groups = dict.fromkeys(group for rule in rules if isinstance(rule, Rule) for group in rule.needs)
    needs = tuple((group, _add(rows, _in_place(group, words.stands_in))) for group in groups)
    facts = variables_of(words.facts.values(), rows)
    asks = words.askings[word].asks
    return Sheet(
        rules=tuple(rules),
        look_up=tuple((fact.fact, fact.dead, fact) for fact in facts),
        variables=tuple(variable for fact in facts for variable in fact.variables),
        assumed={name: _ready(words.facts[name]) for name in _assumable(facts, words.facts, asks)},
        all_rows=(1 << len(rows)) - 1 & ~sum(rule for _, rule in split),
        plain=plain,
        split=tuple(split),
        excepted=excepted,
        has_exceptions=sum(excepted),
        silencers=_silencers(rules),
        needs=needs,
    )


def _assumable(facts: Iterable[Single | Words], known: Mapping[str, Fact], asks: frozenset[str]) -> list[str]:
    return [fact.fact for fact in facts if known[fact.fact].assume is not None and fact.fact not in asks]


def _ready(fact: Fact) -> Any:
    return frozenset(fact.assume) if fact.type == "set" else fact.assume


def _bound(rule: Statement, role: Fact) -> tuple[Test, ...]:
    if rule.binds is None or rule.binds >= set(role.values):
        return ()
    return (Test("role", any_of=tuple(value for value in role.values if value in rule.binds)),)


def _rows(table: Table, facts: Mapping[str, Fact]) -> list[Row]:
    """Spell out a table as rows: any word of a set is a row a word."""
    choices = []
    for test in table:
        if facts[test.fact].type != "set":
            choices.append([test])
        else:
            every = Test(test.fact, all_of=test.all_of, none_of=test.none_of)
            choices.append(
                [Test(test.fact, all_of=(*test.all_of, word), none_of=test.none_of) for word in test.any_of] or [every]
            )
    return list(product(*choices))


def _in_place(group: tuple[str, ...], stands_in: Mapping[str, frozenset[str]]) -> list[Row]:
    good = sorted({better for need in group for better in stands_in[need]})
    return [(Test("met", all_of=(word,)),) for word in good]


def _add(rows: list[Row], more: Iterable[Row]) -> int:
    """Append rows, and return the mask of their bits."""
    before = len(rows)
    rows.extend(more)
    return (1 << len(rows)) - (1 << before)


def _silencers(rules: list[Statement]) -> tuple[tuple[int, int], ...]:
    bits = {rule.id: 1 << number for number, rule in enumerate(rules)}
    takes = {rule.id: [other.id for other in victims(rule, rules)] for rule in rules}
    order = in_order({name: [other for other, taken in takes.items() if name in taken] for name in takes}) or []
    return tuple((bits[name], sum(bits[taken] for taken in takes[name])) for name in order if takes[name])
