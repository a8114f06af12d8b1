"""Put an edition of a policy in force."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from django.db import transaction

from handrail.engine import loads
from handrail.policies import laws
from handrail.web import clock
from handrail.web.handbook import access
from handrail.web.handbook.models import Edition
from handrail.web.ledger.operations import record
from handrail.web.people.access import Actor
from handrail.web.people.models import School
from handrail.web.people.terminal import person_of


@transaction.atomic
def adopt(*, school: School, text: str, name: str, by: Actor, since: date | None = None) -> Edition:
    """Keep the text of an edition, and let it be in force from a day on. PolicyError when the text is not a policy."""
    access.may_adopt(by, school).or_raise()
    policy = loads(text, laws=laws())
    digest, begins = sha256(text.encode()).hexdigest(), since or clock.today()
    edition, made = Edition.objects.get_or_create(
        school=school,
        digest=digest,
        since=begins,
        defaults={"policy": policy.id, "name": name, "text": text, "adopted_at": clock.now()},
    )
    if made:
        facts = {"digest": digest, "since": begins}
        record("handbook.edition-adopted", about=edition, by=person_of(by), school=school, facts=facts)
    return edition
