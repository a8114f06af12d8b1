"""What is kept comes through the API as the page would show it, and to nobody else."""

from __future__ import annotations

import json
from typing import Any

from tests.web.api.rows import API_ROWS, call, secret_of
from tests.web.cast import Cast
from tests.web.handbook.making import in_force, sign, with_document

from handrail.web import clock
from handrail.web.handbook.asking.models import KeptAnswer
from handrail.web.people.models import Person
from handrail.web.people.tokens.models import Token
from handrail.web.people.tokens.scopes import Scope

BY_NAME = {row.name: row for row in API_ROWS}


def listed(person: Person, name: str) -> list[dict[str, Any]]:
    Token.objects.filter(person=person).delete()
    response = call(BY_NAME[name], secret_of(person, *Scope), "ashgrove")
    assert response.status_code == 200, response.content
    return list(json.loads(response.content))


def test_answers_are_their_askers_own(cast: Cast) -> None:
    edition = in_force(cast.school)
    given = {"outcome": "prohibited", "reasons": []}
    about = {"word": "connect", "facts": {"with": "pupil"}, "outcome": "prohibited", "clauses": ["5.1"]}
    kept = {"school": cast.school, "person": cast.ada, "edition": edition, "answer": given, "kept_at": clock.now()}
    KeptAnswer.objects.create(**about, **kept)
    [mine] = listed(cast.ada, "api:list_answers")
    assert (mine["answer"], mine["edition"], mine["is_mine"]) == (given, edition.digest, True)
    assert listed(cast.carol, "api:list_answers") == []


def test_signatures_are_for_those_who_see_them(cast: Cast) -> None:
    with_document(in_force(cast.school))
    sign(cast.ada, cast.school)
    assert [one["person"] for one in listed(cast.carol, "api:list_signatures")] == ["Ada Ashby"]
    assert [one["person"] for one in listed(cast.ada, "api:list_signatures")] == ["Ada Ashby"]
    assert listed(cast.pat, "api:list_signatures") == []
