"""Registers the people app with Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Trusts and schools, persons and their roles, pupils and families, and how people sign in."""

    name = "handrail.web.people"
    label = "people"
