"""The rows of the matrix for asking, answers kept and rulings; what they need to exist is made here."""

from __future__ import annotations

from typing import Any

from tests.web.cast import Cast

from handrail.web.people.models import School


def question(cast: Cast, school: School) -> list[Any]:
    return [school.slug, "connect"]
