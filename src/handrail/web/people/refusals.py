"""What an access function gives back: Allowed, or a Refusal with the sentence that says why not.

may_give_role(by, role, school).or_raise()     # in an operation: raises Refused, which Django answers with 403
if may_give_role(person, role, school): ...    # for a button or a view
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """This person may not do this; carries the sentence for the page."""


@dataclass(frozen=True)
class Allowed:
    """Nothing stands in the way."""

    def __bool__(self) -> bool:
        return True

    def or_raise(self) -> None:
        """Do nothing."""


@dataclass(frozen=True)
class Refusal:
    """Why not, in a sentence for the person who asked."""

    why: str

    def __bool__(self) -> bool:
        return False

    def or_raise(self) -> None:
        """Stop the operation."""
        raise Refused(self.why)


def only_if(allowed: bool, why: str) -> Allowed | Refusal:
    """Allow, or refuse with this sentence."""
    return Allowed() if allowed else Refusal(why)
