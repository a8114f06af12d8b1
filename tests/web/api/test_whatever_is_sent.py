"""Schemathesis puts to every operation what the document allows and what it does not.

No answer is a fault of ours (5xx), none is of another form than the document says, and no token that is wrong or
missing is let through.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from tests.web.api.rows import secret_of
from tests.web.cast import Cast

from handrail.web.people.tokens.scopes import Scope

EXAMPLES = 400 if os.environ.get("HANDRAIL_DRILL") else 25
# A set in which one word is said to be both in and out has the right form, and is no question all the same.
LEFT_OUT = [positive_data_acceptance]

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
schema.config.generation.allow_x00 = True


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_the_document_says(case: schemathesis.Case, secret: str) -> None:
    amiss = {str(place.value) for place, one in case.meta.components.items() if one.mode.is_negative}
    if "school" in case.path_parameters and "path" not in amiss:
        case.path_parameters["school"] = "ashgrove"  # else hardly any request would reach a school
    # The token that is put in mends a header that was made amiss; what is wrong elsewhere is still refused.
    left_out = [*LEFT_OUT, negative_data_rejection] if "header" in amiss else LEFT_OUT
    case.call_and_validate(headers={"Authorization": f"Bearer {secret}"}, excluded_checks=left_out)


def test_nothing_else_is_left_out() -> None:
    names = set(CHECKS.get_all_names())
    assert {"not_a_server_error", "response_schema_conformance", "ignored_auth", "status_code_conformance"} <= names


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """Keep the connection of the test between requests: a real request would close it, and its transaction with it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def secret(cast: Cast, settings: object) -> str:
    """Give the head a token of every scope, and no limit."""
    settings.API_REQUESTS_A_MINUTE = 1_000_000  # type: ignore[attr-defined]
    return secret_of(cast.carol, *Scope)
