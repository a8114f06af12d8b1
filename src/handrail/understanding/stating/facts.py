"""State the facts of a scene: each from its own reader, or straight from its phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from handrail.understanding.noticing.ages import ages, school_years
from handrail.understanding.noticing.clock import clock
from handrail.understanding.noticing.marks import Mark
from handrail.understanding.noticing.scene import Scene, Statement
from handrail.understanding.stating.askers import role
from handrail.understanding.stating.conditions import met
from handrail.understanding.stating.contents import content
from handrail.understanding.stating.deeds import by, reporter, target
from handrail.understanding.stating.persons import family, other
from handrail.understanding.stating.places import platform
from handrail.understanding.text.lists import read, rows


def _age(scene: Scene) -> Iterator[Statement]:
    if len(found := ages(scene.text)) == 1:
        yield _number(scene, "age", found.pop())


def _year_group(scene: Scene) -> Iterator[Statement]:
    if any(one.group == "former-pupil" for one in scene.people):
        return  # the year that somebody left is not the year in which somebody is
    if len(found := school_years(scene.text) - {RECEPTION}) == 1:
        yield _number(scene, "year_group", found.pop())


def _clock(scene: Scene) -> Iterator[Statement]:
    if (found := clock(scene.text)) is not None:
        yield Statement("clock", found, 0, 0)


def _device(scene: Scene) -> Iterator[Statement]:
    """Yield whose device it is; where the use of one's own is asked about, a telephone is one's own."""
    said = list(_said("device")(scene))
    yield from said
    if not said and scene.word == "use-personal-device":
        for start, end in scene.holds("own-device"):
            yield Statement("device", "personal", start, end)
            return


def _capacity(scene: Scene) -> Iterator[Statement]:
    """Yield for whom it is; an account of the school is opened and run for the school."""
    if scene.word in ("open-channel", "run-channel"):
        sign = scene.asking.found[0]
        yield Statement("capacity", "official", sign.start, sign.end)
        return
    yield from _said("capacity")(scene)


def _number(scene: Scene, fact: str, number: int) -> Statement:
    for place, token in enumerate(scene.text.tokens):
        if number in (token.number, token.year):
            return Statement(fact, number, place, place + 1)
    return Statement(fact, number, 0, 0)


RECEPTION = 0
"""A desk as often as a school year, and no year has this number: it is left to be asked."""
READERS: dict[str, Callable[[Scene], Iterator[Statement]]] = {
    "role": role,
    "with": other,
    "family": family,
    "platform": platform,
    "device": _device,
    "capacity": _capacity,
    "age": _age,
    "year_group": _year_group,
    "clock": _clock,
    "met": met,
    "content": content,
    "by": by,
    "target": target,
    "reporter": reporter,
}


@cache
def relevant(word: str) -> tuple[str, ...]:
    """Return the facts that are read for an action or event."""
    table = read("relevant")
    return tuple(rows(table["actions"].get(word) or table["events"].get(word) or ""))


def state(scene: Scene) -> list[Statement]:
    """Return the facts that the words state, in the order in which they are listed for the action or event."""
    return [one for fact in relevant(scene.word) for one in READERS.get(fact, _said(fact))(scene)]


def _said(fact: str) -> Callable[[Scene], Iterator[Statement]]:
    def read_marks(scene: Scene) -> Iterator[Statement]:
        """Yield the one value that the phrases give; nothing where they speak for two."""
        marks = list(scene.marked(fact))
        found = {
            value: mark
            for mark in marks
            if (value := _value(mark)) is not None
            and not any(one.value != mark.value and _within(mark, one) for one in marks)
            and not _by_the_way(scene, mark)
        }
        if len(found) > 1 and WINS.get(fact) in found:
            found = {WINS[fact]: found[WINS[fact]]}
        if len(found) == 1:
            ((value, mark),) = found.items()
            yield Statement(fact, value, mark.start, mark.end)

    return read_marks


def _within(mark: Mark, other: Mark) -> bool:
    """Whether a longer phrase holds this one: "mobile" within "the school mobile"."""
    return other.start <= mark.start and mark.end <= other.end and other.end - other.start > mark.end - mark.start


THINGS = frozenset({"school-device", "school-email", "in-writing"})
"""Conditions that name a thing, and nobody: "on the staffroom PC" says where."""
WINS = {"continues": False, "place": "trip", "lado_advised": False, "pupils_present": False}
"""Which value holds where both are said: "it stopped after we spoke to them", "on the residential, in bed"."""
UNTURNED = frozenset({"work_purpose", "known_through_work", "school_hours", "outside_school", "families_engage"})
"""Facts that a "not" does not turn round: "haven't turned up for the exam" is for work all the same."""
PLACES_AND_TIMES = frozenset({"place", "working_time", "school_hours", "teaching", "pupils_present"})


def _by_the_way(scene: Scene, mark: Mark) -> bool:
    """Whether a place or time only says who somebody is: "Jo in the office", a lunchtime supervisor."""
    if mark.fact not in PLACES_AND_TIMES:
        return False
    named = [(one.start, one.end) for one in scene.people]
    named += [(one.start, one.end) for one in scene.marked("met") if one.value not in THINGS]
    return any(
        start < mark.end and mark.start < end and end > mark.end - 1 and start <= mark.start for start, end in named
    )


def _value(mark: Mark) -> object:
    """Return what a phrase says: under a no, "yes" is no and anything else nothing."""
    if mark.denied:
        return False if mark.value == "yes" and mark.fact not in UNTURNED else None
    return mark.value == "yes" if mark.value in ("yes", "no") else mark.value
