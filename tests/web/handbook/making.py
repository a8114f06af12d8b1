"""Editions and documents for the tests, made through the operations."""

from __future__ import annotations

from datetime import date
from typing import Any

from handrail import policies
from handrail.web import clock
from handrail.web.handbook import reading
from handrail.web.handbook.editions import operations
from handrail.web.handbook.editions import queries as editions
from handrail.web.handbook.editions.models import Document
from handrail.web.handbook.models import Edition
from handrail.web.handbook.signing import check, queries
from handrail.web.handbook.signing import operations as signing
from handrail.web.handbook.signing.models import Signature, Training
from handrail.web.handbook.signing.queries import ToSign
from handrail.web.handbook.signing.training import operations as trainings
from handrail.web.handbook.signing.training.wanted import Wanted, wanted
from handrail.web.people.models import Person, School
from handrail.web.people.terminal import TERMINAL

SCAN = b"%PDF-1.7 a scan"
WORDS = "Social media policy\n\nStaff do not follow pupils.\nAsk the headteacher when in doubt."
OLD = 'when = { with = "former-pupil", age = { below = 18 }, other_school = false }'


def hartest(*, ban_until: int = 18, reworded: bool = False) -> str:
    """Give a policy with a ban on former pupils as friends that ends at an age, or with other words alone."""
    text = policies.find("hartest").read_text(encoding="utf-8")
    head, mark, rest = text.partition('id = "terms.8"')
    if ban_until != 18:
        rest = rest.replace("who is not yet 18", f"who is not yet {ban_until}", 1)
        rest = rest.replace(OLD, OLD.replace("18", str(ban_until)), 1)
    if reworded:
        rest = rest.replace("Staff keep no pupil", "Members of staff keep no pupil", 1)
    return head + mark + rest


def publish(school: School, text: str, since: date | None = None) -> Edition:
    """Publish an edition."""
    return operations.publish(school=school, text=text, name="test", since=since or clock.today(), by=TERMINAL)


def in_force(school: School) -> Edition:
    """Give the edition in force today."""
    edition = Edition.objects.filter(school=school).select_related("school").in_force()
    assert edition is not None
    return edition


def with_document(edition: Edition) -> Document:
    """Give what is signed of an edition: a plain text of the school's own, where nothing was said yet."""
    found = editions.document_of(edition)
    return found or operations.add_document(
        edition=edition, content=WORDS.encode(), name="Our policy.txt", text=WORDS, by=TERMINAL
    )


def to_sign(school: School) -> ToSign:
    """Give what is signed today."""
    to = queries.to_sign(school)
    assert to is not None
    return to


def answers(person: Person, to: ToSign) -> dict[str, str]:
    """Give the right answers to somebody's questions."""
    changed = [change.id for change in queries.changed_since(person, to)]
    return {scene.rule: scene.right for scene in check.questions(to.edition, person.pk, changed)}


def sign(person: Person, school: School) -> Signature:
    """Let somebody sign what is signed today."""
    to = to_sign(school)
    return signing.sign(to=to, answers=answers(person, to), by=person)


def enter_sheet(school: School, person: Person) -> Signature:
    """Enter that somebody signed on paper."""
    day = clock.today()
    sheet = signing.enter_sheet(to=to_sign(school), content=SCAN, signed_on=day, people=[person.pk], by=TERMINAL)
    return Signature.objects.get(school=school, sheet=sheet)


def order_training(school: School, policy: str = "starter") -> Wanted:
    """Let a policy be in force that orders a training, and give it; where one is, it stays."""
    if not (ordered := wanted(reading.page(in_force(school)).policy)):
        publish(school, policies.find(policy).read_text(encoding="utf-8"))
        ordered = wanted(reading.page(in_force(school)).policy)
    return ordered[0]


def take_training(person: Person, school: School, **more: Any) -> Training:
    """Record that somebody took the training that the policy orders."""
    said = {"course": "Staying safe online", "took_on": clock.today(), "good_until": None, "content": SCAN, **more}
    (made,) = trainings.record_training(
        school=school, wanted=order_training(school), people=[person.pk], **{"by": TERMINAL, **said}
    )
    return made
