"""Sign, enter what was signed on paper, and remind: each once, with its entry."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from handrail.web import clock
from handrail.web.handbook.editions import filing, uploads
from handrail.web.handbook.signing import access, check, queries
from handrail.web.handbook.signing.models import Sheet, Signature
from handrail.web.handbook.signing.queries import ToSign
from handrail.web.ledger.operations import Deed, record, record_each
from handrail.web.people.access import Actor
from handrail.web.people.models import Person
from handrail.web.people.terminal import person_of


class NotUnderstood(Exception):
    """The check of understanding was not passed."""


class NotAsked(Exception):
    """Somebody on the sheet is not among those who have still to sign."""


def sign(*, to: ToSign, answers: Mapping[str, str], by: Person) -> Signature:
    """Sign, once the check is passed; a second time changes nothing."""
    access.may_sign(by, to.school).or_raise()
    changed = [change.id for change in queries.changed_since(by, to)]
    if check.wrong(check.questions(to.edition, by.pk, changed), answers):
        raise NotUnderstood("Not every question was answered as the policy has it.")
    signature = Signature(school=to.school, edition=to.edition, person=by, **_said(to, clock.today()))
    facts = {"edition": to.edition.digest, "document": to.document.digest}
    # Only now: from here to the end of the block everybody else who writes may have to wait.
    with transaction.atomic():
        if _is_first(signature):
            record("signing.signed", about=signature, by=by, school=to.school, facts=facts)
            return signature
    return Signature.objects.get(school=to.school, edition=to.edition, person=by)


def _is_first(signature: Signature) -> bool:
    """Write a signature, unless this edition has been signed by this person: one statement, however many try."""
    fields = signature._meta.concrete_fields
    names, places = ", ".join(field.column for field in fields), ", ".join(["%s"] * len(fields))
    values = [field.get_db_prep_save(getattr(signature, field.attname), connection) for field in fields]
    into = f"INSERT INTO {signature._meta.db_table} ({names}) VALUES ({places})"  # noqa: S608 - names of our own columns
    with connection.cursor() as cursor:
        cursor.execute(f"{into} ON CONFLICT (edition_id, person_id) DO NOTHING", values)
        return bool(cursor.rowcount)


def _said(to: ToSign, day: date) -> dict[str, object]:
    digest, now = to.document.digest, clock.now()
    return {"document": to.document, "digest": digest, "rules": to.rules, "signed_on": day, "signed_at": now}


@transaction.atomic
def enter_sheet(*, to: ToSign, content: bytes, signed_on: date, people: Collection[UUID], by: Actor) -> Sheet:
    """Enter what people signed on paper, with a scan of the sheet. NotAsked where somebody has nothing to sign."""
    access.may_enter_paper(by, to.school).or_raise()
    who = person_of(by)
    awaited = {one.id for one in queries.missing(to)} - {who.pk if who else None}
    if not people or not set(people) <= awaited:
        raise NotAsked("Everybody on the sheet has to be somebody else who has still to sign.")
    sheet = Sheet.objects.create(
        school=to.school,
        edition=to.edition,
        digest=filing.keep(content),
        media_type=uploads.media_type(content),
        signed_on=signed_on,
        entered_by=who,
        entered_at=clock.now(),
    )
    facts = {"people": len(people), "day": signed_on, "scan": sheet.digest}
    record("signing.sheet-entered", about=sheet, by=who, school=to.school, facts=facts)
    _enter(to, sheet, people, who)
    return sheet


def _enter(to: ToSign, sheet: Sheet, people: Collection[UUID], who: Person | None) -> None:
    shared = {"school": to.school, "edition": to.edition, "sheet": sheet, "entered_by": who}
    rows = [Signature(person_id=key, **shared, **_said(to, sheet.signed_on)) for key in people]
    Signature.objects.bulk_create(rows)
    common = {"day": sheet.signed_on, "edition": to.edition.digest, "document": to.document.digest}
    named = {person.pk: person for person in Person.objects.filter(pk__in=people)}
    deeds = [Deed(row, {"person": named[row.person_id], **common}) for row in rows]
    record_each("signing.entered", deeds, by=who, school=to.school)
