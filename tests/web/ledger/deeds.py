"""Every operation of the web app, ready to be done once: what it needs is made here, the last step is given back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.web.access import handbook_rows as rows
from tests.web.access.matrix import make_period, make_roster, make_token
from tests.web.cast import Cast
from tests.web.handbook import making
from tests.web.handbook.making import SCAN, hartest, in_force, with_document

from handrail.web import clock
from handrail.web.handbook import operations as handbook
from handrail.web.handbook import reading
from handrail.web.handbook.asking import operations as asking
from handrail.web.handbook.asking.models import KeptAnswer
from handrail.web.handbook.asking.questions.answering import stand
from handrail.web.handbook.editions import operations as editions
from handrail.web.handbook.rulings import operations as rulings
from handrail.web.handbook.signing import operations as signing
from handrail.web.handbook.signing.training import operations as trainings
from handrail.web.oversight import operations as oversight
from handrail.web.people import operations as people
from handrail.web.people.calendar import operations as calendar
from handrail.web.people.models import Holding, Pupil
from handrail.web.people.roles import Role
from handrail.web.people.rosters import operations as rosters
from handrail.web.people.rosters.models import Roster
from handrail.web.people.rosters.planning.steps import Plan, Step, new_id
from handrail.web.people.terminal import TERMINAL
from handrail.web.people.tokens import operations as tokens

Deed = Callable[[], Any]
Ready = Callable[[Cast], Deed]
DAY = date(2030, 9, 3)


def _standing(cast: Cast, word: str = "name-employer") -> dict[str, Any]:
    edition = in_force(cast.school)
    standing = stand(reading.page(edition).policy, word, {}, {"role": "staff"})
    return {"standing": standing, "edition": edition, "school": cast.school, "by": cast.ada}


def _begun(cast: Cast) -> Roster:
    return rosters.begin(roster=make_roster(cast.school), by=TERMINAL)


def _part(cast: Cast) -> Deed:
    part = _begun(cast).parts.get()
    steps = [Step("new", "Zoe Zed", deeds={"person": [[new_id(), "Zoe Zed", None]]})]
    return lambda: rosters.write_part(part=part, steps=steps, by=TERMINAL)


def _done(cast: Cast) -> Deed:
    roster = _begun(cast)
    rosters.write_part(part=roster.parts.get(), steps=[], by=TERMINAL)
    return lambda: rosters.finish(roster=roster, by=TERMINAL)


def _forgotten(cast: Cast) -> Deed:
    roster = make_roster(cast.school)
    Roster.objects.filter(pk=roster.pk).update(sent_at=clock.now() - timedelta(days=30))
    return lambda: rosters.sweep(school=cast.school)


def _plan(cast: Cast) -> Deed:
    roster = rosters.receive(school=cast.school, sort="staff", content=b"Name\n", by=TERMINAL)
    return lambda: rosters.keep_plan(roster=roster, plan=Plan(), chosen={}, lists_everybody=False, by=cast.carol)


def _old_answer(cast: Cast) -> Deed:
    answer = rows.keep(cast, cast.ada, cast.school)
    KeptAnswer.objects.filter(pk=answer.pk).update(kept_at=clock.now() - timedelta(days=800))
    return lambda: asking.purge(school=cast.school)


def _sign(cast: Cast) -> Deed:
    with_document(in_force(cast.school))
    to = making.to_sign(cast.school)
    right = making.answers(cast.ada, to)
    return lambda: signing.sign(to=to, answers=right, by=cast.ada)


def _sheet(cast: Cast) -> Deed:
    with_document(in_force(cast.school))
    sam = people.add_person(name="Sam Supply", email=None, school=cast.school, role=Role.STAFF, by=TERMINAL)
    said = {"to": making.to_sign(cast.school), "content": SCAN, "signed_on": clock.today(), "people": [sam.pk]}
    return lambda: signing.enter_sheet(**said, by=cast.carol)


def _training(cast: Cast) -> Deed:
    making.order_training(cast.school)
    return lambda: making.take_training(cast.ada, cast.school)


def _taken_training(cast: Cast) -> Deed:
    taken = making.take_training(cast.ada, cast.school)
    return lambda: trainings.take_back(training=taken, by=cast.carol)


def _document(cast: Cast) -> Deed:
    edition = in_force(cast.school)
    return lambda: editions.add_document(edition=edition, content=b"x", name="x.txt", text="x", by=cast.carol)


def _with(make: Callable[[Cast], Any], do: Callable[[Cast, Any], Any]) -> Ready:
    """Make something first, and do something with it after."""

    def ready(cast: Cast) -> Deed:
        made = make(cast)
        return lambda: do(cast, made)

    return ready


def _now(do: Callable[[Cast], Any]) -> Ready:
    return lambda cast: lambda: do(cast)


def _period(cast: Cast) -> dict[str, Any]:
    return {"sort": "inset", "name": "INSET", "first": DAY, "last": DAY, "by": cast.carol}


def _person(cast: Cast) -> dict[str, Any]:
    return {"name": "Zoe Zed", "email": None, "school": cast.school, "role": Role.STAFF, "by": cast.carol}


def _asked(cast: Cast) -> Any:
    return rows.ask(cast, cast.ada, cast.school)


def _ruling(cast: Cast) -> Any:
    return rows.rule(cast, _asked(cast))


def _kept(cast: Cast) -> KeptAnswer:
    return rows.keep(cast, cast.ada, cast.school)


def _noor(cast: Cast) -> Pupil:
    return Pupil.objects.get(school=cast.school, given_name="Noor")


def _helper(cast: Cast) -> Holding:
    return Holding.objects.get(person=cast.by_role[Role.VOLUNTEER])


READY: dict[str, Ready] = {
    "people.operations.make_trust": _now(lambda c: people.make_trust(name="Z", slug="z", by=TERMINAL)),
    "people.operations.make_school": _now(lambda c: people.make_school(name="Z", slug="z", by=TERMINAL)),
    "people.operations.add_person": _now(lambda c: people.add_person(**_person(c))),
    "people.operations.change_telephone": _now(
        lambda c: people.change_telephone(person=c.ada, telephone="01632 960 001", school=c.school, by=c.carol)
    ),
    "people.operations.give_role": _now(
        lambda c: people.give_role(person=c.ada, role=Role.GOVERNOR, school=c.school, by=c.carol)
    ),
    "people.operations.give_trust_role": _now(
        lambda c: people.give_trust_role(person=c.ada, role=Role.TRUST_OFFICER, trust=c.trust, by=TERMINAL)
    ),
    "people.operations.end_role": _with(_helper, lambda c, held: people.end_role(holding=held, by=c.carol)),
    "people.operations.record_leaver": _now(lambda c: people.record_leaver(person=c.ada, school=c.school, by=c.carol)),
    "people.operations.add_year_group": _now(
        lambda c: people.add_year_group(school=c.school, number=9, name="Year 9", by=c.carol)
    ),
    "people.operations.add_pupil": _now(
        lambda c: people.add_pupil(school=c.school, given_name="A", family_name="B", by=c.carol)
    ),
    "people.operations.add_carer": _with(
        _noor, lambda c, pupil: people.add_carer(pupil=pupil, person=c.pat, relation="aunt", by=TERMINAL)
    ),
    "people.tokens.operations.make_token": _now(
        lambda c: tokens.make_token(name="x", scopes=["ask"], days=1, by=c.carol)
    ),
    "people.tokens.operations.end_token": _with(
        make_token, lambda c, token: tokens.end_token(token=token, by=c.by_role[Role.DATA_PROTECTION_LEAD])
    ),
    "people.calendar.operations.add_period": _now(lambda c: calendar.add_period(school=c.school, **_period(c))),
    "people.calendar.operations.change_period": _with(
        lambda c: make_period(c.school), lambda c, period: calendar.change_period(period=period, **_period(c))
    ),
    "people.calendar.operations.remove_period": _with(
        lambda c: make_period(c.school), lambda c, period: calendar.remove_period(period=period, by=c.carol)
    ),
    "people.rosters.operations.receive": _now(
        lambda c: rosters.receive(school=c.school, sort="staff", content=b"Name\n", by=c.carol)
    ),
    "people.rosters.operations.keep_plan": _plan,
    "people.rosters.operations.begin": _with(
        lambda c: make_roster(c.school), lambda c, roster: rosters.begin(roster=roster, by=c.carol)
    ),
    "people.rosters.operations.discard": _with(
        lambda c: make_roster(c.school), lambda c, roster: rosters.discard(roster=roster, by=c.carol)
    ),
    "people.rosters.operations.write_part": _part,
    "people.rosters.operations.finish": _done,
    "people.rosters.operations.stop": _with(_begun, lambda c, roster: rosters.stop(roster=roster)),
    "people.rosters.operations.sweep": _forgotten,
    "handbook.operations.adopt": _now(lambda c: handbook.adopt(school=c.school, text=hartest(), name="x", by=c.carol)),
    "handbook.editions.operations.publish": _now(
        lambda c: editions.publish(school=c.school, text=hartest(), name="x", since=DAY, by=c.carol)
    ),
    "handbook.editions.operations.add_document": _document,
    "handbook.editions.operations.adopt_text": _with(
        lambda c: in_force(c.school),
        lambda c, edition: editions.adopt_text(edition=edition, body="head", adopted_on=clock.today(), by=c.carol),
    ),
    "handbook.signing.operations.sign": _sign,
    "handbook.signing.operations.enter_sheet": _sheet,
    "handbook.signing.training.operations.record_training": _training,
    "handbook.signing.training.operations.take_back": _taken_training,
    "handbook.asking.operations.keep": _with(_standing, lambda c, said: asking.keep(**said)),
    "handbook.asking.operations.send": _with(_kept, lambda c, one: asking.send(answer=one, to=c.carol, by=c.ada)),
    "handbook.asking.operations.delete": _with(_kept, lambda c, one: asking.delete(answer=one, by=c.ada)),
    "handbook.asking.operations.purge": _old_answer,
    "handbook.rulings.operations.ask": _with(_kept, lambda c, one: rulings.ask(answer=one, note="", by=c.ada)),
    "handbook.rulings.operations.ask_about": _with(_standing, lambda c, said: rulings.ask_about(**said, note="")),
    "handbook.rulings.operations.rule": _with(_asked, lambda c, asked: rows.rule(c, asked)),
    "handbook.rulings.operations.publish": _with(
        _ruling, lambda c, one: rulings.publish(ruling=one, precedent="x", by=c.carol)
    ),
    "handbook.rulings.operations.prolong": _with(
        _ruling, lambda c, one: rulings.prolong(ruling=one, until=DAY, by=c.carol)
    ),
    "handbook.rulings.operations.end": _with(_ruling, lambda c, one: rulings.end(ruling=one, by=c.carol)),
    "oversight.operations.note_reading": _now(lambda c: oversight.note_reading(school=c.school, by=c.carol)),
    "oversight.operations.take_copy": _now(lambda c: list(oversight.take_copy(school=c.school, by=c.carol))),
}
