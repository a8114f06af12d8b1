"""Registers the asking app with Django."""

from django.apps import AppConfig

from handrail.web.handbook.asking import entries
from handrail.web.ledger import kinds


class AskingConfig(AppConfig):
    """Questions to the policy, and the answers that people keep."""

    name = "handrail.web.handbook.asking"
    label = "asking"

    def ready(self) -> None:
        """Put the app's own kinds, tasks, rhythms and letters into their tables."""
        # These read the models, which are there only now.
        from handrail.web.handbook.asking import tasks
        from handrail.web.jobs import mail, schedule
        from handrail.web.jobs import tasks as jobs

        kinds.register(*entries.KINDS)
        jobs.register(*tasks.TASKS)
        schedule.register(*tasks.RHYTHMS)
        mail.register(*tasks.LETTERS)
