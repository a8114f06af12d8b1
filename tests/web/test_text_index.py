"""The text index of an archive, in the database that the tests run on: it misses no post that names a person."""

from __future__ import annotations

import pytest
from django.db import connection
from tests.screening.looking import PEOPLE, screen
from tests.screening.test_archive import POSTS

from handrail.screening import Person
from handrail.screening.archive import index_text, naming, postgres_query, sqlite_query

pytestmark = pytest.mark.django_db


def candidates(person: Person) -> set[int]:
    """Give the posts that the text index brings for a person."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("CREATE TEMP TABLE indexed (number int, words tsvector)")
            cursor.execute("CREATE INDEX ON indexed USING gin (words)")
            add, ask = "INSERT INTO indexed VALUES (%s, to_tsvector('simple', %s))", postgres_query(person)
            find = "SELECT number FROM indexed WHERE words @@ to_tsquery('simple', %s)"
        else:
            cursor.execute("CREATE VIRTUAL TABLE temp.indexed USING fts5(words, content='')")
            add, ask = "INSERT INTO temp.indexed(rowid, words) VALUES (%s, %s)", sqlite_query(person)
            find = "SELECT rowid FROM temp.indexed WHERE indexed MATCH %s"
        cursor.executemany(add, list(enumerate(map(index_text, POSTS))))
        cursor.execute(find, [ask])
        found = {number for (number,) in cursor.fetchall()}
        cursor.execute("DROP TABLE indexed")
    return found


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.id)
def test_no_post_that_names_the_person_is_missing(person: Person) -> None:
    named = {number for number, text in enumerate(POSTS) for one in screen().findings(text) if person.id in one.who}
    brought = candidates(person)
    assert named <= brought
    assert len(brought) < len(POSTS)
    assert named <= {number for number, _ in naming(person, ((number, POSTS[number]) for number in brought))}
