"""Registers the rosters app with Django."""

from django.apps import AppConfig

from handrail.web.ledger import kinds
from handrail.web.people.rosters import entries


class RostersConfig(AppConfig):
    """Staff, pupils and carers from a plain CSV file."""

    name = "handrail.web.people.rosters"
    label = "rosters"

    def ready(self) -> None:
        """Put the app's own kinds, tasks and rhythms into their tables."""
        # These read the models, which are there only now.
        from handrail.web.jobs import schedule
        from handrail.web.jobs import tasks as jobs
        from handrail.web.ledger import telling
        from handrail.web.people.rosters import tasks

        kinds.register(*entries.KINDS)
        jobs.register(*tasks.TASKS)
        schedule.register(*tasks.RHYTHMS)
        telling.resolve("rosters.roster", entries.names)
