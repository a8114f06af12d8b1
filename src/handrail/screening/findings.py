"""What screening hands back: a place in the text as it was given, what it is, whom it may mean, and a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a finding is."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    POSTCODE = "postcode"
    ADDRESS = "address"
    DATE_OF_BIRTH = "date-of-birth"
    TAG = "tag"
    SCHOOL = "school"
    ABUSE = "abuse"
    POLITICAL = "political"
    COMMERCIAL = "commercial"
    WHEREABOUTS = "whereabouts"


class Strength(StrEnum):
    """How sure a finding is. A person decides either way."""

    STRONG = "strong"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that somebody should look at before the text goes out.

    `text` is what stands from `start` to `end` in the text as it was given. `who` are the roster's ids of those whom a
    name may mean, the likeliest first; `restricted` says that one of them must not be published at all. `points_to`
    are the words of the vocabulary (of the fact `content`) for which the finding is a sign.
    """

    kind: Kind
    start: int
    end: int
    text: str
    strength: Strength
    says: str
    who: tuple[str, ...] = ()
    restricted: bool = False
    points_to: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the finding as plain data; `who` is the likeliest person, `also` are the others."""
        data: dict[str, object] = {"kind": self.kind.value, "start": self.start, "end": self.end, "text": self.text}
        data["who"] = self.who[0] if self.who else None
        if len(self.who) > 1:
            data["also"] = list(self.who[1:])
        if self.restricted:
            data["restricted"] = True
        return data | {"strength": self.strength.value, "says": self.says}
