"""Who is in the demo. Every school, person and pupil is invented; the policies are the five that come with Handrail."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from handrail.web.people.roles import Role

TRUST = ("The Copperleaf Trust", "copperleaf")


@dataclass(frozen=True, slots=True)
class DemoSchool:
    """One school of the demo: its name, the policy that it adopted, its years."""

    name: str
    slug: str
    policy: str
    years: range
    head: str
    teacher: str


TOLD = tomllib.loads((Path(__file__).parent / "schools.toml").read_text(encoding="utf-8"))
SCHOOLS = tuple(DemoSchool(**{**one, "years": range(one["years"][0], one["years"][1] + 1)}) for one in TOLD["school"])
GIVEN, FAMILY = TOLD["given_names"].split(), TOLD["family_names"].split()

# Who is at every school, in this order; the rest of the staff teach.
POSTS = (
    (Role.DEPUTY_HEAD, Role.DSL),
    (Role.STAFF, Role.DEPUTY_DSL),
    (Role.STAFF, Role.COMMUNICATIONS_LEAD, Role.CHANNEL_ADMINISTRATOR),
    (Role.STAFF, Role.SECOND_READER),
    (Role.DATA_PROTECTION_LEAD,),
    (Role.IT_ADMINISTRATOR,),
    (Role.CHAIR, Role.GOVERNOR),
    (Role.GOVERNOR,),
    (Role.VOLUNTEER,),
    (Role.CONTRACTOR,),
    (Role.STAFF,),
    (Role.STAFF,),
    (Role.STAFF,),
)


def names(school: int) -> list[str]:
    """Give names enough for a school, other ones for each."""
    given = islice(cycle(GIVEN), school * 5, school * 5 + 120)
    family = islice(cycle(FAMILY), school * 7, school * 7 + 120)
    return [f"{first} {last}" for first, last in zip(given, family, strict=True)]


def address(name: str, school: DemoSchool) -> str:
    """Give the mailbox of an invented person, at a name that can never be a real one."""
    return f"{name.lower().replace(' ', '.')}@{school.slug}.example"
