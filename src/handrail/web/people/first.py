"""Make the first school and its administrator, for `handrail setup`."""

from __future__ import annotations

import os
import secrets

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils.text import slugify

from handrail.web import environment
from handrail.web.people import operations
from handrail.web.people.models import Person, School, Trust
from handrail.web.people.roles import Role
from handrail.web.people.terminal import TERMINAL


class NotPossible(Exception):
    """What was asked for cannot be made; says why."""


def make_secret_key() -> None:
    """Keep a signing key in the data folder, readable by nobody else, where there is none yet."""
    if environment.secret_key(settings.DATA):
        return
    settings.DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = secrets.token_urlsafe(64)
    handle = os.open(settings.DATA / "secret-key", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
    settings.SECRET_KEY = key  # the link that we print is signed with it


@transaction.atomic
def make_school(*, school: str, name: str, email: str, trust: str = "") -> Person:
    """Make a school, its trust where one is named, and the person who runs Handrail there."""
    try:
        validate_email(email)
    except ValidationError as fault:
        raise NotPossible(f"{email} is not an email address.") from fault
    slug = slugify(school)[:60]
    if not slug or School.objects.filter(slug=slug).exists():
        raise NotPossible(f"There is a school called {school} already, or its name has no letters.")
    group = None
    if trust:
        group = Trust.objects.filter(slug=slugify(trust)[:60]).first()
        group = group or operations.make_trust(name=trust, slug=slugify(trust)[:60], by=TERMINAL)
    place = operations.make_school(name=school, slug=slug, trust=group, by=TERMINAL)
    person = operations.add_person(name=name, email=email, school=place, role=Role.HEAD, by=TERMINAL)
    operations.give_role(person=person, role=Role.IT_ADMINISTRATOR, school=place, by=TERMINAL)
    return person


def link(person: Person) -> str:
    """Give a link that works once: choosing a password makes it worthless."""
    token = default_token_generator.make_token(person)
    way = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": token})
    return f"{settings.ADDRESS}{way}"
