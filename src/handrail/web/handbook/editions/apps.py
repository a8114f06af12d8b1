"""Registers the editions app with Django."""

from django.apps import AppConfig

from handrail.web.handbook.editions import entries
from handrail.web.ledger import kinds


class EditionsConfig(AppConfig):
    """Publishing editions, what changed between two, and the school's own document."""

    name = "handrail.web.handbook.editions"
    label = "editions"

    def ready(self) -> None:
        """Tell the ledger which entries come from here."""
        kinds.register(*entries.KINDS)
