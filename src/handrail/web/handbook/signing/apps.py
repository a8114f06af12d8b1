"""Registers the signing app with Django."""

from django.apps import AppConfig

from handrail.web.handbook.signing import entries
from handrail.web.ledger import kinds


class SigningConfig(AppConfig):
    """Who has read and signed which edition, and who has not."""

    name = "handrail.web.handbook.signing"
    label = "signing"

    def ready(self) -> None:
        """Put the app's own kinds, tasks, rhythms and letters into their tables."""
        # These read the models, which are there only now.
        from handrail.web.handbook.signing.reminders import letters, tasks
        from handrail.web.jobs import mail, schedule
        from handrail.web.jobs import tasks as jobs

        kinds.register(*entries.KINDS)
        jobs.register(*tasks.TASKS)
        schedule.register(*tasks.RHYTHMS)
        mail.register(*letters.LETTERS)
