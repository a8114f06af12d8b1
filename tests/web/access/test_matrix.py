"""Every address, by every method, for everybody, at their own school and at another."""

from __future__ import annotations

from tests.web.access.asking import actors, faults, sign_in_faults
from tests.web.access.matrix import ROWS, SIGN_IN_ROWS, names
from tests.web.api.rows import API_ROWS
from tests.web.cast import Cast, signed_in


def test_every_address_has_a_row() -> None:
    rows = {row.name for row in (*ROWS, *SIGN_IN_ROWS, *API_ROWS)}
    assert sorted(names()) == sorted(rows)


def test_everybody_gets_the_answer_of_the_table(cast: Cast) -> None:
    found = list(faults(cast, ROWS, actors(cast)))
    assert found == [], "\n".join(found)


def test_signing_in_answers_as_the_table_says(cast: Cast) -> None:
    for person in (cast.ada, cast.carol):
        person.set_password("correct horse battery staple")
        person.save()
    browsers = {"visitor": signed_in(None), "teacher": signed_in(cast.ada), "head": signed_in(cast.carol)}
    found = list(sign_in_faults(SIGN_IN_ROWS, browsers))
    assert found == [], "\n".join(found)
