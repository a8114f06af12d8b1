"""Registers the handbook app with Django."""

from django.apps import AppConfig


class HandbookConfig(AppConfig):
    """The editions of a policy that are in force at a school, and reading them."""

    name = "handrail.web.handbook"
    label = "handbook"
