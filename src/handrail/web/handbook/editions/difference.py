"""What is different between two editions, clause by clause and word by word. Pure: it reads two drawn editions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from handrail.web.handbook.editions import rules
from handrail.web.handbook.reading import Page
from handrail.web.handbook.wording import ClauseInWords, Told

SAME, ADDED, GONE, CHANGED = "same", "added", "gone", "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they stayed, came or went."""

    sort: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One clause that is not as it was."""

    id: str
    sort: str
    pieces: tuple[Piece, ...]
    orders_differently: bool
    """Whether its rules changed, not only its wording."""
    before: tuple[Told, ...] = ()
    after: tuple[Told, ...] = ()


def compare(before: Page, after: Page) -> tuple[Change, ...]:
    """Give every clause that came, changed or went, in the order of the later edition, those that went at the end."""
    return tuple(_compared(before, after))


def _compared(before: Page, after: Page) -> Iterator[Change]:
    old = {clause.id: clause for clause in before.clauses}
    ordering = set(rules.changed(before.policy, after.policy))
    for clause in after.clauses:
        was = old.pop(clause.id, None)
        if was is None:
            yield Change(clause.id, ADDED, (Piece(ADDED, clause.says),), clause.id in ordering, (), clause.rules)
        elif was.says != clause.says or clause.id in ordering:
            yield _change(was, clause, clause.id in ordering)
    for clause in old.values():
        yield Change(clause.id, GONE, (Piece(GONE, clause.says),), clause.id in ordering, clause.rules, ())


def _change(was: ClauseInWords, clause: ClauseInWords, ordering: bool) -> Change:
    """Show of the rules only those that differ: the others say what they said."""
    before = tuple(rule for rule in was.rules if _said(rule) not in map(_said, clause.rules)) if ordering else ()
    after = tuple(rule for rule in clause.rules if _said(rule) not in map(_said, was.rules)) if ordering else ()
    return Change(clause.id, CHANGED, tuple(pieces(was.says, clause.says)), ordering, before, after)


def _said(rule: Told) -> tuple[str, str, tuple[str, ...]]:
    return rule.verdict, rule.what, rule.lines


def pieces(before: str, after: str) -> Iterator[Piece]:
    """Compare two texts by their words.

    >>> [(piece.sort, piece.text) for piece in pieces("until they are 18", "until they are 19")]
    [('same', 'until they are'), ('gone', '18'), ('added', '19')]
    """
    old, new = before.split(), after.split()
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(SAME, " ".join(old[first:last]))
            continue
        if last > first:
            yield Piece(GONE, " ".join(old[first:last]))
        if end > start:
            yield Piece(ADDED, " ".join(new[start:end]))
