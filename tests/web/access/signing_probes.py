"""What must not be possible with signatures, one small try each; `probes` runs them with the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from tests.web.access import signing_rows as rows
from tests.web.cast import Cast, signed_in
from tests.web.handbook.making import SCAN, answers, order_training, take_training, to_sign

from handrail.web import clock
from handrail.web.handbook.signing import operations as signing
from handrail.web.handbook.signing.models import Training
from handrail.web.handbook.signing.training import operations as trainings
from handrail.web.people.roles import Role

Probe = Callable[[Cast], None]


def _sign_as_a_parent(cast: Cast) -> object:
    rows.to_be_signed(cast, cast.school)
    to = to_sign(cast.school)
    return signing.sign(to=to, answers=answers(cast.pat, to), by=cast.pat)


def _enter_as_a_teacher(cast: Cast) -> object:
    rows.to_be_signed(cast, cast.school)
    to = to_sign(cast.school)
    return signing.enter_sheet(to=to, content=SCAN, signed_on=clock.today(), people=[cast.carol.pk], by=cast.ada)


def _paper_needs_a_fresh_sign_in(cast: Cast) -> None:
    rows.to_be_signed(cast, cast.school)
    browser = signed_in(cast.carol)
    with clock.frozen(clock.now() + timedelta(minutes=30)), transaction.atomic():
        scan, day = SimpleUploadedFile("a.pdf", SCAN), clock.today().isoformat()
        sent = {"people": [str(cast.ada.pk)], "signed_on": day, "scan": scan}
        goal = browser.post(reverse("handbook:paper", args=["ashgrove"]), sent).headers.get("Location", "")
        transaction.set_rollback(True)
    assert "reauthenticate" in goal, goal


def _record_training_as_a_teacher(cast: Cast) -> object:
    order_training(cast.school)
    return take_training(cast.carol, cast.school, by=cast.ada)


def _take_training_back_as_a_teacher(cast: Cast) -> object:
    return trainings.take_back(training=take_training(cast.carol, cast.school), by=cast.ada)


def _training_needs_a_fresh_sign_in(cast: Cast) -> None:
    clause = order_training(cast.school).clause
    browser = signed_in(cast.carol)
    with clock.frozen(clock.now() + timedelta(minutes=30)), transaction.atomic():
        scan, day = SimpleUploadedFile("a.pdf", SCAN), clock.today().isoformat()
        sent = {"course": "A course", "people": [str(cast.ada.pk)], "took_on": day, "certificate": scan}
        goal = browser.post(reverse("handbook:training-record", args=["ashgrove", clause]), sent)
        transaction.set_rollback(True)
    assert "reauthenticate" in goal.headers.get("Location", ""), goal.status_code


def _everybodys_training_is_for_the_leaders(cast: Cast) -> None:
    take_training(cast.carol, cast.school)
    page = signed_in(cast.ada).get(reverse("handbook:training", args=["ashgrove"])).content.decode()
    assert "Your training" in page
    assert cast.carol.name not in page


def _whoever_cannot_record_is_not_offered_it(cast: Cast) -> None:
    order_training(cast.school)
    for role, is_offered in ((Role.CHAIR, False), (Role.HEAD, True)):
        page = signed_in(cast.by_role[role]).get(reverse("handbook:training", args=["ashgrove"])).content.decode()
        assert ("Record a training" in page) is is_offered


def _a_list_is_for_those_who_see_all(cast: Cast) -> None:
    made = take_training(cast.ada, cast.school)
    Training.objects.filter(school=cast.school, pk=made.pk).update(is_list=True)
    way = reverse("handbook:training-certificate", args=["ashgrove", made.pk])
    assert signed_in(cast.ada).get(way).status_code == 403


def _other_schools_training_is_not_there(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    theirs = rows.training_taken(cast, cast.other)[1]
    for name, send in (("certificate", browser.get), ("take-back", browser.post)):
        assert send(reverse(f"handbook:training-{name}", args=["ashgrove", theirs])).status_code == 404


def _other_schools_signatures_are_not_there(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    for name, given in (("signature", rows.signed), ("scan", rows.on_paper)):
        theirs = given(cast, cast.other)[1]
        assert browser.get(reverse(f"handbook:{name}", args=["ashgrove", theirs])).status_code == 404


def probes(operation: Callable[[Callable[[Cast], object]], Probe], page: Callable[..., Probe]) -> dict[str, Probe]:
    """Give the probes of signing."""
    return {
        "record training": operation(_record_training_as_a_teacher),
        "take training back": operation(_take_training_back_as_a_teacher),
        "fresh training": _training_needs_a_fresh_sign_in,
        "everybody's training": _everybodys_training_is_for_the_leaders,
        "offer to record": _whoever_cannot_record_is_not_offered_it,
        "list of training": _a_list_is_for_those_who_see_all,
        "other training": _other_schools_training_is_not_there,
        "sign": operation(_sign_as_a_parent),
        "enter sheet": operation(_enter_as_a_teacher),
        "fresh paper": _paper_needs_a_fresh_sign_in,
        "other signatures": _other_schools_signatures_are_not_there,
        "handbook:sign": page("handbook:sign", Role.PARENT),
        "handbook:check": page("handbook:check", Role.PARENT),
        "handbook:signatures": page("handbook:signatures", Role.STAFF),
        "handbook:sheet": page("handbook:sheet", Role.STAFF),
        "handbook:paper": page("handbook:paper", Role.STAFF),
        "handbook:signature": page("handbook:signature", Role.VOLUNTEER),
        "handbook:certificate": page("handbook:certificate", Role.VOLUNTEER),
        "handbook:scan": page("handbook:scan", Role.STAFF),
        "handbook:training": page("handbook:training", Role.PARENT),
        "handbook:training-record": page("handbook:training-record", Role.STAFF),
        "handbook:training-certificate": page("handbook:training-certificate", Role.VOLUNTEER),
        "handbook:training-take-back": page("handbook:training-take-back", Role.STAFF, Role.CHAIR),
    }
