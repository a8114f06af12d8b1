"""Registers the ledger app with Django."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Append-only, hash-chained streams of entries, and what checks them; no pages."""

    name = "handrail.web.ledger"
    label = "ledger"
