"""Registers the oversight app with Django."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """What happened, told in sentences to those who answer for it."""

    name = "handrail.web.oversight"
    label = "oversight"
