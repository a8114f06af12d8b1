"""A certificate as a tagged PDF (PDF/UA-1), set like an edition: all words go in as data."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from handrail.engine import Policy
from handrail.web import clock
from handrail.web.handbook.editions.printing import typeset
from handrail.web.handbook.signing.models import Signature

SOURCE = Path(__file__).with_name("certificate.typ")


def as_pdf(signature: Signature, policy: Policy) -> bytes:
    """Set a certificate; the same signature gives the same bytes."""
    return typeset(SOURCE, words(signature, policy), made=signature.signed_at)


def words(signature: Signature, policy: Policy) -> dict[str, Any]:
    """Give the words of a certificate."""
    school, on = str(signature.school), _day(signature.signed_on)
    return {
        "title": "Policy read and signed",
        "school": school,
        "says": f"{signature.person.name} read and signed the social media policy of {school} on {on}.",
        "facts": [
            ("What was signed", _document(signature, policy)),
            ("SHA-256 of it", signature.digest),
            ("Edition", f"{signature.edition.name}, in force from {_day(signature.edition.since)}"),
            ("How", _how(signature)),
            ("Number of this certificate", str(signature.pk)),
        ],
    }


def _document(signature: Signature, policy: Policy) -> str:
    document = signature.document
    if document.is_file:
        return f"{document.name}, the school’s own document"
    body, day = document.get_body_display(), document.adopted_on
    return f"{policy.title}, which {body} adopted word for word{f' on {_day(day)}' if day else ''}"


def _how(signature: Signature) -> str:
    at = signature.signed_at.astimezone(clock.LONDON)
    if signature.sheet_id is None:
        return f"On the screen at {at:%H:%M}, after a check of understanding"
    by = f", entered by {signature.entered_by.name}" if signature.entered_by else ", entered"
    return f"On paper{by} on {_day(at.date())}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
