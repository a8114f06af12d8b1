"""Registers the tokens app with Django."""

from django.apps import AppConfig

from handrail.web.ledger import kinds
from handrail.web.people.tokens import entries


class TokensConfig(AppConfig):
    """Access tokens that their owner makes, lists and ends."""

    name = "handrail.web.people.tokens"
    label = "tokens"

    def ready(self) -> None:
        """Tell the ledger which entries come from here."""
        kinds.register(*entries.KINDS)
