"""Publish an edition, and say what people sign of it: each once, with its entry."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from handrail.web import clock
from handrail.web.handbook import access
from handrail.web.handbook import operations as handbook
from handrail.web.handbook.editions import filing, uploads
from handrail.web.handbook.editions.models import FILE, TEXT, Document
from handrail.web.handbook.models import Edition
from handrail.web.ledger.operations import record
from handrail.web.people.access import Actor
from handrail.web.people.models import School
from handrail.web.people.terminal import person_of


class DayIsOver(Exception):
    """An edition cannot begin on a day that is over: it would change what was in force then."""


class HasDocument(Exception):
    """What is signed of an edition is said once."""


@transaction.atomic
def publish(*, school: School, text: str, name: str, since: date, by: Actor) -> Edition:
    """Put an edition in force from today or a later day. PolicyError when the text is no policy.

    Who may is asked by `adopt`, which writes it.
    """
    if since < clock.today():
        raise DayIsOver("An edition begins today or later.")
    return handbook.adopt(school=school, text=text, name=name, since=since, by=by)


@transaction.atomic
def add_document(*, edition: Edition, content: bytes, name: str, text: str, by: Actor) -> Document:
    """Put the school's own document beside an edition: the file as it is, and its words."""
    access.may_adopt(by, edition.school).or_raise()
    sort = uploads.media_type(content)
    document = _write(edition, by, sort=FILE, name=name, media_type=sort, digest=filing.keep(content), text=text)
    facts = {"digest": document.digest, "edition": edition.digest}
    record("editions.document-added", about=document, by=person_of(by), school=edition.school, facts=facts)
    return document


@transaction.atomic
def adopt_text(*, edition: Edition, body: str, adopted_on: date, by: Actor) -> Document:
    """Record that the school adopted the edition's very text, so that it can be signed as its own."""
    access.may_adopt(by, edition.school).or_raise()
    document = _write(edition, by, sort=TEXT, digest=edition.digest, body=body, adopted_on=adopted_on)
    facts = {"digest": edition.digest, "body": body, "day": adopted_on}
    record("editions.text-adopted", about=document, by=person_of(by), school=edition.school, facts=facts)
    return document


def _write(edition: Edition, by: Actor, **said: object) -> Document:
    """Write the row, once for each edition."""
    document, made = Document.objects.get_or_create(
        school=edition.school,
        edition=edition,
        defaults={"added_by": person_of(by), "added_at": clock.now(), **said},
    )
    if not made:
        raise HasDocument("What people sign of this edition has been said already.")
    return document
