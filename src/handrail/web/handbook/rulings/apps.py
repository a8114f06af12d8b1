"""Registers the rulings app with Django."""

from django.apps import AppConfig

from handrail.web.handbook.rulings import entries
from handrail.web.ledger import kinds


class RulingsConfig(AppConfig):
    """Questions to whoever must agree, and their rulings."""

    name = "handrail.web.handbook.rulings"
    label = "rulings"

    def ready(self) -> None:
        """Put the app's own kinds and letters into their tables."""
        # These read the models, which are there only now.
        from handrail.web.handbook.rulings import letters
        from handrail.web.jobs import mail

        kinds.register(*entries.KINDS)
        mail.register(*letters.LETTERS)
