"""The letters about signing, written when they are sent: whoever has signed or left by then gets none.

They name nobody but the school: who is missing stands on a page that asks for a sign-in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from handrail.web.handbook.signing import access, queries
from handrail.web.handbook.signing.queries import ToSign
from handrail.web.handbook.signing.reminders.terms import ESCALATE_AFTER
from handrail.web.jobs.mail import Letter
from handrail.web.people.models import Person, School

REMINDER = """Hello,

The social media policy of {school} waits for you to read and sign it. It takes a few minutes, also on a phone:

{link}

If you have a question about it, ask the headteacher.
"""
REMINDER_AGAIN = """Hello,

The social media policy of {school} has changed since you signed it. You see just what is different, and sign again:

{link}

If you have a question about it, ask the headteacher.
"""
ESCALATION = """Hello,

{count} at {school} have not signed the social media policy yet.
Some of them were asked {days} school days ago or more.

See who it is, print a sheet for paper, or enter one:

{link}
"""


def remind(arguments: Mapping[str, Any]) -> EmailMessage | None:
    """Write to somebody who has not signed."""
    to, person = _found(arguments)
    if to is None or person is None or not to.asks(person):
        return None
    given = queries.signed_rules(person, to.school)
    if to.rules in given:
        return None
    words = (REMINDER_AGAIN if given else REMINDER).format(school=to.school, link=_link("handbook:sign", to.school))
    subject = f"Please sign the policy of {to.school}{' again' if given else ''}"
    return EmailMessage(subject, words, to=[person.email])


def escalate(arguments: Mapping[str, Any]) -> EmailMessage | None:
    """Write to a leader of the school about those who have not signed."""
    to, person = _found(arguments)
    if to is None or person is None or not access.may_see_signatures(person, to.school):
        return None
    missing = len(queries.missing(to))
    if not missing:
        return None
    count = "One person" if missing == 1 else f"{missing} people"
    words = ESCALATION.format(
        school=to.school, count=count, days=ESCALATE_AFTER, link=_link("handbook:signatures", to.school)
    )
    if missing == 1:
        words = words.replace("have not signed", "has not signed", 1)
    return EmailMessage(f"{count} still to sign the policy of {to.school}", words, to=[person.email])


def _found(arguments: Mapping[str, Any]) -> tuple[ToSign | None, Person | None]:
    """Give what is signed now, if it is still the same edition, and who is written to, if they have a mailbox."""
    school = School.objects.get(pk=arguments["school"])
    to = queries.to_sign(school)
    person = Person.objects.filter(pk=arguments["person"], email__isnull=False).first()
    same = to is not None and str(to.edition.pk) == arguments["edition"]
    return (to if same else None), person


def _link(name: str, school: School) -> str:
    return f"{settings.ADDRESS}{reverse(name, args=[school.slug])}"


LETTERS = (Letter("signing.reminder", remind), Letter("signing.escalation", escalate))
