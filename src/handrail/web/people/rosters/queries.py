"""What the page of a roster shows: lists that are taken out of their seals for whoever looks, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Sum

from handrail.web.people.models import School
from handrail.web.people.rosters import sealing
from handrail.web.people.rosters.models import Remembered, Roster
from handrail.web.people.rosters.planning.steps import CHANGED, LEFT, NEW, Refused, Step
from handrail.web.people.rosters.states import State

REFUSED, UNCHANGED, ASIDE = "refused", "unchanged", "aside"
WORDS = {
    NEW: ("New", "are new"),
    CHANGED: ("Changed", "change"),
    LEFT: ("Left", "have left"),
    REFUSED: ("Refused", "are refused"),
    UNCHANGED: ("Unchanged", "stay as they are"),
}
MANY, SHARE = 5, 0.2


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of one verdict, and whether there is a list of them."""

    name: str
    text: str
    says: str
    number: int
    has_list: bool


def remembered(school: School, sort: str) -> dict[str, str]:
    """Give the columns that the school's last file of this sort had."""
    row = Remembered.objects.filter(school=school, sort=sort).first()
    return dict(sealing.taken(row.columns, row.pk)) if row else {}


def counted(roster: Roster) -> list[Count]:
    """Give how many there are of each verdict."""
    planned = roster.state == State.PLANNED
    return [
        Count(name, text, says, number, bool(number) and (name == REFUSED or (planned and name != UNCHANGED)))
        for name, (text, says) in WORDS.items()
        for number in [roster.counts.get(name, 0)]
    ]


def shown(roster: Roster, verdict: str) -> tuple[list[Step | Refused], list[str]]:
    """Give the list of one verdict, and what is to be said of the whole file."""
    refused, notes = sealing.take_refused(roster.report, roster.pk)
    if verdict == REFUSED:
        return [*refused], notes
    parts = roster.parts.filter(school=roster.school)
    if verdict == ASIDE:
        found = parts.filter(set_aside__gt=0).order_by("number")
        return [one for part in found for one in sealing.take_refused(part.aside, part.pk)[0]], notes
    if verdict in (NEW, CHANGED, LEFT) and roster.state == State.PLANNED:
        found = parts.filter(verdict=verdict).order_by("number")
        return [step for part in found for step in sealing.take_steps(part.steps, part.pk)], notes
    return [], notes


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the writing is."""

    steps: int
    done: int
    aside: int


def progress(roster: Roster) -> Progress:
    """Say how many steps there are, how many are done, and how many of them no longer fitted."""
    parts = roster.parts.filter(school=roster.school)
    total = parts.aggregate(all=Sum("size"), aside=Sum("set_aside"))
    done = parts.exclude(done_at=None).aggregate(all=Sum("size"))["all"]
    return Progress(total["all"] or 0, done or 0, total["aside"] or 0)


def many_leave(roster: Roster) -> bool:
    """Say whether so many would leave that somebody should look twice: more than five, and a fifth of those there."""
    left = roster.counts.get(LEFT, 0)
    there = left + roster.counts.get(CHANGED, 0) + roster.counts.get(UNCHANGED, 0)
    return roster.state == State.PLANNED and left > MANY and left > there * SHARE
