"""Registers the jobs app with Django."""

from django.apps import AppConfig

from handrail.web.ledger import kinds


class JobsConfig(AppConfig):
    """Work that is done after the page: leased rows, a schedule in school time, mail."""

    name = "handrail.web.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Put the app's own kinds, tasks and rhythms into their tables."""
        # These read the models, which are there only now.
        from handrail.web.jobs import entries, housekeeping, mail, schedule, tasks

        kinds.register(*entries.KINDS)
        tasks.register(*housekeeping.TASKS, mail.SEND_LETTER)
        schedule.register(*housekeeping.RHYTHMS)
