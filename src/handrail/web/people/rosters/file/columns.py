"""Which columns of a file are ours: what each sort of roster can hold, and a guess from the headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handrail.web.people.rosters.file import values
from handrail.web.people.rosters.file.reading import BadLine, Row, Table, stem
from handrail.web.people.rosters.file.values import BadValue, Parse

STAFF, PUPILS, CARERS = "staff", "pupils", "carers"
SORTS = {STAFF: "Staff", PUPILS: "Pupils", CARERS: "Parents and carers"}


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that a roster may say, how it is read, and the headings under which schools have it."""

    name: str
    label: str
    parse: Parse
    headings: tuple[str, ...]
    hint: str = ""


_GIVEN = (
    "given name", "first name", "forename", "legal forename", "preferred forename", "legal first name",
    "preferred first name", "given names", "forenames", "firstname",
)  # fmt: skip
_FAMILY = (
    "family name", "surname", "last name", "legal surname", "preferred surname", "legal last name",
    "preferred last name", "lastname",
)  # fmt: skip
_NAME = ("name", "full name", "display name")
_EMAIL = ("email", "e mail", "email address", "work email", "main email", "primary email", "school email")
_SINCE = (
    "first day",
    "start date",
    "date of joining",
    "joining date",
    "date joined",
    "admission date",
    "since",
    "from",
)
_UNTIL = ("last day", "leaving date", "date of leaving", "end date", "date left", "leave date", "until", "to")
_BORN = ("date of birth", "dob", "birth date", "born", "birthdate")
_PUPIL = ("pupil", "student", "child")


def _of(owners: Sequence[str], headings: Sequence[str]) -> tuple[str, ...]:
    """Give headings with their owner before them: `pupil surname`, `student dob`."""
    return tuple(f"{owner} {heading}" for heading in headings for owner in owners)


def _names(owners: Sequence[str] = ()) -> tuple[Column, ...]:
    own = "" if not owners else f"{owners[0].capitalize()}’s "
    fitted = [tuple(_of(owners, words)) if owners else words for words in (_GIVEN, _FAMILY, _NAME)]
    prefix = f"{owners[0]}_" if owners else ""
    return (
        Column(f"{prefix}given", f"{own}first name".capitalize(), values.name, fitted[0]),
        Column(f"{prefix}family", f"{own}family name".capitalize(), values.name, fitted[1]),
        Column(
            f"{prefix}name", f"{own}whole name".capitalize(), values.full_name, fitted[2], "If it is all in one column"
        ),
    )


_SINCE_COLUMN = Column("since", "First day", values.day, _SINCE)
_UNTIL_COLUMN = Column("until", "Last day", values.last_day, _UNTIL, "Whoever had their last day has left")

COLUMNS: dict[str, tuple[Column, ...]] = {
    STAFF: (
        *_names(),
        Column("email", "Email address", values.email, _EMAIL, "They sign in with it"),
        Column(
            "reference", "Staff number", values.reference,
            ("staff number", "staff no", "staff id", "staff code", "employee number", "employee id", "payroll number"),
            "The number in your own system: with it a new name or address is still the same person",
        ),
        Column(
            "roles", "Roles", values.roles, ("roles", "role", "handrail role", "handrail roles"),
            "Several can stand in a cell, with a semicolon between; without this column everybody is a member of staff",
        ),
        _SINCE_COLUMN,
        _UNTIL_COLUMN,
    ),
    PUPILS: (
        *_names(),
        Column("known", "Known as", values.name, ("known as", "chosen name", "preferred name", "nickname")),
        Column(
            "reference", "Pupil number", values.reference,
            ("pupil number", "admission number", "adm no", "admission no", "upn", "pupil id", "student id", "adno"),
            "The number in your own system: with it a new name is still the same pupil",
        ),
        Column("born", "Date of birth", values.day, _BORN),
        Column("year", "Year group", values.year, ("year group", "year", "nc year", "national curriculum year", "yr")),
        _SINCE_COLUMN,
        _UNTIL_COLUMN,
    ),
    CARERS: (
        *_names(),
        Column(
            "email", "Email address", values.email, (*_EMAIL, "parent email", "contact email", "home email"),
            "A parent who works here, with the same address, is one person",
        ),
        Column(
            "reference", "Contact number in your system", values.reference,
            ("contact id", "contact number in your system", "parent id", "carer id", "contact no", "person id"),
        ),
        Column(
            "staff", "Staff number, if they work here", values.reference,
            ("staff number", "staff id", "staff code", "employee number"),
        ),
        Column(
            "pupil", "Pupil number", values.reference,
            ("pupil number", "admission number", "adm no", "upn", "pupil id", "student id", "student upn", "pupil upn",
             "pupil adm no", "pupil admission number", "student admission number", "adno"),
        ),
        *_names(_PUPIL),
        Column("pupil_born", "Pupil’s date of birth", values.day, (*_of(_PUPIL, _BORN), *_BORN)),
        Column(
            "relation", "Relation to the pupil", values.text,
            ("relation", "relationship", "relation to pupil", "relationship to pupil", "relationship to student"),
        ),
    ),
}  # fmt: skip
SCHOOL = Column("school", "School", values.text, ("school", "school name", "establishment", "academy", "site"))

Chosen = Mapping[str, str]


def guess(sort: str, headings: Sequence[str], remembered: Chosen, extra: Sequence[Column] = ()) -> dict[str, str]:
    """Give the heading of each of our columns: as it was the last time, or else the one that sounds like it."""
    by_stem = {stem(heading): heading for heading in reversed(headings)}
    free = set(headings)
    chosen: dict[str, str] = {}
    for column in (*COLUMNS[sort], *extra):
        known = remembered.get(column.name)
        wanted = [by_stem[word] for word in column.headings if word in by_stem]
        found = known if known in free else next((one for one in wanted if one in free), None)
        if found is not None:
            chosen[column.name] = found
            free.discard(found)
    return chosen


def missing(sort: str, chosen: Chosen) -> str:
    """Say which columns a roster of this sort cannot do without, or nothing."""
    if not ("name" in chosen or {"given", "family"} <= set(chosen)):
        return "Choose the column of the whole name, or those of first name and family name."
    pupil = "pupil" in chosen or "pupil_name" in chosen or {"pupil_given", "pupil_family"} <= set(chosen)
    if sort == CARERS and not pupil:
        return "Choose the column that says whose parent or carer it is: the pupil’s number or name."
    return ""


@dataclass(frozen=True, slots=True)
class Read:
    """A row whose cells were read: what each of our columns says, empty cells left out."""

    line: int
    said: dict[str, Any]


def read_rows(sort: str, table: Table, chosen: Chosen) -> tuple[list[Read], list[tuple[BadLine, dict[str, Any]]]]:
    """Read the cells of every row; a refused one keeps what could be read of it, so that we know whom it is about."""
    places = {name: table.headings.index(heading) for name, heading in chosen.items()}
    columns = [(column, places[column.name]) for column in COLUMNS[sort] if column.name in places]
    good, bad = [], []
    for row in table.rows:
        said, faults = _row(columns, row)
        faults += [] if faults else _together(sort, said)
        if faults:
            why = "; ".join(faults)
            bad.append((BadLine(row.line, f"{why[:1].upper()}{why[1:]}."), said))
        else:
            good.append(Read(row.line, said))
    return good, bad


def _row(columns: Sequence[tuple[Column, int]], row: Row) -> tuple[dict[str, Any], list[str]]:
    said: dict[str, Any] = {}
    faults = []
    for column, place in columns:
        cell = row.cells[place]
        if not cell:
            continue
        try:
            said[column.name] = column.parse(cell)
        except BadValue as fault:
            faults.append(f"{column.label}: {fault}")
    for prefix in ("", "pupil_"):
        if whole := said.pop(f"{prefix}name", None):
            said.setdefault(f"{prefix}given", whole[0])
            said.setdefault(f"{prefix}family", whole[1])
    return said, faults


def _together(sort: str, said: Mapping[str, Any]) -> list[str]:
    """Give what is wrong with cells that are each in order."""
    faults = []
    if not said.get("family") or not ("given" in said if sort != PUPILS else said.get("given")):
        faults.append("the name is missing")
    if "since" in said and "until" in said and said["until"] <= said["since"]:
        faults.append("the last day is before the first")
    return faults


__all__ = ["CARERS", "COLUMNS", "PUPILS", "SCHOOL", "SORTS", "STAFF", "Read", "guess", "missing", "read_rows"]
