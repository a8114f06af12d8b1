"""Notes that name a law or service, and remarks on a document's own faults, are read and checked like all else."""

import datetime

import pytest

from handrail.engine import Policy, PolicyError, loads

HEAD = """
[policy]
id = "oakfield"
title = "Staff use of social media"
publisher = "Oakfield Primary School"
adopted = 2025-09-01
source = "Social Media Policy"
binds = ["staff"]

[[clause]]
id = "1"
says = "What the policy is for."
silent = "purpose"
"""
LAWS = {
    "rule-book": {"since": datetime.date(2024, 1, 2), "says": "It is dearer.", "source": "The book", "confirmed": True},
    "old-site": {"says": "It has gone.", "source": "The press", "confirmed": False, "names": ["Old"]},
}


def read(text: str) -> Policy:
    return loads(HEAD + text, laws=LAWS)


def codes(text: str) -> list[str]:
    with pytest.raises(PolicyError) as caught:
        read(text)
    return [finding.code for finding in caught.value.findings]


def test_a_note_takes_day_and_source_from_the_law_it_names() -> None:
    (note,) = read('[[clause.note]]\nlaw = "rule-book"\nsays = "Read it."').clauses["1"].notes
    assert (note.since, note.says, note.source) == (datetime.date(2024, 1, 2), "Read it. It is dearer.", "The book")
    assert (note.confirmed, note.names) == (True, "rule-book")


def test_a_note_on_a_service_without_a_day_gives_its_own() -> None:
    (note,) = read('[[clause.note]]\nservice = "old-site"\nsince = 2023-05-06').clauses["1"].notes
    assert (note.since, note.confirmed, note.names) == (datetime.date(2023, 5, 6), False, "old-site")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[[clause.note]]\nservice = "old-site"', "HR103"),
        ('[[clause.note]]\nlaw = "rule-book"\nsince = 2024-01-02', "HR102"),
        ('[[clause.note]]\nlaw = "rule-bok"', "HR121"),
        ("[[clause.note]]\nlaw = [1]", "HR121"),
        ('[[clause.note]]\nsince = 2024-01-02\nsays = "a"\nsource = "b"\nconfirmed = "yes"', "HR104"),
        ('[[clause.remark]]\nkind = "silly"\nsays = "a"', "HR123"),
        ('[[clause.remark]]\nkind = "unclear"\nsays = "a"\nask = { action = "conect" }', "HR123"),
        ('[[clause.remark]]\nkind = "unclear"\nsays = "a"\nask = [1]', "HR123"),
        ('[[clause.remark]]\nkind = "unclear"\nsays = "a"\nclauses = ["2"]', "HR109"),
        ('[[clause.remark]]\nkind = "unclear"\nsays = "a"\nclauses = "1"', "HR104"),
        ('[[clause.remark]]\nkind = "unclear"', "HR103"),
    ],
)
def test_what_is_wrong_is_found(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_a_remark_keeps_its_question_and_its_clauses() -> None:
    text = '[[clause.remark]]\nkind = "contradiction"\nsays = "a"\nclauses = ["1"]\nask = { event = "unsure" }'
    (remark,) = read(text).clauses["1"].remarks
    assert (remark.clause, remark.kind, remark.clauses, remark.ask) == (
        "1",
        "contradiction",
        ("1",),
        {"event": "unsure"},
    )
