"""Words to choose from, as Django keeps them in a column: known to the type checker, which knows nothing of Django."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:

    class Choices(StrEnum):
        """A word and how it is told."""

        def __new__(cls, value: str, label: str = "") -> Choices: ...

        @property
        def label(self) -> str: ...

        values: list[str]
        choices: list[tuple[str, str]]

else:
    from django.db.models import TextChoices as Choices

__all__ = ["Choices"]
