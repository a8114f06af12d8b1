"""Registers the jobs app with Django."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work that is done after the page: leased rows, a schedule in school time, mail."""

    name = "handrail.web.jobs"
    label = "jobs"
