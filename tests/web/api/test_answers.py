"""The API answers as the command line does, under the edition of the school."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from tests.web.api.rows import API_ROWS, ApiRow, call, secret_of
from tests.web.cast import Cast

from handrail import policies
from handrail.engine import load, read_question
from handrail.policies import laws
from handrail.policies.scenarios import reply
from handrail.web.handbook.operations import adopt
from handrail.web.people.roles import Role
from handrail.web.people.terminal import TERMINAL
from handrail.web.people.tokens.models import Token
from handrail.web.people.tokens.scopes import Scope

PICTURE = "image-of-pupil"
BY_NAME = {row.name: row for row in API_ROWS}


def put(cast: Cast, name: str, body: Any = None, school: str = "ashgrove") -> tuple[int, Any]:
    row = BY_NAME[name]
    response = call(ApiRow(row.name, row.method, row.scope, row.of_school, body), _secret(cast), school)
    return response.status_code, json.loads(response.content)


def _secret(cast: Cast) -> str:
    Token.objects.filter(person=cast.by_role[Role.TRUST_OFFICER]).delete()
    return secret_of(cast.by_role[Role.TRUST_OFFICER], *Scope)


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("api:ask", {"id": "q1", "action": "connect", "with": "pupil", "family": False}),
        ("api:ask", {"action": "connect", "with": "pupil", "family": None}),
        ("api:ask", {"action": "post", "content": ["image-of-pupil"], "capacity": "official"}),
        ("api:find_pathway", {"id": "q2", "event": "indecent-image"}),
        ("api:find_pathway", {"event": "abuse-of-staff", "threat": True}),
    ],
)
def test_an_answer_is_that_of_the_command_line(cast: Cast, name: str, question: dict[str, Any]) -> None:
    policy = load(policies.find("bentilee"), laws=laws())
    status, answer = put(cast, name, question)
    edition = answer.pop("edition")
    assert status == 200
    assert answer == {"id": question.get("id"), **reply(policy, read_question(question))}
    assert (edition["school"], edition["policy"]) == ("ashgrove", "bentilee")


def test_each_school_answers_under_its_own_edition(cast: Cast) -> None:
    text = policies.find("hartest").read_text(encoding="utf-8")
    adopt(school=cast.other, text=text, name="2020-01", by=TERMINAL)
    question = {"action": "connect", "with": "pupil", "family": False, "age": 12}
    here, there = (put(cast, "api:ask", question, school)[1] for school in ("ashgrove", "birchwood"))
    assert (here["edition"]["policy"], there["edition"]["policy"]) == ("bentilee", "hartest")
    assert [one["rule"] for one in here["reasons"]] != [one["rule"] for one in there["reasons"]]
    named = put(cast, "api:list_policies")[1]
    assert [(one["school"], one["policy"]) for one in named] == [("ashgrove", "bentilee"), ("birchwood", "hartest")]


def test_a_policy_is_read_clause_by_clause(cast: Cast) -> None:
    policy = load(policies.find("bentilee"), laws=laws())
    _, told = put(cast, "api:read_policy")
    assert [clause["id"] for clause in told["clauses"]] == list(policy.clauses)
    assert [clause["says"] for clause in told["clauses"]] == [clause.says for clause in policy.clauses.values()]


def test_there_is_no_policy_on_a_day_before_the_first(cast: Cast) -> None:
    assert put(cast, "api:read_policy")[0] == 200
    headers = {"Authorization": f"Bearer {_secret(cast)}"}
    early = Client().get("/api/v1/schools/ashgrove/policy?on=1999-01-01", headers=headers)
    assert early.status_code == 404
    wrong = Client().get("/api/v1/schools/ashgrove/policy?on=soon", headers=headers)
    assert wrong.status_code == 422


@pytest.mark.parametrize(
    ("name", "question", "code"),
    [
        ("api:ask", {}, "no-word"),
        ("api:ask", {"event": "data-breach"}, "no-word"),
        ("api:ask", {"action": "connect", "event": "data-breach"}, "no-word"),
        ("api:ask", {"action": "conect"}, "unknown-word"),
        ("api:ask", {"action": "connect", "whom": "pupil"}, "unknown-fact"),
        ("api:ask", {"action": "connect", "with": "pupils"}, "unknown-value"),
        ("api:ask", {"action": "connect", "family": "no"}, "wrong-type"),
        ("api:ask", {"action": "post", "content": {"has": [PICTURE], "has_not": [PICTURE]}}, "contradiction"),
        ("api:ask", {"action": "post", "content": {"has": {}}}, "malformed"),
        ("api:find_pathway", {"action": "connect"}, "no-word"),
        ("api:ask", {"id": 7, "action": "connect"}, "malformed"),
        ("api:ask", [1], "malformed"),
    ],
)
def test_what_is_no_question_is_refused_in_its_words(cast: Cast, name: str, question: Any, code: str) -> None:
    status, answer = put(cast, name, question)
    assert (status, answer["error"]["code"]) == (422, code)
