"""Read a policy file. Everything is checked, and all findings come at once: nothing is skipped or guessed."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from types import MappingProxyType

from handrail.engine.errors import Finding, PolicyError
from handrail.engine.file.conditions import read_when
from handrail.engine.file.notes import Laws, read_note, read_remark
from handrail.engine.file.references import check_references
from handrail.engine.file.shelf import Shelf
from handrail.engine.policy import Clause, Duty, Policy, Rule, Step, Table, Within
from handrail.engine.vocabulary import OUTCOMES, Vocabulary, vocabulary

HEAD = ("id", "title", "publisher", "adopted", "source", "binds")
HEAD_MAY = (
    *HEAD,
    "review_due",
    "approved_by",
    "related",
    "restatement",
    "about",
    "approved",
    "signed",
    "owner",
    "note",
)
CLAUSE = ("id", "says", "heading", "silent", "why", "topics", "binds", "rule", "step", "note", "remark")
RULE = ("topic", "on", "binds", "when", "unless", "then", "needs", "in_place_of", "word", "duties")
STEP = ("topic", "on", "when", "unless", "do", "never", "by", "within", "word", "after", "in_place_of")
VERDICTS = tuple(outcome for outcome in OUTCOMES if outcome not in ("conditional", "not-covered"))


def load(file: Path | str, *, words: Vocabulary | None = None, laws: Laws | None = None) -> Policy:
    """Read the policy file at a path.

    `laws` are the tables of the law file, which the notes of a clause name. Raises PolicyError with every finding.
    """
    path = Path(file)
    shown = "/".join(path.parts[-3:]) if len(path.parts) > 2 else str(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PolicyError([Finding("HR101", shown, f"The file cannot be read: {error}.")]) from error
    return loads(text, place=shown, words=words, laws=laws)


def loads(text: str, *, place: str = "policy", words: Vocabulary | None = None, laws: Laws | None = None) -> Policy:
    """Read a policy from a text. `place` is how findings call it. Raises PolicyError with every finding."""
    try:
        parsed = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise PolicyError([Finding("HR101", place, f"This is not TOML: {error}.")]) from error
    words = words or vocabulary()
    shelf = Shelf(parsed, place)
    shelf.keys(("policy", "clause"), ("policy", "clause"))
    head = shelf.inside(parsed.get("policy", {}), f"{place}, [policy]")
    head.keys(HEAD_MAY, HEAD)
    binds = frozenset(head.words("binds", words.facts["role"].values))
    clauses = _clauses(shelf, binds, words, laws or {})
    policy = Policy(
        id=head.text("id"),
        title=head.text("title"),
        publisher=head.text("publisher"),
        adopted=head.date("adopted") or datetime.date.min,
        review_due=head.date("review_due"),
        source=head.text("source"),
        binds=binds,
        clauses=MappingProxyType(clauses),
        vocabulary=words,
        head=MappingProxyType(dict(head.table)),
    )
    check_references(policy, shelf)
    if shelf.findings:
        raise PolicyError(shelf.findings)
    return policy


def _clauses(shelf: Shelf, binds: frozenset[str], words: Vocabulary, laws: Laws) -> dict[str, Clause]:
    clauses: dict[str, Clause] = {}
    for number, table in enumerate(shelf.rows("clause"), 1):
        name = table.get("id") if isinstance(table, dict) else None
        here = shelf.inside(table, f"{shelf.place}, clause {name if isinstance(name, str) else f'number {number}'}")
        clause = _clause(here, binds, words, laws)
        if clause.id in clauses:
            here.note("HR106", f'There is a clause "{clause.id}" already.')
        clauses[clause.id] = clause
    return clauses


def _clause(shelf: Shelf, binds: frozenset[str], words: Vocabulary, laws: Laws) -> Clause:
    shelf.keys(CLAUSE, ("id", "says"))
    name = shelf.text("id")
    bound = frozenset(shelf.words("binds", words.facts["role"].values)) or binds
    rules, steps = (
        [
            read(shelf.inside(table, f"{shelf.place}, {kind} {number}"), name, number, bound, words)
            for number, table in enumerate(shelf.rows(kind), 1)
        ]
        for kind, read in (("rule", _rule), ("step", _step))
    )
    silent = shelf.word("silent", words.silences) or None
    if "silent" not in shelf.table and not rules and not steps:
        shelf.note("HR107", "This clause has no rule and no step.", 'Give it one, or say why not: silent = "purpose".')
    if "silent" in shelf.table and (rules or steps):
        shelf.note("HR108", "This clause says that it is silent, and has a rule or step.", "Take silent out.")
    notes = [
        read_note(shelf.inside(table, f"{shelf.place}, note {number}"), name, laws)
        for number, table in enumerate(shelf.rows("note"), 1)
    ]
    remarks = [
        read_remark(shelf.inside(table, f"{shelf.place}, remark {number}"), name, words)
        for number, table in enumerate(shelf.rows("remark"), 1)
    ]
    return Clause(
        id=name,
        says=shelf.text("says"),
        heading=shelf.text("heading"),
        silent=silent,
        why=shelf.text("why"),
        topics=shelf.words("topics", words.topics),
        rules=tuple(rule for rule in rules if isinstance(rule, Rule)),
        steps=tuple(step for step in steps if isinstance(step, Step)),
        notes=tuple(note for note in notes if note),
        remarks=tuple(remarks),
    )


def _rule(shelf: Shelf, clause: str, number: int, bound: frozenset[str], words: Vocabulary) -> Rule:
    shelf.keys(RULE, ("topic", "on"))
    then = shelf.word("then", VERDICTS) or None
    word = shelf.text("word") or None
    duties = _duties(shelf, words, recommends=then is None and words.modals.get(word or "") == "should")
    needs = _needs(shelf, words)
    if needs and then != "permitted":
        shelf.note("HR113", "Only a permission can have needs.", 'Write then = "permitted".')
    if "then" not in shelf.table and "duties" not in shelf.table:
        shelf.note("HR115", "This rule has neither a verdict nor duties.", "Write then = ..., or duties = [...].")
    if "then" not in shelf.table and "in_place_of" in shelf.table:
        shelf.note("HR114", "Duties alone cannot stand in place of a rule.", "Use unless in the other rule.")
    return Rule(
        id=f"{clause}/{number}",
        clause=clause,
        topic=shelf.word("topic", words.topics),
        on=shelf.words("on", [asking.name for asking in words.actions], alone=True),
        binds=frozenset(shelf.words("binds", words.facts["role"].values)) or bound,
        when=read_when(shelf, "when", shelf.table["when"], words) if "when" in shelf.table else (),
        unless=_unless(shelf, words),
        then=then,
        needs=needs,
        in_place_of=_references(shelf),
        word=word,
        duties=duties,
    )


def _step(shelf: Shelf, clause: str, number: int, _bound: frozenset[str], words: Vocabulary) -> Step:
    shelf.keys(STEP, ("on",))
    done, never = (shelf.words(key, words.duties) for key in ("do", "never"))
    if not done and not never:
        shelf.note("HR115", "This step has neither do nor never.", 'Write do = ["..."].')
    if both := set(done) & set(never):
        shelf.note("HR118", f'This step both does and never does "{min(both)}".')
    by = shelf.word("by", words.actors, "school")
    must, within = shelf.text("word", "must"), _within(shelf)
    return Step(
        id=f"{clause}/{number}",
        clause=clause,
        topic=shelf.word("topic", words.topics),
        on=shelf.words("on", [asking.name for asking in words.events], alone=True),
        when=read_when(shelf, "when", shelf.table["when"], words) if "when" in shelf.table else (),
        unless=_unless(shelf, words),
        duties=tuple(Duty(duty, by, words.modals.get(must) != "should", within) for duty in done),
        never=never,
        after=shelf.words("after", words.duties),
        in_place_of=_references(shelf),
    )


def _unless(shelf: Shelf, words: Vocabulary) -> tuple[Table, ...]:
    value = shelf.table.get("unless", [])
    rows = [value] if isinstance(value, dict) else value
    if not isinstance(rows, list):
        shelf.note("HR104", '"unless" must be a list of tables.', 'Write unless = [{ with = "pupil" }].')
        return ()
    return tuple(read_when(shelf, "unless", row, words) for row in rows)


def _needs(shelf: Shelf, words: Vocabulary) -> tuple[tuple[str, ...], ...]:
    value = shelf.table.get("needs", [])
    if not isinstance(value, list) or ("needs" in shelf.table and not value):
        shelf.note("HR104", '"needs" must be a list of conditions.', 'Write needs = ["head-agreement"].')
        return ()
    known = words.facts["met"].values
    groups = [shelf.word_list("needs", need, known, alone=True) for need in value]
    if len(set(groups)) < len(groups):
        shelf.note("HR122", '"needs" has one condition twice.')
    return tuple(group for group in dict.fromkeys(groups) if group)


def _references(shelf: Shelf) -> tuple[str, ...]:
    value = shelf.table.get("in_place_of", [])
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(dict.fromkeys(value))
    shelf.note("HR104", '"in_place_of" must be a list of clauses or rules.', 'Write in_place_of = ["3.4"].')
    return ()


def _duties(shelf: Shelf, words: Vocabulary, *, recommends: bool) -> tuple[Duty, ...]:
    duties = []
    for row in shelf.rows("duties"):
        if not isinstance(row, dict):
            if shelf.is_word("duties", row, words.duties):
                duties.append(Duty(row, "asker", not recommends))
            continue
        here = shelf.inside(row, shelf.place)
        here.keys(("do", "by", "word", "within"), ("do",))
        duty = here.word("do", words.duties)
        must = words.modals.get(here.text("word", "should" if recommends else "must")) != "should"
        duties.append(Duty(duty, here.word("by", words.actors, "asker"), must, _within(here)))
    if "duties" in shelf.table and not duties:
        shelf.note("HR116", '"duties" is an empty list.', "Leave it out, or say what is to be done.")
    return tuple(duties)


def _within(shelf: Shelf) -> Within | None:
    value = shelf.table.get("within")
    if value is None or value in ("at-once", "same-day"):
        return Within(value) if value else None
    if isinstance(value, dict) and len(value) == 1:
        [(unit, amount)] = value.items()
        if unit in ("hours", "working_days") and type(amount) is int and amount > 0:
            return Within(unit, amount)
    hint = 'Write "at-once", "same-day", { hours = 72 } or { working_days = 1 }.'
    shelf.note("HR104", f'"within" cannot be {str(value)[:40]}.', hint)
    return None
