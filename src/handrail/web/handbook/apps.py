"""Registers the handbook app with Django."""

from django.apps import AppConfig

from handrail.web.handbook import entries
from handrail.web.ledger import kinds


class HandbookConfig(AppConfig):
    """The editions of a policy that are in force at a school, and reading them."""

    name = "handrail.web.handbook"
    label = "handbook"

    def ready(self) -> None:
        """Tell the ledger which entries come from here."""
        kinds.register(*entries.KINDS)
