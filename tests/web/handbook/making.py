"""Editions and documents for the tests, made through the operations."""

from __future__ import annotations

from datetime import date

from handrail import policies
from handrail.web import clock
from handrail.web.handbook.editions import operations, queries
from handrail.web.handbook.editions.models import Document
from handrail.web.handbook.models import Edition
from handrail.web.people.models import School
from handrail.web.people.terminal import TERMINAL

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
    found = queries.document_of(edition)
    return found or operations.add_document(
        edition=edition, content=WORDS.encode(), name="Our policy.txt", text=WORDS, by=TERMINAL
    )
