"""Registers the home app with Django."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """What is waiting for the person who is signed in."""

    name = "handrail.web.home"
    label = "home"
