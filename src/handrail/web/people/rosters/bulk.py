"""A file of one school, or of all schools of a trust with a column that says which: for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from handrail.web.people.models import School
from handrail.web.people.rosters import operations, tasks
from handrail.web.people.rosters.file import columns
from handrail.web.people.rosters.file.columns import SCHOOL
from handrail.web.people.rosters.file.reading import BadLine, Table, Unreadable, read, stem
from handrail.web.people.rosters.planning import making
from handrail.web.people.rosters.planning.steps import Plan
from handrail.web.people.terminal import TERMINAL


@dataclass(slots=True)
class File:
    """A file that was read: what it holds of each school, and the lines that are of none."""

    sort: str
    chosen: dict[str, str]
    tables: dict[School, Table] = field(default_factory=dict)
    bad: list[BadLine] = field(default_factory=list)


def open_file(content: bytes, sort: str, schools: Sequence[School], given: Mapping[str, str]) -> File:
    """Read a file and divide it. Raises Unreadable, also where a column that is needed is not there."""
    table = read(content)
    strange = sorted({*given.values()} - {*table.headings})
    if strange:
        raise Unreadable(f"No column is called {', '.join(strange)}. There are: {', '.join(table.headings)}.")
    many = len(schools) > 1
    chosen = {**columns.guess(sort, table.headings, given, (SCHOOL,) if many else ()), **given}
    place = chosen.pop("school", None)
    if lacking := columns.missing(sort, chosen):
        raise Unreadable(lacking)
    file = File(sort, chosen)
    if not many:
        file.tables[schools[0]] = table
        return file
    if place is None:
        raise Unreadable("A file of many schools needs a column that says which: the school's name, or its short name.")
    file.bad += table.bad
    _divide(file, table, table.headings.index(place), schools)
    return file


def _divide(file: File, table: Table, place: int, schools: Sequence[School]) -> None:
    known = {stem(word): school for school in schools for word in (school.name, school.slug)}
    for row in table.rows:
        school = known.get(stem(row.cells[place]))
        if school is None:
            file.bad.append(BadLine(row.line, f"No school of the trust is called “{row.cells[place][:60]}”."))
            continue
        if school not in file.tables:
            file.tables[school] = Table(table.headings, table.encoding, table.separator)
        file.tables[school].rows.append(row)


def plans(file: File, *, lists_everybody: bool) -> Iterator[tuple[School, Plan]]:
    """Say for one school after another what the file would change."""
    # A line that is of no school may be about anybody: then nobody is taken to have left.
    sure = lists_everybody and not (file.bad and len(file.tables) > 1)
    for school, table in file.tables.items():
        yield (
            school,
            making.make(
                school=school, sort=file.sort, table=table, chosen=file.chosen, lists_everybody=sure, by=TERMINAL
            ),
        )


def write(school: School, file: File, plan: Plan, *, lists_everybody: bool) -> int:
    """Write a plan now, and say how many of its steps no longer fitted; a worker goes on with it if we die."""
    roster = operations.receive(school=school, sort=file.sort, by=TERMINAL)
    operations.keep_plan(roster=roster, plan=plan, chosen=file.chosen, lists_everybody=lists_everybody, by=TERMINAL)
    if not plan.steps and not plan.refused:
        operations.discard(roster=roster, by=TERMINAL)  # nothing to write, and nothing to read later
        return 0
    operations.begin(roster=roster, by=TERMINAL)
    tasks.write_all(roster)
    return sum(roster.parts.filter(school=school).values_list("set_aside", flat=True))
