"""Score what was understood against what was expected: kind, core facts, inventions, and what is out of scope.

A question may have several forms that are all fair (`any_of`): the one that fits best counts. A fact that the
vocabulary assumes anyway is no invention, unless the action or event asks for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from handrail.engine import vocabulary

Row = Mapping[str, Any]
Pair = tuple[str, str]
KINDS = ("action", "event")
NONE = {"none": True}


@dataclass
class Figures:
    """The figures of one set of questions."""

    questions: int = 0
    right: int = 0
    found: int = 0
    expected: int = 0
    given: int = 0
    clean: int = 0
    outside: int = 0
    recognised: int = 0
    turned_away: int = 0
    invented: Counter[Pair] = field(default_factory=Counter)
    missed: Counter[Pair] = field(default_factory=Counter)
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, question: Row, got: Row) -> None:
        """Count one question."""
        if question["expect"] == NONE:
            self.outside += 1
            self.recognised += kind(got) is None
            return
        forms = question["expect"].get("any_of", [question["expect"]])
        fits = [Fit.of(form, question["core"], got) for form in forms]
        best = max(fits, key=lambda fit: (fit.right, len(fit.found) - len(fit.invented), -len(fit.wanted)))
        self.questions += 1
        self.turned_away += kind(got) is None
        self.right += best.right
        self.found += len(best.found)
        self.expected += len(best.wanted)
        self.given += best.given
        self.clean += not best.invented
        self.invented.update(best.invented)
        self.missed.update(best.wanted - best.found if best.right else ())
        if not best.right:
            self.confused[_name(forms[0]), _name(got)] += 1


@dataclass(frozen=True)
class Fit:
    """How an answer fits one form of a question."""

    right: bool
    wanted: frozenset[Pair]
    found: frozenset[Pair] = frozenset()
    given: int = 0
    invented: frozenset[Pair] = frozenset()

    @classmethod
    def of(cls, form: Row, core: Iterable[str], got: Row) -> Fit:
        """Return the fit; an answer of the wrong kind fits nothing."""
        wanted = pairs(form, core)
        if kind(form) != kind(got):
            return cls(False, wanted)
        given, free = pairs(got, core), pairs(form) | assumed(form)
        return cls(True, wanted, wanted & given, len(given - (free - wanted)), pairs(got) - free)


def kind(form: Row) -> tuple[str, str] | None:
    """Return whether it is an action or an event, and which."""
    return next(((one, form[one]) for one in KINDS if form.get(one)), None)


def _name(form: Row) -> str:
    found = kind(form)
    return found[1] if found else "none"


def pairs(form: Row, names: Iterable[str] | None = None) -> frozenset[Pair]:
    """Return the facts as pairs; each word of a set is a fact."""
    wanted = set(form) if names is None else set(names)
    found: set[Pair] = set()
    for name, value in form.items():
        if name in wanted - {*KINDS, "id", "none"}:
            found.update((name, str(one)) for one in (value if isinstance(value, list) else [value]))
    return frozenset(found)


def assumed(form: Row) -> frozenset[Pair]:
    """Return the facts that hold until somebody says otherwise."""
    words = vocabulary()
    found = kind(form)
    asks = words.askings[found[1]].asks if found else frozenset()
    return pairs({fact.name: fact.assume for fact in words.facts.values() if fact.assume and fact.name not in asks}) | {
        (fact.name, "False") for fact in words.facts.values() if fact.assume is False and fact.name not in asks
    }
