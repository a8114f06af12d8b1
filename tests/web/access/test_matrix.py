"""Every address, by every method, for everybody, at their own school and at another.

There is a test for each address, so that all cores share them; the schools and who is signed in are made once.
"""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.access.asking import actors, faults, sign_in_faults
from tests.web.access.matrix import METHODS, ROWS, SIGN_IN_ROWS, Row, names
from tests.web.api.rows import API_ROWS
from tests.web.cast import Cast, signed_in

PEOPLE = 12
"""How many sorts of people are put to each address, at the least."""


@pytest.fixture(scope="module")
def browsers(cast_of_module: Cast, django_db_blocker: object) -> dict[str, Client]:
    """Give a browser for everybody, in which a page has been seen: so a session is read, and not written each time."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        everybody = actors(cast_of_module)
        for browser in everybody.values():
            browser.get("/nowhere/")
    return everybody


def test_every_address_has_a_row() -> None:
    rows = {row.name for row in (*ROWS, *SIGN_IN_ROWS, *API_ROWS)}
    assert sorted(names()) == sorted(rows)


def test_the_matrix_is_as_large_as_is_promised(cast: Cast) -> None:
    everybody = actors(cast)
    cells = sum(len(everybody) * len(METHODS) * (2 if row.of_school else 1) for row in ROWS)
    assert len(everybody) >= PEOPLE
    assert cells >= 15_000


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_everybody_gets_the_answer_of_the_table(row: Row, cast: Cast, browsers: dict[str, Client]) -> None:
    found = list(faults(cast, [row], browsers))
    assert found == [], "\n".join(found)


def test_signing_in_answers_as_the_table_says(cast: Cast) -> None:
    for person in (cast.ada, cast.carol):
        person.set_password("correct horse battery staple")
        person.save()
    browsers = {"visitor": signed_in(None), "teacher": signed_in(cast.ada), "head": signed_in(cast.carol)}
    found = list(sign_in_faults(SIGN_IN_ROWS, browsers))
    assert found == [], "\n".join(found)
