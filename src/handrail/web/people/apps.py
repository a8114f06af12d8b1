"""Registers the people app with Django."""

from functools import partial

from django.apps import AppConfig

from handrail.web.ledger import kinds
from handrail.web.people import entries


class PeopleConfig(AppConfig):
    """Trusts and schools, persons and their roles, pupils and families, and how people sign in."""

    name = "handrail.web.people"
    label = "people"

    def ready(self) -> None:
        """Tell the ledger which entries come from here."""
        from handrail.web.ledger import telling  # it knows models, which Django has not read before now

        kinds.register(*entries.KINDS)
        for label, model in entries.TOLD_BY_NAME.items():
            telling.resolve(label, partial(entries.names, model))
