"""Registers the oversight app with Django."""

from django.apps import AppConfig

from handrail.web.ledger import kinds
from handrail.web.oversight import entries


class OversightConfig(AppConfig):
    """What happened, told in sentences to those who answer for it."""

    name = "handrail.web.oversight"
    label = "oversight"

    def ready(self) -> None:
        """Tell the ledger which entries come from here."""
        kinds.register(*entries.KINDS)
