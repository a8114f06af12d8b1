"""The OpenAPI document is whole, and the page made from it is fresh."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

from django.test import Client
from tests.web.api.rows import API_ROWS, OPEN

from handrail.engine import vocabulary
from handrail.web.api import document_of
from handrail.web.people.tokens.scopes import Scope

DOCS = Path(__file__).resolve().parents[3] / "docs"
sys.path.insert(0, str(DOCS))
openapi = import_module("openapi")


def operations() -> dict[str, dict[str, object]]:
    return {one["operationId"]: one for methods in document_of()["paths"].values() for one in methods.values()}


def test_the_document_is_served_to_everybody_as_it_is(db: None) -> None:
    told = json.loads(Client().get("/api/v1/openapi.json").content)
    assert told["openapi"].startswith("3.1")
    assert told == json.loads(json.dumps(document_of()))


def test_every_operation_has_a_row_its_scope_and_a_form_for_each_status() -> None:
    rows = {row.name.partition(":")[2]: row for row in API_ROWS if row.name not in OPEN}
    assert set(operations()) == set(rows)
    for name, one in operations().items():
        assert one.get("x-scope") == (str(rows[name].scope) if rows[name].scope else None)
        assert one["security"]
        assert {"200", "401", "403", "404", "422", "429", "500"} <= {str(status) for status in one["responses"]}
        assert all("content" in answer for answer in one["responses"].values())


def test_every_scope_opens_something() -> None:
    assert {one["x-scope"] for one in operations().values() if "x-scope" in one} == {str(one) for one in Scope}


def test_every_fact_is_in_the_form_of_a_question() -> None:
    for name in ("ActionAsked", "EventAsked"):
        assert set(vocabulary().facts) <= set(document_of()["components"]["schemas"][name]["properties"])


def test_no_page_of_interactive_documentation_is_served(db: None) -> None:
    assert Client().get("/api/v1/docs").status_code == 404


def test_the_page_is_fresh() -> None:
    page = (DOCS / "reference" / "api.md").read_text(encoding="utf-8")
    assert page == openapi.page(json.loads(json.dumps(document_of()))), "stale: run `make docs`"
