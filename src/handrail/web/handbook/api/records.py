"""What is kept, for programs: one's own answers, rulings, and signatures, each as its page would show it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema

from handrail.web.handbook.api.schemas import Slug
from handrail.web.handbook.asking.models import KeptAnswer
from handrail.web.handbook.rulings import telling
from handrail.web.handbook.rulings.models import Ruling
from handrail.web.handbook.signing.models import Signature
from handrail.web.people.access import school_for
from handrail.web.people.tokens.bearer import needing
from handrail.web.people.tokens.scopes import Scope
from handrail.web.problems import PROBLEMS

router = Router(tags=["What is kept"])
First = Annotated[int, Query(ge=0, le=1_000_000, description="How many of the newest to leave out")]
Count = Annotated[int, Query(ge=1, le=100, description="How many to give, the newest first")]


class AnswerKept(Schema):
    """One answer that the owner kept, or that was sent to them, as it was given."""

    id: UUID
    kept_at: datetime
    is_mine: bool
    word: str
    facts: dict[str, Any]
    outcome: str
    clauses: list[str]
    edition: str
    answer: dict[str, Any]


class RulingTold(Schema):
    """One ruling, for everybody or on a question of the owner."""

    id: UUID
    word: str
    verdict: str
    whom: str
    grants: list[str]
    conditions: str
    precedent: str
    ruled_at: datetime
    until: date
    in_force: bool


class SignatureTold(Schema):
    """One signature: the owner's own, or any at the school for those who see who has signed."""

    id: UUID
    person: str
    edition: str
    document_digest: str
    signed_on: date
    on_paper: bool


@router.get(
    "/schools/{school}/answers",
    operation_id="list_answers",
    summary="List the answers that you kept, and those sent to you",
    response={200: list[AnswerKept], **PROBLEMS},
    **needing(Scope.READ_ANSWERS),
)
def list_answers(request: HttpRequest, school: Slug, skip: First = 0, count: Count = 50) -> list[dict[str, Any]]:
    """Give each with the edition under which it was given."""
    place = school_for(request, school)
    found = KeptAnswer.objects.visible_to(request.user, place).select_related("edition").defer("edition__text")
    return [
        {
            "id": one.pk,
            "kept_at": one.kept_at,
            "is_mine": one.person_id == request.user.pk,
            "word": one.word,
            "facts": one.facts,
            "outcome": one.outcome,
            "clauses": one.clauses,
            "edition": one.edition.digest,
            "answer": one.answer,
        }
        for one in found.order_by("-kept_at", "pk")[skip : skip + count]
    ]


@router.get(
    "/schools/{school}/rulings",
    operation_id="list_rulings",
    summary="List the rulings that you may read",
    response={200: list[RulingTold], **PROBLEMS},
    **needing(Scope.READ_RULINGS),
)
def list_rulings(request: HttpRequest, school: Slug, skip: First = 0, count: Count = 50) -> list[dict[str, Any]]:
    """Give each without whoever asked; of those for everybody, the words that were published."""
    place = school_for(request, school)
    found = Ruling.objects.visible_to(request.user, place).in_full().order_by("-ruled_at", "pk")
    return [_ruling(one, telling.tell(one, request.user)) for one in found[skip : skip + count]]


@router.get(
    "/schools/{school}/signatures",
    operation_id="list_signatures",
    summary="List who has signed, or your own signatures",
    response={200: list[SignatureTold], **PROBLEMS},
    **needing(Scope.READ_SIGNATURES),
)
def list_signatures(request: HttpRequest, school: Slug, skip: First = 0, count: Count = 50) -> list[dict[str, Any]]:
    """Give all of a school to those who see who has signed there, and their own to everybody else."""
    place = school_for(request, school)
    found = Signature.objects.visible_to(request.user, place).select_related("person", "edition")
    return [
        {
            "id": one.pk,
            "person": one.person.name,
            "edition": one.edition.digest,
            "document_digest": one.digest,
            "signed_on": one.signed_on,
            "on_paper": one.sheet_id is not None,
        }
        for one in found.defer("edition__text").order_by("-signed_at", "pk")[skip : skip + count]
    ]


def _ruling(one: Ruling, told: telling.Told) -> dict[str, Any]:
    names = ("word", "verdict", "grants", "conditions", "precedent", "ruled_at", "until")
    shown = {name: getattr(one, name) for name in names}
    # For whom it holds would say who asked; the page tells that to the asker and to whoever rules, and so does this.
    return {"id": one.pk, "in_force": one.is_in_force, "whom": one.whom if told.is_private else "", **shown}
