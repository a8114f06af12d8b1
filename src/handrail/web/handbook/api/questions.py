"""Policies in force for programs, and answers to questions under them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Query, Router

from handrail.engine import QuestionError, read_question
from handrail.policies.scenarios import reply
from handrail.web.handbook import reading
from handrail.web.handbook.api.schemas import (
    ActionAsked,
    EventAsked,
    PathwayTold,
    PolicyNamed,
    PolicyTold,
    Slug,
    Verdict,
)
from handrail.web.handbook.models import Edition
from handrail.web.people.access import school_for
from handrail.web.people.models import School
from handrail.web.people.tokens.bearer import needing
from handrail.web.people.tokens.scopes import Scope
from handrail.web.problems import PROBLEMS

router = Router()
Day = Annotated[date | None, Query(description="The edition in force on this day; today unless given")]


@router.get(
    "/policies",
    operation_id="list_policies",
    summary="List the policies in force at your schools",
    tags=["Policies"],
    response={200: list[PolicyNamed], **PROBLEMS},
    **needing(Scope.READ_POLICIES),
)
def list_policies(request: HttpRequest) -> list[dict[str, Any]]:
    """Name the edition in force at each school at which there is one."""
    schools = list(School.objects.visible_to(request.user).order_by("name"))
    in_force = Edition.objects.in_force_at(schools)
    return [_named(school, in_force[school.pk]) for school in schools if school.pk in in_force]


@router.get(
    "/schools/{school}/policy",
    operation_id="read_policy",
    summary="Read the policy in force at a school, clause by clause",
    tags=["Policies"],
    response={200: PolicyTold, **PROBLEMS},
    **needing(Scope.READ_POLICIES),
)
def read_policy(request: HttpRequest, school: Slug, on: Day = None) -> dict[str, Any]:
    """Give each clause with its text and its rules in words."""
    place = school_for(request, school)
    edition = _edition(request, place, on)
    return {**_named(place, edition), "clauses": list(reading.page(edition).clauses)}


@router.post(
    "/schools/{school}/ask",
    operation_id="ask",
    summary="Ask whether something may be done",
    tags=["Questions"],
    response={200: Verdict, **PROBLEMS},
    **needing(Scope.ASK),
    exclude_unset=True,
)
def ask(request: HttpRequest, school: Slug, question: ActionAsked) -> dict[str, Any]:
    """Answer a question about an action; nothing of it is kept."""
    return _answer(request, school, question.root, "action")


@router.post(
    "/schools/{school}/pathway",
    operation_id="find_pathway",
    summary="Ask what to do after something has happened",
    tags=["Questions"],
    response={200: PathwayTold, **PROBLEMS},
    **needing(Scope.ASK),
    exclude_unset=True,
)
def find_pathway(request: HttpRequest, school: Slug, question: EventAsked) -> dict[str, Any]:
    """Give the steps after an event; nothing of it is kept."""
    return _answer(request, school, question.root, "event")


def _answer(request: HttpRequest, slug: str, asked: dict[str, Any], kind: str) -> dict[str, Any]:
    place = school_for(request, slug)
    edition = _edition(request, place)
    if asked.get(kind) is None:
        raise QuestionError("no-word", f"The question names no {kind}.", f'Write {{"{kind}": "..."}}.')
    policy = reading.page(edition).policy
    told = reply(policy, read_question(asked, policy.vocabulary))
    return {"id": asked.get("id"), **told, "edition": _named(place, edition)}


def _edition(request: HttpRequest, place: School, on: date | None = None) -> Edition:
    """Give the edition in force on a day, to whoever may read it on the page."""
    edition = Edition.objects.visible_to(request.user, place).defer("text").in_force(on)
    if edition is None:
        raise Http404("no policy is in force")
    return edition


def _named(school: School, edition: Edition) -> dict[str, Any]:
    policy = reading.page(edition).policy
    return {
        "school": school.slug,
        "policy": edition.policy,
        "title": policy.title,
        "name": edition.name,
        "digest": edition.digest,
        "since": edition.since,
        "review_due": policy.review_due,
    }
