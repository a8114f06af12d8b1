"""What people sign of an edition: the school's own document, or the edition's very text where the school adopted it.

A row is written once. The file lies in the media folder under its SHA-256; see `filing`.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from handrail.web.handbook.editions.bodies import BODIES
from handrail.web.handbook.models import Edition
from handrail.web.people.models import Person, School

FILE, TEXT = "file", "text"


class Document(models.Model):
    """What is signed of one edition; `digest` is that of the file, or of the edition's text."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    edition = models.OneToOneField(Edition, models.PROTECT, related_name="document")
    sort = models.CharField(max_length=4, choices=[(FILE, "The school's own document"), (TEXT, "The adopted text")])
    name = models.CharField(max_length=120, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    digest = models.CharField(max_length=64)
    text = models.TextField(blank=True)
    body = models.CharField(max_length=10, choices=tuple(BODIES.items()), blank=True)
    adopted_on = models.DateField(null=True)
    added_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(sort=FILE) & ~Q(text="") & ~Q(name="") & Q(body=""))
                | (Q(sort=TEXT, text="", name="", adopted_on__isnull=False) & ~Q(body="")),
                name="document_is_a_file_or_an_adopted_text",
            ),
        ]

    def __str__(self) -> str:
        return self.name or "the adopted text"

    @property
    def is_file(self) -> bool:
        """Say whether the school has a document of its own."""
        return self.sort == FILE

    @property
    def paragraphs(self) -> list[str]:
        """Give the words of the document, paragraph by paragraph."""
        return [part for part in self.text.splitlines() if part.strip()]
