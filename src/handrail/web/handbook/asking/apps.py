"""Registers the asking app with Django."""

from django.apps import AppConfig


class AskingConfig(AppConfig):
    """Questions to the policy, and the answers that people keep."""

    name = "handrail.web.handbook.asking"
    label = "asking"
