"""Registers the calendar app with Django."""

from django.apps import AppConfig

from handrail.web.jobs import school_time
from handrail.web.ledger import kinds
from handrail.web.people.calendar import entries


class CalendarConfig(AppConfig):
    """Terms, holidays, INSET days, and what a working day is."""

    name = "handrail.web.people.calendar"
    label = "calendar"

    def ready(self) -> None:
        """Tell the ledger which entries come from here, and the jobs which days are whose."""
        from handrail.web.people.calendar.queries import calendars  # it knows models, which are there only now

        kinds.register(*entries.KINDS)
        school_time.keep(calendars)
