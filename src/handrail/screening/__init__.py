"""Screening: the eyes that read a text before it goes out.

Names of a roster as people really write them, contact details, dates of birth, tags, schools, abuse, politics,
advertising, and where children will be. A finding is a reason for a person to look, never a verdict.
"""

from __future__ import annotations

from .content import Content
from .findings import Finding, Kind, Strength
from .people import Person
from .roster import Roster, RosterError, read_people
from .saving import compiled, load, save
from .screen import Screen

__all__ = [
    "Content",
    "Finding",
    "Kind",
    "Person",
    "Roster",
    "RosterError",
    "Screen",
    "Strength",
    "compiled",
    "load",
    "read_people",
    "save",
]
