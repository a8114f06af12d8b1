"""The one API object: its parts come from the apps, its errors are JSON, and its document is OpenAPI 3.1.

No page of interactive documentation is served: it would need scripts that our content security policy refuses.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from handrail.engine import QuestionError
from handrail.web.handbook.api import questions, records
from handrail.web.people.refusals import Refused
from handrail.web.people.tokens import api as tokens
from handrail.web.problems import problem

PLACE = "/api/v1/"

api = NinjaAPI(
    title="Handrail",
    version="1",
    description="Ask a school's social media policy, and read what is in force. Each request carries a personal token.",
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
)
api.add_router("", tokens.router)
api.add_router("", questions.router)
api.add_router("", records.router)


@api.exception_handler(AuthenticationError)
def no_token(request: HttpRequest, fault: AuthenticationError) -> HttpResponse:
    """Say that there is no valid token; why not is nobody's business."""
    response = problem(HTTPStatus.UNAUTHORIZED)
    response.headers["WWW-Authenticate"] = "Bearer"
    return response


@api.exception_handler(Throttled)
def too_often(request: HttpRequest, fault: Throttled) -> HttpResponse:
    """Say when to try again."""
    response = problem(HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(fault.wait)
    return response


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, fault: HttpError) -> HttpResponse:
    """Say what ninja found: a body that is no JSON, above all."""
    return problem(fault.status_code)


@api.exception_handler(Refused)
def refused(request: HttpRequest, fault: Refused) -> HttpResponse:
    """Say why not, in the sentence that the page would show."""
    return problem(HTTPStatus.FORBIDDEN, message=str(fault))


@api.exception_handler(Http404)
def not_there(request: HttpRequest, fault: Http404) -> HttpResponse:
    """Say that it is not there; what belongs to another school looks the same."""
    return problem(HTTPStatus.NOT_FOUND)


@api.exception_handler(ValidationError)
def malformed(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """Name the first thing that is wrong with what was sent."""
    first = fault.errors[0]
    where = ".".join(str(part) for part in first["loc"])
    return problem(
        HTTPStatus.UNPROCESSABLE_ENTITY, "malformed", f"{where}: {first['msg']}.", "See /api/v1/openapi.json."
    )


@api.exception_handler(QuestionError)
def no_question(request: HttpRequest, fault: QuestionError) -> HttpResponse:
    """Say what is wrong with a question, in the words of the command line."""
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, fault.code, fault.message, fault.hint)


@csrf_exempt  # so that a wrong method is told as one
@require_safe
@login_not_required
def document(request: HttpRequest) -> JsonResponse:
    """Give the OpenAPI document, to everybody: there is nothing of any school in it."""
    return JsonResponse(document_of())


def document_of() -> dict[str, Any]:
    """Give the OpenAPI document."""
    return dict(api.get_openapi_schema(path_prefix=PLACE))


operations = [one for one in api.urls[0] if one.name != "api-root"]
for operation in operations:
    # A token takes the place of signing in: each operation insists on one.
    operation.callback = login_not_required(operation.callback)
urlpatterns: list[URLPattern] = [path("openapi.json", document, name="document"), *operations]
