"""Registers the ledger app with Django."""

from django.apps import AppConfig

from handrail.web.ledger import entries, kinds


class LedgerConfig(AppConfig):
    """Append-only, hash-chained streams of entries, and what checks them; no pages."""

    name = "handrail.web.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Put the ledger's own kinds into the table."""
        kinds.register(*entries.KINDS)
