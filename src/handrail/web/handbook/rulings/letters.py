"""The letters about rulings, to whoever must agree and to whoever asked. They name nobody and do not say what it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from handrail.web.handbook.rulings.models import Asked, Ruling, rulers
from handrail.web.jobs.mail import Letter


def asked(told: Mapping[str, Any]) -> EmailMessage | None:
    """Write to one who may answer; nothing where somebody has answered, or this person may no more."""
    waiting = Asked.objects.filter(pk=told["asked"], school=told["school"]).waiting().select_related("school").first()
    person = rulers(waiting).filter(pk=told["to"]).first() if waiting else None
    if waiting is None or person is None or not person.email:
        return None
    address = reverse("rulings:asked", args=[waiting.school.slug, waiting.pk])
    body = (
        f"A colleague at {waiting.school.name} asks for your ruling: the social media policy leaves it to you.\n\n"
        f"Read and answer it here: {settings.ADDRESS}{address}\n"
    )
    return EmailMessage("A question is waiting for you", body, to=[person.email])


def ruled(told: Mapping[str, Any]) -> EmailMessage | None:
    """Write to whoever asked."""
    found = Ruling.objects.filter(pk=told["ruling"], school=told["school"])
    ruling = found.select_related("asker", "school").first()
    if ruling is None or not ruling.asker.email or not ruling.asker.is_active:
        return None
    address = reverse("rulings:asked", args=[ruling.school.slug, ruling.asked_id])
    body = f"Your question at {ruling.school.name} has been answered.\n\nRead it here: {settings.ADDRESS}{address}\n"
    return EmailMessage("Your question has been answered", body, to=[ruling.asker.email])


LETTERS = (Letter("rulings.asked", asked), Letter("rulings.ruled", ruled))
