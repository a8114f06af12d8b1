"""What a check says: what is wrong, what to do about it, and whether production may start all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that is wrong: what, what to do, and whether production may start all the same."""

    says: str
    hint: str
    unsafe: bool = True


Check = Callable[[], Iterator[Complaint]]
