"""What is kept comes through the API as the page would show it, and to nobody else."""

from __future__ import annotations

import json
from typing import Any

from tests.web.access.handbook_rows import rule
from tests.web.api.rows import API_ROWS, call, secret_of
from tests.web.cast import Cast
from tests.web.handbook.making import in_force, sign, with_document
from tests.web.handbook.test_rulings import BOTH, ask

from handrail.web import clock
from handrail.web.handbook.asking.models import KeptAnswer
from handrail.web.handbook.rulings import operations
from handrail.web.people.models import Person
from handrail.web.people.roles import Role
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


def test_a_ruling_is_listed_for_its_asker_and_published_without_one(cast: Cast) -> None:
    in_force(cast.school)
    ruling = rule(cast, ask(cast.ada), grants=BOTH)
    colleague = cast.by_role[Role.SECOND_READER]
    [mine] = listed(cast.ada, "api:list_rulings")
    assert (mine["verdict"], mine["grants"], mine["in_force"]) == ("yes", BOTH, True)
    assert mine["whom"] != ""
    assert listed(colleague, "api:list_rulings") == []
    operations.publish(ruling=ruling, precedent="A cousin may be followed.", by=cast.carol)
    [told] = listed(colleague, "api:list_rulings")
    assert (told["precedent"], told["whom"]) == ("A cousin may be followed.", "")
    assert "Ada" not in json.dumps(told)


def test_signatures_are_for_those_who_see_them(cast: Cast) -> None:
    with_document(in_force(cast.school))
    sign(cast.ada, cast.school)
    assert [one["person"] for one in listed(cast.carol, "api:list_signatures")] == ["Ada Ashby"]
    assert [one["person"] for one in listed(cast.ada, "api:list_signatures")] == ["Ada Ashby"]
    assert listed(cast.pat, "api:list_signatures") == []
