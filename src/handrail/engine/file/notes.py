"""Read what stands beside a clause's rules: notes on what came later, and remarks on the document's own faults."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from handrail.engine.errors import QuestionError, nearest
from handrail.engine.file.shelf import Shelf
from handrail.engine.policy import KINDS, Note, Remark
from handrail.engine.question import read_question
from handrail.engine.vocabulary import Vocabulary

Laws = Mapping[str, Mapping[str, Any]]
"""Laws and services of the law file, by id."""

ALL = ("since", "says", "source", "confirmed")
NAMES = ("law", "service")


def read_note(shelf: Shelf, clause: str, laws: Laws) -> Note | None:
    """Return a note: one that says it all, or one that names a law or service and may add words of its own."""
    named = [key for key in NAMES if key in shelf.table]
    law: Mapping[str, Any] = {}
    if named:
        name = shelf.table[named[0]]
        if not isinstance(name, str) or name not in laws:
            said = f'The law file has no law or service "{str(name)[:40]}".'
            shelf.note("HR121", said, nearest(name, laws))
            return None
        law = laws[name]
        own = () if "since" in law else ("since",)
        shelf.keys((named[0], "says", *own), own)
    else:
        shelf.keys(ALL, ALL)
    confirmed = law.get("confirmed", shelf.table.get("confirmed"))
    if not isinstance(confirmed, bool):
        shelf.note("HR104", '"confirmed" must be true or false.')
    return Note(
        clause=clause,
        since=law.get("since") or shelf.date("since") or datetime.date.min,
        says=" ".join(part for part in (shelf.text("says"), str(law.get("says", ""))) if part),
        source=str(law.get("source", "")) or shelf.text("source"),
        confirmed=bool(confirmed),
        names=str(shelf.table[named[0]]) if named else "",
    )


def read_remark(shelf: Shelf, clause: str, words: Vocabulary) -> Remark:
    """Return a remark: a fault of the document that its rules do not show."""
    shelf.keys(("kind", "says", "clauses", "ask"), ("kind", "says"))
    kind, ask = shelf.text("kind"), shelf.table.get("ask", {})
    if kind and kind not in KINDS:
        shelf.note("HR123", f'There is no kind of remark "{kind}".', nearest(kind, KINDS))
    if ask:
        try:
            read_question(ask, words)
        except QuestionError as error:
            shelf.note("HR123", f"Its question cannot be asked. {error.message}", error.hint)
    others = shelf.table.get("clauses", [])
    if not isinstance(others, list) or not all(isinstance(name, str) for name in others):
        shelf.note("HR104", '"clauses" must be a list of clauses.', 'Write clauses = ["3.4"].')
        others = []
    return Remark(clause, kind, shelf.text("says"), tuple(others), ask if isinstance(ask, dict) else {})
