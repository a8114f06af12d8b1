"""Whatever screening finds of a person is among the candidates of the text index, and is confirmed."""

from __future__ import annotations

import sqlite3

import pytest

from handrail.screening import Kind, Person
from handrail.screening.archive import index_text, naming, postgres_query, sqlite_query
from tests.screening.looking import PEOPLE, screen
from tests.screening.test_names import POSSIBLE, STRONG

POSTS = [
    *(f"well done to {text} for it" for texts in (*STRONG.values(), *POSSIBLE.values()) for text in texts),
    "#WellDoneAmiraKhan", "#welldoneamirakhan", "@amirakhan07", "photo_amirakhan.JPG", "#teamamira",
    "A m i r a   K h a n", "amirakhan@example.org",
    "Nobody is named here", "we will see a rose", "Khanate", "the young may hope", "We saw Will and May and Rose.",
]  # fmt: skip


@pytest.fixture(scope="module")
def archive() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE posts USING fts5(words, content='')")
    connection.executemany("INSERT INTO posts(rowid, words) VALUES (?, ?)", enumerate(map(index_text, POSTS)))
    return connection


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.id)
def test_no_post_that_names_the_person_is_missing(archive: sqlite3.Connection, person: Person) -> None:
    rows = archive.execute("SELECT rowid FROM posts WHERE posts MATCH ?", (sqlite_query(person),))
    candidates = {row for (row,) in rows}
    named = {number for number, text in enumerate(POSTS) for f in screen().findings(text) if person.id in f.who}
    assert named <= candidates
    assert candidates < set(range(len(POSTS)))
    confirmed = {number for number, _ in naming(person, ((number, POSTS[number]) for number in candidates))}
    assert named <= confirmed


def test_the_finds_that_confirm_are_of_the_person_alone() -> None:
    [(key, findings)] = naming(PEOPLE[0], [("a", "Amira Khan, 07700 900123"), ("b", "Zoë O'Brien-Smith")])
    assert key == "a"
    assert [(finding.kind, finding.who) for finding in findings] == [(Kind.NAME, ("amira",))]


def test_a_word_that_is_a_name_is_asked_for_with_its_capital() -> None:
    query = postgres_query(Person("1", "Will", "Okafor"))
    assert "xcapwill" in query.split(" | ")
    assert "will" not in query.split(" | ")
    assert "xpartokafor:*" in query.split(" | ")
